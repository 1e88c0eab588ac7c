"""Which mark calls which note: the heaviest rising chain through two sequences."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.restoring.roles.notes.bodies import NoteDraft
from publisher.restoring.roles.notes.marks import AFTER_FIGURES, AFTER_PUNCTUATION, STRONG, Mark
from publisher.structs import frozen

# Numbers that a mark without a body may skip and still carry the sequence on; and marks that
# make a sequence where the text has no note at all.
NEAR = 3
ENOUGH_ALONE = 3
# ``1.p7``, ``1.p7.2``: labels of notes whose marks repeat, as they are given in note_table.
PAGED = compiled(r"(.+?)\.p(\d+)(?:\.(\d+))?")
UNMARKED = "n"
# What one sign on both sides is worth beside the weight of the mark, and the share of that weight
# which is left where the signs differ; rows beyond which a note at the foot is no nearer.
SAME_SIGN, STRANGE, FAR = 1.0, 0.3, 200
# Pages from a mark to its note at a foot.
NEXT_PAGE = 1
# Share of the labels that makes a kind of sign usual in a text.
FAIR = 0.1
# A mark with the notes that it may call and the weight of each pair.
Partners: TypeAlias = tuple[Mark, tuple[tuple[int, float], ...]]
NOTHING_RULED: Mapping[Mark, str] = MappingProxyType({})


@frozen
class Paired:
    """The outcome: for each note (by index) its marks, and strong marks without a note.

    ``leftover`` are strong marks that fit no sequence; they stay in the text as they are.
    """

    calls: tuple[tuple[Mark, ...], ...]
    dangling: tuple[Mark, ...]
    leftover: tuple[Mark, ...]

    def calling(self) -> list[tuple[Mark, int]]:
        """Return every mark with the place of its note, in reading order.

        Notes whose bodies are lost are counted behind those that there are.
        """
        pairs = [(mark, note) for note, marks in enumerate(self.calls) for mark in marks]
        pairs += [(mark, note) for note, mark in enumerate(self.dangling, len(self.calls))]
        return sorted(pairs, key=lambda pair: (pair[0].row, pair[0].start))


def pair(
    notes: Sequence[NoteDraft], marks: Sequence[Mark], ruled: Mapping[Mark, str] = NOTHING_RULED
) -> Paired:
    """Match notes and marks, both in reading order.

    ``ruled`` are marks of which a person has said which note they call; they stand outside of
    every sequence.

    A chain that rises in both sequences and weighs most is taken (heaviest increasing
    subsequence). Then come second references to a note that has one, and marks that carry
    the sequence on where bodies are lost.
    """
    settled = _settled(notes, ruled)
    free = [mark for mark in marks if mark not in ruled]
    partners = _partners(notes, free)
    weighed = _weighed(notes, partners) + _strangers(notes, free, partners)
    chain = _heaviest_chain(_free(_by_mark(weighed), settled.values()), len(notes))
    calls: dict[int, list[Mark]] = defaultdict(list)
    for mark, note in (*settled.items(), *chain):
        calls[note].append(mark)
    used = {(m.row, m.start) for m in (*ruled, *(m for m, _ in chain))}
    # A form that looks less like a mark than every one that calls a note is no mark here.
    least = min((m.weight for m, _ in chain), default=STRONG)
    rest = [m for m in marks if (m.row, m.start) not in used and m.weight >= max(STRONG, least)]
    second, rest = _second_references(rest, partners, calls, chain)
    for mark, note in second:
        calls[note].append(mark)
    dangling = [*_dangling(rest, chain), *(m for m in ruled if m not in settled)]
    lost = {(m.row, m.start) for m in dangling}
    leftover = tuple(m for m in rest if (m.row, m.start) not in lost)
    ordered = tuple(
        tuple(sorted(calls[n], key=lambda m: (m.row, m.start))) for n in range(len(notes))
    )
    return Paired(ordered, tuple(dangling), leftover)


def _settled(notes: Sequence[NoteDraft], ruled: Mapping[Mark, str]) -> dict[Mark, int]:
    """Return which note (by index) each ruled mark calls; a label without a note has none."""
    found = ((mark, _named(notes, label, mark.page)) for mark, label in ruled.items())
    return {mark: note for mark, note in found if note is not None}


def _named(notes: Sequence[NoteDraft], label: str, page: int) -> int | None:
    """Return the note that a label names: of several with its mark the nearest to a page."""
    paged = PAGED.fullmatch(label)
    mark, where, nth = paged.groups() if paged else (label, None, None)
    wanted = "" if paged and mark == UNMARKED else mark
    same = [at for at, note in enumerate(notes) if note.mark == wanted]
    if where is not None:
        there = [at for at in same if notes[at].page == int(where)]
        return there[int(nth or 1) - 1] if len(there) >= int(nth or 1) else None
    return min(same, key=lambda at: (abs(notes[at].page - page), at), default=None)


def _free(partners: Iterable[Partners], taken: Iterable[int]) -> list[Partners]:
    """Return the partners without the notes of which a person has said what calls them."""
    ruled = frozenset(taken)
    free = ((mark, tuple(f for f in fitting if f[0] not in ruled)) for mark, fitting in partners)
    return [(mark, fitting) for mark, fitting in free if fitting]


def _partners(
    notes: Sequence[NoteDraft], marks: Sequence[Mark]
) -> list[tuple[Mark, tuple[int, ...]]]:
    """Return for every mark the notes it may call: same mark, and near enough."""
    by_mark: dict[str, list[int]] = defaultdict(list)
    for at, note in enumerate(notes):
        if note.mark:
            by_mark[note.mark].append(at)
    partners = []
    for mark in marks:
        fitting = tuple(at for at in by_mark.get(mark.mark, ()) if _is_near(notes[at], mark))
        if fitting:
            partners.append((mark, fitting))
    return partners


def _is_near(note: NoteDraft, mark: Mark) -> bool:
    """Tell whether a note stands at the foot of this page or the next, or next behind this text."""
    if note.gathered:
        return note.since <= mark.row < note.until
    if note.above <= mark.row < note.until and mark.weight >= AFTER_FIGURES:
        # Stars and daggers begin anew on each page.
        return _kind(note.mark) != "sign" or note.page - mark.page <= NEXT_PAGE
    return note.since <= mark.row and note.page - mark.page in (0, 1)


def _weighed(
    notes: Sequence[NoteDraft], partners: Iterable[tuple[Mark, tuple[int, ...]]]
) -> list[Partners]:
    """Return the partners with the weight of each pair: of one sign, the nearer the better."""
    return [
        (mark, tuple((n, mark.weight + SAME_SIGN + _nearness(notes[n], mark)) for n in fitting))
        for mark, fitting in partners
    ]


def _by_mark(partners: Iterable[Partners]) -> list[Partners]:
    """Return the partners in the order of the marks, all those of one mark together."""
    together: dict[Mark, tuple[tuple[int, float], ...]] = {}
    for mark, fitting in partners:
        together[mark] = (*together.get(mark, ()), *fitting)
    return sorted(together.items(), key=lambda pair: (pair[0].row, pair[0].start))


def _nearness(note: NoteDraft, mark: Mark) -> float:
    """Return what the rows between a mark and a note at the foot say for them, below 1."""
    rows = note.until - mark.row
    return 0.0 if note.gathered or rows <= 0 else max(0.0, 1 - rows / FAR)


def _strangers(
    notes: Sequence[NoteDraft],
    marks: Iterable[Mark],
    partners: Iterable[tuple[Mark, tuple[int, ...]]],
) -> list[Partners]:
    """Return pairs of marks and notes of other signs.

    The label of a note may be lost, or misread where no mark near it is the same; the order of
    the others, and the page, then tell which mark calls it. It is of a kind that labels others.
    """
    known = {(mark.row, mark.start): fitting for mark, fitting in partners}
    taken = {note for fitting in known.values() for note in fitting}
    alone = [at for at in range(len(notes)) if at not in taken]
    kinds = _kinds(notes)
    by_page: dict[int, list[int]] = defaultdict(list)
    gathered: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at in alone:
        by_page[notes[at].page].append(at)
        if notes[at].gathered:
            gathered[notes[at].since, notes[at].until].append(at)
    found = []
    for mark in marks:
        if mark.weight < STRONG or (kinds and _kind(mark.mark) not in kinds):
            continue
        near = {*by_page[mark.page], *by_page[mark.page + 1]}
        near.update(*(them for span, them in gathered.items() if span[0] <= mark.row < span[1]))
        is_known = (mark.row, mark.start) in known
        fitting = tuple(
            (at, STRANGE * mark.weight + _nearness(notes[at], mark))
            for at in sorted(near)
            if _is_near(notes[at], mark) and not (is_known and notes[at].mark)
        )
        if fitting:
            found.append((mark, fitting))
    return found


def _kinds(notes: Iterable[NoteDraft]) -> frozenset[str]:
    """Return the kinds of signs that label a fair share of the notes."""
    counts = Counter(_kind(note.mark) for note in notes if note.mark)
    return frozenset(kind for kind, n in counts.items() if n >= FAIR * counts.total())


def _kind(mark: str) -> str:
    return "figure" if mark.isdigit() else "letter" if mark.isalpha() else "sign"


def _heaviest_chain(partners: Sequence[Partners], notes: int) -> list[tuple[Mark, int]]:
    """Return the pairs of the heaviest chain; Fenwick tree of prefix maxima, n log n."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (notes + 1)
    links: list[tuple[Mark, int, int]] = []
    for mark, fitting in partners:
        # Falling order, so that two notes of one mark cannot be chained through it.
        for note, weight in sorted(fitting, reverse=True):
            above, before = _best_before(tree, note)
            links.append((mark, note, before))
            _raise(tree, note + 1, (above + weight, len(links) - 1))
    _, at = _best_before(tree, notes)
    chain = []
    while at >= 0:
        mark, note, at = links[at]
        chain.append((mark, note))
    return chain[::-1]


