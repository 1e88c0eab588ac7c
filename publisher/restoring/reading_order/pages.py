"""Page by page, a broken word whose other half stands elsewhere on the page is looked for."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from publisher.languages import lexicon
from publisher.model.cleaned import Cleaned
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.text import Reordering
from publisher.model.transcript import Line, Page
from publisher.restoring.reading_order.atoms import Atom, atoms_of
from publisher.restoring.reading_order.columns import Order, best_order
from publisher.restoring.reading_order.joints import Joints
from publisher.restoring.rows import usual_spacing

WORD = re.compile(r"[^\W\d_]+")
# Lines change places from this gain on (odds of some 400 to 1), on top of a word made whole.
OVERWHELMING = 6.0
# More pieces than this are no page, or one that only blank lines have cut up.
MOST_ATOMS = 120


@dataclass(frozen=True, slots=True)
class Ordered:
    """The pages in reading order, what was moved, and what is to be said about it."""

    cleaned: Cleaned
    moved: tuple[Reordering, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The pieces of a page, and those right before and after it."""

    page: Page
    atoms: tuple[Atom, ...]
    before: Atom | None
    after: Atom | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A better order of a page, and two pieces of it that make a broken word whole."""

    order: Order
    halves: tuple[Atom, Atom]

    @property
    def sure(self) -> bool:
        """Tell whether the evidence is overwhelming."""
        return self.order.gain >= OVERWHELMING


class _Vocabulary:
    """The words of the text and of its language, gathered when first asked for."""

    def __init__(self, cleaned: Cleaned) -> None:
        self._cleaned = cleaned

    @cached_property
    def _words(self) -> frozenset[str]:
        lines = (line for page in self._cleaned.pages for line in page.lines)
        return frozenset(word.lower() for line in lines for word in WORD.findall(line.text))

    def knows(self, word: str) -> bool:
        """Tell whether small letters are a word of the text, or of its language."""
        return word in self._words or lexicon(self._cleaned.language).frequency(word) > 0


def in_reading_order(cleaned: Cleaned) -> Ordered:
    """Return the pages with their lines in reading order.

    In double spacing blank lines part nothing, and no columns are set so; it is left alone.
    """
    if usual_spacing(cleaned.pages):
        return Ordered(cleaned, (), ())
    joints = Joints(_Vocabulary(cleaned).knows)
    pages: list[Page] = []
    moved: list[Reordering] = []
    findings: list[Finding] = []
    for sheet in _sheets(cleaned.pages):
        page, better = sheet.page, _better(sheet, joints)
        if better is not None:
            findings.append(_finding(cleaned.source, page, better))
        if better is not None and better.sure:
            page = _put_right(sheet, better.order)
            moved.append(_moved(cleaned.source, page))
        pages.append(page)
    return Ordered(replace(cleaned, pages=tuple(pages)), tuple(moved), tuple(findings))


def _sheets(pages: Sequence[Page]) -> tuple[_Sheet, ...]:
    width = _usual_width(pages)
    cut = [atoms_of(page.lines, width) for page in pages]
    before = [None, *(atoms[-1] if atoms else None for atoms in cut)]
    after = [*(atoms[0] if atoms else None for atoms in cut[1:]), None]
    return tuple(map(_Sheet, pages, cut, before, after))


def _usual_width(pages: Sequence[Page]) -> int:
    lengths = [len(line.text.strip()) for page in pages for line in page.lines if not line.blank]
    return max(1, round(statistics.median(lengths))) if lengths else 1


def _better(sheet: _Sheet, joints: Joints) -> _Found | None:
    """Return a better order of a page in which a broken word becomes whole, if there is one."""
    atoms = sheet.atoms
    if not 1 < len(atoms) <= MOST_ATOMS:
        return None
    halves = _halves(sheet, joints)
    if not halves:
        return None
    order = best_order(atoms, sheet.before, joints)
    repaired = [pair for pair in pairwise(order.pieces) if pair in halves]
    if not repaired:
        return None
    left, right = repaired[0]
    return _Found(order, (atoms[left], atoms[right]))


def _halves(sheet: _Sheet, joints: Joints) -> set[tuple[int, int]]:
    """Return the pairs of pieces that make a broken word whole and do not follow one another.

    Neither may go on well where it stands: a page's last word is broken for the next page.
    """
    atoms = sheet.atoms
    below, above = (*atoms[1:], sheet.after), (sheet.before, *atoms[:-1])
    cut = [at for at, b in enumerate(below) if b is None or joints.worth(atoms[at], b) < 0]
    begun = [at for at, a in enumerate(above) if a is None or joints.worth(a, atoms[at]) < 0]
    pairs = ((a, b) for a in cut for b in begun if b != a + 1)
    return {(a, b) for a, b in pairs if joints.makes_a_word(atoms[a], atoms[b])}


def _put_right(sheet: _Sheet, order: Order) -> Page:
    lines = tuple(line for at in order.pieces for line in sheet.atoms[at].lines)
    return replace(sheet.page, lines=lines)


def _moved(source: str, made: Page) -> Reordering:
    numbers = tuple(line.number for line in made.lines)
    return Reordering(Place(source, min(numbers), max(numbers)), made.index, numbers)


def _finding(source: str, page: Page, found: _Found) -> Finding:
    left = next(line for line in reversed(found.halves[0].lines) if not line.blank)
    right = next(line for line in found.halves[1].lines if not line.blank)
    halves = _halves_named(left, right)
    place = Place(source, left.number, left.number)
    if found.sure:
        code, hint = "restoring/reading-order", "compare the page with its print"
        message = f"columns of page {page.index} stood out of order and were put right: {halves}"
    else:
        code, hint = "restoring/reading-order-doubtful", "extract the page in reading order"
        message = f"columns of page {page.index} may stand out of order: {halves}"
    return Finding(code, Severity.WARNING, message, hint, place)


def _halves_named(left: Line, right: Line) -> str:
    begun, ended = left.text.split()[-1], right.text.split()[0]
    return f"{begun!r} on line {left.number} goes on with {ended!r} on line {right.number}"
