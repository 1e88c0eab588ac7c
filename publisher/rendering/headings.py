"""Ids and ranks of the headings inside a chapter, so that no rank is ever skipped."""

from __future__ import annotations

from publisher.model.edition import CHAPTER_LEVEL, Chapter
from publisher.model.text import Block, Heading, Inlines
from publisher.structs import frozen


@frozen
class Subheading:
    """A heading inside a chapter: its id, its rank (1 to 6, as in h1 to h6), its block."""

    id: str
    rank: int
    heading: Heading


def chapter_heading(chapter: Chapter) -> Inlines | None:
    """Return the words of the chapter's own heading, None where it has none."""
    first = chapter.blocks[0] if chapter.blocks else None
    if isinstance(first, Heading) and first.level <= CHAPTER_LEVEL:
        return first.content
    return None


def chapter_body(chapter: Chapter) -> tuple[Block, ...]:
    """Return the blocks of a chapter after its own heading."""
    return chapter.blocks if chapter_heading(chapter) is None else chapter.blocks[1:]


def subheadings(chapter: Chapter, rank: int) -> tuple[Subheading, ...]:
    """Return the headings below the chapter's own, which has the given rank."""
    headings = [block for block in chapter_body(chapter) if isinstance(block, Heading)]
    levels = sorted({heading.level for heading in headings})
    found: list[Subheading] = []
    last = rank
    for number, heading in enumerate(headings, start=1):
        # A heading is at most one rank below the one before it, whatever its level in the text.
        last = min(rank + 1 + levels.index(heading.level), last + 1, 6)
        found.append(Subheading(f"{chapter.id}-h{number}", last, heading))
    return tuple(found)
