"""Pull quotes: lines set large at a page's edge that only repeat what the text says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from publisher.expressions import compiled
from publisher.model.furniture import FurnitureKind
from publisher.model.letters import folded
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.furniture.removed import Removed

# Letters that must agree before two places count as twins; a stock phrase is shorter.
GRAM = 14
# Lines and letters of the shortest pull quote; what is shorter may be a refrain or a formula.
MIN_LINES = 3
MIN_LETTERS = 45
# Share of the usual line: set in large type, a pull quote holds clearly fewer letters a line.
NARROW = 0.85
# Stands between two words, both of which have lost what is neither letter nor figure.
BETWEEN = "\x1f"
SIGNS = compiled(r"[^\w\n]+|_+")


class _Spot(NamedTuple):
    """A line of the letter stream: where its letters begin, and its words, BETWEEN them signs."""

    page: int
    line: Line
    start: int
    words: str

    @property
    def letters(self) -> str:
        """Return the letters and figures of the line."""
        return self.words.replace(BETWEEN, "")


def find_pull_quotes(pages: tuple[Page, ...], _language: str) -> tuple[Removed, ...]:
    """Take a block of narrow lines between gaps or page edges whose letters stand elsewhere too.

    Line ends and hyphens play no part in the comparison. The block is taken only whole, and
    only where it is narrower than the text: of two equal passages the wider one is the text.
    What stands above all lines as wide as the text is the front, which a colophon or the text
    may repeat: it is never taken.
    """
    spots = list(_spots(pages))
    stream = "".join(s.letters for s in spots)
    width = _usual_width(spots)
    begun = next((spot.start for spot in spots if _is_wide(spot, width)), 0)
    amid = (block for block in _blocks(pages, spots) if block[0].start > begun)
    narrow = [_narrow_part(block, width) for block in amid]
    blocks = [block for block in narrow if _is_quote(block)]
    places = _places(spots, stream, blocks) if blocks else {}
    return tuple(
        taken
        for block in blocks
        if (at := _twin(block, stream, places)) is not None
        for twin in (_line_at(spots, at),)
        if _is_wider(twin, block)
        for taken in _take(block, twin.line.number)
    )


def _spots(pages: tuple[Page, ...]) -> Iterator[_Spot]:
    bare = _bare_words(pages)
    start = 0
    for page in pages:
        for line in page.lines:
            here = BETWEEN.join(map(bare.__getitem__, line.text.split()))
            count = len(here) - here.count(BETWEEN)
            if count:
                yield _Spot(page.index, line, start, here)
                start += count


def _bare_words(pages: tuple[Page, ...]) -> dict[str, str]:
    """Return what blanks part in a text, each by its letters and figures, folded."""
    # Most of it comes again, and what differs is folded at once: that is far quicker.
    words: set[str] = set()
    for page in pages:
        # Page by page: all words of a long text at once take eight times as much as it does.
        words.update("\n".join([line.text for line in page.lines]).split())
    printed = list(words)
    bare = SIGNS.sub("", folded("\n".join(printed))).split("\n")
    return dict(zip(printed, bare, strict=True)) if printed else {}


def _places(
    spots: Iterable[_Spot], stream: str, blocks: Iterable[list[_Spot]]
) -> dict[str, list[int]]:
    """Return where the first letters of each block begin a word of the stream."""
    places: dict[str, list[int]] = {_first_letters(block, stream): [] for block in blocks}
    for spot in spots:
        at = spot.start
        for word in spot.words.split(BETWEEN):
            gram = stream[at : at + GRAM]
            if gram in places:
                places[gram].append(at)
            at += len(word)
    return places


def _first_letters(block: list[_Spot], stream: str) -> str:
    return stream[block[0].start : block[0].start + GRAM]


def _usual_width(spots: list[_Spot]) -> int:
    lengths = sorted(len(s.line.text.strip()) for s in spots)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _blocks(pages: tuple[Page, ...], spots: Iterable[_Spot]) -> Iterator[list[_Spot]]:
    """Yield runs of lines between blank lines or page edges."""
    lettered = iter(spots)
    spot = next(lettered, None)
    for page in pages:
        block: list[_Spot] = []
        for line in page.lines:
            if spot is not None and spot.line is line:
                block.append(spot)
                spot = next(lettered, None)
            elif line.blank and block:
                yield block
                block = []
        if block:
            yield block


def _narrow_part(block: list[_Spot], width: int) -> list[_Spot]:
    """Return the narrow lines that the block begins with.

    A quote at a page's top may run into the text below it without a gap; the last narrow line
    before a full one is then the quote's own or the text's, which the twin decides.
    """
    return list(takewhile(lambda spot: not _is_wide(spot, width), block))


def _is_wide(spot: _Spot, width: int) -> bool:
    """Tell whether a line is about as wide as the text's own."""
    return len(spot.line.text.strip()) >= NARROW * width


def _is_quote(block: list[_Spot]) -> bool:
    return len(block) >= MIN_LINES and sum(len(s.letters) for s in block) >= MIN_LETTERS


def _twin(block: list[_Spot], stream: str, places: dict[str, list[int]]) -> int | None:
    """Return where else in the stream the letters of the block stand, if anywhere."""
    start, end = block[0].start, block[-1].start + len(block[-1].letters)
    text = stream[start:end]
    for at in places[_first_letters(block, stream)]:
        if not start <= at < end and stream.startswith(text, at):
            return at
    return None


def _line_at(spots: list[_Spot], at: int) -> _Spot:
    return spots[bisect_right(spots, at, key=lambda spot: spot.start) - 1]


def _is_wider(twin: _Spot, block: list[_Spot]) -> bool:
    """Tell whether the twin is set in the text's own width: of two alike the wider one stays."""
    widest = max(len(s.line.text.strip()) for s in block)
    return len(twin.line.text.strip()) * NARROW > widest


def _take(block: list[_Spot], twin: int) -> Iterator[Removed]:
    evidence = f"narrow block, the same words stand at line {twin}"
    for spot in block:
        yield Removed(spot.line, spot.page, FurnitureKind.PULL_QUOTE, evidence)
