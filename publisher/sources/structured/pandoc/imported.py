"""Files that a Word document imports: pages of the web, RTF, plain texts, other documents.

Word shows them where the document names them (``altChunk``; ECMA-376, part 1, 17.17.2.1), and
pandoc leaves them out. So their words are counted with those of the file, and are told as lost.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree, html

from publisher.sources.structured.pandoc.container import Held, Piece, parsed
from publisher.sources.structured.pandoc.rtf import pieces_of_rtf

_DOCUMENT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_RTF, _ZIPPED = b"{\\rtf", b"PK\x03\x04"
# Elements of a web page whose words nobody sees.
_UNSEEN = ("script", "style", "title")


def imported_pieces(packed: ZipFile) -> Iterator[Piece]:
    """Yield the words of the files that a Word document imports, in the order of the document.

    Raises etree.XMLSyntaxError where its XML is damaged.
    """
    names = set(packed.namelist())
    if not {_DOCUMENT, _RELATIONS} <= names:
        return
    targets = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("word", one.get("Target", "")))
        for one in parsed(packed.read(_RELATIONS)).iter("{*}Relationship")
    }
    for chunk in parsed(packed.read(_DOCUMENT)).iter("{*}altChunk"):
        keys = (value for name, value in chunk.items() if etree.QName(name).localname == "id")
        name = targets.get(next(keys, ""), "").lstrip("/")
        if name in names:
            yield from _of_file(packed.read(name))


def _of_file(data: bytes) -> Iterator[Piece]:
    if data.startswith(_RTF):
        yield from pieces_of_rtf(data)
    elif data.startswith(_ZIPPED):
        yield Piece(Held.TEXT, _of_document(data))
    else:
        yield Piece(Held.TEXT, _of_page(data))


def _of_document(data: bytes) -> str:
    """Return the words of another Word document; none where it cannot be opened."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            root = parsed(packed.read(_DOCUMENT))
    except (BadZipFile, KeyError, etree.XMLSyntaxError):
        return ""
    return "".join(words.text or "" for words in root.iter("{*}t"))


def _of_page(data: bytes) -> str:
    """Return the words of a web page, or of a plain text."""
    text = data.decode("utf-8", "replace")
    if not text.strip():
        return ""
    root = html.document_fromstring(text.encode("ascii", "xmlcharrefreplace"))
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    return str(root.text_content())
