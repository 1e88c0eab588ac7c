"""Marks in the running text: what may be a note reference, and how much looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.restoring.measuring.looks import Looks, looks_of
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.labels import SUPERSCRIPTS
from publisher.restoring.roles.notes.raised import is_exponent, raised_signs, unit_of, units
from publisher.structs import frozen

# A number that may be a mark, in brackets or bare, with or without a closing parenthesis.
# What each of them begins with is said first, for the search goes faster over all else.
CANDIDATE = compiled(
    r"(?=[\d\[(*†‡⁰¹²³⁴⁵⁶⁷⁸⁹])(?:"
    r"\[(?P<bracket>\d{1,3}|\*{1,4}|[†‡]{1,3})\]"
    r"|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|\((?P<enclosed>\d{1,3}|\*{1,3}|[†‡]{1,3})\)"
    r"|(?<!\d)(?P<paren>\d{1,3}|\*{1,3}|[†‡]{1,3}) ?\)"
    r"|(?<=\b1\d{3})(?P<year>\d{1,3})(?!\d)|(?<=,\d{3})(?P<sum>\d{1,3})(?!\d)"
    r"|(?<![\d])(?P<bare>\d{1,3})(?!\d)"
    r"|(?P<star>(?<![*\s(])\*{1,4}(?!\*)|[†‡]{1,3}))"
)
MAY_HOLD = compiled(r"[0-9*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]")
# A mark on a line of its own, as some programs export superscripts.
OWN_LINE = compiled(r"\[?\(?(\d{1,3}|\*{1,2}|[†‡]{1,3}|[⁰¹²³⁴-⁹]{1,3})\)?\]?")
# A last row that holds only figures and a mark: ``1570.)11``.
LAST_FIGURES = compiled(r"\d[^(\[]*[)\]”“\"»«’][.,;:]?(\d{1,3})")
# ``272.[1]``: the number of a letter, and a mark behind it.
NUMBER_MARKED = compiled(r"\d{1,4}\.?(\[(\d{1,3}|\*{1,4}|[†‡]{1,3})\])")
# Behind the first figure of a number in parts: ``Figure 3-10``, ``Table 4.2``.
COUNTED_ON = compiled(r"[-\u2013.]\d")
LETTER = compiled(r"[^\W\d_]")
# What closes a parenthesis further on; a word, not a short one, to which a mark is glued.
CLOSES, GLUED = compiled(r"[^()]*\)"), compiled(r"[^\W\d_]{3}$")
WORD = compiled(r"\w+")
# A letter that names a part, behind which figures are no mark: ``Appendix D.2``.
SECTION = compiled(r"(?<![\w.])[^\W\d_]\.$")
LAST_WORD = compiled(r"(?<![^\W\d_])[^\W\d_]+$")
# ``of three kinds: (1) those``: points of a sentence are counted behind a colon or a semicolon.
COUNTS, SMALL = compiled(r"[:;][”\"»’]? $"), compiled(r" [^\W\d_](?<=[a-zà-ÿ])")
CLOSING = frozenset(".,;:!?)]”“\"»«’'…›")

# How much each form looks like a mark, from 0 (not at all); the sequence decides between them.
# The figures rank the forms: their sums are compared and never read as probabilities.
OWN, BRACKETED, RAISED = 3.0, 3.0, 4.0
# The source shows it above the line; what may be an exponent or a label calls a note only in series.
LIFTED, LIKE_EXPONENT = 4.5, 1.9
AFTER_PUNCTUATION, AFTER_WORD, STARRED = 2.5, 2.2, 2.0
# ``xfce4``, ``sbp2``: letters that stand nowhere without a figure may be one name with it.
AFTER_UNKNOWN = 2.05
AFTER_FIGURES, PARENTHESISED, AFTER_LETTER_NAME = 0.6, 0.8, 0.6
AFTER_SENTENCE_AND_SPACE, AFTER_SPACE = 0.5, 0.25
# ``(see the list4)``: within a parenthesis, right behind a word; only the series tells it.
WITHIN_PARENTHESIS = 0.6
# ``in 184297``: a year and mark 97 run together.
AFTER_YEAR = 1.0
# From this weight on a mark needs no other evidence; a person's ruling outweighs all forms.
STRONG = 2.0
RULED = 99.0
# Marks in brackets that show that a text has its marks so.
BRACKETS = 3


@frozen
class Mark:
    """A possible mark: index of its row, where in the row's text it stands, how it looks."""

    row: int
    page: int
    start: int
    end: int
    mark: str
    weight: float

    @property
    def number(self) -> int | None:
        """Return the value of the mark, None for stars and daggers."""
        return int(self.mark) if self.mark.isdigit() else None


