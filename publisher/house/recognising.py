"""A text says at its head and its end what its title is, who wrote it, when, and more.

Only what stands there is taken, each fact with its place. A line that is not clear is left to a
person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.house.front_line_readers import LINE_READERS, Line, Recognised, TextContext
from publisher.house.values import as_phrase
from publisher.languages import SMALL_LETTERS, language
from publisher.model.inlines import plain, runs
from publisher.model.text import Block, FrontLine, Heading, Paragraph, Text

# Blocks from the beginning and from the end of a text among which such lines are looked for.
FRONT = 12
CLOSING = 6
# Words; a longer paragraph is running text.
LONGEST_LINE = 20

# Keys that may come several times: a text can have two authors, but not two dates.
_SEVERAL = ("author", "translator")
_SMALL = re.compile(rf"\b[{SMALL_LETTERS}][^\W\d_]*\b")


def recognise(text: Text) -> tuple[Recognised, ...]:
    """Return the facts that a text states about itself, in reading order, the title first."""
    context = TextContext(language(text.language), _small_words(text))
    title = _title_index(text.blocks)
    lines = (*_front(text.blocks[:FRONT], title), *_closing(text.blocks))
    told = [fact for line in lines for fact in _read(line, context)]
    found = tuple(_first_of_each([*_title(text.blocks, title), *told]))
    # Without an author the line under the title may be the author: a society, a single name.
    has_author = any(fact.key == "author" for fact in found)
    return found if has_author else tuple(f for f in found if f.key != "subtitle")


def _title_index(blocks: tuple[Block, ...]) -> int | None:
    heads = (i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1)
    return next(heads, None)


def _title(blocks: tuple[Block, ...], index: int | None) -> Iterator[Recognised]:
    if index is not None and (words := _words(blocks[index])):
        yield Recognised("title", words, blocks[index].place, "title heading")


def _front(blocks: tuple[Block, ...], title: int | None) -> Iterator[Line]:
    """Yield front lines, and paragraphs of one line as long as no running text has come."""
    after = -1 if title is None else title + 1
    running = False
    for index, block in enumerate(blocks):
        front = isinstance(block, FrontLine)
        if index == title or (running and not front):
            continue
        running = running or not _is_line(block)
        if not running or front:
            yield Line(_words(block), block.place, front, early=index < after, next=index == after)


def _closing(blocks: tuple[Block, ...]) -> Iterator[Line]:
    lines = (block for block in blocks[-CLOSING:] if _is_line(block))
    return (Line(_words(block), block.place, front=False) for block in lines)


def _is_line(block: Block) -> bool:
    if isinstance(block, FrontLine):
        return True
    return isinstance(block, Paragraph) and len(_words(block).split()) <= LONGEST_LINE


def _words(block: Block) -> str:
    return as_phrase(" ".join(plain(run) for run in runs(block)))


def _small_words(text: Text) -> frozenset[str]:
    """Return the words that the text writes with a small first letter: they are no names."""
    return frozenset(word for block in text.blocks for word in _SMALL.findall(_words(block)))


def _read(line: Line, context: TextContext) -> tuple[Recognised, ...]:
    told = (read(line, context) for read in LINE_READERS)
    return next((facts for facts in told if facts), ())


def _first_of_each(facts: Iterable[Recognised]) -> Iterator[Recognised]:
    seen: set[str] = set()
    for fact in facts:
        key = f"{fact.key} {fact.value}" if fact.key in _SEVERAL else fact.key
        if key not in seen:
            seen.add(key)
            yield fact
