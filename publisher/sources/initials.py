"""Initials that stand beside a later line, or behind their paragraph, put before their words.

A letter two or three lines high stands on the base of its last line, so an extractor that keeps
the layout writes it there: ``      he ferry left`` / ``T     sold bread``. One that writes large
letters last puts it behind the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.languages.initials import PATTERN, glue
from publisher.languages.lexicon import lexicon
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.transcript import Line, Page
from publisher.structs import frozen

# ``T     sold bread``: the letter, two blanks or more, and what stands beside it.
BESIDE = compiled(rf"\s{{0,40}}+(?P<letter>{PATTERN})(?P<gap>\s{{2,40}}+)(?P<rest>\S.*)")
ALONE = compiled(rf"\s*+(?P<letter>{PATTERN})\s*+")
# Lines from the first of its paragraph down to the one that the letter of the highest initial
# stands beside; blanks by which the lines beside it may differ in depth.
HIGHEST, UNEVEN = 3, 2
# Share of running text from which on a word is common, and of the line below from which on a line is
# full.
COMMON, SHORT = 1e-4, 0.7
# Lines of the longest paragraph behind which an initial is looked for.
LONGEST = 40


@frozen
class _Found:
    """A letter at a place on its page, and the lines beside it (by their places) as they read."""

    letter: int
    lines: tuple[tuple[int, str], ...]


def with_initials(pages: Sequence[Page], language: str, shown: str) -> Outcome[tuple[Page, ...]]:
    """Return the pages with every initial before its word, and a finding that says how many moved."""
    made: list[Page] = []
    moved: list[int] = []
    for page in pages:
        lines = list(page.lines)
        for found in _initials(lines, language):
            moved.append(lines[found.letter].number)
            for at, text in found.lines:
                lines[at] = _reading(lines[at], text)
        made.append(page if lines == list(page.lines) else replace(page, lines=tuple(lines)))
    return Outcome(tuple(made), _named(moved, shown))


def _reading(line: Line, text: str) -> Line:
    return replace(line, text=text, raw=line.text if line.raw is None else line.raw)


def _initials(lines: Sequence[Line], language: str) -> Iterator[_Found]:
    for at, line in enumerate(lines):
        text = line.text
        # Most lines begin with no letter that stands alone.
        if text[1:3].isalnum():
            continue
        if beside := BESIDE.fullmatch(text):
            parts = beside["letter"], beside["gap"], beside["rest"]
            yield from _beside(lines, at, parts, language)
        elif alone := ALONE.fullmatch(text):
            yield from _behind(lines, at, alone["letter"], language)


def _beside(
    lines: Sequence[Line], at: int, parts: tuple[str, str, str], language: str
) -> Iterator[_Found]:
    """Yield the initial beside a line, if it begins the first of the lines set in beside it."""
    letter, _, rest = parts
    text = lines[at].text
    depth = len(text) - len(rest)
    first = _first_beside(lines, at, depth)
    if first < at:
        word = lines[first].text
        between = glue(letter, word.strip(), language)
        if between is not None:
            inner = [(one, lines[one].text.lstrip()) for one in range(first + 1, at)]
            whole = first, letter + between + word.lstrip()
            yield _Found(at, (whole, *inner, (at, rest)))
    elif at + 1 < len(lines) and _is_set_in(lines[at + 1].text, depth):
        between = glue(letter, rest, language)
        if between is not None:
            yield _Found(at, ((at, letter + between + rest), (at + 1, lines[at + 1].text.lstrip())))


def _first_beside(lines: Sequence[Line], at: int, depth: int) -> int:
    """Return the place of the first line that is set in as deep as the rest of a line is.

    Extractors put a blank line above the one that the foot of a large letter stands on.
    """
    first, above = at, at - 1
    while above >= 0 and at - above <= HIGHEST:
        if _is_set_in(lines[above].text, depth):
            first = above
        elif not lines[above].blank:
            break
        above -= 1
    return first


def _is_set_in(text: str, depth: int) -> bool:
    indent = len(text) - len(text.lstrip())
    return bool(text.strip()) and depth > UNEVEN and abs(indent - depth) <= UNEVEN


def _behind(lines: Sequence[Line], at: int, letter: str, language: str) -> Iterator[_Found]:
    """Yield the letter alone on a line that begins the paragraph above it.

    The paragraph opens in small letters below a blank line or at the top, and its word is known
    with the letter alone, or below what has ended, as a heading has, with the letter as well.
    """
    first = at
    while first and at - first < LONGEST and not lines[first - 1].blank:
        first -= 1
    if first == at and first and lines[first - 1].blank:
        first -= 1
        while first and at - first < LONGEST and not lines[first - 1].blank:
            first -= 1
    words, word = lexicon(language), lines[first].text
    begun = re.match(r"[^\W\d_]+", word.strip())
    if first >= at - 1 or not begun or glue(letter, word.strip(), language) != "":
        return
    whole, rest = words.frequency(letter[-1].lower() + begun[0]), words.frequency(begun[0])
    if whole > rest or (whole > COMMON and _has_ended(lines, first)):
        yield _Found(at, ((first, letter + word.lstrip()), (at, "")))


def _has_ended(lines: Sequence[Line], first: int) -> bool:
    """Tell whether the last filled line above a line of its page ends a sentence, or is short."""
    above = next((line.text.strip() for line in lines[:first][::-1] if not line.blank), "")
    short = len(above) < SHORT * len(lines[first].text)
    return bool(above) and (short or above[-1] in ".!?")


def _named(moved: Sequence[int], shown: str) -> tuple[Finding, ...]:
    if not moved:
        return ()
    message = f"{len(moved)} initials stood beside or behind their paragraphs and begin them now"
    hint = f"compare line {moved[0]} with the original"
    place = Place(shown, moved[0], moved[-1])
    return (Finding("sources/initials", Severity.NOTE, message, hint, place),)
