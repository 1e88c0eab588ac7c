"""What stands between two rows.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.restoring.characters import FIRST_CALL
from publisher.restoring.roles.blocks.boundary_features import features
from publisher.restoring.wording import ending
from tests.restoring.galley import COLUMN, row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det var en ko.", "end"),
        ("Var det en ko?", "end"),
        ("En ko!”", "end"),
        ("en ko.)", "end"),
        ("en ko …", "end"),
        ("en ko.12", "end"),
        (f"en ko.{chr(FIRST_CALL)}", "end"),
        ("så här:", "colon"),
        ("så här:”", "colon"),
        ("en kontra-", "broken"),
        ("en kontra\u00ad", "broken"),
        ("en kontra\ufffe", "broken"),
        ("en ko", "open"),
        ("en ko,", "open"),
        ("en ko –", "open"),
        ("året 1926", "open"),
        ("”", "open"),
    ],
)
def test_a_row_ends_a_sentence_or_a_colon_or_breaks_a_word_or_stays_open(
    text: str, expected: str
) -> None:
    assert ending(text) == expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (("en ko", 0), ("Och", 0), "none"),
        (("en ko", 0), ("Och", 4), "in"),
        (("en ko", 0), ("Och", 1), "slight"),
        (("en ko", 4), ("och", 4), "same"),
        (("en ko", 4), ("och", 0), "none"),
        (("• en ko", 2), ("och", 5), "same"),
        (("• en ko", 2), ("Och", 9), "in"),
    ],
)
def test_an_indent_is_told_against_the_edge_of_its_page_and_the_row_above(
    above: tuple[str, int], below: tuple[str, int], expected: str
) -> None:
    (left, outer), (right, inner) = above, below
    said = features(row(left, indent=outer), row(right, indent=inner), COLUMN)
    assert expected in said
