"""Pages are placed on sheets: each as a form, drawn where the arithmetic says."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.errors import UsageError
from publisher.imposition.folding import FoldedSheet, Side
from publisher.imposition.geometry import Edge, Table, creep
from publisher.imposition.marks import marks

_DUPLEX = {Edge.SHORT: Name.DuplexFlipShortEdge, Edge.LONG: Name.DuplexFlipLongEdge}
_PARTICULARS = ("/Title", "/Author", "/Subject", "/Keywords", "/CreationDate", "/ModDate")


def open_book(pdf: bytes, shown: str) -> pikepdf.Pdf:
    """Return a PDF as objects; raise UsageError if it is not a PDF or has no pages."""
    try:
        book = pikepdf.open(BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise UsageError("this is not a complete PDF file", place=shown) from error
    if not book.pages:
        raise UsageError("this PDF has no pages", place=shown)
    return book


def page_size(book: pikepdf.Pdf) -> tuple[float, float]:
    """Return width and height of the largest trimmed page, in points."""
    sizes = [_seen_size(page) for page in book.pages]
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def _seen_size(page: pikepdf.Page) -> tuple[float, float]:
    """Return the size of a trimmed page as it is looked at."""
    left, foot, right, top = (float(side) for side in page.trimbox)
    size = (right - left, top - foot)
    return size if int(page.get("/Rotate", 0)) % 180 == 0 else size[::-1]


def write_sheets(
    book: pikepdf.Pdf, table: Table, sheets: tuple[FoldedSheet, ...], paper: float
) -> bytes:
    """Return the PDF with the sides of all sheets, front and back by turns.

    ``paper`` is the thickness of a sheet in millimetres. The same book gives the same bytes.
    """
    target = pikepdf.new()
    forms = [_Form(book, target, page) for page in book.pages]
    for sheet in sheets:
        shift = creep(sheet.depth, paper)
        for side, front in ((sheet.front, True), (sheet.back, False)):
            drawn = [*_placed(side, forms, table, shift)]
            _add_side(target, table, drawn, marks(table, sheet, front=front))
    _describe(target, book, table, len(sheets))
    out = BytesIO()
    target.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Form:
    """A page as a form in the new file: what it is drawn by, and its size in points."""

    def __init__(self, book: pikepdf.Pdf, target: pikepdf.Pdf, page: pikepdf.Page) -> None:
        self.form = target.copy_foreign(book.make_indirect(page.as_form_xobject()))
        self.width, self.height = _seen_size(page)
        box = [float(side) for side in self.form.BBox]
        matrix = pikepdf.Matrix(self.form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
        corner = matrix.transform(pikepdf.Rectangle(*box))
        self.left, self.foot = corner.llx, corner.lly


def _placed(
    side: Side, forms: list[_Form], table: Table, shift: float
) -> Iterator[tuple[_Form, bytes]]:
    """Yield the pages of a side with the operators that draw them, each within its half.

    What a page has of bleed is cut off at the fold and where its trimmed page ends.
    """
    s, half = table.scale, table.page_width
    for number, at_left in ((side.left, True), (side.right, False)):
        if number is None:
            continue
        form = forms[number - 1]
        x = table.fold - s * form.width + shift if at_left else table.fold - shift
        y = table.foot + (table.page_height - s * form.height) / 2
        clip = table.fold - half if at_left else table.fold
        where = f"{s:.5f} 0 0 {s:.5f} {x - s * form.left:.4f} {y - s * form.foot:.4f} cm"
        room = f"{clip:.4f} {table.foot:.4f} {half:.4f} {table.page_height:.4f} re W n"
        yield form, f"q {room} {where} /P{number} Do Q\n".encode()


def _add_side(
    target: pikepdf.Pdf, table: Table, drawn: list[tuple[_Form, bytes]], extra: bytes
) -> None:
    content = b"".join(operators for _, operators in drawn) + extra
    names = {operators.split(b"/")[1].split()[0].decode(): form.form for form, operators in drawn}
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(table.width, 3), round(table.height, 3)]),
        Contents=target.make_stream(content),
        Resources=Dictionary(XObject=Dictionary({f"/{n}": form for n, form in names.items()})),
    )
    target.pages.append(pikepdf.Page(target.make_indirect(page)))


def _describe(target: pikepdf.Pdf, book: pikepdf.Pdf, table: Table, sheets: int) -> None:
    """Say what the file is: the book's particulars, labels 1r, 1v, ..., how it is printed."""
    for key in _PARTICULARS:
        if key in book.docinfo:
            target.docinfo[key] = String(str(book.docinfo[key]))
    labels: list[object] = []
    for side in range(2 * sheets):
        leaf = String(f"{side // 2 + 1}{'rv'[side % 2]}")
        labels += [side, Dictionary(P=leaf)]
    root = target.Root
    root.PageLabels = Dictionary(Nums=Array(labels))
    root.PageLayout = Name.SinglePage
    root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=_DUPLEX[table.edge]
    )
    if "/Lang" in book.Root:
        root.Lang = String(str(book.Root.Lang))
