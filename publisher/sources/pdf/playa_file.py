"""What playa-pdf tells of a file beside its pages: its language, and its metadata in XMP."""

from __future__ import annotations

import html
import re

from playa.document import Document
from playa.pdftypes import ContentStream, resolve1
from playa.utils import decode_text

from publisher.expressions import compiled
from publisher.model.transcript import Declared

# Bytes of metadata that are looked at: what a file says of itself takes some thousand.
LARGEST = 200_000
# The first entry of a property of Dublin Core (XMP, ISO 16684-1): in a list, or as it is.
PROPERTY = (
    r"<dc:{0}\b[^>]{{0,200}}>(?:\s{{0,200}}<[^/>]{{0,200}}>){{0,3}}\s{{0,200}}([^<]{{1,500}})<"
)
# A language as BCP 47 writes it; some makers put an underscore for the hyphen.
TAG = compiled(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def declared_in(document: Document) -> Declared:
    """Return title, author and language as the catalogue and the metadata of a file state them.

    Raises one of ``TROUBLE`` where the file is damaged.
    """
    metadata = _metadata(document)
    title, author, language = (_property(metadata, key) for key in ("title", "creator", "language"))
    return Declared(title, author, language=_language(document) or _tag(language))


def _metadata(document: Document) -> str:
    stream = resolve1(document.catalog.get("Metadata"))
    if not isinstance(stream, ContentStream):
        return ""
    data = stream.buffer[:LARGEST]
    wide = data.startswith((b"\xfe\xff", b"\xff\xfe"))
    return data.decode("utf-16" if wide else "utf-8", "replace")


def _property(metadata: str, key: str) -> str:
    found = re.search(PROPERTY.format(key), metadata)
    return " ".join(html.unescape(found[1]).split()) if found else ""


def _language(document: Document) -> str:
    stated = resolve1(document.catalog.get("Lang"))
    return _tag(decode_text(stated)) if isinstance(stated, bytes) else ""


def _tag(stated: str) -> str:
    """Return a language tag, empty for what is none (``x-default``, a name in words)."""
    stated = stated.strip()
    return stated.replace("_", "-") if TAG.fullmatch(stated) else ""
