"""Feet whose beginnings are hidden: notes that run over from the page before, lost labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import TypeAlias

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.feet import Foot
from publisher.restoring.roles.notes.labels import read_label
from publisher.restoring.roles.notes.marks import LETTER, STRONG, Mark
from publisher.restoring.wording import ending
from publisher.structs import frozen

# Rows above the end of the notes in which a hidden beginning is looked for.
REACH = 80
# What points to a note beginning or going on at a row, in units of one clear sign: space above,
# a rule, another indent, a sentence that goes on, wider rows. One is not enough by itself.
SPACED, RULED, OTHER_INDENT, RUNS_ON, WIDE = 1.0, 1.5, 0.8, 0.8, 1.0
# Small letters below a sentence that has ended cannot go on with it: half a sign more.
AGAINST = 0.5
ENOUGH = 2.0
# Rows; fewer of them between the notes of two columns are not taken for caught text.
CAUGHT = 4
# Share of the note's full rows; the last row of a note is shorter.
LAST_ROW = 0.9
# Notes are set smaller, so their full rows are wider in letters by at least this factor.
WIDER = 1.05
# Mark and page → the first row on that page where it stands beyond doubt.
Strong: TypeAlias = dict[tuple[str, int], int]


@frozen
class Hidden:
    """Rows from ``start`` to ``end`` (excluded) that belong to a note without a label there.

    ``mark`` is that of the note whose label is lost; empty for the rest of the note before.
    """

    start: int
    end: int
    mark: str


def hidden_notes(
    rows: Sequence[Row], feet: Sequence[Foot], marks: Sequence[Mark], rules: frozenset[int]
) -> tuple[Hidden, ...]:
    """Return what belongs to the notes though no label says so.

    A note that has not ended at its page's foot goes on at the next; a number that is marked
    in the text and missing between two labels stands where a row begins like a note.
    """
    pages = {row.page: at for at, row in reversed(list(enumerate(rows)))}
    strong: Strong = {}
    for mark in marks:
        if mark.weight >= STRONG:
            place = mark.mark, mark.page
            strong[place] = min(mark.row, strong.get(place, mark.row))
    found: list[Hidden] = []
    for foot, following in zip_longest(feet, feet[1:]):
        found += _running_over(rows, foot, following, pages, rules)
        found += _inside(rows, foot, strong)
    found += _above(rows, feet, strong, rules)
    return tuple(sorted(found, key=lambda h: h.start))


def caught_text(rows: Sequence[Row], feet: Sequence[Foot]) -> Iterator[tuple[int, int]]:
    """Yield from where to where the text goes on inside of a foot.

    Where notes stand below the first of two columns, the sentence that they interrupt goes on
    with small letters behind a note that has ended.
    """
    for foot in feet:
        if ending(rows[foot.start - 1].text) not in ("open", "broken"):
            continue
        for start, until in pairwise((*foot.starts, foot.end)):
            places = range(start + 1, until - CAUGHT + 1)
            caught = next((at for at in places if _goes_on(rows[at - 1], rows[at])), None)
            if caught is not None:
                yield caught, until
                break


def _goes_on(above: Row, row: Row) -> bool:
    return row.gap > 0 and row.text[:1].islower() and ending(above.text) == "end"


def _running_over(
    rows: Sequence[Row],
    foot: Foot,
    following: Foot | None,
    pages: dict[int, int],
    rules: frozenset[int],
) -> Iterator[Hidden]:
    """Yield the rest of a foot's last note at the foot of the next page."""
    # A dash behind a full stop ends a note: ``p. 240 ff., 410. —``
    texts = [row.text.rstrip("—– ") for row in rows[foot.start : foot.end]]
    # A folio or a signature (``1*``) below the notes is none of their text.
    says = (text for text in reversed(texts) if LETTER.search(text) or ending(text) == "end")
    last = next(says, texts[-1])
    first = pages.get(foot.page + 1)
    if first is None or ending(last) not in ("open", "broken"):
        return
    has_foot = following is not None and following.page == foot.page + 1
    end = following.start if has_foot and following else pages.get(foot.page + 2, len(rows))
    start = _best(rows, (first + 1, end), rules, _Sought(runs_on=True))
    tight = _tight(rows, foot.start, foot.end)
    if start is not None and (not tight or _tight(rows, start, end) or end - start == 1):
        yield Hidden(start, end, "")


