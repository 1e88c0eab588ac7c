"""Numbers that count on through a text: of sections on lines of their own, and of paragraphs.

Minutes, statutes and statistics number their paragraphs, and a short one looks like a heading.
What they are is decided for the whole row of them: where most are plainly paragraphs, all are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.knowledge.letters import Shares
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import HEADING, NOTE, state

# ``1.``, ``(2)``, ``§ 3.``, ``Art. 4.`` and what stands behind it; and a figure alone on its line.
PARAGRAPH = compiled(
    r"(?P<form>\(|§ ?|[A-ZÀ-Þ][^\W\d_]{1,8}\.? )?(?P<number>\d{1,3})(?P<close>[.)]{0,2})\s+(?=\S)"
)
ALONE = compiled(r"(?P<form>§ ?|[A-ZÀ-Þ][^\W\d_]{1,8}\.? )?(?P<number>\d{1,3})(?P<close>\.?)")
# A figure in the text of a paragraph: a sum, a share, a decimal.
FIGURES = compiled(r"\d[\d.,]*\s?%?")
# Members that make a row, and the share of them that decides for all.
ROW, MOST = 3, 0.5
# Of the measure: what is shorter may be a heading, what is longer goes on with the next line.
SHORT, FULL = 0.7, 0.88
# The probability below which a line is surely none of a note.
NONE = 0.1
HEAD = state(LineRole.RUNNING_HEAD, first=True)
OPENS, GOES_ON = (state(LineRole.HEADING, first=first) for first in (True, False))


def by_numbers(sheet: Sheet, headings: Shares, notes: NDArray[np.float64]) -> Iterator[Fact]:
    """Yield which numbered lines are paragraphs and no headings, and which figures number sections.

    ``headings`` and ``notes`` are the probabilities of the lines to be those of one.
    """
    paragraphs, within, numbers, below, whole = (
        np.zeros(len(sheet), dtype=np.bool_) for _ in range(5)
    )
    measure = sheet.kept_by(95)
    for row in _rows(sheet, PARAGRAPH, notes > MOST):
        if _are_paragraphs(sheet, row, measure):
            paragraphs[row] = True
            within[row] = _stand_in_text(sheet, row, notes)
    for row in _rows(sheet, ALONE, notes > MOST):
        bare = sheet.worded[row[0]].text.rstrip(".").isdecimal() if row else False
        row = [at for at in row if _heads(sheet, at, measure if bare else 0)]
        if len(row) >= ROW and np.mean(headings[row] > MOST) >= MOST:
            numbers[row] = True
            below[np.array(row) + 1] = bare
            whole[_whole_sections(row)] = True
    yield Fact("it is one of a row of numbered paragraphs", paragraphs, HEADING | HEAD)
    yield Fact("it is one of a row of numbered paragraphs within the text", within, NOTE)
    yield Fact("it is all that its section says", whole, HEADING)
    yield Fact("it numbers a section, as others do", numbers, ~OPENS)
    yield Fact("the number of its section stands above", below, ~GOES_ON)


def _whole_sections(row: Sequence[int]) -> list[int]:
    """Return the lines that are all there is between the name of a section and the next number."""
    return [at + 2 for at, below in pairwise(row) if below == at + 3]


def _rows(sheet: Sheet, pattern: re.Pattern[str], notes: Flags) -> Iterator[list[int]]:
    """Yield the lines whose numbers count on from 1, in one form, whatever stands between.

    Those of ``notes`` count by themselves.
    """
    rows: dict[str, tuple[int, list[int]]] = {}
    whole = pattern is ALONE
    for at, line in enumerate(sheet.worded):
        match = pattern.fullmatch(line.text) if whole else pattern.match(line.text)
        if match is None or notes[at]:
            continue
        form, number = f"{match['form']}{match['close']}", int(match["number"])
        last, row = rows.get(form, (0, []))
        if number == last + 1:
            rows[form] = number, [*row, at]
        elif number == 1 and not whole:
            yield row
            rows[form] = 1, [at]
    yield from (row for _, row in rows.values())


def _are_paragraphs(sheet: Sheet, row: Sequence[int], measure: float) -> bool:
    """Tell whether most lines of a row are plainly those of paragraphs.

    They go on below, or the next number follows at once; or they are set as all paragraphs of the
    text are and say figures in a sentence.
    """
    if len(row) < ROW:
        return False
    longer = [_goes_on(sheet, at, measure) for at in row]
    told = [_says_figures(sheet.worded[at].text) for at in row]
    alone = [
        longer or below == at + 1 for at, below, longer in zip(row, row[1:], longer, strict=False)
    ]
    alike = _as_paragraphs(sheet, row) and float(np.mean(told)) > MOST
    return float(np.mean(longer)) > MOST or all(alone) or alike


def _stand_in_text(sheet: Sheet, row: Sequence[int], notes: NDArray[np.float64]) -> bool:
    """Tell whether most lines of a row have right below them what is surely none of a note."""
    below = [at + 1 < len(sheet) and sheet.page[at + 1] == sheet.page[at] for at in row]
    text = [bool(there and notes[at + 1] < NONE) for at, there in zip(row, below, strict=True)]
    return float(np.mean(text)) > MOST


def _goes_on(sheet: Sheet, at: int, measure: float) -> bool:
    """Tell whether a line is full and the next one goes on with it."""
    same = at + 1 < len(sheet) and sheet.page[at + 1] == sheet.page[at] and sheet.gaps[at + 1] <= 0
    return bool(same and sheet.widths[at] > FULL * measure)


def _says_figures(text: str) -> bool:
    match = PARAGRAPH.match(text)
    rest = text[match.end() :] if match else ""
    return bool(FIGURES.search(rest)) and rest.endswith((".", "!", "?"))


def _as_paragraphs(sheet: Sheet, row: Sequence[int]) -> bool:
    """Tell whether lines are indented as most that are indented, without a gap around them."""
    usual = Counter(sheet.indents[sheet.indents > 0].tolist()).most_common(1)
    inside = [at for at in row if at and sheet.page[at - 1] == sheet.page[at]]
    gaps = [sheet.gaps[at] > 0 for at in inside]
    return bool(usual) and all(sheet.indents[at] == usual[0][0] for at in row) and not any(gaps)


def _heads(sheet: Sheet, at: int, measure: float) -> bool:
    """Tell whether a number stands alone below a gap, and above what it can head.

    That is a short line where there is a ``measure``, else any.
    """
    if at + 2 >= len(sheet) or sheet.page[at + 1] != sheet.page[at]:
        return False
    top = at == 0 or sheet.page[at - 1] != sheet.page[at]
    if not measure:
        return bool(top or sheet.gaps[at] > 0)
    text = sheet.worded[at + 1].text
    named = text[:1].isupper() and text[-1:].isalnum()
    return bool((top or sheet.gaps[at] > 0) and named and sheet.widths[at + 1] < SHORT * measure)
