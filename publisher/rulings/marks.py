"""Marks of notes at the end of a ruling's text, and on lines."""

from __future__ import annotations

import unicodedata

from publisher.expressions import compiled
from publisher.model.rulings import Ruling
from publisher.rulings.letters import squeezed
from publisher.structs import frozen

# A mark at the end of a text: ``12``, ``[12]``, ``12)``, ``¹²``, ``**``, ``†``.
MARK = compiled(r"(\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|\*{1,4}|[†‡]{1,3})$")
# A label with a page: ``1.p7`` is the note marked 1 on page 7, ``*.p7.2`` the second such one.
OF_A_PAGE = compiled(r"(.+?)\.p\d+(?:\.\d+)?")
OPENING = "[("


@frozen
class PrintedMark:
    """A mark as the label of its note has it (``12`` for ``¹²``), and its length in print."""

    mark: str
    length: int


def read_mark(text: str, label: str = "") -> PrintedMark | None:
    """Return the mark that a text ends with, or None.

    Where figures have run together, the label tells which of them are the mark:

    ``i 184297`` ends with mark 97 if the label is ``97`` (or ``97.p3``).
    """
    text = _open(text)
    named = OF_A_PAGE.fullmatch(label)
    wanted = named[1] if named else label
    if wanted and plain(text).endswith(wanted) and MARK.search(wanted):
        return PrintedMark(wanted, len(wanted))
    found = MARK.search(text)
    return PrintedMark(plain(found[1]), len(found[1])) if found else None


def without_mark(ruling: Ruling) -> str:
    """Return the text of a ruling without the mark that it ends with."""
    text = _open(ruling.text)
    mark = read_mark(ruling.text, ruling.value)
    return text[: len(text) - mark.length] if mark else text


def _open(text: str) -> str:
    """Return a text without the bracket that closes its mark."""
    return text.rstrip().rstrip("])").rstrip()


def plain(text: str) -> str:
    """Return raised figures as figures, sign for sign."""
    return "".join(
        unicodedata.normalize("NFKD", sign) if sign in "⁰¹²³⁴⁵⁶⁷⁸⁹" else sign for sign in text
    )


def before_mark(line: str, start: int) -> str:
    """Return the text on a line before a mark, without spaces and the bracket of the mark."""
    return squeezed(line[:start]).rstrip(OPENING)
