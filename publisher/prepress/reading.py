"""A finished PDF is read: its boxes, what it draws, what it says of itself, where its ink ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
import pypdfium2
from PIL import ImageOps

from publisher.errors import SourceError
from publisher.model.press import POINT
from publisher.prepress.page_inspection import Inspection, inspect_page

Box: TypeAlias = tuple[float, float, float, float]

BOXES = {"media": "/MediaBox", "bleed": "/BleedBox", "trim": "/TrimBox", "art": "/ArtBox"}
ACTIVE = ("/AcroForm", "/OpenAction", "/AA", "/Collection")
SCALE = 1.5  # pixels a point: a third of a millimetre is one and a half
DARK = 24  # of 255, what counts as ink


@dataclass(frozen=True, slots=True)
class Page:
    """One page: boxes by name in points, turned or scaled, how many annotations, what it draws."""

    number: int
    boxes: dict[str, Box]
    odd: tuple[str, ...]
    annotations: int
    seen: Inspection

    @property
    def trim(self) -> Box:
        """Return the trim box, else what stands for it: the media box."""
        return self.boxes.get("trim", self.boxes["media"])

    @property
    def size(self) -> tuple[float, float]:
        """Return the trimmed size in millimetres."""
        left, low, right, high = self.trim
        return (right - left) / POINT, (high - low) / POINT


@dataclass(frozen=True, slots=True)
class File:
    """A PDF: its version, pages, typefaces by name, what it says of itself, what moves in it."""

    version: str
    pages: tuple[Page, ...]
    faces: dict[str, Any]
    info: dict[str, str]
    intents: tuple[tuple[str, str, bool], ...]
    described: str
    has_ids: bool
    encrypted: bool
    active: tuple[str, ...]


def read_file(data: bytes, shown: str) -> Iterator[File]:
    """Yield a PDF that is open while it is looked at; raise SourceError for a file that is not one."""
    try:
        pdf = pikepdf.open(BytesIO(data))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise SourceError("this is not a readable PDF", hint=str(error), place=shown) from error
    with pdf:
        pages = tuple(_page(number, page) for number, page in enumerate(pdf.pages, start=1))
        yield File(
            version=pdf.pdf_version,
            pages=pages,
            faces={name: face for page in pages for name, face in page.seen.fonts.items()},
            info={key: str(value) for key, value in pdf.trailer.get("/Info", {}).items()},
            intents=tuple(_intent(entry) for entry in pdf.Root.get("/OutputIntents", [])),
            described=_described(pdf),
            has_ids="/ID" in pdf.trailer,
            encrypted=pdf.is_encrypted,
            active=_active(pdf),
        )


def _page(number: int, page: pikepdf.Page) -> Page:
    boxes = {name: _box(page.obj[key]) for name, key in BOXES.items() if key in page.obj}
    boxes.setdefault("media", _box(page.mediabox))
    odd = ["turned"] if int(page.obj.get("/Rotate", 0)) % 360 else []
    odd += ["in units of its own"] if float(page.obj.get("/UserUnit", 1)) != 1 else []
    return Page(number, boxes, tuple(odd), len(page.obj.get("/Annots", [])), inspect_page(page))


def _box(values: Any) -> Box:
    a, b, c, d = (float(value) for value in values)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _intent(entry: Any) -> tuple[str, str, bool]:
    """Return what an output intent is of, its condition, whether it holds a profile."""
    condition = str(entry.get("/OutputConditionIdentifier", ""))
    return str(entry.get("/S", "")), condition, "/DestOutputProfile" in entry


def _described(pdf: pikepdf.Pdf) -> str:
    metadata = pdf.Root.get("/Metadata")
    return metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""


def _active(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    names: Any = pdf.Root.get("/Names", {})
    inner = [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    return (*(key for key in ACTIVE if key in pdf.Root), *inner)


def ink_edges(data: bytes, trims: tuple[Box, ...]) -> tuple[Box | None, ...]:
    """Return how far the ink of each page stays from its trim: left, foot, right, head in mm.

    The pages are drawn and looked at. None for a page without ink inside its trim.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        pairs = zip(range(len(document)), trims, strict=True)
        return tuple(_edges(document[number], trim) for number, trim in pairs)
    finally:
        document.close()


def _edges(page: Any, trim: Box) -> Box | None:
    left, low, right, high = trim
    media_left, _, _, media_high = page.get_mediabox()
    picture = ImageOps.invert(page.render(scale=SCALE, grayscale=True).to_pil())
    cut = (left - media_left, media_high - high, right - media_left, media_high - low)
    inside = picture.crop(tuple(round(SCALE * value) for value in cut))
    box = inside.point(lambda value: 255 if value > DARK else 0).getbbox()
    page.close()
    if box is None:
        return None
    unit = SCALE * POINT
    from_left, from_head, to_right, to_foot = box
    return (
        from_left / unit,
        (inside.height - to_foot) / unit,
        (inside.width - to_right) / unit,
        from_head / unit,
    )


def words_between(data: bytes, box: Box) -> str:
    """Return the words that stand inside a box of the first page (points from its lower left)."""
    document = pypdfium2.PdfDocument(data)
    try:
        left, low, right, high = box
        found: str = document[0].get_textpage().get_text_bounded(left, low, right, high)
        return " ".join(found.split())
    finally:
        document.close()
