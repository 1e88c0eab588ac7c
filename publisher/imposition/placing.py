"""Pages are placed on sheets: each becomes a form, drawn where the arithmetic says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.errors import DAMAGE, UsageError
from publisher.imposition.folding import FoldedSheet, Side
from publisher.imposition.geometry import Edge, FlatSheet, Size, creep
from publisher.imposition.marks import marks

_DUPLEX = {Edge.SHORT: Name.DuplexFlipShortEdge, Edge.LONG: Name.DuplexFlipLongEdge}
_INFO = ("/Title", "/Author", "/Subject", "/Keywords", "/CreationDate", "/ModDate")


def open_book(pdf: bytes, shown: str) -> pikepdf.Pdf:
    """Return a PDF as objects, to be used within ``readable``; raise UsageError if it has no pages."""
    book = pikepdf.open(BytesIO(pdf))
    if not book.pages:
        raise UsageError("this PDF has no pages", place=shown)
    return book


@contextmanager
def readable(shown: str) -> Iterator[None]:
    """Raise UsageError for whatever is not a PDF, or is damaged or locked, in the body."""
    try:
        yield
    except pikepdf.PasswordError as error:
        raise UsageError("this PDF needs a password", place=shown) from error
    except (pikepdf.PdfError, *DAMAGE) as error:
        raise UsageError("this is not a complete PDF file", place=shown) from error


def is_turned(book: pikepdf.Pdf) -> bool:
    """Tell whether a file says that its pages are read from right to left (ISO 32000-1, 12.2)."""
    preferences = book.Root.get("/ViewerPreferences", Dictionary())
    return str(preferences.get("/Direction", "")) == "/R2L"


def page_size(book: pikepdf.Pdf) -> Size:
    """Return the greatest width and the greatest height of all trimmed pages, in points."""
    sizes = [_seen_size(page) for page in book.pages]
    return Size(max(size.width for size in sizes), max(size.height for size in sizes))


def _seen_size(page: pikepdf.Page) -> Size:
    """Return the size of a trimmed page as it is looked at, which may be turned."""
    left, foot, right, top = (float(side) for side in page.trimbox)
    size = Size(right - left, top - foot)
    return size if int(page.get("/Rotate", 0)) % 180 == 0 else Size(size.height, size.width)


def write_sheets(
    book: pikepdf.Pdf, flat: FlatSheet, sheets: tuple[FoldedSheet, ...], paper: float
) -> bytes:
    """Return the PDF with the sides of all sheets, front and back by turns.

    ``paper`` is the thickness of a sheet in millimetres. The same book gives the same bytes.
    """
    target = pikepdf.new()
    forms = [_Form(book, target, page) for page in book.pages]
    for sheet in sheets:
        shift = creep(sheet.depth, paper)
        for side, front in ((sheet.front, True), (sheet.back, False)):
            drawn = [*_placed(side, forms, flat, shift)]
            _add_side(target, flat, drawn, marks(flat, sheet, front=front))
    _describe(target, book, flat, len(sheets))
    # The identifier is a digest of the content, so that the same book gives the same bytes.
    out = BytesIO()
    target.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Form:
    """A page as a form in the new file, with its size and its lower left corner in points."""

    def __init__(self, book: pikepdf.Pdf, target: pikepdf.Pdf, page: pikepdf.Page) -> None:
        self.form = target.copy_foreign(book.make_indirect(page.as_form_xobject()))
        self.width, self.height = _seen_size(page)
        box = [float(side) for side in self.form.BBox]
        matrix = pikepdf.Matrix(self.form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
        corner = matrix.transform(pikepdf.Rectangle(*box))
        self.left, self.foot = corner.llx, corner.lly


class _Placed(NamedTuple):
    """A page on a side: its number, its form, and the operators that draw it."""

    number: int
    form: _Form
    operators: bytes


def _placed(side: Side, forms: list[_Form], flat: FlatSheet, shift: float) -> Iterator[_Placed]:
    """Yield the pages of a side, each within its half and moved by ``shift`` towards the fold.

    The bleed of a page is cut off at the fold and where the trimmed page ends.
    """
    s, half = flat.scale, flat.page_width
    # Both pages of a side move towards the fold, the left one to the right and the other back.
    for number, at_left in ((side.left, True), (side.right, False)):
        if number is None:
            continue
        form = forms[number - 1]
        x = flat.fold - s * form.width + shift if at_left else flat.fold - shift
        y = flat.foot + (flat.page_height - s * form.height) / 2
        clip = flat.fold - half if at_left else flat.fold
        where = f"{s:.5f} 0 0 {s:.5f} {x - s * form.left:.4f} {y - s * form.foot:.4f} cm"
        room = f"{clip:.4f} {flat.foot:.4f} {half:.4f} {flat.page_height:.4f} re W n"
        yield _Placed(number, form, f"q {room} {where} /P{number} Do Q\n".encode())


def _add_side(target: pikepdf.Pdf, flat: FlatSheet, placed: list[_Placed], extra: bytes) -> None:
    """Add a page for one side of a sheet: pages as placed, and extra operators (the marks)."""
    content = b"".join(page.operators for page in placed) + extra
    names = {f"/P{page.number}": page.form.form for page in placed}
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(flat.width, 3), round(flat.height, 3)]),
        Contents=target.make_stream(content),
        Resources=Dictionary(XObject=Dictionary(names)),
    )
    target.pages.append(pikepdf.Page(target.make_indirect(page)))


def _describe(target: pikepdf.Pdf, book: pikepdf.Pdf, flat: FlatSheet, sheets: int) -> None:
    """Write the document's information, page labels (1r, 1v, 2r, ...), and how it is to be printed."""
    for key in _INFO:
        if key in book.docinfo:
            target.docinfo[key] = String(str(book.docinfo[key]))
    labels: list[object] = []
    for side in range(2 * sheets):
        leaf = String(f"{side // 2 + 1}{'rv'[side % 2]}")
        labels += [side, Dictionary(P=leaf)]
    # /PrintScaling None keeps viewers from fitting the sheet into the printer's margins (12.2).
    root = target.Root
    root.PageLabels = Dictionary(Nums=Array(labels))
    root.PageLayout = Name.SinglePage
    root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=_DUPLEX[flat.edge]
    )
    if "/Lang" in book.Root:
        root.Lang = String(str(book.Root.Lang))
