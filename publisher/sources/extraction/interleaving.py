"""Columns written line by line: a line of the first one, a line of the second one, and so on.

Sentences and broken words then go on at the line after the next. What can be put right with
certainty was (``interleaved.py``); for what is left, a finding asks for another extraction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.languages import Lexicon, lexicon
from publisher.model.findings import Finding, Severity
from publisher.model.transcript import Line
from publisher.sources.extraction.merged_columns import are_merged
from publisher.sources.extraction.pieces import Extract
from publisher.sources.joints import turn_of

# What a turn of columns gains that is named, in natural logarithms, and what its columns read by: for
# certain, and where it may be a list. Of 9,000 sound pages none is named for certain, one perhaps.
CERTAIN, DOUBTFUL, READS = 8.5, 6.5, 2.5
HINT = (
    "extract the text again in reading order (pdftotext without -layout); if it is in order, write a"
    " “stet” ruling on its first line"
)


def interleaved_columns(extract: Extract) -> Iterator[Finding]:
    """Yield an error where words and sentences go on at the line after the next, over a page."""
    known = lexicon(extract.transcript.language)
    gains = [_gain(piece.lines, known) for piece in extract.pieces]
    found = list(zip(extract.pieces, gains, strict=True))
    yield from extract.of_pieces(
        [piece for piece, gain in found if gain >= CERTAIN],
        "sources/columns-interleaved",
        "columns were written line by line, one line of each in turn",
        HINT,
    )
    yield from extract.of_pieces(
        [piece for piece, gain in found if DOUBTFUL <= gain < CERTAIN],
        "sources/columns-doubtful",
        "lines seem to be those of columns, written line by line",
        HINT,
        Severity.WARNING,
    )


def _gain(lines: Sequence[Line], known: Lexicon) -> float:
    """Return what the columns of a page gain that stand in turn, 0 where none speaks for any."""
    turn = turn_of([line.text.strip() for line in lines], known)
    if turn is None or not turn.speaks(len(lines), DOUBTFUL, READS) or are_merged(lines, known):
        return 0.0
    return turn.gain
