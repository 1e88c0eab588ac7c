"""Whether finished books hold all of the material, told by what pandoc reads in its Markdown."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from lxml import etree

from bench.first_book.facts import SHOWN, WORK
from bench.first_book.making import HERE, MARKDOWN
from publisher.pandoc import run_pandoc

XHTML = "{http://www.w3.org/1999/xhtml}"
# The roles of links that call a note, and of those and of what leads back from it.
CALL = "doc-noteref"
ASIDE = (CALL, "doc-backlink")
MARKER = "marker"
# Elements of a book whose words are compared with those of a paragraph.
WORDED = ("p", "li", "h1", "h2", "h3", "td", "th", "caption", "figcaption")


@dataclass(slots=True)
class Material:
    """The paragraphs, lines, cells and captions of a text, its rows, and how many notes it has."""

    pieces: list[str]
    rows: list[list[str]]
    notes: int = 0
    verse: int = 0
    figures: int = 0


def faults(house: Path, language: str) -> Iterator[str]:
    """Yield in words what the books of a language lack."""
    known = material(language)
    books = house / "build" / "pamphlets"
    pages = _documents(books / f"{WORK}.{language}.epub")
    yield from _words(known, pages)
    yield from _counts(known, pages, language)
    yield from _letters(known, books / f"{WORK}.{language}.pdf")


def material(language: str) -> Material:
    """Return what the material of a language holds."""
    tree = json.loads(
        run_pandoc((*MARKDOWN, "--to", "json"), (HERE / f"{language}.md").read_bytes())
    )
    found = Material([_plain(tree["meta"]["title"]["c"])], [])
    for kind, content in _opened(tree["blocks"]):
        _gather(kind, content, found)
    return found


def _opened(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield kind and content of each block, and for quotations and lists those of what they hold."""
    for block in blocks:
        match block["t"]:
            case "BlockQuote":
                yield from _opened(block["c"])
            case "OrderedList":
                yield from _opened([one for item in block["c"][1] for one in item])
            case kind:
                yield kind, block["c"]


def _gather(kind: str, content: Any, found: Material) -> None:
    match kind:
        case "Header":
            found.pieces.append(_plain(content[2]))
        case "Figure":
            found.figures += 1
            found.pieces.append(_plain(content[1][1]))
        case "Para" | "Plain":
            notes = [one["c"][0] for one in content if one["t"] == "Note"]
            found.notes += len(notes)
            found.pieces += [_plain(content), *(_plain(note["c"]) for note in notes)]
        case "LineBlock":
            lines = [_plain(line) for line in content if line]
            found.verse += len(lines)
            found.pieces += lines
        case "Table":
            found.pieces.append(_plain(content[1][1]))
            heads, body = content[3][1], content[4][0][3]
            found.rows += [[_plain(cell[4]) for cell in row[1]] for row in (*heads, *body)]
        case _:
            raise ValueError(f"the material has a {kind}, which nobody looks for")


def _plain(tree: Any) -> str:
    """Return the letters of a tree of pandoc's, those of its notes left out."""
    if isinstance(tree, list):
        return "".join(map(_plain, tree))
    if not isinstance(tree, dict) or tree["t"] == "Note":
        return ""
    if tree["t"] == "Str":
        return _letters_of(tree["c"])
    return _plain(tree.get("c", ""))


def _letters_of(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _documents(book: Path) -> list[etree._Element]:
    with zipfile.ZipFile(book) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return [etree.fromstring(archive.read(name)) for name in names]


def _elements(pages: list[etree._Element], *names: str) -> list[etree._Element]:
    tags = [f"{XHTML}{name}" for name in names]
    return [one for page in pages for one in page.iter(*tags)]


def _said(element: etree._Element) -> str:
    """Return the letters of an element, without marks of notes, ways back and numbers of items."""
    own = [element.text or ""]
    for child in element:
        if child.get("role") not in ASIDE and child.get("class") != MARKER:
            own.append(_said(child))
        own.append(child.tail or "")
    return _letters_of("".join(own))


def _words(known: Material, pages: list[etree._Element]) -> Iterator[str]:
    said = {_said(one) for one in _elements(pages, *WORDED)}
    for piece in known.pieces:
        # Chapters of the printed book have their numbers in front of their names.
        if piece not in said and not any(one.lstrip("IVX") == piece for one in said):
            yield f"no paragraph of the e-book says “{piece[:60]}”"


def _counts(known: Material, pages: list[etree._Element], language: str) -> Iterator[str]:
    calls = [one.get("href") for one in _elements(pages, "a") if one.get("role") == CALL]
    targets = {one.get("id") for page in pages for one in page.iter() if one.get("id")}
    linked = [to for to in calls if to and to.partition("#")[2] in targets]
    lines = [one for one in _elements(pages, "p") if one.get("class") == "line"]
    rows = [[_said(cell) for cell in row] for row in _elements(pages, "tr")]
    words = [one.get("alt") for page in pages for one in page.iter(f"{XHTML}img")]
    if len(linked) != known.notes:
        yield f"{len(linked)} notes are linked, of {known.notes}"
    if len(lines) != known.verse:
        yield f"{len(lines)} lines of verse, of {known.verse}"
    if rows != known.rows:
        yield f"the table has other cells: {[row for row in rows if row not in known.rows]}"
    if [one for one in words if one in SHOWN[language]] != list(SHOWN[language]):
        yield "the pictures are not there with their words, in their order"


def _letters(known: Material, book: Path) -> Iterator[str]:
    """Yield what the printed book lacks: letters are counted, for words are broken at line ends."""
    with pypdfium2.PdfDocument(book) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        pictures = sum(
            len(list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])))
            for page in document
        )
    wanted = Counter("".join((*known.pieces, *(cell for row in known.rows for cell in row))))
    missing = wanted - Counter(_letters_of("".join(pages)))
    if missing:
        yield f"letters are missing in the PDF: {dict(missing)}"
    if pictures < known.figures:
        yield f"{pictures} pictures are in the PDF, of {known.figures}"
