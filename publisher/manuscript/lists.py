"""Lists as a manuscript writes them: an item a line, the next level two blanks further in.

An item that opens with a printed marker (``1. ``, ``a) ``) keeps it and needs no other sign; all
others have ``- ``. A line without either is a further paragraph of the item above. One line with
a printed marker is a paragraph, for numbered paragraphs look like that: a list of a single item
has ``- `` whatever it opens with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import field

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.manuscript.inline_reading import InlineReader
from publisher.manuscript.inline_writing import write_inlines
from publisher.manuscript.markup_lines import MarkupLine
from publisher.manuscript.openings import write_paragraph
from publisher.model.markers import MARKER
from publisher.model.places import Place
from publisher.model.text import Inlines, Item, ItemList, Paragraph
from publisher.structs import mutable

# Blanks by which each level stands further in than the one above.
STEP = 2
# Levels of a list; no person writes as many, and typesetters give up on more.
DEEPEST = 50
# "- text", or "-" alone for an item without words.
BULLET = compiled(r"-(?:[ \t]+(?P<content>.*)|$)", re.DOTALL)


def opens_list(line: MarkupLine, below: MarkupLine | None) -> bool:
    """Tell whether a list begins with a line; ``below`` is the line that follows it, if any."""
    if BULLET.match(line.text):
        return True
    return MARKER.match(line.text) is not None and below is not None and in_list(below)


def in_list(line: MarkupLine) -> bool:
    """Tell whether a line that stands below one of a list belongs to it."""
    return bool(line.text) and (line.indent > 0 or _is_item(line.text))


def _is_item(markup: str) -> bool:
    return BULLET.match(markup) is not None or MARKER.match(markup) is not None


@mutable
class _OpenItem:
    """An item that is being read, with what stands below it so far."""

    indent: int
    content: Inlines
    below: list[Paragraph | _OpenList] = field(default_factory=list)

    def closed(self) -> Item:
        below = (b.closed() if isinstance(b, _OpenList) else b for b in self.below)
        return Item(self.content, tuple(below))


@mutable
class _OpenList:
    """A list that is being read: its items, the numbers of its first and last line, its source."""

    source: str
    first: int
    last: int
    items: list[_OpenItem] = field(default_factory=list)

    def closed(self) -> ItemList:
        place = Place(self.source, self.first, self.last)
        return ItemList(tuple(item.closed() for item in self.items), place)


def read_list(lines: Sequence[MarkupLine], reader: InlineReader) -> ItemList:
    """Return the list that lines make which ``opens_list`` and ``in_list`` have told.

    Raises SourceError for an item that lies deeper than ``DEEPEST``.
    """
    whole = _OpenList(reader.source, lines[0].first, lines[-1].last)
    open_lists = [whole]
    for line in lines:
        if _is_item(line.text):
            _take_item(line, reader, open_lists)
        else:
            _take_paragraph(line, reader, open_lists)
    return whole.closed()


def _take_item(line: MarkupLine, reader: InlineReader, open_lists: list[_OpenList]) -> None:
    while len(open_lists) > 1 and open_lists[-1].items[0].indent > line.indent:
        open_lists.pop()
    own = open_lists[-1]
    if own.items and line.indent > own.items[-1].indent:
        below = own.items[-1].below
        # A paragraph between two lists of an item parts them; without one they are the same list.
        if below and isinstance(below[-1], _OpenList):
            open_lists.append(below[-1])
        else:
            open_lists.append(_OpenList(reader.source, line.first, line.last))
            below.append(open_lists[-1])
        if len(open_lists) > DEEPEST:
            raise SourceError(
                f"this item lies on level {len(open_lists)} of its list",
                hint=f"a list may have {DEEPEST} levels; indent the item less",
                place=f"{reader.source}:{line.first}",
            )
        own = open_lists[-1]
    bullet = BULLET.match(line.text)
    markup = line.text if bullet is None else bullet["content"] or ""
    own.items.append(_OpenItem(line.indent, reader.read(markup, line.first)))
    for around in open_lists:
        around.last = line.last


def _take_paragraph(line: MarkupLine, reader: InlineReader, open_lists: list[_OpenList]) -> None:
    while len(open_lists) > 1 and open_lists[-1].items[-1].indent >= line.indent:
        open_lists.pop()
    place = Place(reader.source, line.first, line.last)
    paragraph = Paragraph(reader.read(line.text, line.first), place)
    open_lists[-1].items[-1].below.append(paragraph)


def write_list(block: ItemList, lost: Set[str]) -> str:
    """Return the lines of a list; ``lost`` are the labels of notes without a body."""
    if len(block.items) == 1 and not block.items[0].below:
        return f"- {write_inlines(block.items[0].content, lost)}".rstrip(" ")
    return "\n".join(_lines(block, lost, 0))


def _lines(block: ItemList, lost: Set[str], indent: int) -> Iterator[str]:
    for item in block.items:
        markup = write_inlines(item.content, lost)
        yield " " * indent + (markup if MARKER.match(markup) else f"- {markup}".rstrip(" "))
        for below in item.below:
            if isinstance(below, ItemList):
                yield from _lines(below, lost, indent + STEP)
            else:
                yield " " * (indent + STEP) + _paragraph(below, lost)


def _paragraph(block: Paragraph, lost: Set[str]) -> str:
    markup = write_paragraph(block.content, lost)
    return f"\\{markup}" if _is_item(markup) else markup
