"""The kinds of pictures that books show, told by how a file begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from publisher.expressions import compiled

# Bytes that are enough to tell: an SVG may have a licence in a comment before its first element.
BEGINNING = 4096

SVG = "image/svg+xml"
# Media types, each with the ending of its files (EPUB 3.3, core media types).
ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        "image/jpeg": ".jpg",
        "image/png": ".png",
        "image/webp": ".webp",
        "image/gif": ".gif",
        SVG: ".svg",
    }
)
# What stands ahead of the first element: declarations, comments, a document type with its subset.
_AHEAD_OF_SVG = (
    rb"(?:(?><\?.*?\?>\s*)|(?><!--.*?-->\s*)|(?><!DOCTYPE\s[^\[>]*(?:\[[^\]]*\]\s*)?>\s*))*+"
)
# JPEG (ISO 10918-1: SOI and a marker), PNG (ISO 15948, 5.2), WebP (RFC 9649, 2.4), GIF (87a, 89a),
# SVG (an element of that name, with or without a prefix).
_BEGINNINGS = (
    ("image/jpeg", compiled(rb"\xff\xd8\xff")),
    ("image/png", compiled(rb"\x89PNG\r\n\x1a\n")),
    ("image/webp", compiled(rb"RIFF....WEBP", re.DOTALL)),
    ("image/gif", compiled(rb"GIF8[79]a")),
    (
        SVG,
        compiled(rb"(?:\xef\xbb\xbf)?\s*" + _AHEAD_OF_SVG + rb"<(?:\w+:)?svg[\s/>]", re.DOTALL),
    ),
)


def picture_type(content: bytes) -> str | None:
    """Return the media type of a picture by its first bytes, None for what is no picture of a book."""
    beginning = content[:BEGINNING]
    return next((kind for kind, form in _BEGINNINGS if form.match(beginning)), None)
