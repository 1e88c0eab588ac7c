"""A DOCX opened for checking: the XML of its parts, by their names in the package."""

from __future__ import annotations

import zlib
from dataclasses import field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from publisher.checking.rule import Rule
from publisher.structs import frozen

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
CORE = "docProps/core.xml"
# The parts that hold the text; the first must be there.
TEXTS = (DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")
# Bytes of all parts unpacked; a book with many pictures has less, a zip bomb more.
MOST_UNPACKED = 1 << 30
# What the zip of a damaged file raises; RuntimeError where a part is locked with a password.
_UNREADABLE = (BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError)

UNREADABLE = Rule("docx/unreadable")
LETTERS = Rule("docx/letters")
PICTURE_LEFT_OUT = Rule("docx/picture-left-out")


@frozen(eq=False)
class OpenedDocx:
    """What checks look at: the names of all parts, and the roots of those that are XML."""

    shown: str
    names: frozenset[str]
    trees: dict[str, etree._Element] = field(repr=False)

    @property
    def document(self) -> etree._Element:
        """Return the root of the running text."""
        return self.trees[DOCUMENT]

    @property
    def texts(self) -> tuple[etree._Element, ...]:
        """Return the roots of the running text and of the notes."""
        return tuple(self.trees[name] for name in TEXTS if name in self.trees)


def open_docx(data: bytes, shown: str) -> OpenedDocx:
    """Return a DOCX opened for checking; raise UnreadableError where it is none, or damaged."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise UNREADABLE.unreadable("its parts take more than 1 GB unpacked", shown)
            parts = {name: archive.read(name) for name in archive.namelist() if _is_xml(name)}
            names = frozenset(archive.namelist())
    except _UNREADABLE as error:
        raise UNREADABLE.unreadable(f"this is not a zip archive: {error}", shown) from error
    if DOCUMENT not in parts:
        raise UNREADABLE.unreadable(f"the archive holds no {DOCUMENT}", shown)
    return OpenedDocx(
        shown, names, {name: _tree(name, part, shown) for name, part in parts.items()}
    )


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _tree(name: str, content: bytes, shown: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = f"{name} is not well-formed XML: {error.msg}"
        raise UNREADABLE.unreadable(message, shown) from error
