"""The books that readers and judges are given: rich ones, every sample, the real texts.

The rich books hold every kind of block, inline and note at both places, so they show what a reader
can do with our books; samples and real texts hold the same kinds again, and many of them, so that
opening them all is left to ``make test-long``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from publisher.editions import pamphlet_facts
from publisher.house import read_house
from publisher.model.edition import Edition, WorkWithText
from publisher.model.formats import Format
from publisher.model.house import BookSettings, House, NotePlace, QuotationMarks, WorkText
from publisher.pipeline.books import books_of
from publisher.pipeline.dates import date_of_book
from publisher.pipeline.stages import assemble, make_book, read_text
from tests.epub.conftest import packed
from tests.rendering.books import book_of, collection, house_rules, pamphlet
from tests.rendering.turned import GERMAN, MIXED, turned_book

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "seeds"
AT_CHAPTER_ENDS = BookSettings(notes=NotePlace.CHAPTER_END, quotation_marks=QuotationMarks.HOUSE)
# Long notes, a long word, passages, verse, a table of nothing: what may run out of a narrow page.
# In English: "Lengths of words. The word … is long – very. “So”, said … A very long line of verse
# that has no room on a narrow page and hangs below itself. Short. One more. See the note. Another
# paragraph. A quotation in the note, in two paragraphs. Called four times. End."
WIDE = """# Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft

^ https://example.org/a/very/long/address/that/no/hyphen/breaks/anywhere/at/all

## Ordlängder

Ordet [Donaudampfschifffahrtselektrizitätenhauptbetriebswerk]{lang=de} är långt – mycket.[^1]

> “Så”, sade [A. B. Lind och C. D. E. F. G. Ek]{lang=en}.[^2]

| en mycket lång versrad som inte får plats på en smal sida utan hänger ned under sig själv
| kort

## En till

Text.[^2] Slut.[^3]

[^1]: Se noten.[^2]

    Ett andra stycke.

    > Ett citat i noten.
    > I två stycken.

[^2]: Anropas fyra gånger.[^3]

[^3]: Slut.[^2]
"""


def with_settings(edition: Edition, settings: BookSettings) -> Edition:
    """Return an edition as a house with these settings has it."""
    return replace(edition, facts=replace(edition.facts, settings=settings))


@cache
def rich_books() -> dict[str, bytes]:
    """Return books with every block, inline and note there is, notes at both places."""
    return {
        "pamphlet": packed(pamphlet()),
        "pamphlet-chapter-end": packed(with_settings(pamphlet(), AT_CHAPTER_ENDS)),
        "collection": packed(collection()),
        "collection-chapter-end": packed(with_settings(collection(), AT_CHAPTER_ENDS)),
        "rules": packed(house_rules()),
        "wide": packed(book_of(WIDE)),
        "wide-chapter-end": packed(with_settings(book_of(WIDE), AT_CHAPTER_ENDS)),
    }


@cache
def sample_books() -> dict[str, bytes]:
    """Return every book of the house in seeds/, made as the command makes it."""
    made: dict[str, bytes] = {}
    for book in books_of(read_house(ROOT).value):
        texts = [read_text(Path(w.path), w.source, w.language).value for w in book.works]
        edition = assemble(book.plan, tuple(map(WorkWithText, book.works, texts)), book.facts)
        made[book.facts.name] = make_book(edition, ROOT, Format.EPUB).content
    return made


@cache
def real_books() -> dict[str, bytes]:
    """Return the real texts beside the repository as books; skip the test where there are none."""
    if not REAL.is_dir():
        pytest.skip("no shared/seeds beside the repository: real texts are not opened")
    return {path.stem: _real(path) for path in sorted(REAL.glob("[0-9]*.txt"))}


def _real(path: Path) -> bytes:
    text = read_text(path, path.name).value
    work = WorkText(path.stem, text.language, path.name, str(path), path.stem)
    facts = pamphlet_facts(House("", text.language), work, date_of_book([], [path]))
    return make_book(assemble(None, (WorkWithText(work, text),), facts), None, Format.EPUB).content


@cache
def turned_books() -> dict[str, bytes]:
    """Return books from right to left, and one with a passage in that direction."""
    return {
        "hebrew": packed(turned_book("he")),
        "persian-chapter-end": packed(with_settings(turned_book("fa"), AT_CHAPTER_ENDS)),
        "arabic": packed(turned_book("ar")),
        "german-with-hebrew": packed(book_of(GERMAN + MIXED.partition("\n\n")[2], "de")),
    }


# What is opened besides the rich books, most of it by ``make test-long`` alone.
MORE_BOOKS = [
    pytest.param(turned_books, id="from right to left"),
    pytest.param(sample_books, id="samples", marks=pytest.mark.long),
    pytest.param(real_books, id="real texts", marks=pytest.mark.long),
]
