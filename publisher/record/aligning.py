"""A line of the source compared with the text it became, and the edits that lead back to it."""

from __future__ import annotations

from publisher.record.entries import SPACE, Edit
from publisher.structs import frozen

NO_BREAK = "\u00a0"
# Characters; when this many are the same again, a difference has ended.
ANCHOR = 4
# The differences tried, the likeliest first: (characters of the line, characters of the text in
# their place). A note's mark or label is (1, 0), a changed first letter (1, 1), mojibake (2, 1).
SHIFTS = (
    *((put, 0) for put in (1, 2, 3)),
    *((put, dropped) for dropped in (1, 2) for put in range(4)),
    *((put, 0) for put in range(4, 13)),
    *((put, dropped) for dropped in (3, 4, 5, 6) for put in range(7)),
    *((put, dropped) for dropped in (1, 2) for put in range(4, 7)),
)
# Characters of the line and of the text in which the end of a difference is looked for; the text
# needs no more than the longest drop in SHIFTS and an anchor.
WINDOW, REACH = 48, 10
# Characters; two texts are compared in leaps that double from here, as most lines are the same.
FIRST_LEAP = 128


@frozen
class Aligned:
    """A line beside the characters ``start`` to ``end`` of a text.

    ``edits`` make the line of these characters, ``blank`` is the character that stood for every
    space. ``read`` is the number of characters of the line up to the last one that both share.
    ``cost`` counts the characters, spaces left out, that only the line or only the text has; the
    rest of a line after the text has ended costs nothing.
    """

    start: int
    end: int
    edits: tuple[Edit, ...]
    read: int
    cost: int
    blank: str = SPACE


def align(line: str, text: str, start: int) -> Aligned:
    """Compare a whole line with the text from the character ``start`` on."""
    if text.startswith(line, start):
        return Aligned(start, start + len(line), (), len(line), 0)
    # Some extractors write every space as a no-break one: one sign for all makes no edits.
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
    """Return the single edit that makes a line of a text, or none where they are the same."""
    head = _same(line, 0, text, 0)
    left, right = line[head:], text[head:]
    tail = _same(left[::-1], 0, right[::-1], 0)
    edit = Edit(head, len(right) - tail, left[: len(left) - tail])
    return (edit,) if edit.dropped or edit.put else ()


def _same(line: str, at: int, text: str, here: int) -> int:
    """Return the number of equal characters from two places on: by leaps, then by bisection."""
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
    """Return the numbers of characters of the line and of the text that differ at two places."""
    if line[at].isspace():
        return _blanks(line, at, text, here)
    if here < len(text) and text[here].isspace() and text[here + 1 : here + 2] == line[at]:
        return 0, 1
    if not line[at + 1 : at + 1 + WINDOW].strip():
        # A hyphen at the line's end that has become another sign in the text, or is not there.
        return 1, int(text.startswith("-", here) and not line[at].isalnum())
    return _shift(line, at, text[here : here + REACH]) or (len(line) - at, 0)


def _shift(line: str, at: int, ahead: str) -> tuple[int, int] | None:
    """Return the likeliest difference after which line and text are the same again, if any."""
    rest = SPACE.join(line[at : at + WINDOW].split())
    ahead = ahead.replace(NO_BREAK, SPACE)
    for put, dropped in SHIFTS:
        anchor = rest[put : put + ANCHOR]
        if anchor and ahead.startswith(anchor, dropped):
            return _unfolded(line, at, put), dropped
    return None


def _unfolded(line: str, at: int, length: int) -> int:
    """Return the length of a piece of a line in which each run of spaces was counted as one."""
    end = at
    for _ in range(length):
        end += _run(line, end) or 1
    return end - at


def _blanks(line: str, at: int, text: str, here: int) -> tuple[int, int]:
    """Return the numbers of spaces that differ; equal ones right before the word are left out."""
    put, dropped = _run(line, at), _run(text, here)
    while put and dropped and line[at + put - 1] == text[here + dropped - 1]:
        put, dropped = put - 1, dropped - 1
    return put, dropped


def _run(text: str, at: int) -> int:
    """Return the number of spaces in a row from a place on."""
    end = at
    while text[end : end + 1].isspace():
        end += 1
    return end - at
