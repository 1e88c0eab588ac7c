"""Two columns that an extractor wrote line by line, put one after the other where that is certain.

Where a line of each column stands in turn, words and sentences go on at the line after the next,
and break off at the next one. A page is put in order only if no joint speaks against it and a word
that is broken now becomes whole; what is less clear is left, and named as an error
(``extraction/interleaving.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.expressions import compiled
from publisher.languages import Lexicon, lexicon
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.transcript import Line, Page
from publisher.structs import frozen

HYPHENS = "-\u00ad\u2010\ufffe¬"
# A word broken at the end of a line, and the rest of it at the beginning of another one.
BROKEN = compiled(rf"([^\W\d_]{{2,30}})[{HYPHENS}]$")
# Characters at the end of a line that show either: the longest half and its hyphen.
TAIL = 31
REST = compiled(r"([^\W\d_]{1,30})")
# The end of a sentence, behind a word of three letters or more: shorter ones are abbreviations.
ENDED = compiled(r"[^\W\d_]{3}[.!?]$")
# Joints between lines: a word becomes whole, one goes on well, says nothing, hardly goes on, breaks.
WHOLE, WELL, UNKNOWN, HARDLY, BREAKS = 3, 1, 0, -1, -3
# Filled lines of a page, at least and at most; lines at either end of it that may lie across both
# columns (a head, a folio, the rest of the longer column).
FEWEST, MOST, ACROSS = 10, 200, 5
# Joints that speak for columns, at least (more where no broken word becomes whole), and times as many
# as speak against them: of two halves of words one in twenty makes a word by chance. What all joints
# together gain. No page of the 366 sound texts known comes near.
SPEAKING, UNBROKEN, TIMES, GAIN = 4, 5, 8, 12


@frozen
class _Joints:
    """What every line is to the next one (``near``) and to the one after that (``far``)."""

    near: tuple[int, ...]
    far: tuple[int, ...]


@frozen
class _Stretch:
    """The lines of a page that stand in turn: from ``first`` to before ``end``."""

    first: int
    end: int


def columns_apart(pages: Sequence[Page], language: str, shown: str) -> Outcome[tuple[Page, ...]]:
    """Return the pages with interleaved columns one after the other, and a finding about them."""
    known = lexicon(language)
    made = [_apart(page, known) for page in pages]
    moved = [page for page, old in zip(made, pages, strict=True) if page is not old]
    if not moved:
        return Outcome(tuple(pages))
    numbers = [line.number for page in moved for line in page.lines]
    several = f"{len(moved)} pages, the first here" if len(moved) > 1 else "1 page"
    message = f"two columns that were written line by line stand one after the other ({several})"
    hint = "compare with the original, or extract the text again in reading order"
    place = Place(shown, min(numbers), max(numbers))
    finding = Finding("sources/columns-parted", Severity.WARNING, message, hint, place)
    return Outcome(tuple(made), (finding,))


def _apart(page: Page, known: Lexicon) -> Page:
    """Return a page with its columns one after the other, the page itself where it has none."""
    filled = [at for at, line in enumerate(page.lines) if not line.blank]
    if not FEWEST <= len(filled) <= MOST:
        return page
    texts = [page.lines[at].text.strip() for at in filled]
    joints = _Joints(
        tuple(_joint(a, b, known) for a, b in pairwise(texts)),
        tuple(_joint(a, b, known) for a, b in zip(texts, texts[2:], strict=False)),
    )
    best = max(_stretches(len(texts)), key=lambda one: _gain(joints, one))
    return _put_apart(page, filled, best, known) if _is_certain(joints, best) else page


def _stretches(lines: int) -> list[_Stretch]:
    return [
        _Stretch(first, end)
        for first in range(ACROSS + 1)
        for end in range(lines, lines - ACROSS - 1, -1)
        if end - first >= FEWEST
    ] or [_Stretch(0, lines)]


def _inside(joints: _Joints, stretch: _Stretch) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (
        joints.near[stretch.first : stretch.end - 1],
        joints.far[stretch.first : stretch.end - 2],
    )


def _gain(joints: _Joints, stretch: _Stretch) -> int:
    near, far = _inside(joints, stretch)
    return sum(far) - sum(near)


def _is_certain(joints: _Joints, stretch: _Stretch) -> bool:
    """Tell whether neighbours break off, and every second line goes on."""
    near, far = _inside(joints, stretch)
    speaking = near.count(BREAKS) + far.count(WHOLE)
    against = far.count(BREAKS) + near.count(WHOLE)
    enough = SPEAKING if far.count(WHOLE) else UNBROKEN
    return speaking >= max(enough, TIMES * against) and _gain(joints, stretch) >= GAIN


def _joint(above: str, below: str, known: Lexicon) -> int:
    """Return how well a filled line goes on with another one, neither with blanks about it."""
    last, small = above[-1], below[0].islower()
    if last in HYPHENS and (broken := BROKEN.search(above[-TAIL:])):
        rest = REST.match(below)
        whole = rest is not None and small and known.frequency((broken[1] + rest[1]).lower()) > 0
        return WHOLE if whole else BREAKS
    if last in ".!?" and ENDED.search(above[-TAIL:]):
        return BREAKS if small else WELL
    if last.isalpha() or last == ",":
        return WELL if small else HARDLY if below[0].isupper() else UNKNOWN
    return UNKNOWN


def _put_apart(page: Page, filled: Sequence[int], stretch: _Stretch, known: Lexicon) -> Page:
    """Return a page with the second lines of a stretch behind its first ones.

    What is left of the longer column below the stretch goes with that column. The blank lines
    below a line stay below it.
    """
    ends = (*filled[1:], len(page.lines))
    pieces = [page.lines[at:end] for at, end in zip(filled, ends, strict=True)]
    before: tuple[Line, ...] = page.lines[: filled[0]]
    first, end = stretch.first, stretch.end
    left, right, rest = range(first, end, 2), range(first + 1, end, 2), range(end, len(filled))
    texts = [page.lines[at].text.strip() for at in filled]
    with_left = bool(rest) and _goes_with(texts[left[-1]], texts[right[-1]], texts[end], known)
    columns = (*left, *rest, *right) if with_left else (*left, *right, *rest)
    lines = (*before, *(line for at in (*range(first), *columns) for line in pieces[at]))
    return replace(page, lines=lines)


def _goes_with(left: str, right: str, below: str, known: Lexicon) -> bool:
    """Tell whether a line goes on with the left column: as well as with the right one, or better."""
    worth = _joint(left, below, known)
    return worth > UNKNOWN and worth >= _joint(right, below, known)
