"""What the bytes of a file show it to be: its packing, its root, its first signs."""

from __future__ import annotations

import csv
import json
import mmap
import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.model.source_kinds import SourceKind
from publisher.sources.zipped_pages import holds_pages

# Bytes of the beginning of a file in which its kind must show.
BEGINNING = 65_536
ZIPPED = b"PK\x03\x04"
RTF = b"{\\rtf"
# Word's files from before 2007, and newer ones that are locked, begin alike; the name of a stream
# tells these ([MS-OFFCRYPTO], 1.3.2).
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
# A member of a zipped file, or its ``mimetype``, and the kind that it shows.
MEMBERS = {
    "word/document.xml": SourceKind.DOCX,
    "META-INF/container.xml": SourceKind.EPUB,
}
# Where the files of Microsoft's programs say what their parts are.
TYPES = "[Content_Types].xml"
MIMETYPES = {
    b"application/epub+zip": SourceKind.EPUB,
    b"application/vnd.oasis.opendocument.text": SourceKind.ODT,
    b"application/vnd.oasis.opendocument.text-template": SourceKind.ODT,
}
# What may stand before the root of a document: declaration, comments, processing instructions, and
# the document type, which may have rules of its own in brackets.
_PROLOGUE = compiled(
    r"(?:\ufeff|\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?P<type>[\w:.-]+)[^>\[]*"
    r"(?:\[.*?\]\s*)?>)*",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = compiled(r"<(?:[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*)(?P<rest>[^>]*)>", re.DOTALL)
ROOTS = {
    "html": SourceKind.HTML,
    "tei": SourceKind.TEI,
    "tei.2": SourceKind.TEI,
    "teicorpus": SourceKind.TEI,
    "fictionbook": SourceKind.FB2,
    "article": SourceKind.JATS,
}
LATEX = compiled(
    r"(?:\s|%[^\n]*\n|\\RequirePackage[^\n]*\n|\\PassOptions\w+[^\n]*\n)*+"
    r"\\document(?:class|style)\b"
)
HOCR = compiled(r"""class=["']ocr_(?:page|line|carea)["']|name=["']ocr-system["']""")
_RECOGNISED = "write its text with an OCR program that makes a PDF with a text layer, or plain text"
# Roots for which there is no reader: what they are, and what to do.
NO_READER = {
    "alto": ("ALTO, the lines of recognised pages", _RECOGNISED),
    "pcgts": ("PAGE-XML, the lines of recognised pages", _RECOGNISED),
    "book": ("a DocBook", "“pandoc -f docbook -t docx” makes a Word file of it"),
    "opml": ("an outline (OPML)", "save it as a Word file or as plain text"),
    "svg": ("a drawing (SVG)", "save the text that it shows as plain text"),
    "rss": ("a feed (RSS)", "save the page that it names"),
    "feed": ("a feed (Atom)", "save the page that it names"),
    "mediawiki": ("a dump of a wiki", "save the page itself, as HTML"),
    "office:document": ("a flat OpenDocument file", "save it as ODT"),
}
# Bytes; a longer file is not read for the sake of its kind.
LONGEST_VALUES = 20_000_000
# Rows of a table of values, and its columns: fewer may be a text that looks like one.
LEAST_ROWS, LEAST_COLUMNS = 10, 3
# Endings by which a person says that a file is a table.
TABLES = (".csv", ".tsv")


def content_of(path: Path, start: bytes, shown: str) -> SourceKind | None:
    """Return the kind that a file shows, None where it may be any text.

    ``start`` is its beginning (``BEGINNING`` bytes). Raises SourceError for what is known and has
    no reader, with the way to a file that has one.
    """
    if start.startswith(ZIPPED):
        return _zipped(path, shown)
    if start.startswith(OLD_OFFICE):
        if _holds(path, LOCKED):
            hint = "save it without a password"
            raise SourceError("the file is encrypted", hint=hint, place=shown)
        raise _no_reader("an old Office file (DOC, XLS, PPT)", "save it as DOCX or ODT", shown)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(RTF):
        return SourceKind.RTF
    text = _decoded(start)
    if LATEX.match(text):
        return SourceKind.LATEX
    found = _of_root(text, shown)
    if found is None:
        _refuse_values(path, text, shown)
    return found


def is_part_of_a_page(start: bytes) -> bool:
    """Tell whether the beginning of a file is one of elements, as in a part of a web page."""
    text = _decoded(start)
    prologue = _PROLOGUE.match(text)
    return prologue is not None and _ROOT.match(text, prologue.end()) is not None


def _holds(path: Path, sign: bytes) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        return held.find(sign) >= 0


def _no_reader(what: str, hint: str, shown: str) -> SourceError:
    return SourceError(f"the file is {what}, for which there is no reader", hint=hint, place=shown)


def _decoded(start: bytes) -> str:
    """Return a beginning as text; names of elements are ASCII, whatever the rest is."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if start.startswith(mark):
            return start.decode(encoding, "replace")
    return start.decode("utf-8", "replace")


def _zipped(path: Path, shown: str) -> SourceKind:
    try:
        with ZipFile(path) as packed:
            names = packed.namelist()
            mime = _beginning(packed, "mimetype").strip()
            types = _beginning(packed, TYPES)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        message = f"the file is zipped and damaged ({error})"
        raise SourceError(message, hint="save or fetch it again", place=shown) from error
    if mime in MIMETYPES:
        return MIMETYPES[mime]
    for member, kind in MEMBERS.items():
        if member in names:
            return kind
    if b"wordprocessingml" in types or b"ms-word" in types:
        return SourceKind.DOCX
    if "content.xml" in names and path.suffix.lower() in (".odt", ".ott"):
        return SourceKind.ODT
    if holds_pages(names):
        return SourceKind.PAGES
    what = "a sheet or slides" if types or mime else "zipped"
    hint = "unpack it, and give what is inside; of sheets and slides, save the text"
    raise _no_reader(f"{what} (ZIP)", hint, shown)


def _beginning(packed: ZipFile, name: str) -> bytes:
    """Return the beginning of a member: all of it might fill the memory."""
    if name not in packed.namelist():
        return b""
    with packed.open(name) as member:
        return member.read(BEGINNING)


def _of_root(text: str, shown: str) -> SourceKind | None:
    prologue = _PROLOGUE.match(text)
    if prologue is None:
        return None
    doctype = (prologue["type"] or "").lower()
    root = _ROOT.match(text, prologue.end())
    name = root["name"].lower() if root else ""
    if "html" in (doctype, name):
        if HOCR.search(text):
            raise _no_reader("hOCR, the lines of recognised pages", _RECOGNISED, shown)
        return SourceKind.HTML
    declared = (
        text.lstrip("\ufeff \t\r\n").startswith("<?xml")
        or doctype
        or "xmlns" in (root["rest"] if root else "")
    )
    if name in ROOTS and (declared or name != "article"):
        return ROOTS[name]
    if name in NO_READER and declared:
        raise _no_reader(*NO_READER[name], shown)
    return None


def _refuse_values(path: Path, text: str, shown: str) -> None:
    """Refuse a file of values (JSON, CSV), which is none that a person reads."""
    hint = "save the text that is meant by itself; “--from text” reads the file as it stands"
    if text.lstrip()[:1] in ("{", "[") and _is_json(path):
        raise _no_reader("JSON, values for programs", hint, shown)
    if _is_table(text, named=path.suffix.lower() in TABLES):
        raise _no_reader("a table of values (CSV)", hint, shown)


def _is_json(path: Path) -> bool:
    try:
        if path.stat().st_size > LONGEST_VALUES:
            return False
        return isinstance(json.loads(path.read_bytes()), dict | list)
    except (ValueError, RecursionError, OSError):
        return False


def _is_table(text: str, *, named: bool) -> bool:
    """Tell whether the lines of a text are rows of values; a file ``named`` as a table is believed."""
    lines = [line for line in text.split("\n")[:-1] if line.strip()] or [text]
    rows, columns = (2, 2) if named else (LEAST_ROWS, LEAST_COLUMNS)
    return len(lines) >= rows and any(_parted_by(sign, lines, columns) for sign in ",;\t")


def _parted_by(sign: str, lines: list[str], columns: int) -> bool:
    """Tell whether a sign parts all lines into as many values, ``columns`` at least."""
    try:
        counts = {len(row) for row in csv.reader(lines, delimiter=sign)}
    except csv.Error:
        return False
    return len(counts) == 1 and counts.pop() >= columns
