"""Tags are believed where they cover a page, and where no maker tagged half a book as headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publisher.sources.pdf.printed import PrintedLine, PrintedPage

HEADINGS = frozenset({"Title", "H", "H1", "H2", "H3", "H4", "H5", "H6"})
# The share of the letters of a page that stand under tags.
COVERED = 0.8
# The share of the letters of a text that headings have at most; contents and titles are some.
HEADED = 0.3


def believed(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return the pages without the tags that cannot be believed.

    Cells of tables stay: whether these can be believed, their own places tell.
    """
    lines = [line for page in pages for line in page.lines]
    headed = _letters(line for line in lines if line.tag in HEADINGS)
    if headed > HEADED * _letters(lines):
        return [_untagged(page) for page in pages]
    return [page if _is_covered(page) else _untagged(page) for page in pages]


def _is_covered(page: PrintedPage) -> bool:
    return _letters(line for line in page.lines if line.tag) >= COVERED * _letters(page.lines)


def _untagged(page: PrintedPage) -> PrintedPage:
    return replace(page, lines=[replace(line, tag="") if line.tag else line for line in page.lines])


def _letters(lines: Iterable[PrintedLine]) -> int:
    return sum(line.letters for line in lines)
