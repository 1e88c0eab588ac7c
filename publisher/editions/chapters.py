"""The blocks of a text are split into front matter and chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.edition import CHAPTER_LEVEL, Chapter
from publisher.model.inlines import plain_line
from publisher.model.text import Block, Caption, FrontLine, Heading, SectionBreak
from publisher.structs import frozen


@frozen
class FrontAndBody:
    """The blocks of a text in two: its front matter, and everything after it."""

    front: tuple[Block, ...]
    body: tuple[Block, ...]


def split_front(blocks: tuple[Block, ...]) -> FrontAndBody:
    """Return a text split behind the last of its leading titles and front lines.

    Captions and ornaments between front lines belong to the front; those after the last front
    line open the text.
    """
    end = 0  # number of blocks up to the last one that opens the text
    for index, block in enumerate(blocks, start=1):
        if _opens(block):
            end = index
        elif not isinstance(block, Caption | SectionBreak):
            break
    return FrontAndBody(blocks[:end], blocks[end:])


def _opens(block: Block) -> bool:
    return isinstance(block, FrontLine) or (isinstance(block, Heading) and block.level == 1)


def split_chapters(blocks: Iterable[Block], prefix: str) -> tuple[Chapter, ...]:
    """Return a chapter for each heading of level 2, and one without a title for blocks before it.

    A heading stays the first block of its chapter: it may carry note references.
    """
    groups = enumerate(_groups(blocks), start=1)
    return tuple(Chapter(f"{prefix}c{n}", _title(group[0]), group) for n, group in groups)


def _groups(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    group: list[Block] = []
    for block in blocks:
        if _begins_chapter(block) and group:
            yield tuple(group)
            group = []
        group.append(block)
    if group:
        yield tuple(group)


def _begins_chapter(block: Block) -> bool:
    return isinstance(block, Heading) and block.level <= CHAPTER_LEVEL


def _title(first: Block) -> str | None:
    if isinstance(first, Heading) and first.level <= CHAPTER_LEVEL:
        return plain_line(first.content) or None
    return None
