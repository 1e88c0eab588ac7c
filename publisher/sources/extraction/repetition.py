"""Pages that a source has twice: their lines come again, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.model.findings import Finding
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract

# Characters; a line as long as this comes again by chance only where something is repeated.
LONG = 25
# Lines; a long refrain or a form of prayer has fewer, a page hardly.
FEWEST = 12
# Times that a line may stand in a source: on a page that was taken in four times. Running heads
# and refrains come more often, and tell nothing.
OFTEN = 4


def repeated_pages(extract: Extract) -> Iterator[Finding]:
    """Yield a warning for each run of twelve long lines that stand further above already."""
    lines = [ln for piece in extract.pieces for ln in piece.lines if len(ln.text) >= LONG]
    counts = Counter(line.text for line in lines)
    if len(counts) + FEWEST > len(lines):
        return
    telling = [line for line in lines if counts[line.text] <= OFTEN]
    for above, below in _runs(telling):
        if len(below) >= FEWEST:
            yield extract.finding(
                "sources/page-twice",
                f"lines {below[0].number} to {below[-1].number} stand at line {above.number}"
                " already, word for word",
                "compare with the original; delete the second copy from the source, or extract it"
                " again",
                (below[0], below[-1]),
            )


def _runs(lines: list[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Yield lines that follow each other as they did above, with the first of those above."""
    first: dict[str, int] = {}
    above, run = -1, list[Line]()
    for at, line in enumerate(lines):
        before = first.setdefault(line.text, at)
        if before == at or (run and before != above + len(run)):
            if run:
                yield lines[above], run
            run = []
        if before < at:
            above = above if run else before
            run.append(line)
    if run:
        yield lines[above], run
