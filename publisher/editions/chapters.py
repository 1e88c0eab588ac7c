"""The blocks of a text are parted into front matter and chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.edition import Chapter
from publisher.model.inlines import plain
from publisher.model.text import Block, Caption, FrontLine, Heading, SectionBreak


def part_front(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the blocks up to the last leading title or front line, and the rest.

    Captions and ornaments between front lines go with them; after the last they open the text.
    """
    end = 0
    for index, block in enumerate(blocks, start=1):
        if _opens(block):
            end = index
        elif not isinstance(block, Caption | SectionBreak):
            break
    return blocks[:end], blocks[end:]


def _opens(block: Block) -> bool:
    return isinstance(block, FrontLine) or (isinstance(block, Heading) and block.level == 1)


def split_chapters(blocks: Iterable[Block], prefix: str) -> tuple[Chapter, ...]:
    """Return a chapter for each heading of level 2, and one without title for what comes before.

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
    return isinstance(block, Heading) and block.level <= 2


def _title(first: Block) -> str | None:
    if isinstance(first, Heading) and first.level <= 2:
        return " ".join(plain(first.content).split()) or None
    return None
