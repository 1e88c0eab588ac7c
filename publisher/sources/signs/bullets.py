"""Bullets that stand alone on their lines, and the letter o that Word exports for a hollow one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from publisher.expressions import compiled
from publisher.languages import Lexicon
from publisher.model.findings import Severity
from publisher.sources.faults import Fault
from publisher.sources.mending import BULLET, with_bullet

BULLETS = Fault(
    "sources/bullet",
    Severity.NOTE,
    "bullets were written as • before their items: an o of Word, or a bullet alone on its line",
    "nothing to do",
)
ALONE = compiled(r"(\s*+)[•●▪■◦‣○]\s*+")
# A tab or two blanks part the letter from its item; in mid-sentence it may be a word.
LETTER = compiled(r"(\s*+)o(?:\t|\s{2,})\s*+(?=\S)")
# Ends of a line above an item that begins a list.
LEADING = (":", ".", "!", "?", ";")
# Items of a list at least.
FEWEST = 2


def with_symbol_bullets(texts: Sequence[str], _words: Callable[[], Lexicon]) -> Mapping[int, str]:
    """Return the lines that a bullet of a symbol typeface opens with •, by their index.

    Plain texts were rid of them as they were read; PDFs that Word and its like have made hold them.
    """
    return {
        at: with_bullet(text)
        for at, text in enumerate(texts)
        if not text.isascii() and BULLET.match(text)
    }


def with_bullets(texts: Sequence[str], _words: Callable[[], Lexicon]) -> Mapping[int, str]:
    """Return the lines that change so that each item begins with its bullet, by their index."""
    made: dict[int, str] = {}
    for changes in (list(_alone(texts)), list(_letters(texts))):
        if len(changes) >= FEWEST:
            made |= {at: text for change in changes for at, text in change.items()}
    return made


def _alone(texts: Sequence[str]) -> Iterator[dict[int, str]]:
    """Yield each bullet alone on a line right above its item, with that item."""
    for at, text in enumerate(texts[:-1]):
        match = ALONE.fullmatch(text)
        below = texts[at + 1].strip()
        if match and below and not ALONE.fullmatch(below):
            yield {at: "", at + 1: f"{match[1]}• {below}"}


def _letters(texts: Sequence[str]) -> Iterator[dict[int, str]]:
    """Yield each item behind the letter o, below another one or what leads up to a list."""
    above, listed = "", False
    for at, text in enumerate(texts):
        if not text.strip():
            continue
        match = LETTER.match(text)
        if match and (listed or not above or above.rstrip().endswith(LEADING)):
            yield {at: f"{match[1]}• {text[match.end() :]}"}
            listed = True
        elif not text[:1].isspace():
            listed = False
        above = text
