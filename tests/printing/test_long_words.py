"""Words that never end: every letter is on the paper, and each line costs the same."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pypdfium2
import pytest

from publisher.editions import assemble_pamphlet, pamphlet_facts
from publisher.manuscript import read
from publisher.model.house import House, WorkText
from publisher.printing import PrintedBook, print_book, search_path_of
from publisher.printing.linebreaking import LineLengths, Opportunity, balance_breaks
from publisher.rendering import find_design, render_print

LETTERS = 4_000
# Processor seconds for a title and a paragraph of so many letters; it takes two. When each line
# looked at all letters that were left it took minutes.
SECONDS = 8
# A word of one letter that no pattern breaks, and one that patterns break everywhere.
WORDS = {"sv": "a", "de": "schiff"}


def printed(language: str, word: str) -> PrintedBook:
    """Return a pamphlet with this word as its title and as its only paragraph."""
    work = WorkText("long", language, "a.md", "a.md", word)
    text = read(f"# {word}\n\n{word}\n", "long", language)
    facts = pamphlet_facts(House("The House", language), work, datetime(2026, 1, 2, tzinfo=UTC))
    rendering = render_print(assemble_pamphlet(work, text, facts), find_design())
    return print_book(rendering, search_path_of())


def letters_on_paper(pdf: bytes) -> str:
    """Return the letters that stand within the pages, one after the other."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = (document[number] for number in range(len(document)))
        found = (p.get_textpage().get_text_bounded(0, 0, *p.get_size()) for p in pages)
        return "".join("".join(found).split())
    finally:
        document.close()


@pytest.mark.parametrize("language", WORDS)
def test_all_of_a_word_without_end_is_on_the_paper(language: str) -> None:
    word = (WORDS[language] * LETTERS)[:LETTERS]
    started = time.process_time()
    book = printed(language, word)
    assert time.process_time() - started < SECONDS
    on_paper = letters_on_paper(book.pdf)
    # The title stands on the title page and above the text; the paragraph below it.
    assert sum(on_paper.count(letter) for letter in set(word)) >= 2 * LETTERS


def test_the_lines_of_a_long_title_are_chosen_in_the_time_of_its_words() -> None:
    words = 60_000
    places = [Opportunity(n, n, 0, 0, 0, 0) for n in range(words + 1)]
    started = time.process_time()
    chosen = balance_breaks(places, LineLengths(20, 20))
    assert chosen is not None
    assert len(chosen) == words // 20
    assert time.process_time() - started < 2
