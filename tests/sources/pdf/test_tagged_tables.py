"""What the tags of a PDF say of the cells of a table is read, and believed where the page agrees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint

from publisher.manuscript import write
from publisher.model.transcript import Geometry, Line, ToldCell
from publisher.restoring import restore
from publisher.restoring.measuring.told_tables import believed_tables
from publisher.sources.pdf import read_pdf

STYLE = """@page { size: 300pt } table { table-layout: fixed; width: 150pt; border-spacing: 0 }
td, th { padding: 0; text-align: left; font: 10pt serif }"""
ROWS = """<thead><tr><th>Year<th colspan=2>Water and oil</tr></thead>
<tr><td>Eighteenseventy<td>41059<td>twelve of the old barrels</tr>
<tr><td rowspan=2>1872<td>38770<td>9</tr><tr><td>3<td>4</tr>"""
TEXT = "The mill stood where the dyke had broken twice, and what it raised was written down."


def test_cells_that_touch_or_have_several_lines_are_told_by_their_tags(tmp_path: Path) -> None:
    page = f"<html lang=en><style>{STYLE}</style><p>{TEXT}<table>{ROWS}</table><p>{TEXT}"
    weasyprint.HTML(string=page).write_pdf(tmp_path / "a.pdf", pdf_tags=True)
    read = read_pdf(tmp_path / "a.pdf", "a.pdf", "en").value
    assert (
        "== Year | Water and oil | <\n= Eighteenseventy | 41059 | twelve of the old barrels\n"
        "= 1872 | 38770 | 9\n=  | 3 | 4\n"
    ) in write(restore(read).value)


def lines(*rows: str) -> list[Line]:
    """Return lines of a table, each of words with their row and column: ``0.0 oil 0.1 12``."""
    made = []
    for number, row in enumerate(rows, 1):
        places, words = row.split()[::2], row.split()[1::2]
        cells = tuple(ToldCell(1, int(place[0]), int(place[2])) for place in places)
        made.append(Line(number, " ".join(words), geometry=Geometry(cells=cells)))
    return made


@pytest.mark.parametrize(
    ("rows", "believed"),
    [
        (("0.0 oil 0.1 12", "1.0 flour 1.1 7"), True),
        (("0.0 oil 0.1 12", "0.0 barrel", "1.0 flour 1.1 7"), True),
        (("0.1 12 0.0 oil", "1.0 flour 1.1 7"), False),
        (("1.0 oil 1.1 12", "0.0 flour 0.1 7"), False),
        (("0.0 oil", "1.0 flour"), False),
        ((f"0.0 {'o' * 200} 0.1 {'p' * 200}", f"1.0 {'q' * 200} 1.1 {'r' * 200}"), False),
    ],
    ids=["rows", "two lines", "from right to left", "upwards", "one column", "a page of text"],
)
def test_tags_are_believed_where_they_say_what_stands_on_the_page(
    rows: tuple[str, ...], believed: bool
) -> None:
    assert believed_tables(lines(*rows)) == ({1} if believed else set())


def test_cells_with_lines_around_them_are_believed_wherever_their_words_stand() -> None:
    found = lines("1.1 12", "0.0 oil", "2.1 7", f"0.0 {'o' * 300}")
    drawn = [replace(line, geometry=Geometry(cells=_drawn(line))) for line in found]
    assert believed_tables(drawn) == {-1}


def _drawn(line: Line) -> tuple[ToldCell | None, ...]:
    assert line.geometry
    return tuple(cell and cell._replace(table=-1) for cell in line.geometry.cells)
