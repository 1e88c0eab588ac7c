"""Note references inside rows: each stands as one private character until inlines are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.expressions import compiled
from publisher.restoring.characters import CALL, FIRST_CALL, HYPHENS
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import Seen
from publisher.restoring.roles.notes.marks import Mark
from publisher.restoring.roles.notes.pairing import Paired
from publisher.restoring.roles.told import Reference

# Share of the column that two halves of one printed line may fill where a mark on a line of its
# own stood between them; more than 1, for widths are estimated from letters.
FITS = 1.10
# Shares of the column between which two halves of one printed line lie without such a mark, and
# how many of them show that the extractor has the habit of cutting lines at marks.
HALVES_FILL, HALVES_FIT = 0.9, 1.03
FEWEST_CUT = 2
# Calls at the beginning of a row on which more follows.
OPENING_CALLS = compiled(f"({CALL.pattern}+) +(?=\\S)")
PUNCTUATION = frozenset(".,;:!?)")


def mark_references(
    rows: Sequence[Row], paired: Paired, column: Column
) -> tuple[tuple[Row, ...], tuple[Reference, ...]]:
    """Put a private character in place of every mark that calls a note.

    ``paired`` names marks by index into ``rows``. Marks on lines of their own are drawn up to the
    line they belong to, together with the half line that follows. Returns the rows and the
    references, numbered as their characters are.
    """
    calls: list[Reference] = []
    by_row: dict[int, list[tuple[Mark, int]]] = defaultdict(list)
    for mark, note in paired.calling():
        by_row[mark.row].append((mark, note))
    changed = [
        _replaced(row, sorted(by_row.get(at, ()), key=lambda m: m[0].start), calls)
        for at, row in enumerate(rows)
    ]
    return tuple(_drawn_up(_moved_up(changed), column)), tuple(calls)


def _moved_up(rows: Sequence[Row]) -> list[Row]:
    """Put calls that begin a row behind the row above: no line begins with one."""
    moved = list(rows)
    for at in range(1, len(moved)):
        above, row = moved[at - 1], moved[at]
        calls = OPENING_CALLS.match(row.text)
        if calls and row.gap <= 0 and above.text[-1:] not in HYPHENS:
            moved[at - 1] = replace(above, text=above.text + calls[1])
            moved[at] = replace(row, text=row.text[calls.end() :])
    return moved


def _replaced(row: Row, marks: Sequence[tuple[Mark, int]], calls: list[Reference]) -> Row:
    if not marks:
        return row
    parts: list[str] = []
    at = 0
    for mark, note in marks:
        before, printed = row.text[at : mark.start], row.text[mark.start : mark.end]
        # A blank before a mark came from the superscript, not from the author; but printers of
        # ``Orrin *)`` and typists of ``Orrin (1)`` have set one.
        parts.append(before if printed.endswith(")") else before.rstrip(" "))
        parts.append(chr(FIRST_CALL + len(calls)))
        calls.append(Reference(note, mark.mark))
        at = mark.end
        if row.text[at : at + 1].isalpha():
            # A raised sign leaves so little room that an extractor sees no blank behind it.
            parts.append(" ")
    parts.append(row.text[at:])
    return replace(row, text="".join(parts))


def _drawn_up(rows: Sequence[Row], column: Column) -> list[Row]:
    """Join rows that hold nothing but a call to the row above, and the half line after it."""
    drawn: list[Row] = []
    after_call = False
    cut = _cuts_at_calls(rows, column)
    for row in rows:
        if drawn and not CALL.sub("", row.text):
            drawn[-1] = replace(
                drawn[-1], text=drawn[-1].text + row.text, seen=_seen(drawn[-1], row)
            )
            after_call = True
        elif drawn and (
            (after_call and _continues(drawn[-1], row, column))
            or (cut and _halves(drawn[-1], row, column))
            or _keeps_blank(drawn[-1], row, column)
        ):
            drawn[-1] = _joined(drawn[-1], row)
            after_call = False
        else:
            drawn.append(row)
            after_call = False
    return drawn


def _cuts_at_calls(rows: Sequence[Row], column: Column) -> bool:
    """Tell whether the extractor has the habit of beginning a new line behind each mark."""
    pairs = [(a, b) for a, b in pairwise(rows) if CALL.fullmatch(a.text[-1:])]
    halves = sum(_halves(a, b, column) for a, b in pairs)
    return halves >= FEWEST_CUT and halves * 2 > len(pairs)


def _halves(above: Row, below: Row, column: Column) -> bool:
    """Tell whether two rows are one printed line, cut behind the mark that ends the first.

    Together they fill the column; the last line of a paragraph and the first of the next
    would be wider than that.
    """
    together = (above.width + below.width) / column.width
    return _may_be_halves(above, below) and HALVES_FILL <= together <= HALVES_FIT


def _may_be_halves(above: Row, below: Row) -> bool:
    return below.gap <= 0 and not below.first and CALL.fullmatch(above.text[-1:]) is not None


def _keeps_blank(above: Row, below: Row, column: Column) -> bool:
    """Tell whether a row begins with the one blank behind the mark that ends the row above."""
    kept = below.indent == column.indents.get(below.page, 0) + 1
    fits = above.width + below.width <= HALVES_FIT * column.width
    return kept and fits and _may_be_halves(above, below)


def _continues(above: Row, below: Row, column: Column) -> bool:
    """Tell whether a row is the rest of the line that a mark of its own has cut.

    Such a row keeps the blank that stood before its first word, and both halves fit one line.
    """
    if below.text[:1] in PUNCTUATION:
        return True
    kept_blank = below.indent > column.indents.get(below.page, 0)
    fits = above.width + below.width <= FITS * column.width
    return kept_blank and below.gap <= 0 and not below.first and fits


def _joined(above: Row, below: Row) -> Row:
    space = "" if below.text[:1] in PUNCTUATION else " "
    width = above.width + below.width + 250.0
    text = above.text + space + below.text
    return replace(
        above,
        text=text,
        width=width,
        trailing=below.trailing,
        last=below.number,
        seen=_seen(above, below),
    )


def _seen(above: Row, below: Row) -> Seen:
    """Return what is seen of two rows that become one: the place of the first, the type of both."""
    return replace(above.seen, runs=above.seen.runs + below.seen.runs)
