"""Notes that share a row with the one before: ``1) See there. 2) Ibid.`` is cut in two rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.carrying.told_blocks import RowsTold
from publisher.restoring.roles.line_roles import LineRole, LineTold
from publisher.restoring.roles.notes.labels import Form, Label
from publisher.restoring.roles.notes.raised import note_label

# The sign behind each in the order of printers; letters and figures count on.
NEXT_SIGN: Mapping[str, str] = {"*": "**", "**": "***", "†": "‡"}
# How a label is printed around its sign.
PRINTED: Mapping[Form, str] = {
    Form.BRACKET: r"\[{}\]",
    Form.PAREN: r"\(?{} ?\)",
    Form.DOT: r"{}\.",
    Form.PLAIN: "{}",
    Form.STAR: "{}",
}


def parted_rows(rows: Sequence[Row], told: RowsTold) -> tuple[tuple[Row, ...], RowsTold]:
    """Return the rows in a new order and what they are, each row that holds two notes as two.

    The second label is the next sign behind the first, it stands behind the end of a sentence,
    its mark stands in the text of the page, and no row of the page begins with it.
    """
    made: list[Row] = []
    roles: dict[int, LineTold] = {}
    pages = _Pages(rows, told)
    order = count()
    for row in rows:
        pieces = [row.text]
        if told[row.order].role is LineRole.NOTE:
            pieces = list(pages.parted(row, first=told[row.order].first))
        for nth, text in enumerate(pieces):
            said = told[row.order]
            here = next(order)
            same = row.order == here and row.text == text
            placed = row if same else replace(row, order=here, text=text)
            roles[placed.order] = replace(said, first=True, begins=1.0) if nth else said
            made.append(replace(placed, indent=0, gap=0, first=False) if nth else placed)
    return tuple(made), roles


class _Pages:
    """The text of each page, and the labels with which its rows begin."""

    def __init__(self, rows: Sequence[Row], told: RowsTold) -> None:
        self._text: dict[int, str] = {}
        self._labels: dict[int, set[str]] = {}
        for row in rows:
            if told[row.order].role is not LineRole.NOTE:
                self._text[row.page] = f"{self._text.get(row.page, '')} {row.text}"
            elif label := note_label(row):
                self._labels.setdefault(row.page, set()).add(label.mark)
        self._last: Label | None = None

    def parted(self, row: Row, *, first: bool) -> Iterator[str]:
        """Yield the pieces of a row of notes; ``first`` where it opens one."""
        label = note_label(row) if first else None
        self._last = label if first else self._last
        text = row.text
        while (at := self._next(row.page, text)) is not None:
            yield text[:at].rstrip()
            text = text[at:]
        yield text

    def _next(self, page: int, text: str) -> int | None:
        """Return where on a row the label behind the last one stands, None if it does not."""
        sign = None if self._last is None else _next_sign(self._last)
        if self._last is None or sign is None or sign in self._labels.get(page, ()):
            return None
        printed = PRINTED[self._last.form].format(re.escape(sign))
        match = re.search(rf"(?<=[.!?)»”\"]) +(?={printed}\s*[^\W\d_a-z])", text)
        marked = re.search(rf"(?<=\S) ?[(\[]?{re.escape(sign)}(?![\w*])", self._text.get(page, ""))
        if match is None or marked is None:
            return None
        self._last = replace(self._last, mark=sign)
        return match.end()


def _next_sign(label: Label) -> str | None:
    """Return the sign of the label behind another one, None where it has none."""
    if label.form not in PRINTED:
        return None
    if label.mark.isdecimal():
        return str(int(label.mark) + 1)
    if len(label.mark) == 1 and label.mark.isalpha() and label.mark not in "zZ":
        return chr(ord(label.mark) + 1)
    return NEXT_SIGN.get(label.mark)
