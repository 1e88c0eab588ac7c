"""A finished PDF is read: its boxes, what it draws, what it says of itself, where its ink ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from math import sqrt
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
from PIL import ImageOps

from publisher.errors import DAMAGE, SourceError
from publisher.model.press import POINT
from publisher.prepress.page_inspection import Inspection, inspect_page
from publisher.structs import frozen


class Box(NamedTuple):
    """A rectangle on a page in points: its sides, counted from the lower left."""

    left: float
    low: float
    right: float
    high: float


class Edges(NamedTuple):
    """How far the ink of a page stays from each side of its trim, in millimetres."""

    left: float
    foot: float
    right: float
    head: float


class Intent(NamedTuple):
    """An output intent: what it is of, its printing condition, whether it holds a profile."""

    kind: str
    condition: str
    has_profile: bool


BOXES = {"media": "/MediaBox", "bleed": "/BleedBox", "trim": "/TrimBox", "art": "/ArtBox"}
# Entries of the document that act when it is opened or used.
ACTIVE = ("/AcroForm", "/OpenAction", "/AA", "/Collection")
# Pixels a point at which pages are drawn to find their ink: one is 0.24 mm.
SCALE = 1.5
# Pixels of one picture; a page of more than four square metres is drawn more coarsely.
PIXELS = 80_000_000
DARK = 24  # of 255: a pixel so dark or darker is ink, and not the grey seam that smoothing leaves


@frozen
class Page:
    """One page, counted from 1: its boxes by name (``media``, ``trim``), and what it draws.

    ``odd`` says what is unusual about it (turned, in units of its own); ``annotations`` is their
    number.
    """

    number: int
    boxes: dict[str, Box]
    odd: tuple[str, ...]
    annotations: int
    seen: Inspection

    @property
    def trim(self) -> Box:
        """Return the trim box, for which the media box stands where there is none."""
        return self.boxes.get("trim", self.boxes["media"])

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the trimmed page in millimetres."""
        trim = self.trim
        return (trim.right - trim.left) / POINT, (trim.high - trim.low) / POINT


@frozen
class File:
    """A PDF, as far as a printer asks about it.

    ``faces`` are its typefaces by name, ``info`` is its information dictionary, ``described`` its
    XMP metadata. ``active`` names the entries that act when the file is opened or used. ``turned``
    says that it is read from right to left, and bound at the right.
    """

    version: str
    pages: tuple[Page, ...]
    faces: dict[str, Any]
    info: dict[str, str]
    intents: tuple[Intent, ...]
    described: str
    has_ids: bool
    encrypted: bool
    active: tuple[str, ...]
    turned: bool = False


# Bytes; the header of a PDF stands within the first 1,024 (ISO 32000-2, annex I.3.1).
HEADER_WITHIN = 1024


@contextmanager
def read_file(data: bytes, shown: str) -> Iterator[File]:
    """Give the file of these bytes to the body of a ``with`` statement, for which it stays open.

    Raises SourceError for what is not a readable PDF, also where only the body meets the damage.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            yield _file(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError, *DAMAGE) as error:
        if b"%PDF-" not in data[:HEADER_WITHIN]:
            hint = "name the PDF of the book, or of its cover"
            raise SourceError("this file is not a PDF", hint=hint, place=shown) from error
        # What qpdf says names the stream that it was given, which is nothing to a person.
        said = re.sub(r"^stream <[^>]*>: ", "", str(error))
        hint = f"export it again from its program; what was met: {said}"
        raise SourceError("this is not a readable PDF", hint=hint, place=shown) from error


def _file(pdf: pikepdf.Pdf) -> File:
    pages = tuple(_page(number, page) for number, page in enumerate(pdf.pages, start=1))
    if not pages:
        raise ValueError("it has no pages")
    return File(
        version=pdf.pdf_version,
        pages=pages,
        faces={name: face for page in pages for name, face in page.seen.fonts.items()},
        info={key: str(value) for key, value in pdf.trailer.get("/Info", {}).items()},
        intents=tuple(_intent(entry) for entry in pdf.Root.get("/OutputIntents", [])),
        described=_described(pdf),
        has_ids="/ID" in pdf.trailer,
        encrypted=pdf.is_encrypted,
        active=_active(pdf),
        turned=is_turned(pdf),
    )


def is_turned(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a file says that its pages are read from right to left (ISO 32000-1, 12.2)."""
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    return str(preferences.get("/Direction", "")) == "/R2L"


