"""Notes go to the foot of the page they are called on, where the house wants them there.

The rendering has them at the ends of chapters. Here each is moved behind its first call, from
where the style sheet floats it to the foot. WeasyPrint never splits a note over two pages, so a
long one would push the text away or run off the page: it stays with others of its kind at the end
of the text. So does a note that is called only in another note or on the title page, or nowhere,
and one that was found misplaced on the finished pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from xml.etree.ElementTree import Element

from publisher.structs import frozen, mutable

# Characters in a note at a page foot, at most: about 22 lines, half a page of A5. A longer one would
# leave no room for the lines that call it.
LONGEST = 1_800
FOOT = "foot"
NOTES, CALL = "endnotes", "noteref"


@frozen
class MovedNotes:
    """Which notes were moved, and which were not because they are too long or would be misplaced.

    ``calls`` gives the id of its call for the id of each note at a page foot. ``kept`` are the
    numbers of the others as they are printed.
    """

    calls: dict[str, str]
    kept: tuple[str, ...]


@mutable
class _Book:
    """The parsed markup: the parent of each element, the calls by note, the leaves in order."""

    parents: dict[Element, Element]
    calls: dict[str, Element]
    leaves: list[Element]
    moved: dict[str, str] = field(default_factory=dict)


def move_notes_to_feet(root: Element, misplaced: frozenset[str] = frozenset()) -> MovedNotes:
    """Move the notes of a book, in place, behind their calls.

    ``misplaced`` are the ids of those that came out wrong there before, and so stay at the end.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    leaves = [div for div in root.iter("div") if "leaf" in div.get("class", "").split()]
    book = _Book(parents, _first_calls(root, parents), leaves)
    kept: list[str] = []
    for note in [note for section in _sections(root) for note in section.iter("li")]:
        if len(_words(note)) > LONGEST or note.get("id") in misplaced:
            kept.append(_words(note).split()[0])
        else:
            _move(note, book)
    _gather_rest(book)
    return MovedNotes(book.moved, tuple(kept))


def _first_calls(root: Element, parents: dict[Element, Element]) -> dict[str, Element]:
    """Return the superscript of the first call of each note, by the note's id.

    Calls in notes and on the title page do not count: a note cannot be floated from there.
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
    """Yield the sections of notes, each a heading and a list."""
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
    parent = book.parents[call]
    book.moved[note.get("id", "")] = next(call.iter("a")).get("id", "")
    parent.insert(list(parent).index(call) + 1, note)
    note.set("class", FOOT)
    note.tail, call.tail = call.tail, None
    # In a line the white space between its paragraphs would become lines of its own.
    note.text = None
    for paragraph in note:
        paragraph.tail = None
    book.parents[note] = parent


def _gather_rest(book: _Book) -> None:
    """Put the notes of each text that were not moved behind its last chapter; drop empty lists."""
    for leaves in _texts(book.leaves):
        sections = [section for leaf in leaves for section in _sections(leaf)]
        kept = [note for section in sections for note in section.iter("li")]
        for section in sections[1:] if kept else sections:
            book.parents[section].remove(section)
        if kept:
            _put_together(sections[0], kept, leaves[-1], book)


def _put_together(section: Element, notes: list[Element], leaf: Element, book: _Book) -> None:
    """Put notes into one section and move that to the end of a leaf."""
    items = next(section.iter("ul"))
    items[:] = notes
    book.parents[section].remove(section)
    leaf.append(section)


def _texts(leaves: list[Element]) -> Iterator[list[Element]]:
    """Yield the chapters of each text: all of a pamphlet, in an edition those of each part."""
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
