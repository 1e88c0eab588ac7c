"""Notes go to the foot of the page they are called on, where the house wants them there.

The rendering has them at the ends of chapters. Here each is moved behind its first call, from
where the style sheet floats it to the foot. WeasyPrint never splits a note over two pages, so a
long one would push the text away or run off the page: it stays with its like at the end of the
text. So does a note that is called in another note or on the title page, or nowhere, and one
that was seen to go astray on the finished pages.
"""

# ruff: noqa: SLF001 (where a box lies stands in a private attribute of WeasyPrint's pages)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

LONGEST = 1_800  # letters: about 22 lines, half a page
FOOT = "foot"
NOTES, CALL = "endnotes", "noteref"


@dataclass(frozen=True, slots=True)
class Feet:
    """What became of the notes: the id of the call by that of the note, for those moved.

    ``left`` are the numbers of notes that stay at the end because they are too long.
    """

    moved: dict[str, str]
    left: tuple[str, ...]


@dataclass(slots=True)
class _Book:
    """The parsed markup: what stands above each element, the calls by note, the leaves."""

    parents: dict[Element, Element]
    calls: dict[str, Element]
    leaves: list[Element]
    moved: dict[str, str] = field(default_factory=dict)


def move_notes_to_feet(root: Element, astray: frozenset[str] = frozenset()) -> Feet:
    """Move the notes of a book to their calls, those apart that went astray there before."""
    parents = {child: parent for parent in root.iter() for child in parent}
    leaves = [div for div in root.iter("div") if "leaf" in div.get("class", "").split()]
    book = _Book(parents, _first_calls(root, parents), leaves)
    left: list[str] = []
    for note in [note for section in _sections(root) for note in section.iter("li")]:
        if len(_words(note)) > LONGEST or note.get("id") in astray:
            left.append(_words(note).split()[0])
        else:
            _move(note, book)
    _gather_rest(book)
    return Feet(book.moved, tuple(left))


def find_astray(document: Any, feet: Feet) -> frozenset[str]:
    """Return the ids of notes that are not on the page of their call or the next, or not whole.

    Where the engine has more notes than room it may lose one, or let it run off the page.
    """
    pages = {name: number for number, page in enumerate(document.pages) for name in page.anchors}
    far = {
        note
        for note, call in feet.moved.items()
        if not 0 <= pages.get(note, -1) - pages.get(call, 0) <= 1
    }
    return frozenset(far | {note for page in document.pages for note in _cut_off(page._page_box)})


def _cut_off(page: Any) -> Iterator[str]:
    """Yield the ids of the notes that run over the foot of their page, or are run over by text."""
    text, *areas = page.children
    bottom = page.content_box_y() + page.height
    for area in areas:
        if isinstance(area, boxes.FootnoteAreaBox) and area.children:
            over = _lowest(text) > area.position_y + area.margin_top + 1
            for note in area.children[-1:] if over else area.children:
                if over or note.position_y + note.margin_height() > bottom + 1:
                    yield note.element.get("id", "")


def _lowest(box: Any) -> float:
    """Return where the lowest line of a page's text ends."""
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height)
    return max((_lowest(child) for child in getattr(box, "children", ())), default=0.0)


def _first_calls(root: Element, parents: dict[Element, Element]) -> dict[str, Element]:
    """Return the superscript of the first call of each note, by the note's id.

    Calls in notes and on the title page do not count: there is no foot for them.
    """
    calls: dict[str, Element] = {}
    for link in root.iter("a"):
        if link.get("epub:type") != CALL:
            continue
        above = list(_above(link, parents))
        classes = {name for element in above for name in element.get("class", "").split()}
        if not classes & {NOTES, "titlepage"}:
            calls.setdefault(link.get("href", "").removeprefix("#"), above[0])
    return calls


def _above(element: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    """Yield the elements an element stands in, the nearest first."""
    while (parent := parents.get(element)) is not None:
        yield parent
        element = parent


def _sections(root: Element) -> Iterator[Element]:
    """Yield the lists of notes with their headings."""
    return (e for e in root.iter("section") if NOTES in e.get("class", "").split())


def _words(element: Element) -> str:
    """Return the words inside an element."""
    return " ".join("".join(element.itertext()).split())


def _move(note: Element, book: _Book) -> None:
    """Move a note behind its call, if it has one in the text."""
    call = book.calls.get(note.get("id", ""))
    if call is None:
        return
    book.parents[note].remove(note)
    around = book.parents[call]
    book.moved[note.get("id", "")] = next(call.iter("a")).get("id", "")
    around.insert(list(around).index(call) + 1, note)
    note.set("class", FOOT)
    note.tail, call.tail = call.tail, None
    # In a line the white space between its paragraphs would become lines of its own.
    note.text = None
    for paragraph in note:
        paragraph.tail = None
    book.parents[note] = around


def _gather_rest(book: _Book) -> None:
    """Put the notes left of each text together behind its last chapter; drop empty lists."""
    for leaves in _texts(book.leaves):
        sections = [section for leaf in leaves for section in _sections(leaf)]
        left = [note for section in sections for note in section.iter("li")]
        for section in sections[1:] if left else sections:
            book.parents[section].remove(section)
        if left:
            _put_together(sections[0], left, leaves[-1], book)


def _put_together(section: Element, notes: list[Element], leaf: Element, book: _Book) -> None:
    """Make one list of notes, in one section at the end of a leaf."""
    items = next(section.iter("ul"))
    items[:] = notes
    book.parents[section].remove(section)
    leaf.append(section)


def _texts(leaves: list[Element]) -> Iterator[list[Element]]:
    """Yield the leaves of each text: all of a pamphlet, those from one opening to the next."""
    text: list[Element] = []
    for leaf in leaves:
        kinds = leaf.get("class", "").split()
        if "leaf-part" in kinds and text:
            yield text
            text = []
        if "leaf-chapter" in kinds:
            text.append(leaf)
    if text:
        yield text
