"""Page by page, a broken word whose other half stands elsewhere on the page is looked for."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from publisher.expressions import compiled
from publisher.languages import lexicon
from publisher.model.doubts import Doubt, Question
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.text import Reordering
from publisher.model.transcript import Line, Page, Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.measuring.rows import usual_spacing
from publisher.restoring.roles.blocks.initials import before_their_words
from publisher.restoring.roles.reading_order.atoms import Atom, atoms_of
from publisher.restoring.roles.reading_order.columns import Order, best_order
from publisher.restoring.roles.reading_order.joints import Joints
from publisher.structs import frozen

WORD = compiled(r"[^\W\d_]+")
# Gains in natural log odds. From here on (odds of 400 to 1), and with a broken word made whole,
# lines change places.
OVERWHELMING = 6.0
# From here on, without any word made whole, the pieces are known to be out of order, but not
# which order is right.
SUSPICIOUS = 12.0
# Below this much evidence against the joints of a page no other order is tried, to save time.
JOLTS = 8.0
# Enough where a person has said that a page is out of order.
LEAST = 0.1
# Confidence (0 to 1) in a page that was put in order, and in one left as it was.
MOVED, LEFT = 0.9, 0.4
# Pieces; a page in more of them is no page of columns, or only blank lines have cut it up. Lines;
# a page of more of them is a text whose pages nothing parts.
MOST_ATOMS, MOST_LINES = 120, 300


@frozen
class Ordered:
    """The pages in reading order, what was moved, and what is to be said and asked about it."""

    transcript: Transcript
    moved: tuple[Reordering, ...]
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]


@frozen
class _Sheet:
    """The pieces of a page, and those right before and after it."""

    page: Page
    atoms: tuple[Atom, ...]
    before: Atom | None
    after: Atom | None


@frozen
class _Found:
    """A better order of a page, and two pieces that come together in it.

    ``whole`` if a broken word becomes whole there.
    """

    order: Order
    halves: tuple[Atom, Atom]
    whole: bool

    @property
    def lines(self) -> tuple[Line, Line]:
        """Return the last line of one piece and the first one of the other."""
        left, right = self.halves
        last = next(line for line in reversed(left.lines) if not line.blank)
        return last, next(line for line in right.lines if not line.blank)

    @property
    def sure(self) -> bool:
        """Tell whether the evidence is overwhelming."""
        return self.whole and self.order.gain >= OVERWHELMING


class _Vocabulary:
    """The words of the text and of its language, gathered when first asked for."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript

    @cached_property
    def _words(self) -> frozenset[str]:
        text = "\n".join([line.text for line in self._transcript.lines()])
        # What blanks part is looked at once: most of it comes again.
        return frozenset(map(str.lower, WORD.findall("\n".join(set(text.split())))))

    def knows(self, word: str) -> bool:
        """Tell whether small letters are a word of the text, or of its language."""
        return word in self._words or lexicon(self._transcript.language).frequency(word) > 0


def in_reading_order(transcript: Transcript, verdicts: Verdicts = NO_VERDICTS) -> Ordered:
    """Return the pages with their lines in reading order.

    Initials go before their words first. In double spacing blank lines part nothing, and no
    columns are set so; it is left alone unless ``verdicts`` say otherwise of a page. So are
    sources that show where their lines stand, for their columns were told by the white between, and
    those that proofreaders have read.
    """
    ruled = dict(verdicts.columns)
    transcript, moved = _initials_moved(transcript)
    read = transcript.declared.standing is not None
    apart = not read and not usual_spacing(transcript.pages) and not _is_placed(transcript)
    if not apart and not ruled:
        return Ordered(transcript, tuple(moved), (), ())
    joints = Joints(_Vocabulary(transcript).knows)
    pages: list[Page] = []
    found: list[tuple[_Found, Page]] = []
    findings: list[Finding] = []
    for sheet in _sheets(transcript.pages):
        page, said = sheet.page, _said(sheet.page, ruled)
        looked = apart if said is None else said
        better = _better(sheet, joints, said) if looked else None
        if better is not None and (said or better.sure):
            page = _put_right(sheet, better.order)
            moved.append(_moved(transcript.source, page))
        if said and better is None:
            findings.append(_unknown(transcript.source, page))
        if better is not None and said is None:
            found.append((better, page))
        pages.append(page)
    findings += (_finding(transcript.source, page, better) for better, page in found)
    doubts = tuple(_doubt(transcript.source, page, better) for better, page in found)
    return Ordered(replace(transcript, pages=tuple(pages)), tuple(moved), tuple(findings), doubts)


def _is_placed(transcript: Transcript) -> bool:
    """Tell whether the source says in which column a line stands."""
    return any(line.geometry and line.geometry.column for line in transcript.lines())


def _initials_moved(transcript: Transcript) -> tuple[Transcript, list[Reordering]]:
    usual, moved, pages = _usual_width(transcript.pages), [], []
    for page in transcript.pages:
        lines = before_their_words(page, usual, transcript.language)
        pages.append(page if lines is None else replace(page, lines=lines))
        if lines is not None:
            moved.append(_moved(transcript.source, pages[-1]))
    return replace(transcript, pages=tuple(pages)), moved


def _said(page: Page, ruled: Mapping[int, bool]) -> bool | None:
    """Return what a person has said of a page; one who wants it left as it is goes first."""
    if not ruled:
        return None
    return min((ruled[line.number] for line in page.lines if line.number in ruled), default=None)


