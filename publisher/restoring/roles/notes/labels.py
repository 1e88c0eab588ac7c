"""The label that opens a note body: ``12``, ``12.``, ``12)``, ``[12]``, ``*``, ``†``."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from publisher.expressions import compiled
from publisher.languages import CAPITALS
from publisher.structs import frozen


class Form(StrEnum):
    """How a label is printed; the notes of one text share a form."""

    BRACKET = "bracket"
    PAREN = "paren"
    DOT = "dot"
    PLAIN = "plain"
    GLUED = "glued"
    STAR = "star"


@frozen
class Label:
    """A label read off a row: its mark, its form, and the text behind it.

    ``number`` is the mark's value, None for stars and daggers.
    """

    mark: str
    form: Form
    rest: str
    number: int | None


SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# ``I)`` for ``1)``: what recognition makes of a figure.
MISREAD = {"I": "1", "l": "1"}

PATTERNS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (Form.BRACKET, compiled(r"\[(\d{1,3}|\*{1,4}|[†‡]{1,3})\]\s*")),
    (
        Form.PAREN,
        compiled(r"\(?(\d{1,2}(?=\.)|\d{1,3}(?!\.)|\*{1,4}|[†‡]{1,3}|[Il](?=\)))[. ]?\)\s*"),
    ),
    (Form.DOT, compiled(r"(\d{1,3})\.(?:\s+|$)")),
    (Form.PLAIN, compiled(r"(\d{1,3})(?:\s+|$)")),
    (
        Form.GLUED,
        compiled(rf"([⁰¹²³⁴-⁹]{{1,3}})\s*|(\d{{1,3}})(?=[{CAPITALS}\"“”„«»‘’(\[])"),
    ),
    (Form.STAR, compiled(r"(\*{1,4}|[†‡]{1,3})(?![*\s]*\*)\s*")),
)
# Signs and letters that open the body of a note and elsewhere a section, an item or a sentence:
# ``a)``, ``*a)``, ``(A)``, ``(A a)``, ``§``.
OTHER_PATTERNS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (Form.PAREN, compiled(r"[(\[]?\*?([a-z]{1,2}|[∗§¶‖#]{1,3}) ?[)\]]\s*")),
    (Form.PAREN, compiled(r"[(\[]([A-Z](?: ?[a-z])?) ?[)\]]\s*")),
    (Form.STAR, compiled(r"([∗§¶‖#]{1,3})\s*(?=[^\W\d_]|[\W_](?<=[^\s)\].]))|([§¶‖]{1,3})$")),
)
# What all of these begin with, for most rows do not.
MAY_OPEN = compiled(r".{1,6}[)\]]|[∗§¶‖#]")
# ``[Footnote 12: ``: what proofreaders write before a note that they bring up from its foot; its
# words may begin on the next line.
WORDED = compiled(r"\[([^\W\d_]{3,}) ?(\d{1,3}|\*{1,4}|[A-Z]) ?: *(?=\S)")
WORDED_ABOVE = compiled(r"\[([^\W\d_]{3,}) ?(\d{1,3}|\*{1,4}|[A-Z]) ?:\s*$")
# ``Footnote 12:``, ``Note 3.``, ``Anm. 2)``: the same without brackets.
UNBRACKETED = compiled(r"([^\W\d_]{3,})\.? ?(\d{1,3}|\*{1,4}|[A-Z]) ?[.:)](?:\s+|$)")
CLOSING = tuple(".,;:)")
OPENS = frozenset("0123456789Il*†‡[(⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_label(text: str) -> Label | None:
    """Return the label at the start of a row, or None."""
    return _read(text) if text and text[0] in OPENS else None


# The rows of a page are asked again for each place where its foot may begin.
@lru_cache(maxsize=4096)
def _read(text: str) -> Label | None:
    for form, pattern in PATTERNS:
        if match := pattern.match(text):
            printed = next(g for g in match.groups() if g is not None)
            mark = MISREAD.get(printed, printed.translate(SUPERSCRIPTS))
            number = int(mark) if mark.isdigit() else None
            rest = text[match.end() :]
            if number == 0 or (number is None and len(mark) > 2 and not rest):
                # ``***`` alone on its line parts sections.
                return None
            if rest[:1] in CLOSING:
                # ``(art.`` / ``4).``
                return None
            return Label(mark, form, rest, number)
    return None


def body_label(text: str) -> Label | None:
    """Return the label of a row that is known to open the body of a note, or None.

    There letters (``a)``) and the later signs of a series (``§``, ``¶``) are labels as well.
    """
    if MAY_OPEN.match(text):
        for form, pattern in OTHER_PATTERNS:
            if match := pattern.match(text):
                sign = next(sign for sign in match.groups() if sign)
                return Label(sign, form, text[match.end() :], None)
    return read_label(text)


def worded_label(text: str) -> tuple[str, Label] | None:
    """Return the word and the label of a note in brackets (``[Footnote 12: See there.]``), or None.

    Pictures and plates are written in the same way; only marks in the text tell them apart.
    """
    match = WORDED.match(text)
    return None if match is None else (match[1], _behind_word(match, Form.BRACKET))


def opening_label(text: str) -> tuple[str, Label] | None:
    """Return what ``worded_label`` does, of a row as well that has the label of a note alone."""
    match = WORDED_ABOVE.match(text)
    return worded_label(text) if match is None else (match[1], _behind_word(match, Form.BRACKET))


def unbracketed_label(text: str) -> tuple[str, Label] | None:
    """Return the word and the label with which a line opens (``Footnote 12: See there.``), or None.

    Chapters, pictures and sentences are opened in the same way.
    """
    match = UNBRACKETED.match(text) if text[:1].isupper() else None
    return None if match is None else (match[1], _behind_word(match, Form.DOT))


def _behind_word(match: re.Match[str], form: Form) -> Label:
    number = int(match[2]) if match[2].isdigit() else None
    return Label(match[2], form, match.string[match.end() :], number)


def follows(previous: Label, label: Label) -> bool:
    """Tell whether a label is the next one of its sequence: 3 after 2, ``**`` after ``*``."""
    if previous.number is not None and label.number is not None:
        return label.number == previous.number + 1
    if previous.number is None and label.number is None:
        return len(label.mark) == len(previous.mark) + 1 or label.mark[0] != previous.mark[0]
    return False
