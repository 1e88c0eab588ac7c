"""Typefaces in the form that old standards take: the outlines alone, without the OpenType around."""

from __future__ import annotations

import struct

import pikepdf
from pikepdf import Name

OPENTYPE = "/OpenType"  # embedded so from PDF 1.6 on
HEADER, ENTRY = 12, 16  # octets of the table directory of an OpenType file


def unwrap_faces(pdf: pikepdf.Pdf) -> None:
    """Put outlines of the Compact Font Format into the place of OpenType files that hold them."""
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/FontFile3" in entry:
            file = entry.FontFile3
            outlines = _outlines(file.read_bytes()) if file.get("/Subtype") == OPENTYPE else None
            if outlines:
                entry.FontFile3 = pdf.make_stream(outlines, Subtype=Name.CIDFontType0C)


def _outlines(file: bytes) -> bytes | None:
    """Return the table ``CFF`` of an OpenType file, None where there is none."""
    (count,) = struct.unpack_from(">H", file, 4)
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", file, HEADER + number * ENTRY)
        if tag == b"CFF ":
            return file[start : start + length]
    return None
