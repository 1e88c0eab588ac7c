"""The pages of a small book with everything in it: heads, numbers, structure, words, standards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publisher.editions import assemble_pamphlet, pamphlet_facts
from publisher.manuscript import read
from publisher.model.house import (
    BookSettings,
    ColophonPlace,
    Contributor,
    House,
    NotePlace,
    Series,
    WorkText,
)
from publisher.model.rendering import PrintRendering
from publisher.printing import PrintedBook, print_book, search_path_of
from publisher.rendering import find_design, render_print
from tests.support.print_figures import measure_pages
from tests.support.print_lines import read_blocks
from tests.support.verapdf import validate

TITLE = "The Compositor's Stick"


def specimen(notes: NotePlace = NotePlace.BOOK_END) -> PrintRendering:
    """Return the specimen as a pamphlet ready for print, its colophon on a page of its own."""
    path = Path(__file__).with_name("specimen.md")
    people = (Contributor("Ada Lind"), Contributor("Olle Berg", "trl"))
    work = WorkText("specimen", "en", "specimen.txt", str(path), TITLE, contributors=people)
    work = replace(work, subtitle="On lines", series=Series("Small books on books", "3"))
    text = read(path.read_text("utf-8"), "specimen", "en")
    settings = BookSettings(print_notes=notes, colophon=ColophonPlace.PAGE)
    house = House("The House", "en", settings=settings)
    facts = pamphlet_facts(house, work, datetime(2026, 1, 2, tzinfo=UTC))
    return render_print(assemble_pamphlet(work, text, facts), find_design())


@pytest.fixture(scope="module")
def book() -> PrintedBook:
    """Return the specimen as a printed pamphlet."""
    return print_book(specimen(), search_path_of())


@pytest.fixture(scope="module")
def pdf(book: PrintedBook) -> pikepdf.Pdf:
    """Return the book as objects."""
    return pikepdf.open(BytesIO(book.pdf))


def texts(book: PrintedBook, *, heads: bool = False) -> list[str]:
    """Return the text of each page, or of its top margin alone."""
    document = pypdfium2.PdfDocument(book.pdf)
    areas = {"bottom": document[0].get_height() - 50} if heads else {}
    found = [page.get_textpage().get_text_bounded(**areas).strip() for page in document]
    document.close()
    return found


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """Return the structure elements of a type in reading order."""
    return [e for e in walk(pdf.Root.StructTreeRoot.K[0]) if f"/{kind}" == e.S]


def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield an element and those below it."""
    yield element
    for child in element.K:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from walk(child)


def test_the_specimen_has_its_known_number_of_pages(book: PrintedBook) -> None:
    assert book.pages == 6
    assert book.findings == ()


def test_running_heads_stand_only_on_pages_of_text(book: PrintedBook) -> None:
    heads = [" ".join(sorted(head.split())) for head in texts(book, heads=True)]
    assert heads == ["", "", "", "4 compositor's stick the", "5 Notes", ""]


def test_contents_give_the_pages_of_the_chapters(book: PrintedBook) -> None:
    lines = [line.replace(" .", "").strip() for line in texts(book)[1].splitlines()[1:6]]
    assert lines == [f"{TITLE} 3", "The case 3", "Of distributing 4", "Notes 4", "Colophon 6"]


def test_outline_and_page_labels_follow_chapters_and_folios(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Contents", TITLE, "The case", "Notes", "Colophon"]
    assert [str(page.label) for page in pdf.pages] == ["1", "2", "3", "4", "5", "6"]


def test_notes_are_tagged_with_id_and_label(pdf: pikepdf.Pdf) -> None:
    notes = elements(pdf, "Note")
    assert [str(note.ID) for note in notes] == ["n1", "n2", "n3", "n4"]
    assert [[str(child.S) for child in note.K] for note in notes[2:]] == [
        ["/Lbl", "/P"],
        ["/Lbl", "/P", "/P"],
    ]


def test_calls_link_to_notes_and_back(pdf: pikepdf.Pdf) -> None:
    links = [
        str(link.Dest) for page in pdf.pages for link in page.get("/Annots", ()) if "/Dest" in link
    ]
    assert {f"n{n}" for n in range(1, 5)} | {f"n{n}-ref1" for n in range(1, 5)} <= set(links)
    names = [str(name) for name in pdf.Root.Names.Dests.Names][::2]
    assert set(links) <= set(names)


def test_a_paragraph_over_two_pages_is_one_element(pdf: pikepdf.Pdf) -> None:
    assert len(elements(pdf, "L")) == 1
    assert len(elements(pdf, "LI")) == 3
    assert len(elements(pdf, "Sect")) == 7


def test_heads_and_folios_are_not_in_the_structure(pdf: pikepdf.Pdf) -> None:
    kinds = {str(e.S)[1:] for e in walk(pdf.Root.StructTreeRoot.K[0])}
    assert kinds == {
        *("Document", "Sect", "H1", "H2", "H3", "P", "TOC", "TOCI", "Reference", "Link"),
        *("BlockQuote", "L", "LI", "LBody", "Div", "Note", "Lbl"),
    }


def test_lines_stand_on_the_grid_without_faults(book: PrintedBook) -> None:
    figures = measure_pages(book.pdf)
    assert (figures.off_grid, figures.loose, figures.widows, figures.orphans) == ((), (), (), ())
    assert (figures.stacks, figures.stranded, figures.outside) == ((), (), ())
    assert 55 <= figures.measure <= 70
    assert figures.share < 0.12


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_the_pdf_keeps_the_standard(book: PrintedBook, profile: str) -> None:
    verdict = validate(book.pdf, profile)
    assert verdict.compliant, verdict.broken
    assert verdict.checks > 5000
    assert verdict.broken == ()


@pytest.mark.parametrize(("profile", "rule"), [("PDFUA-1", "6.2-1"), ("PDFA-2A", "6.7.2.2-1")])
def test_the_validator_finds_a_fault_that_was_put_in(
    book: PrintedBook, profile: str, rule: str
) -> None:
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(book.pdf)) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(spoilt)
    (broken,) = validate(spoilt.getvalue(), profile).broken
    assert broken.startswith(f"{rule} x1: ")


@pytest.mark.parametrize("place", [NotePlace.BOOK_END, NotePlace.FOOT])
def test_every_letter_of_the_markup_is_printed(place: NotePlace) -> None:
    rendering = specimen(place)
    words = re.sub(r"<[^>]+>", "", rendering.markup.partition("<body")[2].partition(">")[2])
    wanted = Counter(letter for letter in unescape(words) if letter.isalpha())
    if place is NotePlace.FOOT:
        wanted -= Counter("Notes" * 2)  # the headings of the lists that are empty now
    blocks = read_blocks(print_book(rendering, search_path_of()).pdf)
    printed = (line.text for block in blocks for line in block.lines)
    assert Counter(letter for text in printed for letter in text if letter.isalpha()) == wanted
