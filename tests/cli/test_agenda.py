"""The agenda of a build: what most depends on comes first, and a book waits for its texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.house import read_house
from publisher.model.formats import Format
from publisher.pipeline.agenda import Agenda, BookToMake, TextToRead
from publisher.pipeline.books import Book, books_of, choose


@pytest.fixture
def books(house: Path) -> tuple[Book, ...]:
    """Return the English books of the example: two pamphlets, the shorter first, and a collection."""
    longer = house / "seeds/works/a-longer-one"
    longer.mkdir()
    (longer / "work.toml").write_text('format = 1\ntitle = "Longer"\nauthor = "E. M."\n', "utf-8")
    (longer / "en.txt").write_text("Longer\n\n" + "A line of this text.\n" * 9000, "utf-8")
    edition = house / "seeds/editions/sampler.toml"
    text = edition.read_text("utf-8")
    edition.write_text(text.replace('["the-first-sheet"', '["the-first-sheet", "a-longer-one"'))
    found = choose(books_of(read_house(house).value), (), "en")
    return tuple(sorted(found, key=lambda book: len(book.works) * 10 + ("longer" in book.name)))


def test_the_longest_comes_first_and_a_book_waits_for_its_texts(books: tuple[Book, ...]) -> None:
    first, longer, both = books
    (short_text,), (long_text,) = first.works, longer.works
    assert set(both.works) == {short_text, long_text}
    agenda = Agenda((short_text, long_text), [(book, Format.EPUB) for book in books])
    assert agenda.seconds > 0.7
    assert agenda.next() == TextToRead(long_text)
    assert agenda.next() == TextToRead(short_text)
    assert agenda.next() is None
    agenda.text_is_there(short_text, b"short")
    assert agenda.next() == BookToMake(first, Format.EPUB)
    assert agenda.texts_of(first) == (b"short",)
    agenda.text_is_there(long_text, b"long")
    assert agenda.next() == BookToMake(both, Format.EPUB)
    assert agenda.texts_of(both) == tuple(
        b"long" if work == long_text else b"short" for work in both.works
    )
    assert agenda.next() == BookToMake(longer, Format.EPUB)
    assert (agenda.next(), [*agenda.left()]) == (None, [])


def test_books_whose_text_cannot_be_read_are_left(books: tuple[Book, ...]) -> None:
    first, longer, both = books
    agenda = Agenda(both.works, [(first, Format.TXT), (first, Format.PDF), (both, Format.TXT)])
    agenda.text_is_there(longer.works[0], b"")
    assert [*agenda.left()] == [
        (first, Format.TXT, first.works[0]),
        (first, Format.PDF, first.works[0]),
        (both, Format.TXT, first.works[0]),
    ]
