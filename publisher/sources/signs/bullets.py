"""Bullets that stand alone on their lines, and the letters that Word exports for others."""

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
    "bullets were written as • before their items: a letter that Word shows as one, or a bullet alone",
    "nothing to do",
)
ALONE = compiled(r"(\s*+)[•●▪■◦‣○]\s*+")
# A tab or two blanks part the letter from its item; in mid-sentence it may be a word.
LETTER = compiled(r"(\s*+)o(?:\t|\s{2,})\s*+(?=\S)")
# Letters that Wingdings shows as bullets, behind which Word leaves a tab: ▪ by §, ➢ by Ø, ✓ by ü, ❖ by
# v, ❑ by q, ■ by n, ● by l. A blank may follow the first, which in statutes stands before a number.
SYMBOL = compiled(r"(\s*+)(§)\s++(?=[^\W\d_])|(\s*+)([Øüvqnl])\t\s*+(?=\S)")
SECTION = compiled(r"§§?\s*\d")
# Ends of a line above an item that begins a list.
LEADING = (":", ".", "!", "?", ";")
# Items of a list at least, and lines from one to the next.
FEWEST, NEAR = 2, 3


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
    for changes in (list(_alone(texts)), list(_letters(texts)), list(_symbols(texts))):
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


def _symbols(texts: Sequence[str]) -> Iterator[dict[int, str]]:
    """Yield each item behind a letter of Wingdings, one of two at least that stand together.

    Where the sign of sections has numbers, it is that.
    """
    found = {at: match for at, text in enumerate(texts) if (match := SYMBOL.match(text))}
    if not found or any(SECTION.search(text) for text in texts):
        return
    signs = {at: match[2] or match[4] for at, match in found.items()}
    filled = [at for at, text in enumerate(texts) if text.strip()]
    for place, at in enumerate(filled):
        beside = (*filled[max(0, place - NEAR) : place], *filled[place + 1 : place + 1 + NEAR])
        if at in found and any(signs.get(other) == signs[at] for other in beside):
            match = found[at]
            yield {at: f"{match[1] or match[3] or ''}• {texts[at][match.end() :]}"}
