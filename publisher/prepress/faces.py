"""Typefaces in the form that PDF 1.3 takes: their outlines alone, without the OpenType file around."""

from __future__ import annotations

import struct

import pikepdf
from pikepdf import Name

OPENTYPE = "/OpenType"  # marks a whole OpenType file; PDF takes it from version 1.6 on
# Bytes of the header of an OpenType file, and of each entry of the table directory after it.
HEADER, ENTRY = 12, 16


def unwrap_faces(pdf: pikepdf.Pdf) -> None:
    """Replace the OpenType files in a PDF by the outlines (Compact Font Format) that they hold."""
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
