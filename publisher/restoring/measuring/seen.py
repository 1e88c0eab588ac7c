"""What can be seen of a line beside its letters: the one door for evidence of the page.

Plain text shows only blanks: those in front of a line are its indent, blank lines its gap, and
its width is told from its letters. Where a source knows more (the runs and the geometry of a
Line), this is where it comes in, in the same units; what is not known is None, and every rule
works without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from publisher.model.transcript import Geometry, Line, Run, ToldCell
from publisher.structs import frozen

# The width of a blank of plain text, in ems: what an indent of one blank stands for.
BLANK = 0.25
# Ems; type that is smaller or larger by less than this is the type of the body.
SAME_SIZE = 0.04
# Ems of the body: letters that stand further off the line are superior or inferior, if they are no
# larger than this share of the body, or of most of their line.
OFF_THE_LINE, SMALLER = 0.1, 0.95
# The share of a line's letters that make the whole line bold, italic or small capitals.
NEARLY_ALL = 0.9


@frozen
class Seen:
    """The type and the place of a line; None is what cannot be seen.

    ``size`` is a share of the size of the body text, that of most letters of the line. ``weight``
    tells whether it is set ``bold``, in ``italic``, in small ``capitals``, or ``plain``.
    ``below_rule``: a drawn rule is the next thing above. ``centred``: in its column. ``runs`` are
    the letters of the line as they were set (see looks.py). ``words``, ``uprights`` and ``cells`` are
    those of its geometry, and ``edge`` is the left edge of its column, measured as they are; ``ems``
    tells that its indent was measured, and not counted in blanks, and ``gap`` is the measured one,
    in leadings (1: none between).
    """

    size: float | None = None
    weight: str | None = None
    below_rule: bool | None = None
    centred: bool | None = None
    runs: tuple[Run, ...] = ()
    words: tuple[float, ...] = ()
    uprights: tuple[float, ...] = ()
    cells: tuple[ToldCell | None, ...] = ()
    ems: bool = False
    gap: float | None = None
    edge: float | None = None

    @property
    def larger(self) -> str | None:
        """Tell whether the type is ``larger`` or ``smaller`` than that of the body, or the ``same``."""
        if self.size is None:
            return None
        if abs(self.size - 1) < SAME_SIZE:
            return "same"
        return "larger" if self.size > 1 else "smaller"


NOTHING_SEEN = Seen()


def seen_on(line: Line) -> Seen:
    """Return what can be seen of a line."""
    if not line.runs and line.geometry is None:
        return NOTHING_SEEN
    place = line.geometry
    return Seen(
        size=usual_size(line.runs),
        weight=_weight(line),
        below_rule=place.below_rule if place else None,
        centred=place.centred if place else None,
        runs=line.runs,
        words=place.words if place else (),
        uprights=place.uprights if place else (),
        cells=place.cells if place else (),
        ems=place is not None and place.indent is not None,
        gap=place.gap if place else None,
        edge=_edge(place),
    )


def _edge(place: Geometry | None) -> float | None:
    """Return the left edge of a line's column, None where nothing tells it."""
    if place is None or place.indent is None or not place.words:
        return None
    return place.words[0] - place.indent


def place_on(line: Line, blanks: int, gap: int) -> tuple[int, int]:
    """Return the indent of a line in blanks, and the blank lines above it.

    ``blanks`` and ``gap`` are what its text shows; the geometry goes before them where it is
    known, an indent of an em being four blanks and a leading more one blank line.
    """
    place = line.geometry
    if place is None:
        return blanks, gap
    indent = blanks if place.indent is None else round(place.indent / BLANK)
    above = gap if place.gap is None else round(place.gap) - 1
    return indent, above


def width_on(line: Line, estimated: float) -> float:
    """Return the width of a line in thousandths of an em: as drawn, else as estimated."""
    place = line.geometry
    return estimated if place is None or place.width is None else 1000 * place.width


def text_on(line: Line) -> str:
    """Return the text of a line with a blank behind a raised label that opens it (``1The``)."""
    if not line.runs:
        return line.text
    usual = usual_size(line.runs)
    begun = takewhile(lambda run: run.text.isspace() or level_of(run, usual) == 1, line.runs)
    label = "".join(run.text for run in begun)
    rest, bare = line.text[len(label) :], label.strip()
    apart = not bare or (bare.isalpha() and len(bare) > 1) or label[-1:].isspace()
    return line.text if apart or not rest or rest[0].isspace() else f"{label} {rest}"


def level_of(run: Run, usual: float | None) -> int:
    """Return 1 for letters above the line, -1 for those below it, else 0.

    They are smaller than the body, or than most letters of their line, of ``usual`` size: a large
    initial stands lower than its line as well.
    """
    if run.size > SMALLER * max(1.0, usual or 1.0):
        return 0
    return (run.raised > OFF_THE_LINE) - (run.raised < -OFF_THE_LINE)


def usual_size(runs: Sequence[Run]) -> float | None:
    """Return the size of most letters of some runs, as a share of the body's; None of no runs."""
    sizes: dict[float, int] = {}
    for run in runs:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text.strip())
    return max(sizes, key=sizes.__getitem__) if sizes else None


def largest_size(runs: Sequence[Run]) -> float:
    """Return the size of the largest letters on a line, as a share of the body's; 0 of no runs.

    Of capitals that are set as small ones by their size the first letters of words are the largest.
    """
    usual = usual_size(runs)
    return max(
        (run.size for run in runs if run.text.strip() and not level_of(run, usual)), default=0.0
    )


def _weight(line: Line) -> str | None:
    """Return how nearly all letters of a line are set."""
    if not line.runs:
        return None
    letters = sum(len(run.text.strip()) for run in line.runs) or 1
    ways = {
        "bold": sum(len(run.text.strip()) for run in line.runs if run.bold),
        "italic": sum(len(run.text.strip()) for run in line.runs if run.italic),
        "capitals": sum(len(run.text.strip()) for run in line.runs if run.small_capitals),
    }
    return next((way for way, n in ways.items() if n > NEARLY_ALL * letters), "plain")
