"""Tables that are ruled all round are read cell by cell, whoever draws their lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

import pytest

from publisher.manuscript import write
from publisher.model.transcript import Page, ToldCell, Transcript
from publisher.restoring import restore
from publisher.sources.pdf.painted import Box, Path, Sheet, Strip
from tests.sources.pdf.making import column, read, sheet, strip

TEXT = [
    "The mill stood where the dyke had broken twice, and what it raised",
    "was written down by its keeper in a book that nobody else could read.",
    "He began it in the spring, with the first barrels, and he went on until",
    "the river froze and no boat could come up to the quay any more.",
]
Drawn: TypeAlias = Callable[[Sequence[float], Sequence[float]], list[Box]]
# Points: the left and right edges of three columns.
EDGES = (50.0, 150.0, 230.0, 330.0)


def boxed(xs: Sequence[float], ys: Sequence[float]) -> list[Box]:
    """Return the lines of a grid, each drawn as a thin box between its neighbours."""
    level = [Box(a, y - 0.2, b, y + 0.2) for y in ys for a, b in pairwise(xs)]
    upright = [Box(x - 0.2, a, x + 0.2, b) for x in xs for a, b in pairwise(ys)]
    return [*level, *upright]


def framed(xs: Sequence[float], ys: Sequence[float]) -> list[Box]:
    """Return the lines of a grid in which each cell has a frame of its own."""
    sides = []
    for left, right in pairwise(xs):
        for top, bottom in pairwise(ys):
            x0, y0, x1, y1 = left + 1, top + 1, right - 1, bottom - 1
            sides += [Box(x0, y0, x1, y0), Box(x0, y1, x1, y1)]
            sides += [Box(x0, y0, x0, y1), Box(x1, y0, x1, y1)]
    return sides


def without(lines: Sequence[Box], at: tuple[float, float]) -> list[Box]:
    """Return lines without those that go through a point."""
    x, y = at
    return [b for b in lines if not (b.left - 1 < x < b.right + 1 and b.top - 1 < y < b.bottom + 1)]


def cells(rows: Sequence[Sequence[str]], y: float = 215, high: float = 30) -> list[Strip]:
    """Return what stands in the cells of rows; a line end parts the lines of a cell."""
    return [
        strip(line, EDGES[column] + 4, y + high * row + 12 * n)
        for row, own in enumerate(rows)
        for column, text in enumerate(own)
        for n, line in enumerate(text.split("\n") if text else [])
    ]


def page(strips: Sequence[Strip], lines: Sequence[Box]) -> Sheet:
    """Return a page with a paragraph above and one below what is drawn on it."""
    made = sheet([*column(TEXT, 50, 60), *strips, *column(TEXT, 50, 460)])
    made.lines = list(lines)
    return made


def told(*sheets: Sheet) -> list[list[str]]:
    """Return the rows of all tables: the words of each cell in its column, spans as ``<``."""
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for line in (line for lines in read(*sheets) for line in lines):
        words = line.text.split()
        found = line.geometry.cells if line.geometry else ()
        assert len(found) in (0, len(words))
        for cell, word in zip(found, words, strict=False):
            if cell is not None:
                own = rows.setdefault((-cell.table, cell.row), {})
                own[cell.column] = f"{own.get(cell.column, '')} {word}".strip()
                for at in range(cell.column + 1, cell.column + cell.columns):
                    own[at] = "<"
    width = max((max(own) for own in rows.values()), default=0) + 1
    return [[rows[at].get(n, "") for n in range(width)] for at in sorted(rows)]


ROWS = [("Year", "Mill", "Remarks"), ("1871", "Upper", "twelve of the\nold barrels"),
        ("1872", "Upper\nand Lower", "")]  # fmt: skip
YS = (200.0, 230.0, 260.0, 290.0)
WORDS = [["Year", "Mill", "Remarks"], ["1871", "Upper", "twelve of the old barrels"],
         ["1872", "Upper and Lower", ""]]  # fmt: skip


@pytest.mark.parametrize("drawn", [boxed, framed], ids=["shared lines", "a frame for each cell"])
def test_cells_of_several_lines_are_told_by_the_lines_around_them(drawn: Drawn) -> None:
    assert told(page(cells(ROWS), drawn(EDGES, YS))) == WORDS


def test_sides_may_be_open() -> None:
    lines = [box for box in boxed(EDGES, YS) if box.left > 50 or box.right > 51]
    lines = [box for box in lines if box.right < 330 or box.left < 329]
    assert told(page(cells(ROWS), lines)) == WORDS


def test_what_no_line_parts_is_one_cell() -> None:
    lines = without(without(boxed(EDGES, YS), (150, 215)), (100, 260))
    rows = [("Mills of two years", "", "Remarks"), ("Leeghwater", "Upper", "3"), ("", "Lower", "4")]
    assert told(page(cells(rows), lines)) == [
        ["Mills of two years", "<", "Remarks"],
        ["Leeghwater", "Upper", "3"],
        ["", "Lower", "4"],
    ]


def test_figures_below_each_other_are_rows_though_no_line_parts_them() -> None:
    rows = [("Mill", "Barrels", "Guilders"), ("Upper\nLower\nof the dyke", "12\n\n7", "31\n\n18")]
    assert told(page(cells(rows), boxed(EDGES, (200, 230, 270)))) == [
        ["Mill", "Barrels", "Guilders"],
        ["Upper", "12", "31"],
        ["Lower of the dyke", "7", "18"],
    ]


def test_white_across_all_cells_parts_rows_where_the_first_cell_begins_again() -> None:
    texts = "all that turned\nby wind alone\n\nthose that the\nriver drove"
    rows = [("Mills", "Meaning", ""), ("Upper\n\n\nLower", texts, "")]
    lines = boxed(EDGES[:3], (200, 230, 310))
    assert told(page(cells(rows), lines)) == [
        ["Mills", "Meaning"],
        ["Upper", "all that turned by wind alone"],
        ["Lower", "those that the river drove"],
    ]


def test_what_is_raised_in_a_cell_parts_no_rows() -> None:
    text = [strip(f"line {n} of a text", 154, 238 + 12 * n) for n in range(3)]
    raised = strip("1", 225, 234.5, 6)
    found = told(page([*cells([("Mill", "Remarks", "")]), strip("Upper", 54, 250), *text, raised],
                      boxed(EDGES[:3], (200, 224, 280))))  # fmt: skip
    assert [row[0] for row in found] == ["Mill", "Upper"]


def test_a_figure_that_is_broken_in_its_cell_is_no_two_rows() -> None:
    rows = [
        ("Mill", "Share", "Built"),
        ("Upper\nMill", "38.1\n%", "27. 3.\n1790"),
        ("Lower", "4", ""),
    ]
    assert told(page(cells(rows), boxed(EDGES, YS)))[1] == ["Upper Mill", "38.1 %", "27. 3. 1790"]


def test_figures_beside_each_other_are_columns_though_no_line_parts_them() -> None:
    rows = [("Mill", "Oil Rye"), *(("Upper", f"1{n}~~~~2{n}") for n in range(4))]
    found = told(page(cells(rows), boxed(EDGES[:3], (200, 230, 260, 290, 320, 350))))
    assert found[0] == ["Mill", "Oil Rye", "<"]
    assert found[1:] == [["Upper", f"1{n}", f"2{n}"] for n in range(4)]


def test_heads_that_no_line_parts_stand_in_the_columns_below_them() -> None:
    lines = without(without(boxed(EDGES, YS), (150, 215)), (230, 215))
    assert told(page(cells(ROWS), lines)) == WORDS
    rows = [("", "Mills of the years", ""), *ROWS[1:]]
    assert told(page(cells(rows), lines))[0] == ["Mills of the years", "<", "<"]


def test_names_of_rows_may_stand_beside_what_is_drawn() -> None:
    lines = boxed(EDGES[1:], YS)
    rows = [("Year", "Mill", "Barrels"), ("1871", "Upper", "12"), ("1872", "Lower", "7")]
    assert told(page(cells(rows), lines)) == [list(row) for row in rows]


def test_a_table_goes_on_over_a_page_and_its_head_again_is_no_row() -> None:
    more = [ROWS[0], ("1873", "Lower", "new sails"), ("1874", "Upper", "")]
    first = sheet([*column(TEXT, 50, 60), *cells(ROWS), strip("12", 200, 40)])
    second = sheet([strip("13", 200, 40), *cells(more), *column(TEXT, 50, 400)])
    for one in (first, second):
        one.lines = boxed(EDGES, YS)
    assert (
        "== Year | Mill | Remarks\n= 1871 | Upper | twelve of the old barrels\n"
        "= 1872 | Upper and Lower |\n= {p 13}1873 | Lower | new sails\n= 1874 | Upper |\n"
    ) in manuscript(first, second).replace(" \n", "\n")


def test_a_row_that_a_page_breaks_goes_on_in_its_cells() -> None:
    first = sheet([*column(TEXT, 50, 60), *cells(ROWS[:2])])
    first.lines = boxed(EDGES, YS[:3])
    second = sheet([*cells([("", "", "and a half")], 75), *column(TEXT, 50, 200)])
    second.lines = boxed(EDGES, (60, 90))
    assert told(first, second)[1] == ["1871", "Upper", "twelve of the old barrels and a half"]


def test_a_row_on_a_ground_of_its_own_is_the_head() -> None:
    made = page(cells([("1870", "1871", "1872"), *ROWS[1:]]), boxed(EDGES, YS))
    made.paths = [Path(Box(50, 200, 330, 230), bars=(Box(50, 200, 330, 230),))]
    found = [line.geometry.cells for line in read(made)[0] if line.geometry and line.geometry.cells]
    assert [all(cell and cell.head for cell in own) for own in found] == [True, *[False] * 4]


def test_what_stands_beside_a_table_is_read_behind_it() -> None:
    beside = column([line[:30] for line in TEXT * 2], 240, 210, 11)
    rows = [("Year", "Mill"), ("1871", "Upper"), ("1872", "Lower")]
    lines = read(page([*cells(rows), *beside], boxed(EDGES[:3], YS)))[0]
    texts = [" ".join(line.text.split()) for line in lines if line.text.strip()]
    assert texts[4:7] == ["Year Mill", "1871 Upper", "1872 Lower"]
    assert texts[7:15] == [line[:30].strip() for line in TEXT * 2]


LONG = "The keeper wrote it\ndown on the night\nwhen the dyke broke\nand the water came\n" * 3
LEFT_ALONE = {
    "a box about a paragraph": ([], boxed((45, 400), (50, 110))),
    "two columns in frames": ([(LONG, LONG)], boxed((50, 150, 230), (200, 360))),
    "panels of a leaflet": ([(LONG, LONG), (LONG, LONG)], boxed((50, 150, 230), (200, 370, 540))),
    "a form to fill in": ([("Name", "", ""), ("Born", "", ""), ("Mill", "", "")], boxed(EDGES, YS)),
    "rules below lines alone": (
        ROWS,
        [box for box in boxed(EDGES, YS) if box.right - box.left > 9],
    ),
    "staves of music": (
        [("qq q", "q qq", "qqq"), ("qq", "qqqq", "q")],
        boxed(EDGES, (204, 210, 216, 222, 228, 234, 240, 246)),
    ),
    "squared paper": (
        [
            ("The mill stood where the dyke had", "", ""),
            ("broken twice, and what it raised", "", ""),
        ],
        boxed(range(50, 330, 20), range(200, 300, 20)),
    ),
}


@pytest.mark.parametrize(("rows", "lines"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_is_drawn_about_other_text_is_no_table(
    rows: Sequence[Sequence[str]], lines: Sequence[Box]
) -> None:
    high = 170 if any(LONG in row for row in rows) else 30
    assert told(page(cells(rows, high=high), lines)) == []


def test_cells_that_tags_tell_stay_as_they_are() -> None:
    strips = cells(ROWS)
    strips[0].cell = ToldCell(1, 0, 0)
    assert told(page(strips, boxed(EDGES, YS))) == [["Year"]]


def manuscript(*sheets: Sheet) -> str:
    """Return the text of pages as a manuscript."""
    pages = tuple(Page(at, tuple(lines)) for at, lines in enumerate(read(*sheets), 1))
    return write(restore(Transcript("a.pdf", "en", "pdf", pages)).value)