def _page(number: int, page: pikepdf.Page) -> Page:
    boxes = {name: _box(page.obj[key]) for name, key in BOXES.items() if key in page.obj}
    # A page may inherit its media box from those above it in the page tree (7.7.3.4).
    boxes.setdefault("media", _box(page.mediabox))
    odd = ["turned"] if int(page.obj.get("/Rotate", 0)) % 360 else []
    odd += ["in units of its own"] if float(page.obj.get("/UserUnit", 1)) != 1 else []
    return Page(number, boxes, tuple(odd), len(page.obj.get("/Annots", [])), inspect_page(page))


def _box(values: Any) -> Box:
    """Return a rectangle of the PDF, whose corners may be given in any order."""
    a, b, c, d = (float(value) for value in values)
    return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _intent(entry: Any) -> Intent:
    """Return an output intent of the document."""
    condition = str(entry.get("/OutputConditionIdentifier", ""))
    return Intent(str(entry.get("/S", "")), condition, "/DestOutputProfile" in entry)


def _described(pdf: pikepdf.Pdf) -> str:
    """Return the XMP metadata of a file, empty where it has none."""
    metadata = pdf.Root.get("/Metadata")
    return metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""


def _active(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return the entries of a file that act when it is opened or used."""
    names: Any = pdf.Root.get("/Names", {})
    inner = [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    return (*(key for key in ACTIVE if key in pdf.Root), *inner)


def ink_edges(data: bytes, file: File) -> tuple[Edges | None, ...]:
    """Return how far the ink of each page stays from its trim, None for a page without ink in it.

    The pages are drawn for this, because what an instruction draws can be known only so. Those of
    a book bound at the right are told as if seen in a mirror, so that the fold of odd pages is at
    the left in every book.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        found = [_edges(document[page.number - 1], page.trim) for page in file.pages]
    finally:
        document.close()
    return tuple(map(_mirrored, found) if file.turned else found)


def _mirrored(edges: Edges | None) -> Edges | None:
    return edges and edges._replace(left=edges.right, right=edges.left)


def _edges(page: Any, trim: Box) -> Edges | None:
    """Return how far the ink of a drawn page stays from its trim."""
    left, low, right, high = trim
    media_left, _, _, media_high = page.get_mediabox()
    width, height = page.get_size()
    scale = min(SCALE, sqrt(PIXELS / max(1.0, width * height)))
    picture = ImageOps.invert(page.render(scale=scale, grayscale=True).to_pil())
    # PDF counts from the lower left, pictures from the upper left.
    cut = (left - media_left, media_high - high, right - media_left, media_high - low)
    inside = picture.crop(tuple(round(scale * value) for value in cut))
    box = inside.point(lambda value: 255 if value > DARK else 0).getbbox()
    page.close()
    if box is None:
        return None
    unit = scale * POINT
    from_left, from_head, to_right, to_foot = box
    return Edges(
        left=from_left / unit,
        foot=(inside.height - to_foot) / unit,
        right=(inside.width - to_right) / unit,
        head=from_head / unit,
    )


def words_between(data: bytes, box: Box) -> str:
    """Return the words inside a box of the first page, with single spaces between them."""
    document = pypdfium2.PdfDocument(data)
    try:
        left, low, right, high = box
        found: str = document[0].get_textpage().get_text_bounded(left, low, right, high)
        return " ".join(found.split())
    finally:
        document.close()
