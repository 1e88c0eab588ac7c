"""A cell that touches the one before it begins a word, as the rows around it show."""

from __future__ import annotations

from publisher.sources.pdf.chunks import Inked
from publisher.sources.pdf.painted import Font, Glyph, Strip
from publisher.sources.pdf.rows import Row
from publisher.sources.pdf.seams import mark_seams


def row(y: float, *cells: tuple[float, str]) -> Row:
    """Return a row in type of 10 points, each letter 5 points wide: cells by where they begin."""
    inked = []
    for left, text in cells:
        glyphs = [Glyph(sign, left + 5 * n, left + 5 * n + 5) for n, sign in enumerate(text)]
        strip = Strip(glyphs, Font(), 10, y)
        inked += [Inked(glyph, strip, False) for glyph in glyphs]
    return Row(inked, y, 10)


def seams(*rows: Row) -> list[list[int]]:
    """Return the places of the glyphs with which cells begin that touch others."""
    mark_seams(rows)
    return [[n for n, one in enumerate(row.inked) if one.seam] for row in rows]


def test_a_cell_begins_where_those_of_other_rows_stand_apart() -> None:
    wide = row(20, (0, "decree"), (60, "1848")), row(40, (0, "year"), (60, "1892"))
    assert seams(wide[0], row(30, (0, "proprietors."), (60, "950"), (90, "7")), wide[1]) == [
        [],
        [12],
        [],
    ]


def test_letters_that_are_painted_one_by_one_begin_no_cell() -> None:
    letters = row(30, *((5.0 * n, sign) for n, sign in enumerate("proprietors.950")))
    others = [row(y, (0, "decree"), (60, "1848")) for y in (10, 20, 40)]
    assert seams(*others, letters)[-1] == []


def test_hyphens_that_are_painted_by_themselves_begin_no_cell() -> None:
    text = [row(10 * n, (0, "the theatre of the"), (90, "-")) for n in range(6)]
    assert seams(*text) == [[]] * 6


def test_another_font_within_a_word_begins_no_cell() -> None:
    text = [row(10 * n, (0, "the"), (15, "atre")) for n in range(2)]
    assert seams(*text) == [[], []]
