"""Initials: a large first letter that an extractor has set on a line of its own.

``T`` / ``he ferry at Hallow Reach``; a program that reads a page by the size of its letters may
put a heading between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.languages import lexicon
from publisher.languages.initials import LETTER, WORD, glue, lettered
from publisher.model.transcript import Line, Page
from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import ending

# Lines of a title page, and of a heading, that may stand between an initial and its word; and
# the share of a usual line that each of them is shorter than.
BETWEEN, HEADING = 6, 2
SHORTER = 0.8


def initials_of(rows: Sequence[Row], language: str) -> frozenset[int]:
    """Return the indexes of the rows that are an initial whose word goes on with the next row."""
    found = {
        at
        for at, (above, below) in enumerate(pairwise(rows))
        if above.page == below.page and glue(above.text, below.text, language) is not None
    }
    return frozenset(found - lettered([row.text for row in rows]) if found else found)


def begun_with(initials: frozenset[int], rows: Sequence[Row], odds: Sequence[float]) -> list[float]:
    """Return the odds of rows to begin a paragraph: an initial does, the row below it does not.

    Nor does the next one behind a row that ends no sentence: beside an initial rows are short.
    """
    begun = list(odds)
    for at in initials:
        begun[at], begun[at + 1] = 1.0, 0.0
        if at + 2 < len(rows) and ending(rows[at + 1].text) != "end":
            begun[at + 2] = 0.0
    return begun


def before_their_words(page: Page, usual: int, language: str) -> tuple[Line, ...] | None:
    """Return the lines of a page with initials right before their words, None if they are.

    ``usual`` is how many characters the lines of the text have. Over more than a heading a
    letter goes only to make a known word.
    """
    apart = list(_apart(page, usual, language))
    if not apart:
        return None
    lines = list(page.lines)
    for letter, word in apart:
        lines.remove(letter)
        lines.insert(lines.index(word), letter)
    return tuple(lines) if lines != list(page.lines) else None


def _apart(page: Page, usual: int, language: str) -> Iterator[tuple[Line, Line]]:
    """Yield initials and the lines that go on with them where other lines stand between."""
    filled = [line for line in page.lines if not line.blank]
    for at, line in enumerate(filled):
        if not LETTER.fullmatch(letter := line.text.strip()):
            continue
        between, below = _first_running_on(filled[at + 1 : at + 2 + BETWEEN], usual)
        if between and below and _makes_a_word(letter, below.text.strip(), language, between):
            yield line, below


def _first_running_on(lines: Sequence[Line], usual: int) -> tuple[int, Line | None]:
    """Return how many short lines come first, and the line below them that is in lower case."""
    for at, line in enumerate(lines):
        text = line.text.strip()
        if text[:1].islower():
            return at, line
        if len(text) > SHORTER * usual:
            break
    return 0, None


def _makes_a_word(letter: str, below: str, language: str, between: int) -> bool:
    """Tell whether a letter begins the word below; over more than a heading it must be known."""
    if glue(letter, below, language) != "":
        return False
    return between <= HEADING or lexicon(language).frequency(_whole(letter, below)) > 0


def _whole(letter: str, below: str) -> str:
    begun = WORD.match(below)
    return letter[-1].lower() + (begun[0] if begun else "")
