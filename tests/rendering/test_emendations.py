"""The list of emendations: where words were changed, which, and why; in every product of a book."""

from __future__ import annotations

from dataclasses import replace

from publisher.editions import assemble_pamphlet, pamphlet_facts
from publisher.manuscript import read
from publisher.model.edition import Edition
from publisher.model.house import BookSettings, House, WorkText
from publisher.model.places import Place
from publisher.model.rendering import TextRole
from publisher.model.text import Emendation, Text
from publisher.rendering import (
    find_design,
    render_ebook,
    render_page,
    render_print,
    render_text,
)
from tests.rendering.books import MODIFIED

MARKUP = """# A book

{p 4}The cat sat on the mat.

## The dog

It ran {p 5}and ran, and then it slept.[^1]

[^1]: For an hour.
"""


def at(line: int, old: str, new: str, reason: str = "") -> Emendation:
    return Emendation(Place("a.md", line, line), old, new, reason)


# Out of order; the last one stands on a line that the book does not have.
CHANGES = (
    at(7, "dhen", "then"),
    at(3, "teh mat", "the mat", "a slip of the typist"),
    at(9, "houre", "hour", "<modern> & plain"),
    at(99, "x", "y"),
)
LIST = [
    "Page 4, A book: teh mat → the mat (a slip of the typist)",
    "Page 5, The dog: dhen → then",
    "Note 1: houre → hour (<modern> & plain)",
    "x → y",
]


def book(changes: tuple[Emendation, ...], *, wanted: bool = True) -> Edition:
    work = WorkText("a", "en", "a.md", "", "A book", emendations=wanted)
    text: Text = replace(read(MARKUP, "a.md", "en"), emendations=changes)
    return assemble_pamphlet(work, text, pamphlet_facts(House("", "en"), work, MODIFIED))


def test_plain_text_lists_changes_in_the_order_of_the_source() -> None:
    blocks = render_text(book(CHANGES)).blocks
    first = next(n for n, block in enumerate(blocks) if block.lines == ("Emendations",))
    assert blocks[first].role is TextRole.HEADING
    assert list(blocks[first + 1].lines) == LIST


def test_the_e_book_links_each_change_to_its_place() -> None:
    made = render_ebook(book(CHANGES), find_design())
    found = next(d for d in made.documents if d.name == "emendations.xhtml")
    assert '<a href="chapter-02.xhtml#c2">The dog</a>: <span class="emended">dhen' in found.markup
    assert '<a href="notes.xhtml#n1">Note 1</a>' in found.markup
    assert "(&lt;modern&gt; &amp; plain)" in found.markup
    assert "emendations.xhtml#emendations" in made.navigation


def test_print_and_page_have_the_list() -> None:
    for rendering in (render_print, render_page):
        markup = rendering(book(CHANGES), find_design()).markup
        assert markup.count('<section class="emendations"') == 1
        assert '<a href="#c2">The dog</a>' in markup


def test_a_book_without_changes_or_wish_has_no_list() -> None:
    for edition in (book(()), book(CHANGES, wanted=False)):
        assert "emendations" not in render_ebook(edition, find_design()).navigation


def test_a_book_may_ask_for_the_list_or_do_without_whatever_the_house_says() -> None:
    for own, house, wanted in ((None, True, True), (False, True, False), (True, False, True)):
        work = WorkText("a", "en", "a.md", "", "A book", emendations=own)
        settings = BookSettings(emendations=house)
        facts = pamphlet_facts(House("", "en", settings=settings), work, MODIFIED)
        assert facts.settings.emendations is wanted
