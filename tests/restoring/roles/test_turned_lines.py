"""Lines of verse that were turned over at the end of the column, and lines that look like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

import pytest

from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.seen import Seen
from publisher.restoring.roles.carrying.turned_lines import with_turned
from tests.restoring.galley import COLUMN, WIDTH, row

# Thousandths of an em: the words of these tests are about this wide, with the blank before them.
WORD = 2500
PROSE = Draft(
    BlockRole.PARAGRAPH, tuple(row("the ferry left at six", width=WIDTH) for _ in range(30))
)


class Printed(NamedTuple):
    """A printed line: its words, where it ends as a share of the column, its indent in blanks."""

    text: str
    ends: float = 0.5
    indent: int = 0
    gap: int = 0


SHORT = Printed("The miller took his lantern", 0.6)
FULL = Printed("The water came at evening and it stood about", 0.97)
REST = Printed("the doorstone,", 0.15)


def block(lines: Sequence[Printed], role: BlockRole = BlockRole.VERSE) -> Draft:
    rows = [
        row(one.text, width=one.ends * WIDTH - 250 * one.indent, indent=one.indent, gap=one.gap,
            seen=Seen(ems=True))
        for one in lines
    ]  # fmt: skip
    return Draft(role, tuple(rows))


def turned(*blocks: Draft, column: Column = COLUMN) -> list[str]:
    """Return the lines of verse as they run on, the blocks as a page has them."""
    orders = count()
    ordered = [
        replace(own, rows=tuple(replace(one, order=next(orders)) for one in own.rows))
        for own in blocks
    ]
    return [
        " ".join(one.text for one in run)
        for own in with_turned(ordered, column)
        for run in own.runs
        if own.role is BlockRole.VERSE
    ]


def whole(one: Printed, rest: Printed) -> str:
    return f"{one.text} {rest.text}"


HUNG = REST._replace(indent=6, ends=0.3)


@pytest.mark.parametrize(
    "rest",
    [
        HUNG,
        HUNG._replace(text="Doorstone there,"),
        REST,
        REST._replace(text="the doorstone,", indent=80, ends=0.99),
    ],
    ids=["hung", "hung with a capital", "at the edge in small letters", "flush right"],
)
def test_the_rest_of_a_line_goes_on_with_it(rest: Printed) -> None:
    lines = [FULL, rest, SHORT, SHORT, SHORT, FULL, rest, SHORT, SHORT, SHORT, SHORT]
    joined = whole(FULL, rest)
    whole_lines = [joined, *[SHORT.text] * 3, joined, *[SHORT.text] * 4]
    assert turned(PROSE, block(lines)) == whole_lines
    assert turned(block(lines)) == whole_lines


def test_a_word_that_is_broken_goes_on() -> None:
    broken = Printed("The water came at evening and it stood about the door-", 0.98)
    lines = [SHORT, broken, REST._replace(text="stone,"), Printed("and rose", 0.3), SHORT]
    assert turned(PROSE, block(lines))[1] == f"{broken.text} stone,"


def test_short_lines_below_full_ones_are_rests_in_verse_that_opens_in_small_letters() -> None:
    small = Printed("and he took his lantern", 0.6)
    lines = [FULL, REST, small, small, SHORT, FULL, REST, small, SHORT, FULL, REST, small, small]
    assert [one for one in turned(block(lines)) if REST.text in one] == [whole(FULL, REST)] * 3


def test_a_rest_that_was_told_a_paragraph_comes_to_its_stanza_and_what_stands_below_it() -> None:
    above, below = [SHORT, FULL, HUNG, SHORT, SHORT, FULL], [SHORT, SHORT, FULL, HUNG]
    blocks = PROSE, block(above), block([HUNG], BlockRole.PARAGRAPH), block(below)
    assert len([one for one in with_turned(blocks, COLUMN) if one.role is BlockRole.VERSE]) == 1
    assert turned(*blocks).count(whole(FULL, HUNG)) == 3


def test_lines_by_turns_set_in_for_their_rhyme_are_lines() -> None:
    rhyme = Printed("and all the boats were gone", 0.62, 6)
    lines = [SHORT, rhyme, FULL, rhyme, SHORT, rhyme, FULL, rhyme, SHORT, rhyme]
    assert turned(PROSE, block(lines)) == [one.text for one in lines]


def test_what_has_room_goes_on_with_nothing() -> None:
    lines = [FULL, SHORT, SHORT, HUNG, SHORT, SHORT, HUNG, FULL, SHORT]
    assert turned(PROSE, block(lines)) == [one.text for one in lines]


def test_verse_that_never_comes_to_the_end_of_its_column_has_no_rests() -> None:
    longest, small = FULL._replace(ends=0.6), REST._replace(text="and rose,")
    shorter = SHORT._replace(ends=0.4)
    lines = [longest, small, shorter, shorter, longest, small, shorter, shorter, shorter]
    assert turned(PROSE, block(lines)) == [one.text for one in lines]


def test_centred_lines_are_as_deep_as_they_are_short() -> None:
    lines = [FULL, Printed("A lamp", 0.6, 40), FULL, Printed("The oil of it", 0.65, 32), FULL,
             Printed("Of all the boats", 0.7, 28), SHORT, SHORT, SHORT]  # fmt: skip
    assert turned(PROSE, block(lines)) == [one.text for one in lines]


def test_a_stanza_below_a_gap_goes_on_with_no_line() -> None:
    apart = REST._replace(gap=1)
    lines = [SHORT, SHORT, SHORT, FULL]
    assert turned(PROSE, block(lines), block([apart, *lines])) == [
        *[one.text for one in lines], apart.text, *[one.text for one in lines],
    ]  # fmt: skip


def test_four_lines_alone_show_no_measure() -> None:
    lines = [SHORT, FULL, REST, SHORT]
    assert turned(block(lines)) == [one.text for one in lines]


def test_tercets_whose_lines_hang_are_lines_as_long_as_the_prose_beside_them_has_room() -> None:
    """Each line is as long as the others, and the measure is that of the prose."""
    first, second = FULL._replace(ends=0.9), HUNG._replace(ends=0.91)
    tercets = [block([first._replace(gap=at > 0), second, second]) for at in range(3)]
    lines = [first.text, second.text, second.text] * 3
    assert turned(PROSE, *tercets) == lines


def test_names_of_speakers_show_no_measure() -> None:
    names = [Draft(BlockRole.PARAGRAPH, (row("Marta"),)) for _ in range(30)]
    lines = [SHORT, FULL, REST, SHORT]
    assert turned(*names, block(lines)) == [one.text for one in lines]
