"""The signs of a book are compared with those of its file."""

from __future__ import annotations

from publisher.checking.letters import check_letters, signs, signs_of
from publisher.checking.tei import LETTERS
from publisher.rendering import render_structure
from tests.rendering.books import book_of, collection


def test_every_text_of_a_book_counts_once() -> None:
    book = render_structure(book_of("# En bok\n\n## Ab[^1]\n\n- 1. c\n\n***\n\n[^1]: d\n"))
    assert signs_of(book) == signs(["En bok", "Ab", "1. c", "***", "d"])


def test_the_texts_of_a_collection_have_title_pages() -> None:
    wanted = signs_of(render_structure(collection()))
    assert wanted["Ö"] >= 2  # of the division and of an editor's name


def test_what_is_lost_and_what_is_added_is_named() -> None:
    found = list(check_letters(signs(["abca"]), signs(["ab x"]), LETTERS, "bok.tei"))
    assert [finding.message for finding in found] == [
        "2 signs are in the book and not in the file: “a” 1, “c” 1",
        "1 signs are in the file and not in the book: “x” 1",
    ]


def test_blanks_and_their_kind_do_not_count() -> None:
    wanted, found = signs(["a b\n"]), signs(["a\N{NO-BREAK SPACE}b"])
    assert list(check_letters(wanted, found, LETTERS, "")) == []
