"""Furniture that holds words found nowhere else: a line of the text may have been set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from publisher.model.findings import Finding, Severity
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.restoring.measuring.sheet_titles import begins_sheet, sheet_of
from publisher.restoring.safeguards.made import WORD, Made

# Words that stand on no other line, and letters that one of them has at least: misread running
# heads have one or two. Of the known texts that came out well none has a line with three.
ALONE, LETTERS = 3, 4
# Of the words of its line; a head of many words may hold some more that were misread.
SHARE = 0.5
# Lines that are counted at a time.
LINES = 5000
# Drawn rules and folios hold no words that anyone would miss, and a pull quote repeats the text.
OTHER = frozenset(
    (
        FurnitureKind.RUNNING_HEAD,
        FurnitureKind.OTHER,
        FurnitureKind.CONTENTS,
        FurnitureKind.MARGIN,
    )
)


def furniture_words(made: Made) -> Iterator[Finding]:
    """Yield an error for each line set aside that has three words which stand nowhere else."""
    everywhere = _words(line.text for line in made.transcript.lines())
    titles = set(_sheet_titles(made))
    for one in made.told.furniture:
        if one.kind not in OTHER or one.place.first in titles:
            continue
        here = _words([one.text])
        words = [word.casefold() for word in WORD.findall(one.text)]
        alone = [word for word in words if len(word) >= LETTERS and everywhere[word] == here[word]]
        if len(alone) >= max(ALONE, SHARE * len(words)):
            yield _only_here(one, alone)


def _sheet_titles(made: Made) -> Iterator[int]:
    """Yield the lines that name the sheet which their page begins: the book's title in other words."""
    folios = {page: int(folio) for page, folio in made.told.folios if folio.isdecimal()}
    for page in made.transcript.pages:
        for line in page.lines:
            if begins_sheet(sheet_of(line.text), folios.get(page.index, 0)):
                yield line.number


def _words(lines: Iterable[str]) -> Counter[str]:
    """Count the words of lines, each in small letters."""
    printed: Counter[str] = Counter()
    rest = iter(lines)
    # In pieces: all words of a long text at once would take ten times its size.
    while piece := "\n".join(islice(rest, LINES)):
        printed.update(WORD.findall(piece))
    found: Counter[str] = Counter()
    # Most words come again, and only different ones are folded.
    for word, times in printed.items():
        found[word.casefold()] += times
    return found


def _only_here(one: Furniture, words: list[str]) -> Finding:
    named = ", ".join(f"“{word}”" for word in words[:ALONE])
    return Finding(
        "restoring/words-only-aside",
        Severity.ERROR,
        f"this line was set aside ({one.kind}), but {named} stand nowhere else in the source",
        "write a “text” ruling if it belongs to the text, or “furniture” if it does not",
        one.place,
    )
