"""A block among its neighbours, and the series it may belong to: chapters, sections, periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.expressions import compiled
from publisher.languages import CAPITALS, Language
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import ENTRY, ROMAN_NUMBER, ending
from publisher.structs import frozen

CHAPTER_ROMAN = compiled(rf"{ROMAN_NUMBER}[.:]?(?=\s|$)")
# ``The Age of Liberty (1718-1772).``: the heading of a period.
PERIOD = compiled(r"(?:\(.{0,12}\d{3,4}\s*[-–—]?\s*\d{0,4}\.?\)|\b\d{4}\s?[-–—]\s?\d{4})\.?$")
# How the lines of a series begin: sections, decimal numbers, plain numbers, letters.
SERIES = (
    compiled(r"§"),
    compiled(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)"),
    compiled(r"\d{1,3}[.)]?(?=\s|$)"),
    compiled(r"\(?[a-z]\)"),
)
# The series that count the points of a list as well as headings.
COUNTED = frozenset(pattern.pattern for pattern in SERIES[2:])

# ``2.1.3. Network cards``, ``§ 4. Aims``: a number that counts on from the one before.
SECTION_SIGNS = "§0123456789"
SECTION_NUMBER = compiled(
    rf"(?:§\.?\s?(\d{{1,3}})|(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}))\.?\s+(?=[{CAPITALS}])"
)
# Entries that make a reading list, and the rows of its longest entry.
FEWEST_ENTRIES, LONGEST_ENTRY = 3, 3


@frozen
class Setting:
    """A block among its neighbours.

    Its rows, the row before, the rows of the block after it, the column; ``usual`` is the gap
    that paragraphs of the text have above them.
    """

    rows: tuple[Row, ...]
    before: Row | None
    below: tuple[Row, ...]
    column: Column
    language: Language
    usual: int = 0

    @property
    def after(self) -> Row | None:
        """Return the row below the block."""
        return self.below[0] if self.below else None


def series_of(setting: Setting) -> str:
    """Return the series a line belongs to by how it begins, or nothing."""
    text = setting.rows[0].text
    if CHAPTER_ROMAN.match(text):
        return "IV" if CHAPTER_ROMAN.fullmatch(text) else "IV."
    if PERIOD.search(setting.rows[-1].text):
        return "(years)"
    at = next((n for n, pattern in enumerate(SERIES) if pattern.match(text)), None)
    if at is not None:
        return SERIES[at].pattern
    words = [word.rstrip(".:,").casefold() for word in text.split()[:2]]
    known = {c.rstrip(".").casefold() for c in setting.language.cues.chapters}
    return next((word for word in words if word in known), "")


def counted_on(rows: Sequence[Row], odds: Sequence[float]) -> Iterator[int]:
    """Yield the rows that begin with the number which follows the last section's.

    ``odds``: the probability that a block begins with a row; sections are counted from the first
    number at such a beginning.
    """
    last: tuple[int, ...] = ()
    for at, row in enumerate(rows):
        found = SECTION_NUMBER.match(row.text) if row.text[:1] in SECTION_SIGNS else None
        if found is None:
            continue
        number = tuple(map(int, (found[1] or found[2]).split(".")))
        follows = last and _follows(last, number)
        if follows:
            yield at
        if follows or odds[at] >= 0.5:
            last = number


def listed(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the rows that begin the entries of a reading list: ``Anna Berg: A title``."""
    run: list[int] = []
    for at, (above, row) in enumerate(pairwise(rows), 1):
        if not ENTRY.match(row.text) or above.text[-1:] == "," or ending(above.text) == "broken":
            continue
        if run and at - run[-1] > LONGEST_ENTRY:
            yield from _a_list(run)
            run = []
        run.append(at)
    yield from _a_list(run)


def _a_list(run: Sequence[int]) -> Sequence[int]:
    return run if len(run) >= FEWEST_ENTRIES else ()


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Tell whether a number is the next one on its level, or the first of the level below."""
    if number == (*last, 1) or number == (last[0] + 1, 1):
        return True
    level = len(number) - 1
    return level < len(last) and number == (*last[:level], last[level] + 1)
