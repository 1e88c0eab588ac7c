"""What a DOCX, ODT, FB2 or JATS file itself holds, piece by piece, as its own XML has it.

It is the witness against which the letters of the text are counted; nothing is read from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from enum import StrEnum
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from publisher.expressions import compiled
from publisher.model.source_kinds import SourceKind
from publisher.sources.structured.pandoc.word_notes import (
    Signs,
    made_runs,
    repeated_signs,
    sign_pieces,
    signs_of,
)
from publisher.structs import frozen

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Transitional and strict files name their elements in different spaces.
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
# Parts of a Word file that hold text, and what they are.
_PARTS = compiled(r"word/(?P<name>document|footnotes|endnotes|comments|header|footer)\d*\.xml")
# Paragraphs of a table of contents in Word, by the name of their style.
_CONTENTS_STYLE = compiled(r"toc \d|toc heading")
# Indexes that a word processor makes, in an OpenDocument text.
INDEXES = tuple(
    f"{_TEXT}{name}"
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
)


class Held(StrEnum):
    """What a piece of text is in its file; the values are words for people."""

    TEXT = "the text"
    HIDDEN = "hidden words"
    CONCEALED = "words that are hidden or deleted"
    DELETED = "deleted words"
    COMMENT = "comments"
    RUNNING = "headers and footers"
    CONTENTS = "the table of contents"


@frozen
class Piece:
    """A paragraph of a file, or the part of it that is of one kind."""

    held: Held
    text: str


def pieces_of(kind: SourceKind, path: Path) -> tuple[Piece, ...]:
    """Return all pieces of text that a file holds; none for kinds whose XML nobody knows here."""
    readers: dict[SourceKind, Callable[[Path], Iterator[Piece]]] = {
        SourceKind.DOCX: _of_docx,
        SourceKind.ODT: _of_odt,
        SourceKind.FB2: _of_fb2,
        SourceKind.JATS: _of_jats,
    }
    reader = readers.get(kind)
    return tuple(piece for piece in reader(path) if piece.text.strip()) if reader else ()


def parsed(data: bytes) -> etree._Element:
    """Return the root of an XML document that may come from anybody.

    Raises etree.XMLSyntaxError for one that is not whole: half of it would be no witness.
    """
    # No entity is resolved and nothing fetched; what it may take, the limits of the process say.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def _of_docx(path: Path) -> Iterator[Piece]:
    with ZipFile(path) as packed:
        names = packed.namelist()
        parts = [(found["name"], name) for name in names if (found := _PARTS.fullmatch(name))]
        signs: Signs = {}
        # The document comes before its notes.
        for what, name in sorted(parts, key=lambda part: part[1]):
            root = parsed(packed.read(name))
            signs |= signs_of(root)
            for sign in [*(piece for _, piece in sign_pieces(root)), *repeated_signs(root, signs)]:
                sign.text = ""
            names_of_styles = style_names(packed)
            for _, run in made_runs(root, names_of_styles):
                for words in run.iter(f"{_W}t", f"{_STRICT}t"):
                    words.text = ""
            contents = set(contents_of_word(root, names_of_styles))
            for paragraph in root.iter(f"{_W}p", f"{_STRICT}p"):
                aside = any(node in contents for node in (paragraph, *paragraph.iterancestors()))
                for piece in _of_paragraph(paragraph, what):
                    yield Piece(Held.CONTENTS, piece.text) if aside else piece
            yield from map(partial(Piece, Held.TEXT), _in_drawings(root))


def _in_drawings(root: etree._Element) -> Iterator[str]:
    """Yield the words that stand in the shapes of a drawing itself, where no paragraph of text is."""
    for paragraph in root.iter(f"{_DRAWING}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield "".join(words.text or "" for words in paragraph.iter(f"{_DRAWING}t"))


def style_names(packed: ZipFile) -> dict[str, str]:
    """Return the names of the styles of a Word file by their ids; names are the same everywhere."""
    if "word/styles.xml" not in packed.namelist():
        return {}
    root = parsed(packed.read("word/styles.xml"))
    names: dict[str, str] = {}
    for style in root.iterfind("{*}style"):
        space = f"{{{etree.QName(style).namespace}}}"
        name = style.find(f"{space}name")
        if name is not None:
            names[style.get(f"{space}styleId", "")] = name.get(f"{space}val", "").lower()
    return names


def style_of(paragraph: etree._Element, names: dict[str, str]) -> str:
    """Return the name of the style of a paragraph in a Word file, in small letters."""
    space = f"{{{etree.QName(paragraph).namespace}}}"
    style = paragraph.find(f"{space}pPr/{space}pStyle")
    named = "" if style is None else style.get(f"{space}val", "")
    return names.get(named, named.lower())


def contents_of_word(root: etree._Element, names: dict[str, str]) -> Iterator[etree._Element]:
    """Yield the elements that hold a table of contents which the program has made."""
    for part in root.iter("{*}docPartGallery"):
        space = f"{{{etree.QName(part).namespace}}}"
        if part.get(f"{space}val") == "Table of Contents":
            yield from (above for above in part.iterancestors(f"{space}sdt"))
    for paragraph in root.iter(f"{_W}p", f"{_STRICT}p"):
        if _CONTENTS_STYLE.fullmatch(style_of(paragraph, names)):
            yield paragraph


def _of_paragraph(paragraph: etree._Element, part: str) -> Iterator[Piece]:
    """Yield the words of a paragraph by what they are; paragraphs inside it come by themselves."""
    space = etree.QName(paragraph).namespace
    said: dict[Held, list[str]] = {}
    for node in paragraph.iter(f"{{{space}}}t", f"{{{space}}}delText"):
        around = [*node.iterancestors()]
        own = next((above for above in around if above.tag == paragraph.tag), None)
        if own is not paragraph or any(above.tag == _FALLBACK for above in around):
            continue
        held = _held_in(node, around, part, f"{{{space}}}")
        said.setdefault(held, []).append(node.text or "")
    for held, texts in said.items():
        yield Piece(held, "".join(texts))


def _held_in(node: etree._Element, around: list[etree._Element], part: str, w: str) -> Held:
    if part == "comments":
        return Held.COMMENT
    if part in ("header", "footer"):
        return Held.RUNNING
    if node.tag == f"{w}delText" or any(a.tag in (f"{w}del", f"{w}moveFrom") for a in around):
        return Held.DELETED
    vanish = node.getparent()
    mark = vanish.find(f"{w}rPr/{w}vanish") if vanish is not None else None
    hidden = mark is not None and mark.get(f"{w}val", "1") not in ("0", "false", "off")
    return Held.HIDDEN if hidden else Held.TEXT


def _of_odt(path: Path) -> Iterator[Piece]:
    with ZipFile(path) as packed:
        names = packed.namelist()
        root = parsed(packed.read("content.xml"))
        for body in root.iter(f"{_OFFICE}text"):
            yield from _of_odf(body)
        if "styles.xml" in names:
            styles = parsed(packed.read("styles.xml"))
            for running in styles.iter(f"{_STYLE}header", f"{_STYLE}footer"):
                for paragraph in running.iter(f"{_TEXT}p"):
                    yield Piece(Held.RUNNING, "".join(paragraph.itertext()))


def _of_odf(body: etree._Element) -> Iterator[Piece]:
    for paragraph in body.iter(f"{_TEXT}p", f"{_TEXT}h"):
        around = {above.tag for above in paragraph.iterancestors()}
        held = Held.TEXT
        if f"{_OFFICE}annotation" in around:
            held = Held.COMMENT
        elif f"{_TEXT}tracked-changes" in around:
            held = Held.DELETED
        elif around & set(INDEXES):
            held = Held.CONTENTS
        yield Piece(held, "".join(_own_text(paragraph)))
    yield Piece(Held.TEXT, "".join(_outside(body, _OUTSIDE_ODF)))


# Names of elements of an OpenDocument text whose words are told elsewhere, or are none of its own:
# paragraphs, what is said of a picture, and settings.
_OUTSIDE_ODF = {
    "p", "h", "annotation", "tracked-changes", "note-citation", "title", "desc", "object", "forms",
    "number", "binary-data", "event-listeners", "table-of-content-source", "alphabetical-index-source",
    "user-index-source", "illustration-index-source", "table-index-source", "object-index-source",
    "bibliography-source",
}  # fmt: skip
# What stands inside a paragraph of an OpenDocument text and is none of its words: comments, notes
# and boxes have paragraphs of their own, numbers of notes are made, titles speak of pictures.
_NOT_OWN = frozenset(
    [
        f"{_OFFICE}annotation",
        f"{_TEXT}note-citation",
        f"{_TEXT}note-body",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
        "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box",
        "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}object",
    ]
)


def _own_text(node: etree._Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag not in _NOT_OWN and isinstance(child.tag, str):
            yield from _own_text(child)
        yield child.tail or ""


def _of_fb2(path: Path) -> Iterator[Piece]:
    root = parsed(path.read_bytes())
    for body in root.iterfind("{*}body"):
        # Numbers of notes are made: those that call, and those that stand above.
        for link in [link for link in body.iter("{*}a") if link.get("type") == "note"]:
            link.clear(keep_tail=True)
        if body.get("name") == "notes":
            for title in body.findall("{*}section/{*}title"):
                title.clear()
        yield from _leaves(body, names := {"p", "v", "subtitle", "text-author", "td", "th"})
        yield Piece(Held.TEXT, "".join(_outside(body, names)))


def _of_jats(path: Path) -> Iterator[Piece]:
    root = parsed(path.read_bytes())
    for made in list(root.iter("{*}xref", "{*}label", "{*}alt-text", "{*}long-desc")):
        # Numbers of notes are made; what is said of a picture is none of the words.
        above = made.getparent()
        of_note = made.get("ref-type") == "fn" or (above is not None and _name(above) == "fn")
        if of_note or _name(made) in ("alt-text", "long-desc"):
            made.clear(keep_tail=True)
    for part in (*root.iterfind("{*}body"), *root.iterfind("{*}back")):
        yield from _leaves(
            part, {"p", "title", "td", "th", "label", "mixed-citation", "verse-line"}
        )


def _leaves(body: etree._Element, names: set[str]) -> Iterator[Piece]:
    """Yield the text of elements by their names, none twice."""
    for node in body.iter():
        if _name(node) in names:
            inner = {child for child in node.iterdescendants() if _name(child) in names}
            yield Piece(Held.TEXT, "".join(_without(node, inner)))


def _outside(node: etree._Element, names: Set[str]) -> Iterator[str]:
    """Yield the words that stand in none of the elements of these names."""
    yield node.text or ""
    for child in node:
        if _name(child) not in (*names, ""):
            yield from _outside(child, names)
        yield child.tail or ""


def _name(node: etree._Element) -> str:
    """Return the name of an element without its space; that of a comment is empty."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _without(node: etree._Element, left_out: set[etree._Element]) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child not in left_out and _name(child) not in ("tex-math", "math", ""):
            yield from _without(child, left_out)
        yield child.tail or ""
