"""Booklets read from their printer's sheets: the pages stand in the order of the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.imposition import impose, layout_of
from publisher.model.findings import Outcome
from publisher.model.transcript import Transcript
from publisher.sources import read_source
from publisher.sources.pdf import read_pdf

WIDTH, HEIGHT, NARROW = 420, 595, 297
NAMES = ("ferry", "bridge", "river", "meadow", "tower", "harbour", "mill", "orchard", "lamp")
CODES = ("sources/imposed-sheets", "sources/sheets-put-in-order")


def page_of(number: int) -> list[str]:
    """Return the lines of a page, different from those of others."""
    name = NAMES[number % len(NAMES)]
    return [f"the {name} of page x{number} in its line y{n}" for n in range(9)]


def book(
    pages: int, folio: Callable[[int], str], width: int = WIDTH, in_order: Sequence[int] = ()
) -> bytes:
    """Return a book whose pages have nine lines and, below them, what ``folio`` makes of each."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=pdf.make_indirect(font))))
    for number in in_order or range(1, pages + 1):
        placed = [(40, 500 - 14 * n, line) for n, line in enumerate(page_of(number))]
        placed.append((width // 2, 40, folio(number)))
        shown = "".join(f"BT /F 10 Tf {x} {y} Td ({line}) Tj ET\n" for x, y, line in placed)
        page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, width, HEIGHT]))
        page.Resources, page.Contents = resources, pdf.make_stream(shown.encode())
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def behind_front(number: int) -> str:
    """Return the folio of a page; the title and the page behind it have none."""
    return str(number) if number > 2 else ""


def read(tmp_path: Path, pdf: bytes) -> Outcome[Transcript]:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(pdf)
    return read_pdf(path, "sheets.pdf", "en")


def order(outcome: Outcome[Transcript]) -> list[int]:
    """Return the numbers of the pages whose text stands on the pages of a transcript."""
    firsts = (
        next((one.text for one in page.lines if "y0" in one.text), "")
        for page in outcome.value.pages
    )
    return [int(first.split("x")[1].split()[0]) for first in firsts if first]


def codes(outcome: Outcome[Transcript]) -> list[str]:
    return [finding.code for finding in outcome.findings if finding.code in CODES]


@pytest.mark.parametrize("pages", [8, 12, 15, 28])
@pytest.mark.parametrize("signature", [None, 8, 16])
def test_sheets_of_a_booklet_are_put_in_order(
    tmp_path: Path, pages: int, signature: int | None
) -> None:
    sheets = impose(book(pages, behind_front), layout_of("a4", signature), "sheets.pdf").pdf
    found = read(tmp_path, sheets)
    assert order(found) == list(range(1, pages + 1))
    assert codes(found) == (["sources/sheets-put-in-order"] if pages > 4 else [])


def test_narrow_pages_on_a_sheet_that_is_higher_than_wide(tmp_path: Path) -> None:
    layout = layout_of("210x297mm")
    sheets = impose(book(16, behind_front, NARROW), layout, "sheets.pdf").pdf
    assert order(read(tmp_path, sheets)) == list(range(1, 17))


def test_folios_may_begin_with_any_number_and_stand_beside_a_head(tmp_path: Path) -> None:
    pdf = book(16, lambda number: f"The Ferry   {number + 40}")
    found = read(tmp_path, impose(pdf, layout_of("a4"), "sheets.pdf").pdf)
    assert order(found) == list(range(1, 17))


def test_single_pages_in_the_order_of_the_printer(tmp_path: Path) -> None:
    sides = [(16 - n, n + 1) if n % 2 == 0 else (n + 1, 16 - n) for n in range(8)]
    found = read(tmp_path, book(16, str, in_order=list(chain(*sides))))
    assert order(found) == list(range(1, 17))


def test_pages_that_follow_each_other_are_left_as_they_are(tmp_path: Path) -> None:
    found = read(tmp_path, book(16, str))
    assert (order(found), codes(found)) == (list(range(1, 17)), [])


def test_a_chapter_out_of_place_is_no_booklet(tmp_path: Path) -> None:
    moved = [*range(1, 5), *range(9, 13), *range(5, 9), *range(13, 17)]
    assert order(read(tmp_path, book(16, str, in_order=moved))) == moved


def test_sheets_without_folios_are_left_as_they_lie(tmp_path: Path) -> None:
    found = read(tmp_path, impose(book(12, lambda _: ""), layout_of("a4"), "sheets.pdf").pdf)
    assert order(found)[:2] == [12, 1]
    assert codes(found) == []


def test_where_two_pages_have_changed_places_the_order_is_not_certain(tmp_path: Path) -> None:
    exchanged = {4: 9, 9: 4, 5: 12, 12: 5, 2: 7, 7: 2}
    pdf = book(16, lambda number: str(exchanged.get(number, number)))
    path = tmp_path / "sheets.pdf"
    path.write_bytes(impose(pdf, layout_of("a4"), "sheets.pdf").pdf)
    found = read_source(path, "sheets.pdf", "en")
    assert order(found)[:2] == [16, 1]
    assert codes(found) == ["sources/imposed-sheets"]
