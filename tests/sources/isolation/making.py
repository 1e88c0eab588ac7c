"""Small PDFs made byte by byte, so that each has the very fault that its name says."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

SENTENCE = "Paper is patient, and printers are not."
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BOX = "/MediaBox[0 0 420 595]"


def text(words: str = SENTENCE, x: float = 50, y: float = 500) -> str:
    """Return the content of a page with some words in 12 points."""
    return f"BT /F1 12 Tf {x} {y} Td ({words}) Tj ET"


def stream(content: str | bytes, entries: str = "", length: int | None = None) -> bytes:
    """Return a stream object; ``length`` is what it says of itself, right unless given."""
    data = content.encode("latin-1") if isinstance(content, str) else content
    told = len(data) if length is None else length
    return f"<</Length {told}{entries}>>\nstream\n".encode() + data + b"\nendstream"


def packed(content: bytes, times: int = 1) -> bytes:
    """Return a stream packed once or several times."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, f"/Filter[{'/FlateDecode' * times}]")


def written(objects: Mapping[int, str | bytes], trailer: str = "/Root 1 0 R") -> bytes:
    """Return a PDF of objects by number, with its table of offsets."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        data = body.encode("latin-1") if isinstance(body, str) else body
        out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n".encode()
    for number in range(size):
        at = offsets.get(number)
        out += b"0000000000 65535 f \n" if at is None else f"{at:010} 00000 n \n".encode()
    return bytes(out + f"trailer\n<</Size {size}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode())


def book(
    content: str | bytes | None = None,
    *,
    box: str = BOX,
    page: str = "",
    fonts: str = f"/F1 {FONT}",
    forms: str = "",
    root: str = "",
    changed: Mapping[int, str | bytes] | None = None,
) -> bytes:
    """Return a PDF of one page with a sentence on it, or other content.

    Objects: 1 the catalogue, 2 the page tree, 3 the page, 4 its content. ``page`` and ``root``
    are entries of these, ``forms`` is the dictionary of forms and pictures; ``changed`` objects
    take the place of others, or come to them.
    """
    data = text() if content is None else content
    resources = f"/Resources<</Font<<{fonts}>>/XObject<<{forms}>>>>"
    objects: dict[int, str | bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{root}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R{box}{resources}/Contents 4 0 R{page}>>",
        4: data if isinstance(data, bytes) else stream(data),
    }
    return written({**objects, **(changed or {})})


def form(content: str, forms: str = "") -> bytes:
    """Return a form that is painted with ``Do``."""
    entries = f"/Type/XObject/Subtype/Form/BBox[0 0 420 595]/Resources<</Font<</F1 {FONT}>>"
    return stream(content, f"{entries}/XObject<<{forms}>>>>")


def picture() -> bytes:
    """Return a grey picture of two by two points."""
    entries = "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8"
    return stream(b"\x10\x80\x80\xf0", f"{entries}/ColorSpace/DeviceGray")
