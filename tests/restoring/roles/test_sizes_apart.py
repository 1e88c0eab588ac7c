"""Titles and headings end where all that follows is set in clearly smaller type."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.model.roles import BlockRole
from publisher.model.transcript import Run
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import Seen
from publisher.restoring.roles.carrying.sizes_apart import with_sizes_apart

TITLE, HEADING, FRONT = BlockRole.TITLE, BlockRole.HEADING, BlockRole.FRONT


def parted(role: BlockRole, *lines: tuple[str, float]) -> list[tuple[BlockRole, str]]:
    """Return what becomes of a block whose lines have these sizes (0: not seen)."""
    rows = tuple(
        Row(n, n, 0, text, 0, 0, False, False, 9000.0, seen=seen_in(text, size))
        for n, (text, size) in enumerate(lines)
    )
    made = with_sizes_apart([Draft(role, rows)], language("en"))
    return [(block.role, " / ".join(row.text for row in block.rows)) for block in made]


def seen_in(text: str, size: float) -> Seen:
    return Seen(size=size, runs=(Run(text, size),)) if size else Seen()


def test_what_stands_below_a_title_in_smaller_type_is_a_front_line() -> None:
    lines = (("The Lamp & the Oil", 2.2), ("A History of the Light of Skarvholmen", 1.0))
    assert parted(TITLE, *lines) == [(TITLE, lines[0][0]), (FRONT, lines[1][0])]


def test_what_stands_below_a_heading_in_smaller_type_is_the_next_one() -> None:
    lines = (("1. The lamps of the house", 1.4), ("a. Oil and wicks", 1.0), ("b. Glass", 1.0))
    assert parted(HEADING, *lines) == [
        (HEADING, "1. The lamps of the house"),
        (HEADING, "a. Oil and wicks / b. Glass"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (("The Lamps of", 1.4), ("The House", 1.0)),
        (("The Lamps", 1.4), ("of the House", 1.0)),
        (("The light-", 1.4), ("House", 1.0)),
        (("CHAPTER IV.", 1.4), ("The House", 1.0)),
        (("The Lamps", 1.4), ("The House", 1.3)),
        (("The Lamps", 1.0), ("The House", 1.4)),
        (("HISTORY", 2.0), ("AND", 1.0), ("MEMORY", 2.0)),
        (("The Lamps", 0.0), ("The House", 0.0)),
        (("The Lamps", 1.4), ("The House", 0.0)),
    ],
    ids=[
        "hangs",
        "goes on",
        "broken",
        "counts",
        "alike",
        "larger",
        "between",
        "unseen",
        "half seen",
    ],
)
def test_a_heading_is_left_whole(lines: tuple[tuple[str, float], ...]) -> None:
    assert parted(HEADING, *lines) == [(HEADING, " / ".join(text for text, _ in lines))]


def test_capitals_set_as_small_ones_count_with_their_first_letters() -> None:
    small = Seen(size=0.8, runs=(Run("T", 1.2), Run("HE ", 0.8), Run("H", 1.2), Run("OUSE", 0.8)))
    large = Seen(size=1.2, runs=(Run("LAMP IV", 1.2),))
    rows = tuple(
        Row(n, n, 0, text, 0, 0, False, False, 9000.0, seen=seen)
        for n, (text, seen) in enumerate((("LAMP IV", large), ("THE HOUSE", small)))
    )
    assert len(with_sizes_apart([Draft(HEADING, rows)], language("en"))) == 1


def test_text_is_never_parted() -> None:
    lines = (("The lamps were lit.", 1.4), ("Nobody came.", 1.0))
    assert len(parted(BlockRole.PARAGRAPH, *lines)) == 1
