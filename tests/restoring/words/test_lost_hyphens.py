"""Words that may have lost their hyphen."""

from __future__ import annotations

import pytest

from publisher.restoring.words.line_ends import gather
from publisher.restoring.words.lost_hyphens import lost_hyphens
from tests.restoring.galley import row

TEXT = ("the old coal-mines of the north", "some coal-mines there", "to LaTeX it is")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("from all coalmines in Wales", ["coal-mines"]),
        ("and Coalmines of Wales", ["Coal-mines"]),
        ("the AustroHungarian army was", ["Austro-Hungarian"]),
        ("of AustroHungarian and AustroHungarian descent", []),
        ("what McGill said of it", []),
        ("from all gold mines in Wales", []),
    ],
)
def test_a_word_that_may_have_lost_its_hyphen(line: str, found: list[str]) -> None:
    rows = [row(text, number=n) for n, text in enumerate((*TEXT, line), 1)]
    words = gather(row.text for row in rows)
    assert [lost.hyphened for lost in lost_hyphens(rows, words)] == found


def test_what_a_text_writes_both_ways_as_often_is_its_way() -> None:
    rows = [row(text) for text in ("in the coal-mines of", "of all coalmines in")]
    assert not list(lost_hyphens(rows, gather(row.text for row in rows)))
