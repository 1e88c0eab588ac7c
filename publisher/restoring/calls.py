"""Note references inside rows: each stands as one private character until inlines are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from publisher.restoring.boundaries import Column
from publisher.restoring.notes.marks import Mark
from publisher.restoring.rows import Row
from publisher.restoring.signs import CALL, FIRST_CALL

# A mark on its own line belongs between two halves of one printed line; together they may be
# that much wider than the column, for the measure is an estimate.
FITS = 1.10


@dataclass(frozen=True, slots=True)
class Call:
    """A reference: the label of its note in the text, and the mark as printed."""

    label: str
    mark: str


def with_calls(
    rows: Sequence[Row], marks: Iterable[tuple[Mark, str]], column: Column
) -> tuple[tuple[Row, ...], tuple[Call, ...]]:
    """Put a private character in place of every mark that calls a note.

    ``marks`` are pairs of a mark (by index into ``rows``) and the label of its note. Marks on
    lines of their own are drawn up to the line they belong to, together with the half line
    that follows. Returns the rows and the calls, numbered as their characters are.
    """
    calls: list[Call] = []
    by_row: dict[int, list[tuple[Mark, str]]] = defaultdict(list)
    for mark, label in marks:
        by_row[mark.row].append((mark, label))
    changed = [
        _replaced(row, sorted(by_row.get(at, ()), key=lambda m: m[0].start), calls)
        for at, row in enumerate(rows)
    ]
    return tuple(_drawn_up(changed, column)), tuple(calls)


def _replaced(row: Row, marks: Sequence[tuple[Mark, str]], calls: list[Call]) -> Row:
    if not marks:
        return row
    parts: list[str] = []
    at = 0
    for mark, label in marks:
        # A blank before a mark came from the superscript, not from the author.
        parts.append(row.text[at : mark.start].rstrip(" "))
        parts.append(chr(FIRST_CALL + len(calls)))
        calls.append(Call(label, mark.mark))
        at = mark.end
    parts.append(row.text[at:])
    return replace(row, text="".join(parts))


def _drawn_up(rows: Sequence[Row], column: Column) -> list[Row]:
    """Join rows that hold nothing but a call to the row above, and the half line after it."""
    drawn: list[Row] = []
    after_call = False
    for row in rows:
        if drawn and not CALL.sub("", row.text):
            drawn[-1] = replace(drawn[-1], text=drawn[-1].text + row.text)
            after_call = True
        elif after_call and _continues(drawn[-1], row, column):
            drawn[-1] = _joined(drawn[-1], row)
            after_call = False
        else:
            drawn.append(row)
            after_call = False
    return drawn


def _continues(above: Row, below: Row, column: Column) -> bool:
    """Tell whether a row is the rest of the line that a mark of its own has cut.

    Such a row keeps the blank that stood before its first word, and both halves fit one line.
    """
    kept_blank = below.indent > column.indents.get(below.page, 0)
    fits = above.width + below.width <= FITS * column.width
    return kept_blank and below.gap <= 0 and not below.first and fits


def _joined(above: Row, below: Row) -> Row:
    space = "" if below.text[:1] in ".,;:!?)" else " "
    width = above.width + below.width + 250.0
    text = above.text + space + below.text
    return replace(above, text=text, width=width, trailing=below.trailing)
