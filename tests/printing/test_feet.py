"""Notes at the page foot: where their calls are, whole, none lost; long ones at the end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest

from publisher.model.house import BookSettings, NotePlace
from publisher.printing import PrintedBook, Shelf, print_book
from tests.printing.tiny import FACTS, STYLE, tiny
from tests.support.verapdf import validate

WORDS = "sättaren håller vinkelhaken i vänster hand och räknar mellanrummen medan raden fylls "
PAGE = STYLE + (
    "@page { size: 100mm 140mm; margin: 10mm } html { font-size: 9pt; line-height: 12pt }"
    "body, p, ol, li { margin: 0; padding: 0 } p { text-align: justify }"
    ".foot { float: footnote; footnote-display: block; list-style: none; footnote-policy: line }"
    ".foot::footnote-call, .foot::footnote-marker { content: none } sup { line-height: 0 }"
)


def call(number: int, again: int = 1) -> str:
    """Return a call of a note."""
    name = f"n{number}-ref{again}"
    return f'<sup class="noteref"><a epub:type="noteref" id="{name}" href="#n{number}">{number}</a></sup>'


def note(number: int, words: str) -> str:
    """Return a note as the rendering makes it."""
    back = f'<a href="#n{number}-ref1">{number}</a>'
    return (
        f'<li id="n{number}" epub:type="endnote">\n<p><span class="note-number">{back}</span> '
        f"BEGIN{number} {words} END{number}</p>\n</li>"
    )


def book(paragraphs: list[str], notes: list[str], shelf: Shelf) -> PrintedBook:
    """Return a chapter with its notes as a printed book."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    section = (
        f'<section class="endnotes"><h2>Noter</h2><ol class="notes">{"".join(notes)}</ol></section>'
    )
    body = f'<div class="leaf leaf-chapter"><section><h1>Ett</h1>{text}</section>{section}</div>'
    settings = BookSettings(print_notes=NotePlace.FOOT)
    rendering = replace(tiny(body, PAGE), facts=replace(FACTS, settings=settings))
    return print_book(rendering, shelf)


def pages(printed: PrintedBook) -> list[str]:
    """Return the text of each page on one line."""
    document = pypdfium2.PdfDocument(printed.pdf)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def places(texts: list[str], pattern: str) -> dict[str, int]:
    """Return the pages on which numbered marks stand."""
    return {n: page for page, text in enumerate(texts) for n in re.findall(pattern, text)}


def test_each_note_stands_on_the_page_of_its_call(shelf: Shelf) -> None:
    paragraphs = [f"{WORDS * 3} CALL{n}X{call(n)} {WORDS * 3}" for n in range(1, 13)]
    texts = pages(book(paragraphs, [note(n, WORDS) for n in range(1, 13)], shelf))
    assert len(texts) > 3
    assert places(texts, r"CALL(\d+)X") == places(texts, r"BEGIN(\d+)")
    assert not any("Noter" in text for text in texts)


@pytest.mark.parametrize("length", [8, 19])
def test_more_notes_than_room_and_none_is_lost(shelf: Shelf, length: int) -> None:
    paragraphs = [f"{WORDS * 2} CALL{n}X{call(n)} {WORDS}" for n in range(1, 8)]
    printed = book(paragraphs, [note(n, WORDS * length) for n in range(1, 8)], shelf)
    texts = pages(printed)
    ends = Counter(n for text in texts for n in re.findall(r"END(\d+)", text))
    assert ends == {str(n): 1 for n in range(1, 8)}
    calls, notes = places(texts, r"CALL(\d+)X"), places(texts, r"BEGIN(\d+)")
    assert all(notes[n] >= calls[n] for n in calls)


def test_a_long_note_stands_at_the_end_and_is_told(shelf: Shelf) -> None:
    printed = book(
        [f"{WORDS}{call(n)}" for n in (1, 2)], [note(1, WORDS * 60), note(2, "kort")], shelf
    )
    assert [finding.code for finding in printed.findings] == ["printing/note-too-long"]
    assert "note 1 " in printed.findings[0].message
    texts = pages(printed)
    assert "END2" in texts[0]
    assert "Noter 1 BEGIN1" in " ".join(texts)


def test_a_note_of_a_note_and_one_without_a_call_stay(shelf: Shelf) -> None:
    alone = note(3, "ensam").replace('href="#n3-ref1"', "")
    notes = [note(1, f"se {call(2)}"), note(2, "inre"), alone]
    text = " ".join(pages(book([f"{WORDS}{call(1)} {call(1, 2)}"], notes, shelf)))
    assert text.index("Noter") < text.index("BEGIN2") < text.index("BEGIN3")
    assert "Noter 1" not in text


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_keeps_the_standards(shelf: Shelf, profile: str) -> None:
    paragraphs = [f"{WORDS * 3}{call(n)} {WORDS * 3}" for n in range(1, 9)]
    printed = book(paragraphs, [note(n, WORDS * 2) for n in range(1, 9)], shelf)
    verdict = validate(printed.pdf, profile)
    assert verdict.compliant, verdict.broken
