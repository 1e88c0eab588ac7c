"""Paragraphs with line breaks are stanzas where their lines are those of verse.

So verse is typed where no style for it is known: lines that are set in with blanks, an empty line
between stanzas, sentences that run on over the breaks. Addresses and heads of letters break their
lines as well, and so does prose that was pasted from a letter or a terminal; they stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from publisher.model.findings import Finding, Severity
from publisher.model.inlines import plain
from publisher.model.text import Block, Inlines, LineBreak, Paragraph, Quotation, Verse
from publisher.sources.structured.habits.typed import Typed
from publisher.sources.structured.verses import INDENT, parted_at_breaks, verses

# Lines of a stanza at least, letters of its longest line, words of a line on average.
FEWEST, LONGEST, WORDS = 3, 80, 3.0
# The share of the lines at whose ends a sentence goes on with a small letter.
GOES_ON = 0.3
# Blanks from which a line is set in.
SET_IN = 2
# Letters of the longest line from which on lines may be prose that a program broke.
WRAPPED = 55
STOPS = ".!?:\u2026\u201d\u00bb\"'\u2019)"


def with_typed_verse(typed: Typed) -> Typed:
    """Return a text in which verse that was typed as paragraphs with line breaks is verse."""
    made: list[Block] = []
    findings: list[Finding] = []
    for block in typed.blocks:
        parts = list(_parts(block))
        made += parts
        if any(isinstance(part, Verse) for part in parts) and not isinstance(block, Verse):
            assert block.place is not None
            message = "lines that were typed one below the other became verse"
            hint = "nothing to do, if it is; else take the line breaks out of the file"
            found = Finding("sources/typed-verse", Severity.NOTE, message, hint, block.place)
            findings.append(found)
    return replace(typed, blocks=tuple(made), findings=(*typed.findings, *findings))


def _parts(block: Block) -> Iterator[Block]:
    """Yield a block, with the stanzas in it parted from what is none."""
    match block:
        case Paragraph() if _is_verse(block.content):
            yield from _stanzas(block.content, block)
        case Quotation() if _are_lines(block.paragraphs):
            yield from (replace(one, place=block.place) for one in verses(list(block.paragraphs)))
        case Quotation():
            prose: list[Inlines] = []
            for run in block.paragraphs:
                if not _is_verse(run):
                    prose.append(run)
                    continue
                if prose:
                    yield replace(block, paragraphs=tuple(prose))
                    prose = []
                yield from _stanzas(run, block)
            if prose:
                yield replace(block, paragraphs=tuple(prose))
        case _:
            yield block


def _are_lines(runs: tuple[Inlines, ...]) -> bool:
    """Tell whether the paragraphs of a quotation are lines of verse, each a paragraph of its own."""
    broken = any(isinstance(one, LineBreak) for run in runs for one in run)
    return len(runs) > FEWEST and not broken and _reads_as_verse([plain(run) for run in runs])


def _stanzas(content: Inlines, block: Paragraph | Quotation) -> Iterator[Verse]:
    yield from (replace(one, place=block.place) for one in verses(parted_at_breaks(content)))


def _is_verse(content: Inlines) -> bool:
    """Tell whether a run is broken into the lines of verse."""
    if not any(isinstance(one, LineBreak) for one in content):
        return False
    return _reads_as_verse([plain(line) for line in parted_at_breaks(content)])


def _reads_as_verse(lines: list[str]) -> bool:
    stanzas = [list(group) for some, group in groupby(lines, _is_filled) if some]
    filled = [line for stanza in stanzas for line in stanza]
    words = sum(len(line.split()) for line in filled)
    longest = max(map(len, filled), default=0)
    if len(filled) < FEWEST or longest > LONGEST or words < WORDS * len(filled):
        return False
    if longest >= WRAPPED and all(_is_wrapped(stanza, longest) for stanza in stanzas):
        return False
    set_in = sum(_indent(line) >= SET_IN for line in filled[1:])
    goes_on = sum(_goes_on(above, below) for above, below in pairwise(filled))
    # Where an empty line stands between any two others, they are paragraphs.
    in_stanzas = 1 < len(stanzas) < len(filled)
    return set_in > 0 or in_stanzas or goes_on >= GOES_ON * (len(filled) - 1)


def _is_wrapped(lines: list[str], longest: int) -> bool:
    """Tell whether the first word of each line but the first had no room on the line above it."""
    return all(
        len(above.rstrip()) + 1 + len(below.split()[0]) > longest
        for above, below in pairwise(lines)
    )


def _is_filled(line: str) -> bool:
    return bool(line.strip())


def _indent(line: str) -> int:
    found = INDENT.match(line)
    return found.end() if found else 0


def _goes_on(above: str, below: str) -> bool:
    return (
        above.rstrip()[-1:] not in STOPS and below.lstrip("\u00a0 \u201c\u201e\u00ab")[:1].islower()
    )
