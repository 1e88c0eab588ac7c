"""The signs of a book are counted in its structure and in the finished file: both are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from publisher.checking.rule import Rule
from publisher.model.findings import Finding
from publisher.model.inlines import plain
from publisher.model.structure import StructureRendering, blocks_of, inlines_of
from publisher.model.text import SectionBreak

_SHOWN = 5  # kinds of signs that a message names


def signs(texts: Iterable[str]) -> Counter[str]:
    """Return how often each sign stands in some texts, blanks left aside."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update("".join(text.split()))
    return found


def signs_of(book: StructureRendering) -> Counter[str]:
    """Return how often each sign stands in the title pages, texts and notes of a book.

    The marks that call notes are left aside, for a program may count them anew.
    """
    return signs(_words(book))


def _words(book: StructureRendering) -> Iterator[str]:
    yield from (book.facts.title, book.facts.subtitle or "", *book.people, book.origin)
    for division in book.divisions:
        yield division.title or ""
        for text in division.texts:
            if book.collection:
                yield from (text.title, text.subtitle or "", *text.people)
            yield from map(plain, inlines_of(text))
            yield from (b.mark for b in blocks_of(text) if isinstance(b, SectionBreak))


def check_letters(
    wanted: Counter[str], found: Counter[str], rule: Rule, shown: str
) -> Iterator[Finding]:
    """Check that a file has all signs of its book and no other; ``shown`` is its path."""
    lost, added = wanted - found, found - wanted
    said = (
        (lost, "are in the book and not in the file"),
        (added, "are in the file and not in the book"),
    )
    for difference, where in said:
        if difference:
            kinds = ", ".join(f"“{sign}” {n}" for sign, n in difference.most_common(_SHOWN))
            yield rule.broken(f"{difference.total()} signs {where}: {kinds}", shown)
