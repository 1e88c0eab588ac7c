"""What pandoc would drop of a DOCX, ODT or RTF is marked in a copy of the file, before it reads it.

Nothing is taken from the words: text boxes come behind their paragraph, a table of contents that
the program has made goes (books have one of their own), and signs of a private plane stand where
a paragraph's style, or small capitals, say what pandoc does not.
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from publisher.model.source_kinds import SourceKind
from publisher.sources.structured.pandoc.marks import Marks
from publisher.sources.structured.pandoc.odf_marks import marked_odf
from publisher.sources.structured.pandoc.rtf import marked_rtf
from publisher.sources.structured.pandoc.word_marks import marked_word
from publisher.structs import frozen


@frozen
class Prepared:
    """A file for pandoc, and what is marked in it."""

    path: Path
    marks: Marks = field(default_factory=Marks)


def prepared(kind: SourceKind, path: Path, copy: Path) -> Prepared:
    """Return the file that pandoc is to read: a marked copy, or the file itself as it stands."""
    if kind is SourceKind.RTF:
        copy.write_bytes(marked_rtf(path.read_bytes()))
        return Prepared(copy)
    change = {SourceKind.DOCX: marked_word, SourceKind.ODT: marked_odf}.get(kind)
    if change is None:
        return Prepared(path)
    made = Prepared(copy)
    with ZipFile(path) as packed:
        try:
            changed = change(packed, made.marks)
        except etree.XMLSyntaxError:
            changed = None  # pandoc says what it makes of it
        if changed is None:
            return Prepared(path)
        with ZipFile(copy, "w", ZIP_DEFLATED) as written:
            for name in dict.fromkeys(packed.namelist()):
                written.writestr(name, changed.get(name) or packed.read(name))
    return made
