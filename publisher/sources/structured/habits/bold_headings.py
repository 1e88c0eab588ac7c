"""Short paragraphs in bold are the headings of a file that has no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.model.findings import Finding, Severity
from publisher.model.inlines import plain
from publisher.model.text import Block, Emphasis, Heading, Paragraph
from publisher.sources.structured.habits.typed import Typed
from publisher.sources.structured.outline import TITLE

# Words; a longer paragraph in bold is one that its author wanted to be seen.
LONGEST = 12
LEAST = 2  # one alone may be anything
# Share of the blocks; where more are in bold, bold is how the text is set.
MOST = 1 / 3
# A heading may end with a question mark; with one of these a sentence ends or goes on.
STOPS = (".", ",", ";", ":")


def with_bold_headings(typed: Typed) -> Typed:
    """Return a text with headings, if it has none but a title and short paragraphs in bold."""
    blocks = typed.blocks
    if any(isinstance(block, Heading) and block.level != TITLE for block in blocks):
        return typed
    found = [at for at in range(len(blocks)) if _is_heading(blocks, at)]
    if len(found) < LEAST or len(found) > MOST * len(blocks):
        return typed
    made = tuple(_heading(b) if at in found else b for at, b in enumerate(blocks))
    return replace(typed, blocks=made, findings=(*typed.findings, _told(blocks, found)))


def _is_heading(blocks: Sequence[Block], at: int) -> bool:
    if not _is_bold(blocks[at]):
        return False
    # Two of them, one below the other, are a title page, or a list of names.
    before = at > 0 and _is_bold(blocks[at - 1])
    return not before and at + 1 < len(blocks) and not _is_bold(blocks[at + 1])


def _is_bold(block: Block) -> bool:
    if not isinstance(block, Paragraph) or len(block.content) != 1:
        return False
    (only,) = block.content
    words = plain(block.content).strip()
    short = 0 < len(words.split()) <= LONGEST and not words.endswith(STOPS)
    return isinstance(only, Emphasis) and only.strong and short


def _heading(block: Block) -> Block:
    assert isinstance(block, Paragraph)
    (only,) = block.content
    assert isinstance(only, Emphasis)
    return Heading(1, only.content, block.place)


def _told(blocks: Sequence[Block], found: Sequence[int]) -> Finding:
    first, last = blocks[found[0]].place, blocks[found[-1]].place
    assert first is not None
    assert last is not None
    message = f"{len(found)} short paragraphs in bold became headings, for the file names none"
    hint = "give headings the style of one in the file, if some are wrong"
    return Finding("sources/bold-headings", Severity.WARNING, message, hint, first.until(last))
