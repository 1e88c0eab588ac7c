"""Lines that an extractor has glued.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from dataclasses import replace

from publisher.restoring.measuring.glued_lines import printed_widths
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import Seen
from tests.restoring.galley import row

COLUMN = 10_000.0


def lines(*widths: float) -> list[Row]:
    return [row("en rad om en ko", width=width, order=n) for n, width in enumerate(widths)]


def test_a_line_glued_of_two_keeps_the_width_of_its_last() -> None:
    glued = lines(*[COLUMN] * 60, *[1.5 * COLUMN] * 3, *[2 * COLUMN] * 3)
    widths = [r.width for r in printed_widths(glued)]
    assert widths[:60] == [COLUMN] * 60
    assert all(abs(width - COLUMN / 2) < 0.05 * COLUMN for width in widths[60:63])
    assert all(width > 0.9 * COLUMN for width in widths[63:])


def test_a_line_a_little_too_wide_holds_the_end_of_the_next_one() -> None:
    glued = lines(*[COLUMN] * 60, *[2 * COLUMN] * 6, 1.2 * COLUMN, 1.04 * COLUMN)
    end, full = (r.width for r in printed_widths(glued)[-2:])
    assert end < 0.25 * COLUMN
    assert full > COLUMN


def test_a_text_with_hyphens_at_its_line_ends_is_not_glued() -> None:
    broken = [replace(r, text="en rad om en ko-") for r in lines(*[COLUMN] * 60)]
    wide = [*broken, *lines(*[1.5 * COLUMN] * 6)]
    assert printed_widths(wide) == tuple(wide)


def test_a_text_without_wide_lines_is_not_glued() -> None:
    plain = lines(*[COLUMN] * 60)
    assert printed_widths(plain) == tuple(plain)


def test_a_short_text_is_left_alone() -> None:
    short = lines(*[COLUMN] * 10, 1.5 * COLUMN, 1.5 * COLUMN)
    assert printed_widths(short) == tuple(short)


def test_lines_of_a_play_are_of_any_width() -> None:
    """Most are names, and the lines of verse are wider than those, but reach no common end."""
    names = lines(*[2_000.0 + 37 * (n % 40) for n in range(80)])
    verse = lines(*[9_000.0 + 131 * n for n in range(60)])
    assert printed_widths([*names, *verse]) == (*names, *verse)


def test_widths_that_were_measured_on_a_page_are_kept() -> None:
    wide = [replace(r, seen=Seen(ems=True)) for r in lines(*[COLUMN] * 60, *[1.5 * COLUMN] * 6)]
    assert printed_widths(wide) == tuple(wide)