def marks_of(rows: tuple[Row, ...]) -> tuple[Mark, ...]:
    """Return every possible mark in reading order."""
    return weighed_by_words(rows, marks_by_form(rows))


def marks_by_form(rows: Iterable[Row]) -> tuple[Mark, ...]:
    """Return every possible mark in reading order, weighed by its own row alone.

    In a text that raises its marks, bare figures on the line are none but in the series of others;
    in one that has them in brackets, the decimals of a number (``4.2``) are none.
    """
    rows = tuple(rows)
    found = tuple(
        mark
        for at, row in enumerate(rows)
        if MAY_HOLD.search(row.text)
        for mark in marks_in(row, at)
    )
    found = _without_decimals(rows, found)
    return _where_raised(rows, found) if any(row.seen.runs for row in rows) else found


def _without_decimals(rows: Sequence[Row], found: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return the marks but those behind figures and a stop, where most others are in brackets."""
    brackets = sum(rows[mark.row].text[mark.start] == "[" for mark in found)
    strong = sum(mark.weight >= STRONG for mark in found)
    if brackets < BRACKETS or 2 * brackets <= strong:
        return found
    drawn = any(row.seen.runs for row in rows)  # there no bracket is lost
    return tuple(
        mark
        for mark in found
        if mark.weight != AFTER_FIGURES
        and not (drawn and mark.weight < STRONG and rows[mark.row].text[mark.start].isdecimal())
    )


def _where_raised(rows: Sequence[Row], found: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks of rows whose type is known, exponents among them fainter."""
    short = {mark: (unit, mark.mark) for mark in found if (unit := _unit(rows, mark))}
    known = units(list(short.values()), set(_words(rows))) if short else frozenset()
    found = [
        replace(mark, weight=LIKE_EXPONENT) if short.get(mark) in known else mark for mark in found
    ]
    bare = {mark for mark in found if rows[mark.row].text[mark.start : mark.end].isdecimal()}
    bare -= {mark for mark in found if mark.weight in (LIFTED, LIKE_EXPONENT, OWN)}
    glued = sum(mark.weight >= AFTER_WORD for mark in bare)
    lifted = sum(mark.weight == LIFTED for mark in found)
    if not lifted or 2 * lifted < glued:
        return tuple(found)
    # A superior figure of the typeface is drawn above the line without being raised.
    strong = {mark: replace(mark, weight=LIKE_EXPONENT) for mark in bare if mark.weight >= STRONG}
    return tuple(strong.get(mark, mark) for mark in found if mark not in bare - strong.keys())


def _unit(rows: Sequence[Row], mark: Mark) -> str:
    return unit_of(rows[mark.row].text[: mark.start]) if mark.weight == LIFTED else ""


def weighed_by_words(rows: Sequence[Row], found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks of some rows, those fainter that are glued to letters that are no word."""
    found = tuple(found)
    glued = {(m.row, m.start): word for m in found if (word := _glued_word(rows[m.row].text, m))}
    unknown = set(glued.values()) - set(_words(rows)) if glued else set()
    return tuple(
        replace(mark, weight=AFTER_UNKNOWN)
        if glued.get((mark.row, mark.start)) in unknown
        else mark
        for mark in found
    )


def _glued_word(text: str, mark: Mark) -> str:
    """Return the word a mark is glued to, nothing for one that may have begun on the row above."""
    word = LAST_WORD.search(text, 0, mark.start) if mark.weight == AFTER_WORD else None
    return word[0].lower() if word and word.start() else ""


def _words(rows: Iterable[Row]) -> list[str]:
    """Return all words and figures, in small letters; what blanks part is looked at once."""
    parts = set("\n".join([row.text for row in rows]).lower().split())
    return WORD.findall("\n".join(parts))


def with_verdicts(
    rows: Sequence[Row], marks: Sequence[Mark], notes: Iterable[tuple[int, str, str, str]]
) -> tuple[tuple[Mark, ...], dict[Mark, str]]:
    """Return the marks as a person has ruled, and which note the ruled ones call.

    ``notes`` are (physical line, what stands before the mark without its blanks, mark, label of
    the note; empty: no mark).
    """
    kept = list(marks)
    ruled: dict[Mark, str] = {}
    for line, before, sign, label in notes:
        meant = [m for m in kept if m.mark == sign and _stands(rows[m.row], m.start, line, before)]
        kept = [m for m in kept if m not in meant]
        found = meant or list(_unlike_marks(rows, line, before, sign)) if label else []
        for mark in found[-1:]:
            kept = [m for m in kept if not _overlap(m, mark)]
            kept.append(replace(mark, weight=RULED))
            ruled[kept[-1]] = label
    ruled = {mark: label for mark, label in ruled.items() if mark in kept}
    return tuple(sorted(kept, key=lambda m: (m.row, m.start))), ruled


def _overlap(one: Mark, other: Mark) -> bool:
    return one.row == other.row and one.start < other.end and other.start < one.end


def _stands(row: Row, start: int, line: int, before: str) -> bool:
    """Tell whether a place in a row is the one meant; a row may lack what a label has taken."""
    here = "".join(row.text[:start].split()).rstrip("[(")
    same = before.endswith(here) or (bool(before) and here.endswith(before))
    return row.number == line and same


def _unlike_marks(rows: Sequence[Row], line: int, before: str, sign: str) -> Iterator[Mark]:
    """Yield the places on a line where a sign stands that does not look like a mark."""
    for at, row in enumerate(rows):
        if row.number == line:
            starts = (match.start() for match in re.finditer(re.escape(sign), row.text))
            for start in (s for s in starts if _stands(row, s, line, before)):
                yield Mark(at, row.page, start, start + len(sign), sign, RULED)


def marks_in(row: Row, at: int) -> tuple[Mark, ...]:
    """Return the possible marks of one row: what is raised, if that is known, before all forms."""
    looks = looks_of(row)
    if not any(look is not None and look.level for look in looks):
        return _by_form(row, at)
    found = list(_lifted(row, at, looks))
    for mark in _by_form(row, at):
        levels = {look.level for look in looks[mark.start : mark.end] if look is not None}
        if levels == {0, 1} and not any(_overlap(mark, other) for other in found):
            # A superior figure of the typeface stands on the line, but its bracket does not.
            found.append(replace(mark, weight=LIFTED))
        elif levels <= {0}:
            found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.start))


def _lifted(row: Row, at: int, looks: Looks) -> Iterator[Mark]:
    """Yield the raised signs of a row; one with which a row begins may be the label of a note."""
    for start, end, sign in raised_signs(row.text, looks):
        before = row.text[:start].rstrip()
        unsure = not before or (is_exponent(before) and sign.isdecimal())
        weight = LIKE_EXPONENT if unsure else LIFTED
        weight = OWN if end - start == len(row.text) else weight
        yield Mark(at, row.page, start, end, sign, weight)


def _by_form(row: Row, at: int) -> tuple[Mark, ...]:
    """Return the possible marks of one row by its letters."""
    if own := OWN_LINE.fullmatch(row.text):
        mark = own[1].translate(SUPERSCRIPTS)
        return (Mark(at, row.page, 0, len(row.text), mark, OWN),)
    if not LETTER.search(row.text):
        # Rows of figures call no notes, but the last row of a paragraph may hold only some, and the
        # number of a chapter or a letter stands alone.
        if match := NUMBER_MARKED.fullmatch(row.text):
            return (Mark(at, row.page, *match.span(1), match[2], BRACKETED),)
        match = LAST_FIGURES.fullmatch(row.text)
        return (Mark(at, row.page, *match.span(1), match[1], AFTER_PUNCTUATION),) if match else ()
    found = []
    for match in CANDIDATE.finditer(row.text):
        weight = _weight(row.text, match)
        if weight > 0:
            mark = str(match[match.lastgroup or 0]).translate(SUPERSCRIPTS)
            found.append(Mark(at, row.page, match.start(), _end(row.text, match), mark, weight))
    return tuple(found)


def _end(text: str, match: re.Match[str]) -> int:
    """Return where a mark ends: ``in 184297)`` is a year and mark ``97)``."""
    closed = match.lastgroup in ("year", "sum") and text[match.end() :][:1] == ")"
    if match.lastgroup == "paren" and _is_open(text[: match.start()]):
        # ``(see the list4) and``: what closes here is the parenthesis, unless another sign does so.
        return match.end() if CLOSES.match(text, match.end()) else match.end("paren")
    return match.end() + (closed and not _is_open(text[: match.start()]))


def _is_open(before: str) -> bool:
    """Tell whether a parenthesis is open at the end of a text."""
    return before.rfind("(") > before.rfind(")")


def _weight(text: str, match: re.Match[str]) -> float:
    start, end = match.span()
    if match.lastgroup == "bracket":
        return BRACKETED
    if match.lastgroup == "superscript":
        return RAISED
    counted_on = match.lastgroup == "bare" and COUNTED_ON.match(text, end) and start
    if text[end : end + 1].isalnum() or match[match.lastgroup or 0].startswith("0") or counted_on:
        return 0.0
    if match.lastgroup in ("year", "sum"):
        return AFTER_YEAR
    if start == 0:
        # ``1. First``: an item of a list, hardly ever a mark.
        plain = AFTER_SPACE if text[end : end + 1] == "." else AFTER_SENTENCE_AND_SPACE
        return plain if match.lastgroup == "bare" else 0.0
    if match.lastgroup == "star":
        return STARRED
    if match.lastgroup in ("enclosed", "paren"):
        counts = COUNTS.search(text[:start]) and SMALL.match(text, end)
        weight = 0.0 if counts else _weight_with_parenthesis(text[:start])
        # ``the mill *) and``: a sign in a parenthesis is hardly anything else.
        sign = not str(match[match.lastgroup]).isdigit()
        return STARRED if sign and weight == PARENTHESISED else weight
    return _weight_of_figures(text[:start])


def _weight_with_parenthesis(before: str) -> float:
    """Return how much ``1)`` and ``(1)`` look like a mark, from the text before them."""
    # ``(Oxford, s. 12)``: what closes here was opened for more than the figures; ``(the list4)``.
    if _is_open(before):
        return WITHIN_PARENTHESIS if GLUED.search(before) else 0.0
    if before[-1].isspace():
        return PARENTHESISED
    if before[-1].isalpha():
        return AFTER_WORD
    return AFTER_PUNCTUATION if before[-1] in CLOSING else 0.0


def _weight_of_figures(before: str) -> float:
    """Return how much bare figures look like a mark, from the text before them."""
    last = before[-1]
    if last.isspace():
        return AFTER_SENTENCE_AND_SPACE if before[-2:-1] in CLOSING else AFTER_SPACE
    if last.isalpha():
        word = re.split(r"\W", before)[-1]
        return AFTER_LETTER_NAME if len(word) == 1 or word.isupper() else AFTER_WORD
    if last not in CLOSING:
        return 0.0
    bare = before.rstrip("".join(CLOSING))
    if last in ".,:" and bare[-1:].isdigit():
        return AFTER_FIGURES
    if last == "." and SECTION.search(before):
        return AFTER_LETTER_NAME
    return AFTER_PUNCTUATION
