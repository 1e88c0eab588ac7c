"""A file whose paragraphs are the lines of a page, because somebody has pasted them from a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise

from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.inlines import plain
from publisher.model.places import Place
from publisher.model.text import Block, FrontLine, Heading, Inlines, LineBreak, Paragraph, Text
from publisher.model.transcript import STRUCTURED, Line, Page, Transcript
from publisher.sources.structured.read_source import ReadSource

# The code of the finding that tells such a file; whoever reads it restores its lines.
PASTED = "sources/pasted-lines"
LEAST = 12  # lines
# Lines that end in mid-sentence, as a share of all; in a text of whole paragraphs there are none.
BROKEN = 0.4
# Words broken at the ends of lines: nobody writes them but a typesetter.
HYPHENS = 3
ENDS = tuple('.!?:;…"»”’)')


def is_pasted(text: Text) -> bool:
    """Tell whether the paragraphs of a text are lines of a page.

    A text with notes, lists, tables or figures is none: whoever made these has not only pasted.
    """
    if text.notes or not all(isinstance(b, Paragraph | Heading | FrontLine) for b in text.blocks):
        return False
    lines = [
        line for block in text.blocks if isinstance(block, Paragraph) for line in _lines(block)
    ]
    goes_on = [(a, b) for a, b in pairwise(lines) if b[:1].islower() and not a.endswith(ENDS)]
    hyphens = sum(1 for above, _ in goes_on if above.endswith(("-", "\u00ad", "‐", "¬")))
    return len(lines) >= LEAST and len(goes_on) >= BROKEN * len(lines) and hyphens >= HYPHENS


def as_lines(read: ReadSource) -> Outcome[Transcript]:
    """Return the plain lines of a file that is pasted, with a finding that says so.

    What its reader has found stands on the lines of the blocks that it means.
    """
    blocks = [list(_with_blanks(block)) for block in read.text.blocks]
    lines = tuple(Line(n, text) for n, text in enumerate(chain(*blocks), start=1))
    shown = read.text.source
    made = Transcript(shown, read.text.language, STRUCTURED, (Page(1, lines),), read.declared)
    message = (
        "the paragraphs of the file are lines of a page, with words broken at their ends: they were"
        " restored like an extracted text, without italics and bold"
    )
    hint = "if there is a PDF, add that; else compare the text with the original"
    found = Finding(PASTED, Severity.WARNING, message, hint, Place(shown, 1, max(1, len(lines))))
    earlier = (replace(one, place=_lines_of(one.place, blocks)) for one in read.findings)
    return Outcome(made, (found, *earlier))


def _lines_of(meant: Place, blocks: Sequence[Sequence[str]]) -> Place:
    """Return the lines of the blocks that a reader means by their numbers (see ``ReadSource``)."""
    firsts = list(accumulate(map(len, blocks), initial=1))
    first, last = (min(max(number, 1), len(blocks)) for number in (meant.first, meant.last))
    return Place(meant.source, firsts[first - 1], firsts[last] - 1)


def _with_blanks(block: Block) -> Iterator[str]:
    """Yield the lines of a block; a heading stands apart."""
    if isinstance(block, Paragraph):
        yield from _lines(block)
    elif isinstance(block, Heading | FrontLine):
        yield from ("", *_parts(block.content), "")


def _lines(block: Paragraph) -> Iterator[str]:
    yield from _parts(block.content)


def _parts(content: Inlines) -> Iterator[str]:
    part: list[Inlines] = [()]
    for inline in content:
        if isinstance(inline, LineBreak):
            part.append(())
        else:
            part[-1] = (*part[-1], inline)
    yield from (plain(run).strip() for run in part)
