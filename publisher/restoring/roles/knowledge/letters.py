"""What the letters of a line alone rule out: addresses, formulas, initials and dates are no headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from publisher.expressions import compiled
from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.blocks.dates import is_dated
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.knowledge.mentions import by_mentions
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.parting import UNPRINTED
from publisher.restoring.roles.states import ASIDE, HEADING, STATES, TITLES, state

# Addresses of pages and of letters, and the numbers that books and papers have; and what each of
# them holds, which next to no line does.
ADDRESS = compiled(r"://|\bwww\.|\w@\w[\w.-]*\.\w|\bISBN\b|\bISSN\b|\bdoi:|\bDOI\b")
IN_ADDRESS = ("://", "www.", "@", "ISBN", "ISSN", "doi:", "DOI")
# ``books.example/old``: an address without its scheme, alone on a line.
BARE_ADDRESS = compiled(r"(?:[a-z\d-]{2,63}\.){1,4}[a-z]{2,12}(?:/\S*)?")
# Signs of relations and operations; one of them with next to no words is a formula.
RELATION = compiled(r"[=≤≥≠≈≡∪∩⊂⊆∈∉∀∃→⇒⇔∑∏∫√]")
WORD = compiled(r"[^\W\d_]{3,}")
FEW_WORDS = 2
# ``C. P. B.``: the initials of whoever signs.
INITIALS = compiled(r"(?:[^\W\d_]\.\s?){2,4}")
# ``w``, ``Aj``: specks that recognition has read as one or two letters; chapters are ``II`` or ``C``.
SPECK = compiled(r"\W*(?![ivxIVX]+\b)(?=.?[^\W\d_A-Z])[^\W\d_]{1,2}\W*")
# ``Score: 0.9511``: what is measured has decimals, and what counts pages has none.
DECIMAL = compiled(r"\D\s\d+[.,]\d{2,}\W*$")
IN_DECIMAL = compiled(r"\d[.,]\d\d")
# ``*six*``, ``**He** said``: words between asterisks, as plain text writes emphasis.
EMPHASISED = compiled(r"(?P<stars>\*{1,3})(?=\w)[^*]{1,60}(?<=[\w.,;:!?])(?P=stars)(?![\w*])")
# Lines right below each other that no heading is made of: a list of names, a title page.
MANY = 9
# The probability from which a line is likely one of a heading, and the share of such lines.
EVEN = 0.5
# Of the measure (the width that 95 % of the lines keep to): shorter lines may be those of a list.
SHORT, WIDEST = 0.7, 95

# ``a)`` and ``(a)`` that open a line, and ``a)`` behind a word: ``keepera)``.
LETTER, CLOSES = compiled(r"\W{0,2}([a-z])\)"), compiled(r"(?<=[^\s(])\s?([a-z])\)")
# In natural logarithms (odds of 400): marks are misread more often than letters of a list are notes.
UNCALLED = -6.0
Shares = NDArray[np.float32]
TITLE = np.array([role is LineRole.TITLE for role, _ in STATES])
OF_PAGES = ASIDE & np.array([role is not LineRole.CONTENTS for role, _ in STATES])
OPENS = state(LineRole.NOTE, first=True)


def by_letters(sheet: Sheet, headings: Shares) -> Iterator[Fact]:
    """Yield which lines are no headings, titles, notes or captions by their letters alone.

    ``headings`` are the probabilities of the lines to be those of one.
    """
    yield from by_mentions(sheet)
    texts = [line.text for line in sheet.worded]
    whole = "\n".join(texts)
    signs = tuple(sign for sign in IN_ADDRESS if sign in whole)
    yield Fact("it is an address", _of(_has_address(text, signs) for text in texts), TITLES)
    yield Fact("it is a formula", _of(map(_is_formula, texts)), HEADING)
    initials = _of(INITIALS.fullmatch(text) is not None for text in texts)
    yield Fact("it is nothing but initials", initials, HEADING)
    specks = _of(SPECK.fullmatch(text) is not None for text in texts)
    yield Fact("a heading has more letters", specks, TITLES)
    if median(sheet.lengths) > UNPRINTED:
        comma = _of(text.endswith((",", ";")) for text in texts)
        yield Fact("it ends in a comma, in a text whose lines are paragraphs", comma, TITLE)
    decimals = _of(map(_ends_in_decimals, texts))
    yield Fact("its figure is no whole number", decimals, OF_PAGES)
    yield Fact("it is one of many short lines", _in_columns(sheet, headings), HEADING)
    if not any(line.runs for line in sheet.lines):
        # Those that a mark answers are read as figures (unusual_signs/).
        yield Fact(
            "no mark answers the letter with which it begins", _uncalled(sheet), OPENS, UNCALLED
        )
    starred = _of(EMPHASISED.match(text) is not None for text in texts)
    yield Fact("asterisks stand before and behind its words", starred, OPENS)
    dated = (sheet.names["month"] > 0) & _of(map(_begins_dated, texts))
    yield Fact("it begins with a date", dated, OPENS)


def _of(said: Iterator[bool]) -> Flags:
    return np.fromiter(said, dtype=np.bool_)


def _has_address(text: str, signs: Sequence[str]) -> bool:
    """Tell whether an address stands on a line; ``signs`` are those of IN_ADDRESS that may."""
    if any(sign in text for sign in signs):
        return ADDRESS.search(text) is not None
    return BARE_ADDRESS.fullmatch(text) is not None


def _ends_in_decimals(text: str) -> bool:
    may = not text[-1:].isalpha() and IN_DECIMAL.search(text)
    return bool(may) and DECIMAL.search(text) is not None


def _uncalled(sheet: Sheet) -> Flags:
    """Return which lines begin with a letter (``a) See``) that closes no word on their page.

    ``The keepera) said``: a mark right behind a word, as letterpress has it.
    """
    lettered = np.flatnonzero(sheet.names["label letter"] > 0).tolist()
    closing: dict[int, set[str]] = {}
    for page in {int(sheet.page[at]) for at in lettered}:
        first, end = np.searchsorted(sheet.page, (page, page + 1)).tolist()
        lines = sheet.worded[first:end]
        closing[page] = {sign for one in lines for sign in CLOSES.findall(one.text)}
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at in lettered:
        label = LETTER.match(sheet.worded[at].text)
        made[at] = label is None or label[1] not in closing[int(sheet.page[at])]
    return made


def _is_formula(text: str) -> bool:
    return bool(RELATION.search(text)) and len(WORD.findall(text)) <= FEW_WORDS


def _begins_dated(text: str) -> bool:
    """Tell whether a date with its day opens a line (``31 March, 1768. The board met``)."""
    if not text.lstrip(", ")[:1].isdigit():
        return False
    words = text.replace(",", " ").split()[:3]
    return len(words) == 3 and is_dated(" ".join(words).rstrip(".:;"))


def _in_columns(sheet: Sheet, headings: Shares) -> Flags:
    """Return which lines stand within nine or more short ones that look like one long heading.

    They stand right below each other, and most are likely lines of a heading.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    measure = sheet.kept_by(WIDEST)
    short = sheet.fullest < SHORT * measure
    apart = np.concatenate(([True], (np.diff(sheet.page) != 0) | (sheet.gaps[1:] > 0)))
    edges = np.flatnonzero(apart | ~short | np.concatenate(([True], ~short[:-1])))
    for first, end in zip(edges, np.append(edges[1:], len(sheet)), strict=True):
        likely = headings[first:end] > EVEN
        if short[first] and end - first >= MANY and likely.mean() > EVEN:
            made[first:end] = True
    return made
