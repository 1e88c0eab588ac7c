"""Plain text: lines at any width, white, indents, notes; never a change of a word.

The sources are a few words of Swedish: "En bok" (a book), "Ett ord" (one word), "Not" (note),
"Noter" (notes), "Innehåll" (contents), "Bly och trä" (lead and wood), "Läsarens öga" (The reader's
eye).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.checking.text import check_text
from publisher.editions import assemble_pamphlet, pamphlet_facts
from publisher.model.edition import Edition
from publisher.model.house import BookSettings, House, QuotationMarks, WorkText
from publisher.model.inlines import note_runs, plain, runs
from publisher.model.text import Text
from publisher.plaintext import make_text
from publisher.rendering import render_text
from tests.manuscript.texts import texts
from tests.rendering.books import MODIFIED, book_of, collection, pamphlet

NOTED = (
    "# En bok\n\nEtt ord.[^1] Ett till.[^2]\n\n[^1]: Not ett.\n\n    Dess slut.\n\n[^2]: Not två.\n"
)


def text_of(book: Edition | str, width: int = 0) -> str:
    """Return a book, or a manuscript as one, as plain text that its own check finds nothing in."""
    edition = book_of(book) if isinstance(book, str) else book
    made = make_text(render_text(edition), width)
    assert made.findings == ()
    return made.value.decode()


def body(manuscript: str, width: int = 0) -> str:
    """Return what stands between the title of the first chapter and the notes."""
    shown = text_of(f"# En bok\n\n## Ett\n\n{manuscript}", width)
    return re.split(r"\n{4}Noter\n", shown.split("\nEtt\n\n")[-1])[0].strip("\n")


def test_a_paragraph_is_one_line() -> None:
    assert body("Ett ord.\n\nDet andra ordet.") == "Ett ord.\n\nDet andra ordet."


def test_lines_are_broken_at_a_width() -> None:
    shown = body("Bly och trä och papper och bläck, och händer som kan dem alla fyra.", 24)
    assert shown == "Bly och trä och papper\noch bläck, och händer\nsom kan dem alla fyra."


def test_a_word_longer_than_a_line_stays_whole() -> None:
    assert "generalsekreteraren" in body("En generalsekreterares generalsekreteraren.", 12)


@pytest.mark.parametrize("width", [0, 30, 72])
def test_no_word_is_lost_at_any_width(width: int) -> None:
    assert text_of(pamphlet(), width).split() == text_of(pamphlet()).split()


@pytest.mark.parametrize("book", [pamphlet, collection])
def test_no_line_is_longer_than_the_width(book: object) -> None:
    edition = pamphlet() if book is pamphlet else collection()
    too_long = [line for line in text_of(edition, 40).splitlines() if len(line) > 40]
    assert [line for line in too_long if len(line.split()) > 1] == []


def test_headings_are_set_apart_by_white() -> None:
    shown = text_of("# En bok\n\nFörst.\n\n## Ett\n\nText.\n\n### Mer\n\nSlut.")
    assert "Först.\n\n\n\nEtt\n\nText.\n\n\nMer\n\nSlut." in shown


def test_verse_keeps_its_lines() -> None:
    assert body("Så:\n\n| Rad ett\n| rad två") == "Så:\n\n    Rad ett\n    rad två"


def test_quotations_are_indented_and_breaks_keep_their_mark() -> None:
    assert body("> Ett citat.\n\nText.\n\n***\n\nMer.") == (
        "    Ett citat.\n\nText.\n\n    ***\n\nMer."
    )


def test_notes_stand_at_the_end_behind_their_numbers() -> None:
    shown = text_of(NOTED)
    assert "Ett ord.[1] Ett till.[2]" in shown
    notes = "Noter\n\n[1] Not ett.\n\n    Dess slut.\n\n[2] Not två.\n"
    assert notes in shown


def test_a_mark_whose_note_is_lost_stays() -> None:
    shown = text_of("# En bok\n\nText.[^7!]\n")
    assert "Text.[7]" in shown
    assert "Noter" not in shown


def test_stressed_words_have_signs_around_them() -> None:
    assert body("Ett *mycket* **stort** ord.") == "Ett _mycket_ *stort* ord."


def test_pages_of_the_source_leave_no_mark() -> None:
    assert body("general{p}sekreterare") == "generalsekreterare"


def test_spaces_are_plain_and_keep_words_together_before_that() -> None:
    shown = body("Han hette J. R. Berg.", 14)
    assert shown == "Han hette\nJ. R. Berg."
    assert "\N{NO-BREAK SPACE}" not in shown


def test_quotation_marks_are_those_the_house_wants() -> None:
    edition = book_of("# En bok\n\n»Så», sa han.")
    settings = BookSettings(quotation_marks=QuotationMarks.HOUSE)
    house = replace(edition, facts=replace(edition.facts, settings=settings))
    assert "»Så», sa han." in text_of(edition)
    assert "”Så”, sa han." in text_of(house)


def test_labels_speak_the_language_of_the_book() -> None:
    assert "Noter" in text_of(NOTED)
    assert "Noten" in text_of(book_of(NOTED, "nl"))  # Dutch for "notes"


def test_a_colophon_says_what_was_removed_and_names_no_file() -> None:
    shown = text_of("# En bok\n\nText.")
    assert "Texten följer sin källa bokstav för bokstav." in shown  # letter for letter
    assert "bok.md" not in shown


def test_a_collection_lists_its_texts_and_has_the_notes_of_each_behind_it() -> None:
    shown = text_of(collection())
    contents, _, texts = shown.partition("Läsarens öga\n")
    assert "Innehåll" in contents
    assert texts.count("\nNoter\n") >= 1


@given(texts(), st.sampled_from([0, 20, 60]))
def test_no_letter_of_a_text_is_missing(text: Text, width: int) -> None:
    work = WorkText("bok", text.language, text.source, "", "Titel")
    facts = pamphlet_facts(House("", "sv"), work, MODIFIED)
    shown = make_text(render_text(assemble_pamphlet(work, text, facts)), width).value.decode()
    bodies = (run for note in text.notes for run in note_runs(note))
    told = (plain(run) for run in (*(r for b in text.blocks for r in runs(b)), *bodies))
    wanted = Counter(c for line in told for c in line if c.isalnum())
    assert wanted - Counter(c for c in shown if c.isalnum()) == Counter()


def test_the_same_book_gives_the_same_bytes() -> None:
    assert text_of(collection(), 60) == text_of(collection(), 60)


def test_a_file_ends_every_line_with_a_line_feed() -> None:
    data = make_text(render_text(pamphlet())).value
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a\xff\n", "plaintext/not-text"),
        (b"\xef\xbb\xbfa\n", "plaintext/not-text"),
        (b"a\x00b\n", "plaintext/not-text"),
        (b"a\r\n", "plaintext/line-ends"),
        (b"a", "plaintext/line-ends"),
    ],
)
def test_a_damaged_file_is_found(data: bytes, found: str) -> None:
    assert [finding.code for finding in check_text(data, "a.txt")] == [found]
