"""A line laid beside the text it became: what is the same, and what printing it changed."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.record.entries import SPACE, Edit

NO_BREAK = "\u00a0"
# So many letters that are the same again end a difference.
ANCHOR = 4
# Differences that are tried, the likeliest first: so many characters of the line stand for so
# many of the text. A note's mark or label (1, 0), a word's changed beginning (1, 1), mojibake.
SHIFTS = (
    *((put, 0) for put in (1, 2, 3)),
    *((put, dropped) for dropped in (1, 2) for put in range(4)),
    *((put, 0) for put in range(4, 13)),
    *((put, dropped) for dropped in (3, 4, 5, 6) for put in range(7)),
    *((put, dropped) for dropped in (1, 2) for put in range(4, 7)),
)
# What of line and text is looked at for that.
WINDOW, REACH = 48, 10
FIRST_LEAP = 128


@dataclass(frozen=True, slots=True)
class Aligned:
    """A line beside the text from ``start`` to ``end``; ``blank`` stood for every space of it.

    ``read`` is how much of the line was read until the last letter that both share. ``cost``
    counts the characters, blanks apart, that only one of both has; what follows on the line
    when the text has ended costs nothing.
    """

    start: int
    end: int
    edits: tuple[Edit, ...]
    read: int
    cost: int
    blank: str = SPACE


def align(line: str, text: str, start: int) -> Aligned:
    """Lay a whole line beside the text that begins at ``start``."""
    if text.startswith(line, start):
        return Aligned(start, start + len(line), (), len(line), 0)
    if NO_BREAK in line and SPACE not in line:
        return _aligned(line.replace(NO_BREAK, SPACE), text, start, NO_BREAK)
    return _aligned(line, text, start, SPACE)


def _aligned(line: str, text: str, start: int, blank: str) -> Aligned:
    at, here, read, cost = 0, start, 0, 0
    edits: list[Edit] = []
    while at < len(line):
        same = _same(line, at, text, here)
        at, here = at + same, here + same
        read = at if same else read
        if at < len(line):
            put, dropped = _difference(line, at, text, here)
            edit = Edit(here - start, dropped, line[at : at + put])
            edits.append(edit)
            cost += len(text[here : here + dropped].strip())
            cost += len(edit.put.strip()) if here < len(text) else 0
            at, here = at + put, here + dropped
    return Aligned(start, here, tuple(edits), read, cost, blank)


def replaced(line: str, text: str) -> tuple[Edit, ...]:
    """Return the one edit that makes a line of a text."""
    head = _same(line, 0, text, 0)
    left, right = line[head:], text[head:]
    tail = _same(left[::-1], 0, right[::-1], 0)
    edit = Edit(head, len(right) - tail, left[: len(left) - tail])
    return (edit,) if edit.dropped or edit.put else ()


def _same(line: str, at: int, text: str, here: int) -> int:
    """Return how many characters are the same from two places on: in leaps, then by halves."""
    most = min(len(line) - at, len(text) - here)
    same, other = 0, min(most, FIRST_LEAP)
    while line[at + same : at + other] == text[here + same : here + other]:
        if other == most:
            return most
        same, other = other, min(most, 2 * other)
    while same + 1 < other:
        middle = (same + other) // 2
        if line[at + same : at + middle] == text[here + same : here + middle]:
            same = middle
        else:
            other = middle
    return same


def _difference(line: str, at: int, text: str, here: int) -> tuple[int, int]:
    """Return how many characters of the line and of the text differ at two places."""
    if line[at].isspace():
        return _blanks(line, at, text, here)
    if here < len(text) and text[here].isspace() and text[here + 1 : here + 2] == line[at]:
        return 0, 1
    if not line[at + 1 : at + 1 + WINDOW].strip():
        # A hyphen at the line's end that the text has as another sign, or has no more.
        return 1, int(text.startswith("-", here) and not line[at].isalnum())
    return _shift(line, at, text[here : here + REACH]) or (len(line) - at, 0)


def _shift(line: str, at: int, ahead: str) -> tuple[int, int] | None:
    """Return the likeliest difference after which both are the same again."""
    rest = SPACE.join(line[at : at + WINDOW].split())
    ahead = ahead.replace(NO_BREAK, SPACE)
    for put, dropped in SHIFTS:
        anchor = rest[put : put + ANCHOR]
        if anchor and ahead.startswith(anchor, dropped):
            return _unfolded(line, at, put), dropped
    return None


def _unfolded(line: str, at: int, length: int) -> int:
    """Return how long a piece of a line is whose runs of blanks count as one."""
    end = at
    for _ in range(length):
        end += _run(line, end) or 1
    return end - at


def _blanks(line: str, at: int, text: str, here: int) -> tuple[int, int]:
    """Return how many blanks differ where the line has some; those before a word are the same."""
    put, dropped = _run(line, at), _run(text, here)
    while put and dropped and line[at + put - 1] == text[here + dropped - 1]:
        put, dropped = put - 1, dropped - 1
    return put, dropped


def _run(text: str, at: int) -> int:
    """Return how many blanks stand in a row."""
    end = at
    while text[end : end + 1].isspace():
        end += 1
    return end - at
