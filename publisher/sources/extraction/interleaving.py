"""Columns written line by line: a line of the left one, a line of the right one, and so on.

Sentences and broken words then go on at the line after the next. Such a source cannot be put
right with certainty, so a finding asks for another extraction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.languages import Lexicon, lexicon
from publisher.model.findings import Finding
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract

# How a line may end that says where the text goes on; the others need not be looked at.
HYPHENS = "-\u00ad\u2010\ufffe"
ENDINGS = (*HYPHENS, *'.!?”’"»')
# A word broken at the end of a line, and the rest of it at the beginning of another one.
BROKEN = compiled(rf"([^\W\d_]{{2,30}})[{HYPHENS}]$")
REST = compiled(r"\s*([^\W\d_]+)")
# The end of a sentence, behind a word of three letters or more: shorter ones are abbreviations.
ENDED = compiled(r"[^\W\d_]{3}[.!?][”’\"»]?$")
# Characters at the end of a line that show a broken word or an end of a sentence.
TAIL = 32
# Places on a page that speak for interleaving, and times as many as speak against it. No page of
# 371 sound texts has two.
FEWEST, TIMES = 3, 2


def interleaved_columns(extract: Extract) -> Iterator[Finding]:
    """Yield an error where words and sentences go on at the line after the next, over a page."""
    known = lexicon(extract.transcript.language)
    yield from extract.of_pieces(
        [piece for piece in extract.pieces if _is_interleaved(piece.lines, known)],
        "sources/columns-interleaved",
        "two columns were written line by line, one line of each in turn",
        "extract the text again in reading order (pdftotext without -layout); if it is in order,"
        " write a “stet” ruling on its first line",
    )


def _is_interleaved(lines: Sequence[Line], known: Lexicon) -> bool:
    speaking = against = 0
    for line, next_, after in zip(lines, lines[1:], lines[2:], strict=False):
        end = line.text[-TAIL:].rstrip()
        if end.endswith(ENDINGS):
            verdict = _goes_on(end, next_.text, after.text, known)
            speaking += verdict > 0
            against += verdict < 0
    return speaking >= FEWEST and speaking > TIMES * against


def _goes_on(end: str, next_: str, after: str, known: Lexicon) -> int:
    """Return 1 where a line goes on with the line after the next, -1 with the next, 0 if unclear."""
    rests = [rest[1] for rest in (REST.match(next_), REST.match(after)) if rest]
    if len(rests) < 2:
        return 0
    if broken := BROKEN.search(end):
        there, then = (known.frequency((broken[1] + rest).lower()) > 0 for rest in rests)
        return then - there
    if ENDED.search(end):
        there, then = (rest[0].isupper() for rest in rests)
        return then - there
    return 0
