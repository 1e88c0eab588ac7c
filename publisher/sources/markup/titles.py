"""Title, levels of headings and front lines of a text, from the blocks of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from publisher.languages import Language, after_cue, is_name, kind_of_line, with_kinds
from publisher.model.inlines import plain
from publisher.model.text import Block, FrontKind, FrontLine, Heading, Paragraph

# Words; a longer line below a title is text. Lines; more of them are text.
LONGEST_LINE, MOST_LINES = 14, 8
DEEPEST = 4
ENDS = ".!?…:;"


def with_titles(blocks: Sequence[Block], declared: str, about: Language) -> tuple[Block, ...]:
    """Return the blocks with one title at most, levels from 2 to 4, and the lines of the front.

    ``declared`` is the title that the file states beside its text, ``about`` the language.
    """
    made = list(blocks)
    title = _title(made, declared)
    levels = _levels(made, title) | ({} if title is None else {title: 1})
    for at, level in levels.items():
        heading = made[at]
        assert isinstance(heading, Heading), "only headings have levels"
        made[at] = replace(heading, level=level)
    if title is not None:
        _take_front(made, title, about)
    return with_kinds(tuple(made), about)


def _title(blocks: Sequence[Block], declared: str) -> int | None:
    """Return the place of the title: what says to be it, a single first h1, or the declared words."""
    headings = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    said = [at for at in headings if _level(blocks[at]) == 1]
    if said:
        return said[0]
    first = [at for at in headings if _level(blocks[at]) == 2]
    if not first or first[0] != headings[0]:
        return None
    heading = blocks[first[0]]
    words = plain(heading.content) if isinstance(heading, Heading) else ""
    return first[0] if len(first) == 1 or _agree(words, declared) else None


def _agree(one: str, other: str) -> bool:
    """Tell whether two titles have the same letters, or one begins with the other's."""
    left, right = ("".join(filter(str.isalnum, text.casefold())) for text in (one, other))
    return bool(left) and bool(right) and (left.startswith(right) or right.startswith(left))


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _levels(blocks: Sequence[Block], title: int | None) -> dict[int, int]:
    """Return the level of each heading: those that a file uses follow each other from 2 on."""
    others = {
        at: max(2, block.level)
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and at != title
    }
    rank = {level: min(DEEPEST, n) for n, level in enumerate(sorted(set(others.values())), start=2)}
    return {at: rank[level] for at, level in others.items()}


def deeper_levels(blocks: Sequence[Block]) -> int:
    """Return how many levels of headings a file has below the three that a text keeps."""
    levels = {block.level for block in blocks if isinstance(block, Heading)} - {1}
    return max(0, len(levels) - (DEEPEST - 1))


def _take_front(blocks: list[Block], title: int, about: Language) -> None:
    """Make front lines of short lines below the title."""
    at = title + 1
    while at < len(blocks) and isinstance(blocks[at], FrontLine):
        at += 1
    while at + 1 < len(blocks) and _heads_nothing(blocks[at], blocks[at + 1], about):
        blocks[at] = _as_front(blocks[at])
        at += 1
    lines = list(takewhile(_is_line, blocks[at:]))
    behind = blocks[at + len(lines)] if at + len(lines) < len(blocks) else None
    if not isinstance(behind, Heading) or len(lines) > MOST_LINES:
        lines = list(takewhile(lambda block: _says_front(block, about), lines))
    for one in range(at, at + len(lines)):
        blocks[one] = _as_front(blocks[one])


def _heads_nothing(block: Block, below: Block, about: Language) -> bool:
    """Tell whether a heading below the title is a byline or a date, with no text of its own."""
    return isinstance(block, Heading) and isinstance(below, Heading) and _says_front(block, about)


def _is_line(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    words = plain(block.content).strip()
    return len(words.split()) <= LONGEST_LINE and words[-1:] not in ENDS


def _says_front(block: Block, about: Language) -> bool:
    if not isinstance(block, Paragraph | Heading):
        return False
    words = plain(block.content).strip()
    named = after_cue(words, about.cues.bylines)
    if named is not None and len(words.split()) <= LONGEST_LINE and is_name(named, about):
        return True
    return is_name(words, about) or kind_of_line(words, about) is not FrontKind.UNKNOWN


def _as_front(block: Block) -> FrontLine:
    assert isinstance(block, Paragraph | Heading)
    return FrontLine(block.content, block.place)