def _best_before(tree: Sequence[tuple[float, int]], note: int) -> tuple[float, int]:
    best = (0.0, -1)
    while note > 0:
        if tree[note][0] > best[0]:
            best = tree[note]
        note -= note & -note
    return best


def _raise(tree: list[tuple[float, int]], note: int, value: tuple[float, int]) -> None:
    while note < len(tree):
        if value[0] > tree[note][0]:
            tree[note] = value
        note += note & -note


def _second_references(
    rest: Sequence[Mark],
    partners: Sequence[tuple[Mark, tuple[int, ...]]],
    calls: dict[int, list[Mark]],
    chain: Sequence[tuple[Mark, int]],
) -> tuple[list[tuple[Mark, int]], list[Mark]]:
    """Part strong marks whose note has been called before from those without a note.

    Of two marks on a page the nearer one may be in the chain; the other one, still behind the
    mark before it in the ``chain``, calls the same note.
    """
    fitting = {(m.row, m.start): notes for m, notes in partners}
    first = {note: min((m.row, m.start) for m in marks) for note, marks in calls.items()}
    on_page: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for mark in rest:
        on_page[mark.mark, mark.page].append(mark)
    start = (-1, 0)
    for mark, note in chain:
        for other in on_page[mark.mark, mark.page]:
            if start < (other.row, other.start) < first[note]:
                first[note] = (other.row, other.start - 1)
        start = (mark.row, mark.start)
    second, without = [], []
    for mark in rest:
        place = (mark.row, mark.start)
        called = [n for n in fitting.get(place, ()) if n in first and first[n] < place]
        if called:
            # Of notes that begin anew with each chapter, the one that was called last.
            second.append((mark, max(called, key=lambda note: first[note])))
        else:
            without.append(mark)
    return second, without


def _dangling(rest: Sequence[Mark], chain: Sequence[tuple[Mark, int]]) -> list[Mark]:
    """Return the marks that carry a sequence on though their bodies are lost.

    Each is the next number, or a later one before the next called note: 26 after 25, when
    the bodies end with 25. Without any note at all, a run from 1 upwards is needed.
    """
    called = [((m.row, m.start), m.number) for m, _ in chain if m.number is not None]
    places = [place for place, _ in called]
    found: list[Mark] = []
    for mark in rest:
        at = bisect_left(places, (mark.row, mark.start))
        before = called[at - 1][1] if at else 0
        after = called[at][1] if at < len(called) else None
        low = max(before, found[-1].number or 0) if found else before
        # Glued to a word (``xfce4``) it must be the very next number.
        near = NEAR if mark.weight >= AFTER_PUNCTUATION else 1
        follows = mark.number is not None and low < mark.number <= low + near
        if follows and (after is None or (mark.number or 0) < after):
            found.append(mark)
    return found if chain or len(found) >= ENOUGH_ALONE else []
