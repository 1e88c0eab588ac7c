"""The mark of a note at the end of a ruling's text, and where it stands on a line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from publisher.model.rulings import Ruling
from publisher.rulings.letters import squeezed

# ``12``, ``[12]``, ``12)``, ``¹²``, ``**``, ``†`` at the end of a text.
MARK = re.compile(r"(\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|\*{1,4}|[†‡]{1,3})$")
# ``1.p7``: the note marked 1 on page 7; ``*.p7.2``: the second of that kind there.
OF_A_PAGE = re.compile(r"(.+?)\.p\d+(?:\.\d+)?")
OPENING = "[("


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """A mark as notes are numbered (``12`` for ``¹²``), and how many signs printed it."""

    mark: str
    length: int


def read_mark(text: str, label: str = "") -> PrintedMark | None:
    """Return the mark that a text ends with; of figures run together the one that the label names.

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
    """Return the words of a ruling before the mark that they end with."""
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
    """Return what stands on a line before a mark, without blanks and the mark's bracket."""
    return squeezed(line[:start]).rstrip(OPENING)