def _tight(rows: Sequence[Row], start: int, end: int) -> bool:
    """Tell whether most rows stand nearer to one another than is usual in double spacing."""
    inner = rows[start + 1 : end]
    return sum(row.gap < 0 for row in inner) * 2 > len(inner)


def _above(
    rows: Sequence[Row], feet: Sequence[Foot], strong: Strong, rules: frozenset[int]
) -> Iterator[Hidden]:
    """Yield the note before a foot's first label when its number is marked but missing."""
    for before, foot in zip([None, *feet], feet, strict=False):
        first, known = _first_number(foot), _last_number(before)
        if first is None or first < 2 or (known is not None and first - known != 2):
            continue
        missing = str(first - 1)
        if not _is_marked(missing, foot, strong):
            continue
        top = next(at for at in range(foot.start, -1, -1) if at == 0 or rows[at].first)
        start = _best(rows, (top + 1, foot.start), rules, _Sought(runs_on=False))
        if start is not None:
            yield Hidden(start, foot.start, missing)


def _inside(rows: Sequence[Row], foot: Foot, strong: Strong) -> Iterator[Hidden]:
    """Yield the note after one of a foot's labels when the next number is marked but missing.

    It begins with a row that stands differently from the one before, which ends a sentence;
    where none does, with the only row below a short one.
    """
    for at, until in pairwise((*foot.starts, foot.end)):
        label = read_label(rows[at].text)
        missing = str(label.number + 1) if label and label.number else ""
        if not missing or not _is_marked(missing, foot, strong):
            continue
        fresh = [n for n in range(at + 1, until) if _may_begin(rows[n - 1], rows[n])]
        apart = [n for n in fresh if _differs(rows[n - 1], rows[n])]
        short = [n for n in fresh if rows[n - 1].width < LAST_ROW * _full(rows[at:until])]
        if apart or len(short) == 1:
            yield Hidden((apart or short)[0], until, missing)


def _may_begin(above: Row, row: Row) -> bool:
    return ending(above.text) == "end" and row.text[:1].isupper()


def _differs(above: Row, row: Row) -> bool:
    return row.indent > above.indent or row.gap > 0


def _first_number(foot: Foot) -> int | None:
    numbers = [int(mark) for mark in foot.marks if mark.isdigit()]
    return min(numbers, default=None)


def _last_number(foot: Foot | None) -> int | None:
    return foot.last.number if foot is not None else None


def _is_marked(mark: str, foot: Foot, strong: Strong) -> bool:
    return mark not in foot.marks and strong.get((mark, foot.page), foot.start) < foot.start


@frozen
class _Sought:
    """What is looked for: the rest of a note that runs on, or the beginning of one."""

    runs_on: bool


def _best(
    rows: Sequence[Row], span: tuple[int, int], rules: frozenset[int], looked: _Sought
) -> int | None:
    """Return the row of a span from which on the rows look most like a note, if any does."""
    first, end = span
    best: tuple[float, int] | None = None
    for at in range(max(first, end - REACH), end):
        lower = rows[at].text[:1].islower()
        if lower is not looked.runs_on and ending(rows[at - 1].text) != "broken":
            continue
        score = _looks(rows, at, rules)
        score += RUNS_ON if lower is looked.runs_on else 0.0
        score += AGAINST if lower and ending(rows[at - 1].text) == "end" else 0.0
        score += WIDE if _full(rows[at:end]) > WIDER * _full(rows[first - 1 : at]) else 0.0
        if score >= ENOUGH and (best is None or score > best[0]):
            best = (score, at)
    return best[1] if best else None


def _looks(rows: Sequence[Row], at: int, rules: frozenset[int]) -> float:
    above, row = rows[at - 1], rows[at]
    score = SPACED if row.gap != 0 else 0.0
    score += RULED if any(above.number < rule < row.number for rule in rules) else 0.0
    return score + (OTHER_INDENT if row.indent != above.indent else 0.0)


def _full(rows: Sequence[Row]) -> float:
    """Return the width of the widest rows but one."""
    widths = sorted(row.width for row in rows)
    return widths[-2] if len(widths) > 1 else widths[0] if widths else 0.0