def _sheets(pages: Sequence[Page]) -> tuple[_Sheet, ...]:
    width = _usual_width(pages)
    cut = [atoms_of(page.lines, width) for page in pages]
    before = [None, *(atoms[-1] if atoms else None for atoms in cut)]
    after = [*(atoms[0] if atoms else None for atoms in cut[1:]), None]
    return tuple(map(_Sheet, pages, cut, before, after))


def _usual_width(pages: Sequence[Page]) -> int:
    lengths = [
        length for page in pages for line in page.lines if (length := len(line.text.strip()))
    ]
    return max(1, round(statistics.median(lengths))) if lengths else 1


def _better(sheet: _Sheet, joints: Joints, said: bool | None) -> _Found | None:
    """Return a better order of a page, if a broken word becomes whole or much speaks for it.

    Where a person has ``said`` that the page is out of order, any better one will do.
    """
    atoms = sheet.atoms
    if not 1 < len(atoms) <= MOST_ATOMS:
        return None
    if not said and sum(not line.blank for line in sheet.page.lines) > MOST_LINES:
        return None
    halves = _halves(sheet, joints)
    if not halves and not said and _jolts(atoms, joints) < JOLTS:
        return None
    order = best_order(atoms, sheet.before, joints)
    repaired = [(atoms[a], atoms[b]) for a, b in pairwise(order.pieces) if (a, b) in halves]
    if repaired:
        return _Found(order, repaired[0], True)
    least = LEAST if said else SUSPICIOUS
    return _Found(order, _parted(order, atoms), False) if order.gain >= least else None


def _jolts(atoms: Sequence[Atom], joints: Joints) -> float:
    """Return what speaks against the joints of a page as it stands."""
    return -sum(min(0.0, joints.worth(above, below)) for above, below in pairwise(atoms))


def _parted(order: Order, atoms: Sequence[Atom]) -> tuple[Atom, Atom]:
    """Return the first two pieces that come together and did not before."""
    pairs = ((a, b) for a, b in pairwise(order.pieces) if b != a + 1)
    left, right = next(pairs, (0, 1))
    return atoms[left], atoms[right]


def _halves(sheet: _Sheet, joints: Joints) -> set[tuple[int, int]]:
    """Return the pairs of pieces that make a broken word whole and do not follow one another.

    Neither may go on well where it stands: a page's last word is broken for the next page.
    """
    atoms = sheet.atoms
    row = (sheet.before, *atoms, sheet.after)
    bad = [a is None or b is None or joints.worth(a, b) < 0 for a, b in pairwise(row)]
    cut = [at for at, poor in enumerate(bad[1:]) if poor]
    begun = [at for at, poor in enumerate(bad[:-1]) if poor]
    pairs = ((a, b) for a in cut for b in begun if b != a + 1)
    return {(a, b) for a, b in pairs if joints.makes_a_word(atoms[a], atoms[b])}


def _put_right(sheet: _Sheet, order: Order) -> Page:
    lines = tuple(line for at in order.pieces for line in sheet.atoms[at].lines)
    return replace(sheet.page, lines=lines)


def _moved(source: str, made: Page) -> Reordering:
    numbers = tuple(line.number for line in made.lines)
    return Reordering(Place(source, min(numbers), max(numbers)), made.index, numbers)


def _finding(source: str, page: Page, found: _Found) -> Finding:
    left, _ = found.lines
    halves = _halves_named(*found.lines)
    place = Place(source, left.number, left.number)
    if found.sure:
        code, hint = "restoring/reading-order", "compare the page with its print"
        message = (
            f"the columns of page {page.index} were out of order and have been put right: {halves}"
        )
    else:
        code, hint = "restoring/reading-order-doubtful", "extract the page in reading order"
        message = f"the columns of page {page.index} may be out of order: {halves}"
    return Finding(code, Severity.WARNING, message, hint, place)


def _unknown(source: str, page: Page) -> Finding:
    return Finding(
        "restoring/reading-order-doubtful",
        Severity.WARNING,
        f"a ruling says that page {page.index} is out of order, but no better order was found",
        "extract the page in reading order",
        Place(source, page.lines[0].number, page.lines[-1].number),
    )


def _halves_named(left: Line, right: Line) -> str:
    begun, ended = left.text.split()[-1], right.text.split()[0]
    return f"{begun!r} on line {left.number} goes on with {ended!r} on line {right.number}"


def _doubt(source: str, page: Page, found: _Found) -> Doubt:
    """Return what is asked about the columns of a page: of all its lines."""
    left, right = found.lines
    numbers = [line.number for line in page.lines if not line.blank]
    place, text = Place(source, min(numbers), max(numbers)), " ".join(left.text.split())
    kind = RulingKind.NO_COLUMNS if found.sure else RulingKind.COLUMNS
    proposal = Ruling(kind, text, left.number, "", "", place)
    question = Question.MOVED_COLUMNS if found.sure else Question.LEFT_COLUMNS
    words = (*_word_and_line(left, -1), *_word_and_line(right, 0))
    sure = MOVED if found.sure else LEFT
    return Doubt(place, Topic.READING_ORDER, sure, question, (proposal,), words)


def _word_and_line(line: Line, at: int) -> tuple[str, str]:
    return line.text.split()[at], str(line.number)
