"""Names below a text, above the next heading: whose they are is told by what they stand near."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.carrying.signed import with_signatures

TEXT = "The ferry left the lower landing at six, and the boy was the last to jump aboard."
NAME = "Mary Orrin"


def role_of_name(
    name: tuple[int, int], below: tuple[int, int] | None, text: str = NAME
) -> BlockRole:
    """Return what a name becomes below a text on page 0; places are pages and gaps above."""
    placed = [(BlockRole.PARAGRAPH, TEXT, (0, 0)), (BlockRole.HEADING, text, name)]
    placed += [(BlockRole.HEADING, "The Mule", below)] if below else []
    drafts = [
        Draft(role, (Row(at, at, page, text, 0, gap, False, False, len(text)),))
        for at, (role, text, (page, gap)) in enumerate(placed, 1)
    ]
    return with_signatures(drafts, language("en"))[1].role


@pytest.mark.parametrize(
    ("name", "below"), [((0, 1), (0, 1)), ((0, 1), (0, 3)), ((0, 2), (1, 0)), ((1, 0), None)]
)
def test_a_name_that_stands_at_the_text_above_signs_it(
    name: tuple[int, int], below: tuple[int, int] | None
) -> None:
    assert role_of_name(name, below) is BlockRole.PARAGRAPH


@pytest.mark.parametrize(("name", "below"), [((1, 0), (1, 1)), ((1, 0), (2, 0)), ((0, 3), (0, 1))])
def test_a_name_on_top_of_a_page_or_at_the_heading_below_stays_a_heading(
    name: tuple[int, int], below: tuple[int, int]
) -> None:
    assert role_of_name(name, below) is BlockRole.HEADING


def test_what_counts_is_no_name() -> None:
    assert role_of_name((0, 1), (0, 1), "THIRD ACT.") is BlockRole.HEADING


@pytest.mark.parametrize(
    ("indent", "page", "role"),
    [
        (60, 1, BlockRole.PARAGRAPH),
        (0, 1, BlockRole.HEADING),
        (60, 0, BlockRole.HEADING),
    ],
    ids=["right, new page", "left", "right, same page"],
)
def test_a_name_at_the_right_signs_above_a_deeper_heading_on_the_next_page(
    indent: int, page: int, role: BlockRole
) -> None:
    """A part that is named after a person stands above deeper headings."""
    placed = [
        *[(BlockRole.PARAGRAPH, TEXT, 0, 0)] * 12,
        (BlockRole.HEADING, NAME, 0, indent),
        (BlockRole.HEADING, "The Mule", page, 0),
    ]
    drafts = [
        Draft(own, (Row(at, at, on, text, by, 1, False, False, len(text)),), level=level)
        for at, (own, text, on, by) in enumerate(placed, 1)
        for level in (2 if text == NAME else 3,)
    ]
    assert with_signatures(drafts, language("en"))[-2].role is role
