"""The levels of headings, by how they are set where the source shows it."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import NOTHING_SEEN, Seen
from publisher.restoring.roles.carrying.levels import with_levels

BOLD, ITALIC = Seen(size=1.0, weight="bold"), Seen(size=1.0, weight="italic")


def levels(*headings: tuple[str, Seen], gaps: tuple[int, ...] = ()) -> list[int]:
    spaces = gaps or (1,) * len(headings)
    rows = [
        Row(n, n, 0, text, 0, gap, False, False, 9000.0, seen=seen)
        for n, ((text, seen), gap) in enumerate(zip(headings, spaces, strict=True))
    ]
    blocks = [Draft(BlockRole.HEADING, (row,)) for row in rows]
    return [block.level for block in with_levels(blocks, language("en"))]


def set_in(size: float) -> Seen:
    return Seen(size=size, weight="bold")


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ((set_in(1.4), set_in(1.2), set_in(1.2), set_in(1.4)), [2, 3, 3, 2]),
        ((set_in(1.2), BOLD, ITALIC, BOLD), [2, 3, 4, 3]),
        ((set_in(1.41), set_in(1.4), set_in(1.1)), [2, 2, 3]),
    ],
    ids=["sizes", "faces of one size", "sizes that hardly differ"],
)
def test_larger_headings_stand_above_smaller_ones(
    looks: tuple[Seen, ...], expected: list[int]
) -> None:
    assert levels(*(("The quay", look) for look in looks)) == expected


def test_the_look_goes_before_the_count() -> None:
    assert levels(("Part I", set_in(1.2)), ("Chapter 1", set_in(1.4))) == [3, 2]


def test_headings_that_look_alike_are_told_by_their_count() -> None:
    alike = [("Part I", BOLD), ("Chapter 1", BOLD), ("Part II", BOLD), ("Chapter 2", BOLD)]
    assert levels(*alike) == [2, 3, 2, 3]


def test_without_sizes_the_count_tells() -> None:
    plain = ("Part I", "Chapter 1", "Chapter 2", "Part II")
    assert levels(*((text, NOTHING_SEEN) for text in plain)) == [2, 3, 3, 2]


@pytest.mark.parametrize("look", [BOLD, ITALIC, set_in(1.3)], ids=["bold", "italic", "larger"])
def test_headings_that_look_alike_are_of_one_level_whatever_the_space_above(look: Seen) -> None:
    told = levels(("The quay", look), ("The boats", look), ("The nets", look), gaps=(3, 1, 2))
    assert told == [2, 2, 2]


@pytest.mark.parametrize("look", [NOTHING_SEEN, Seen(size=1.0, weight="plain")], ids=str)
def test_of_headings_set_like_the_text_the_space_above_tells(look: Seen) -> None:
    told = levels(("The quay", look), ("The boats", look), ("The nets", look), gaps=(3, 1, 2))
    assert told == [2, 3, 3]
