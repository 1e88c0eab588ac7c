"""Short paragraphs around a title in bold, or around the first heading, are a typed title page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.inlines import plain, plain_line
from publisher.model.text import Block, Emphasis, FrontLine, Heading, Inlines, Paragraph
from publisher.sources.structured.habits.typed import Typed
from publisher.sources.structured.outline import TITLE

# Words of the longest line of a title page; lines beside the title.
LONGEST, MOST = 14, 8
# Letters of a heading that a line may name; a number of fewer opens other words as well.
NAME = 4
# Sentences and lines of verse end so, and what a title page says does not, but for the place and
# year of the print.
STOPS = (".", ",", ";", ":", "!", "?")
YEAR = compiled(r"\b(?:1[4-9]|20)\d\d\b")


def with_typed_title(typed: Typed) -> Typed:
    """Return a text whose title page was typed with its title and front lines, if it names no title."""
    blocks = typed.blocks
    headings = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    if not headings or any(isinstance(b, (Heading, FrontLine)) and _is_front(b) for b in blocks):
        return typed
    bold = [at for at in range(headings[0]) if _is_bold(blocks[at])]
    if len(bold) == 1:
        title, end = bold[0], headings[0]
    elif len(headings) > 1:
        title, end = headings[0], headings[1]
    else:
        return typed
    beside = [at for at in range(end) if at != title]
    if not 0 < len(beside) <= MOST or not all(_is_line(blocks[at]) for at in beside):
        return typed
    if _names_one([blocks[at] for at in beside], [blocks[at] for at in headings if at >= end]):
        return typed
    made = [_made(blocks[at], is_title=at == title) for at in range(end)]
    finding = _told(blocks, title, len(beside))
    return replace(typed, blocks=(*made, *blocks[end:]), findings=(*typed.findings, finding))


def _is_front(block: Heading | FrontLine) -> bool:
    return isinstance(block, FrontLine) or block.level == TITLE


def _is_bold(block: Block) -> bool:
    return isinstance(block, Paragraph) and _is_line(block) and _face(block.content) == "bold"


def _is_line(block: Block) -> bool:
    """Tell whether a block may be a line of a title page."""
    if not isinstance(block, Paragraph):
        return False
    words = plain(block.content).strip()
    ended = words.endswith(STOPS) and not YEAR.search(words)
    return 0 < len(words.split()) <= LONGEST and not ended


def _names_one(lines: Sequence[Block], headings: Sequence[Block]) -> bool:
    """Tell whether lines are those of a table of contents: one opens with the words of a heading."""
    names = [name for name in map(_words, headings) if len(name) >= NAME]
    opening = re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")
    return bool(names) and any(opening.match(_words(line)) for line in lines)


def _words(block: Block) -> str:
    said = plain_line(block.content) if isinstance(block, (Paragraph, Heading)) else ""
    return said.casefold()


def _face(content: Inlines) -> str:
    """Return how a whole run is set: bold, italic, or neither."""
    (only, *more) = content
    if more or not isinstance(only, Emphasis):
        return ""
    return "bold" if only.strong else "italic"


def _made(block: Block, *, is_title: bool) -> Block:
    assert isinstance(block, (Paragraph, Heading))
    content = block.content
    if _face(content):
        (only,) = content
        assert isinstance(only, Emphasis)
        content = only.content
    return Heading(TITLE, content, block.place) if is_title else FrontLine(content, block.place)


def _told(blocks: Sequence[Block], at: int, lines: int) -> Finding:
    title, first, last = blocks[at], blocks[0].place, blocks[lines].place
    assert isinstance(title, (Paragraph, Heading))
    assert first is not None
    assert last is not None
    message = f"“{plain(title.content)}” became the title, and the short lines beside it its front"
    hint = "give the title the style “Title” in the file, and see whether the others are right"
    return Finding("sources/typed-title", Severity.WARNING, message, hint, first.until(last))
