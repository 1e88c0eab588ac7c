"""Numbered pages are imposed, and found again where they belong on the finished sheets."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.checking.pdf.booklet import check_booklet
from publisher.errors import UsageError
from publisher.imposition import Booklet, Edge, fold, impose, layout_of
from publisher.imposition.geometry import MM

WIDTH, HEIGHT = 148 * MM, 210 * MM
FROM_EDGE = 20.0  # points, from the left edge of a page to its number


@cache
def book(pages: int, width: float = WIDTH, height: float = HEIGHT, bleed: float = 0) -> bytes:
    """Return a book whose pages bear their number, 20 points from the left, 40 from the foot."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=pdf.make_indirect(font))))
    for number in range(1, pages + 1):
        at = f"{FROM_EDGE + bleed} {40 + bleed}"
        content = pdf.make_stream(f"BT /F 12 Tf {at} Td (p{number}) Tj ET".encode())
        box = Array([0, 0, width + 2 * bleed, height + 2 * bleed])
        trim = Array([bleed, bleed, bleed + width, bleed + height])
        page = Dictionary(Type=Name.Page, MediaBox=box, TrimBox=trim, Resources=resources)
        page.Contents = content
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.docinfo["/Title"] = "Numbers"
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def numbers(pdf: bytes) -> list[dict[str, tuple[float, float]]]:
    """Return for each side its page numbers (p1, p2, ...) and where they begin."""
    document = pypdfium2.PdfDocument(pdf)
    found = [dict(_words(page.get_textpage())) for page in document]
    document.close()
    return found


def _words(text: pypdfium2.PdfTextPage) -> list[tuple[str, tuple[float, float]]]:
    whole = text.get_text_range()
    starts = [i for i, letter in enumerate(whole) if letter == "p"]
    boxes = {i: text.get_charbox(i, loose=True) for i in starts}
    return [(whole[i:].split()[0], (boxes[i][0], boxes[i][1])) for i in starts]


@pytest.mark.parametrize("signature", [None, 8])
def test_each_page_stands_on_its_side_at_its_place(signature: int | None) -> None:
    layout = layout_of("a4", signature, paper=0.2)
    sides = numbers(impose(book(21), layout, "x.pdf").pdf)
    fold_at = 297 * MM / 2
    for number, sheet in enumerate(fold(21, signature)):
        shift = sheet.depth * 0.2 * MM
        for side, found in ((sheet.front, sides[2 * number]), (sheet.back, sides[2 * number + 1])):
            left = {f"p{side.left}": fold_at - WIDTH + FROM_EDGE + shift}
            right = {f"p{side.right}": fold_at + FROM_EDGE - shift}
            wanted = {name: x for name, x in (left | right).items() if name != "pNone"}
            assert {name: place[0] for name, place in found.items()} == pytest.approx(
                wanted, abs=0.6
            )


def test_only_creep_moves_pages_and_none_on_the_outermost_sheet() -> None:
    still = numbers(impose(book(16), layout_of(paper=0), "x.pdf").pdf)
    moved = numbers(impose(book(16), layout_of(paper=0.25), "x.pdf").pdf)
    first = [side["p1"][0] for side in (still[0], moved[0])]
    middle = [side["p9"][0] for side in (still[7], moved[7])]
    assert first[0] == pytest.approx(first[1], abs=0.01)
    assert middle[0] - middle[1] == pytest.approx(3 * 0.25 * MM, abs=0.01)


def test_the_bleed_of_a_printers_file_is_cut_off() -> None:
    plain = numbers(impose(book(4), layout_of(), "x.pdf").pdf)
    bled = numbers(impose(book(4, bleed=9), layout_of(), "x.pdf").pdf)
    assert [sorted(side) for side in bled] == [sorted(side) for side in plain]
    for one, other in zip(plain, bled, strict=True):
        assert all(one[name] == pytest.approx(other[name], abs=0.1) for name in one)


def codes(booklet: Booklet) -> list[str]:
    return [finding.code for finding in booklet.findings]


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        (33, "1 page spills into a new sheet: 33 pages for 32, and 3 stay blank"),
        (34, "2 pages spill into a new sheet: 34 pages for 32, and 2 stay blank"),
        (35, "3 pages spill into a new sheet: 35 pages for 32, and 1 stays blank"),
        (36, ""),
        (3, ""),
    ],
)
def test_pages_that_spill_into_a_new_sheet_give_a_warning(pages: int, words: str) -> None:
    booklet = impose(book(pages), layout_of(), "x.pdf")
    assert [finding.message for finding in booklet.findings] == ([words] if words else [])
    assert (booklet.pages, booklet.sheets) == (pages, -(-pages // 4))


def test_pages_too_large_for_the_sheet_are_scaled_down_with_a_warning() -> None:
    booklet = impose(book(4, 210 * MM, 297 * MM), layout_of(), "x.pdf")
    assert codes(booklet) == ["imposition/scaled-down"]
    assert "70.7%" in booklet.findings[0].message
    ((x, y),) = (side["p1"] for side in numbers(booklet.pdf)[:1])
    assert x == pytest.approx(297 * MM / 2 + FROM_EDGE * 210 / 297, abs=0.6)
    assert y < 40


def test_too_many_nested_sheets_give_a_warning() -> None:
    assert codes(impose(book(84), layout_of(), "x.pdf")) == ["imposition/thick"]
    assert codes(impose(book(84), layout_of(signature=16), "x.pdf")) == []


def test_the_file_has_sheet_labels_and_the_duplex_edge() -> None:
    booklet = impose(book(5), layout_of(), "x.pdf")
    assert (booklet.edge, booklet.signatures, booklet.blanks) == (Edge.SHORT, 1, 3)
    with pikepdf.open(BytesIO(booklet.pdf)) as pdf:
        assert [str(page.label) for page in pdf.pages] == ["1r", "1v", "2r", "2v"]
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert pdf.docinfo["/Title"] == "Numbers"
        assert [round(float(x) / MM) for x in pdf.pages[0].mediabox] == [0, 0, 297, 210]


def test_the_same_book_gives_the_same_bytes() -> None:
    assert impose(book(9), layout_of(), "x.pdf") == impose(book(9), layout_of(), "x.pdf")


def test_a_booklet_passes_its_own_check() -> None:
    assert check_booklet(impose(book(9), layout_of(), "x.pdf").pdf, "x.pdf") == ()


def test_an_incomplete_pdf_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="not a complete PDF"):
        impose(b"%PDF-1.7 and no more", layout_of(), "x.pdf")
