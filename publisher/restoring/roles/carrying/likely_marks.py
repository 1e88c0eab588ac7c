"""The possible marks of a text whose notes are known: of rows that may call one, by their signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from publisher.expressions import compiled
from publisher.restoring.measuring.looks import looks_of
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.carrying.told_blocks import RowsTold
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.marks import (
    AFTER_PUNCTUATION,
    BRACKETED,
    LIFTED,
    LIKE_EXPONENT,
    PARENTHESISED,
    STARRED,
    Mark,
    marks_of,
)
from publisher.restoring.roles.notes.raised import is_exponent, raised_pieces

# Signs that are looked for in every text, whatever its notes are labelled with.
USUAL = compiled(r"\d{1,3}|\*{1,4}|[†‡]{1,3}")
# ``1.`` of ``1.2``, ``1.1.`` of ``1.1.3)``; and ``.1`` behind the first figure of it.
COUNTED, MORE = compiled(r"\s*(?:\d{1,2}\.){1,4}"), compiled(r"\.\d")
NUMBERING = compiled(r"\d{1,3}[.)]\s+(?=[^\W\d_])")
# Figures of a table and the asterisks of a pause are no marks, unless they look like nothing else.
UNLIKELY = frozenset((LineRole.ROW, LineRole.BREAK))


def signs_of(marks: Iterable[str]) -> frozenset[str]:
    """Return the signs and letters that label notes and are not looked for anyway."""
    return frozenset(mark for mark in marks if mark and not USUAL.fullmatch(mark))


def usual_marks(rows: tuple[Row, ...], told: RowsTold) -> tuple[Mark, ...]:
    """Return every possible mark in reading order, but for those of signs only this text has.

    A figure right below a pause has no word that it could belong to, nor has one of a number with
    points, with which its row begins, the number of a section alone on its row, that of an item, or
    of a paragraph that begins with it.
    """
    return tuple(
        mark
        for mark in marks_of(rows)
        if told[rows[mark.row].order].role not in UNLIKELY or _is_plain(rows[mark.row], mark)
        if mark.start or not mark.row or told[rows[mark.row - 1].order].role is not LineRole.BREAK
        if told[rows[mark.row].order].role is not LineRole.HEADING or _has_words(rows[mark.row])
        if not _counts_on(rows[mark.row].text, mark)
        if mark.start or told[rows[mark.row].order].role is not LineRole.ITEM
        if not (told[rows[mark.row].order].first and _numbers(rows[mark.row].text, mark))
    )


def with_signs(
    usual: Iterable[Mark], rows: Sequence[Row], signs: frozenset[str]
) -> tuple[Mark, ...]:
    """Return the usual marks of some rows and those of some signs, in reading order.

    ``signs`` are signs and letters that label notes of this text beside the usual ones.
    """
    found = [*usual, *_of_signs(rows, signs)]
    return tuple(sorted(found, key=lambda mark: (mark.row, mark.start)))


def _has_words(row: Row) -> bool:
    """Tell whether a row is more than a number, as a heading with a mark is (``Aims.[1]``)."""
    return any(map(str.isalpha, row.text))


def _is_plain(row: Row, mark: Mark) -> bool:
    """Tell whether a mark looks like nothing else: in brackets or raised, with words before it."""
    return mark.weight >= BRACKETED and any(sign.isalpha() for sign in row.text[: mark.start])


def _counts_on(text: str, mark: Mark) -> bool:
    """Tell whether a mark is the first or the last figure of a number with points at a row's start.

    A raised figure or one in brackets is none.
    """
    if not text[mark.start].isdecimal() or mark.weight == LIFTED:
        return False
    first = not text[: mark.start].strip() and MORE.match(text, mark.end) is not None
    return first or COUNTED.fullmatch(text[: mark.start]) is not None


def _numbers(text: str, mark: Mark) -> bool:
    """Tell whether a mark is the number of what it opens: ``2. Fishermen``, ``2) fishermen``."""
    opens = text[mark.start].isdecimal() and not text[: mark.start].strip()
    return opens and mark.weight != LIFTED and NUMBERING.match(text, mark.start) is not None


def _of_signs(rows: Sequence[Row], signs: frozenset[str]) -> Iterator[Mark]:
    if not signs:
        return
    known = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    pattern = re.compile(rf"[(\[]?\*?(?P<closed>{known}) ?[)\]]|(?P<bare>{known})")
    # Letters are marks in brackets only, unless they are raised.
    needed = (")", "]", *(sign for sign in sorted(signs) if not sign.isalpha()))
    for at, row in enumerate(rows):
        if not row.seen.runs and not any(sign in row.text for sign in needed):
            continue
        pieces = set(raised_pieces(looks_of(row)))
        for match in pattern.finditer(row.text):
            weight = _weight(row.text, match)
            if match.span() in pieces:
                ordinal = is_exponent(row.text[: match.start()])
                weight = LIKE_EXPONENT if ordinal else LIFTED
            if weight:
                mark = match[match.lastgroup or 0]
                yield Mark(at, row.page, match.start(), match.end(), mark, weight)


def _weight(text: str, match: re.Match[str]) -> float:
    """Return how much a sign or a letter looks like a mark, 0 for not at all."""
    before = text[: match.start()]
    if match.lastgroup == "closed":
        if match[0][0] not in "([" and before.rfind("(") > before.rfind(")"):
            # ``(see b)`` was opened for more than the letter.
            return 0.0
        spaced = not before or before[-1].isspace() or before[-1].isalpha()
        return PARENTHESISED if spaced else AFTER_PUNCTUATION
    if match["bare"].isalpha() or not before.strip() or before[-1:].isspace():
        return 0.0
    return STARRED
