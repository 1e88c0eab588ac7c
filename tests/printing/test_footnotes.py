"""Notes at the page foot: where their calls are, whole, none lost; long ones at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from publisher.model.house import BookSettings, NotePlace
from publisher.printing import PrintedBook, SearchPath, print_book
from tests.printing.tiny import FACTS, STYLE, tiny
from tests.support.verapdf import validate

# Swedish: "the compositor holds the stick in his left hand and counts the spaces while the line fills".
WORDS = "sättaren håller vinkelhaken i vänster hand och räknar mellanrummen medan raden fylls "
PAGE = STYLE + (
    "@page { size: 100mm 140mm; margin: 10mm } html { font-size: 9pt; line-height: 12pt }"
    "body, p, ol, li { margin: 0; padding: 0 } p { text-align: justify }"
    ".foot { float: footnote; footnote-display: block; list-style: none; footnote-policy: line }"
    ".foot::footnote-call, .foot::footnote-marker { content: none } sup { line-height: 0 }"
)
LIGATURE, FOOT = 3, 24  # letters that share a place; points that stay free below descenders


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


def book(paragraphs: list[str], notes: list[str], files: SearchPath) -> PrintedBook:
    """Return a chapter with its notes as a printed book."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    section = (
        f'<section class="endnotes"><h2>Noter</h2><ul class="notes">{"".join(notes)}</ul></section>'
    )
    body = f'<div class="leaf leaf-chapter"><section><h1>Ett</h1>{text}</section>{section}</div>'
    settings = BookSettings(print_notes=NotePlace.FOOT)
    rendering = replace(tiny(body, PAGE), facts=replace(FACTS, settings=settings))
    return print_book(rendering, files)


def pages(printed: PrintedBook) -> list[str]:
    """Return the text of each page on one line."""
    document = pypdfium2.PdfDocument(printed.pdf)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def places(texts: list[str], pattern: str) -> dict[str, int]:
    """Return the pages on which numbered marks stand."""
    return {n: page for page, text in enumerate(texts) for n in re.findall(pattern, text)}


def test_each_note_stands_on_the_page_of_its_call(files: SearchPath) -> None:
    paragraphs = [f"{WORDS * 3} CALL{n}X{call(n)} {WORDS * 3}" for n in range(1, 13)]
    texts = pages(book(paragraphs, [note(n, WORDS) for n in range(1, 13)], files))
    assert len(texts) > 3
    assert places(texts, r"CALL(\d+)X") == places(texts, r"BEGIN(\d+)")
    assert not any("Noter" in text for text in texts)


@pytest.mark.parametrize("length", [8, 19])
def test_no_note_is_lost_where_there_are_more_than_fit(files: SearchPath, length: int) -> None:
    paragraphs = [f"{WORDS * 2} CALL{n}X{call(n)} {WORDS}" for n in range(1, 8)]
    printed = book(paragraphs, [note(n, WORDS * length) for n in range(1, 8)], files)
    texts = pages(printed)
    ends = Counter(n for text in texts for n in re.findall(r"END(\d+)", text))
    assert ends == {str(n): 1 for n in range(1, 8)}
    calls, notes = places(texts, r"CALL(\d+)X"), places(texts, r"BEGIN(\d+)")
    assert all(notes[n] >= calls[n] for n in calls)
    assert crossing(printed) == []


HOSTILE = (
    "<h2>I rubriken CALL1X{1}</h2><p>Tre på en rad CALL2X{2} CALL3X{3} CALL4X{4} {w}</p>",
    "<blockquote><p>{w} CALL5X{5}</p><p>{w} CALL6X{6} {w}</p></blockquote>",
    "<ul><li>CALL7X{7}</li><li>{w} CALL8X{8}</li></ul><p>{w}<em>lutande CALL9X{9}</em></p>",
    "<p>{w}{w}{w} CALL10X{10}</p><h2>Sist på sidan</h2><p>CALL11X{11} {w} CALL12X{12}</p>",
)


@pytest.mark.parametrize("before", [0, 3, 7])
def test_notes_of_any_length_are_whole_wherever_they_are_called(
    files: SearchPath, before: int
) -> None:
    """Of twelve notes some are a word, some half a page, one longer than a page, one in paragraphs."""
    lengths = {1: 1, 2: 9, 3: 0, 4: 14, 5: 3, 6: 70, 7: 0, 8: 12, 9: 12, 10: 6, 11: 1, 12: 4}
    notes = [note(n, WORDS * count) for n, count in lengths.items()]
    notes[4] = notes[4].replace(" END5</p>", f"</p><p>{WORDS * 2}</p><p>END5</p>")
    calls = {str(n): call(n) for n in lengths}
    text = "".join(HOSTILE)
    for key, value in (calls | {"w": WORDS * 2}).items():
        text = text.replace(f"{{{key}}}", value)
    printed = book([WORDS * 2] * before + [f"</p>{text}<p>"], notes, files)
    texts = pages(printed)
    ends = Counter(n for text in texts for n in re.findall(r"END(\d+)", text))
    assert ends == {str(n): 1 for n in lengths}
    called, stand = places(texts, r"CALL(\d+)X"), places(texts, r"BEGIN(\d+)")
    assert [n for n in called if stand[n] < called[n]] == []
    late = {n for n in called if stand[n] > called[n] + 1}
    told = " ".join(finding.message for finding in printed.findings)
    assert {n for n in late if f"note {n} " not in told} == set()
    assert crossing(printed) == []


def crossing(printed: PrintedBook) -> list[str]:
    """Return the letters that stand on others, or below the text of their page."""
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        return [found for page in document for found in _crossing(page.get_textpage())]
    finally:
        document.close()


def _crossing(page: pypdfium2.PdfTextPage) -> Iterator[str]:
    text = [page.get_text_range(i, 1) for i in range(page.count_chars())]
    cells: dict[tuple[int, int], int] = {}
    for index in (i for i, letter in enumerate(text) if letter.isalnum()):
        left, low, right, high = page.get_charbox(index)
        cell = round((left + right) / 2), round((low + high) / 2)
        ligature = index - cells.get(cell, index) < LIGATURE
        if not ligature or low < FOOT:
            yield f"{text[index]} at {cell}"
        cells[cell] = index


def test_a_long_note_stands_at_the_end_with_a_finding(files: SearchPath) -> None:
    printed = book(
        [f"{WORDS}{call(n)}" for n in (1, 2)], [note(1, WORDS * 60), note(2, "kort")], files
    )
    assert [finding.code for finding in printed.findings] == ["printing/note-too-long"]
    assert "note 1 " in printed.findings[0].message
    texts = pages(printed)
    assert "END2" in texts[0]
    assert "Noter 1 BEGIN1" in " ".join(texts)


def test_notes_called_in_notes_or_nowhere_stay_at_the_end(files: SearchPath) -> None:
    alone = note(3, "ensam").replace('href="#n3-ref1"', "")
    notes = [note(1, f"se {call(2)}"), note(2, "inre"), alone]
    text = " ".join(pages(book([f"{WORDS}{call(1)} {call(1, 2)}"], notes, files)))
    assert text.index("Noter") < text.index("BEGIN2") < text.index("BEGIN3")
    assert "Noter 1" not in text


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_the_pdf_keeps_the_standard(files: SearchPath, profile: str) -> None:
    paragraphs = [f"{WORDS * 3}{call(n)} {WORDS * 3}" for n in range(1, 9)]
    printed = book(paragraphs, [note(n, WORDS * 2) for n in range(1, 9)], files)
    verdict = validate(printed.pdf, profile)
    assert verdict.compliant, verdict.broken
