"""The source's pages in the margin: outside, beside their line, for the eye alone."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pypdfium2
import pytest

from publisher.editions import assemble_pamphlet, pamphlet_facts
from publisher.manuscript import read
from publisher.model.edition import Edition
from publisher.model.house import BookSettings, House, NotePlace, PageOrigin, WorkText
from publisher.model.rendering import PrintRendering
from publisher.printing import PrintedBook, SearchPath, print_book, search_path_of
from publisher.printing.formats import design_page
from publisher.rendering import find_design, render_ebook, render_print
from tests.printing.tiny import STYLE, tiny
from tests.support.print_lines import read_blocks
from tests.support.verapdf import validate

# Swedish: "the compositor holds the stick in his left hand and counts the spaces while the line fills".
WORDS = "sättaren håller vinkelhaken i vänster hand och räknar mellanrummen medan raden fylls "
PAGES = range(2, 26)  # of the source; each begins at its word, sida12
NOTE_PAGE = 31  # holds nothing but the end of a note
PLACES = [NotePlace.FOOT, NotePlace.BOOK_END]


def source() -> str:
    """Return a manuscript: a page begins in each paragraph at another place, two stand together."""
    paragraphs = [
        f"{WORDS * (number % 3)}{WORDS[: 11 * number % 80]} {{p {number}}}sida{number} {WORDS * 2}"
        for number in PAGES
    ]
    paragraphs[5] += "{p 26}sida26 och {p 27}sida27 i en rad."
    paragraphs[6] += "Sist i stycket.{p 28} sida28"
    paragraphs[7] = f"{{p 29}}sida29 {WORDS}[^1]"
    paragraphs[8] = f"*{WORDS} {{p 30}}sida30 {WORDS}*"
    note = f"[^1]: {WORDS} {{p {NOTE_PAGE}}}sida{NOTE_PAGE} {WORDS}"
    return "\n\n".join(["# En bok", "## Ett", *paragraphs, note])


EXPECTED = {*(set(PAGES) - {PAGES[7], PAGES[8]}), 26, 27, 28, 29, 30, NOTE_PAGE}


@cache
def book(place: NotePlace, *, margin: bool = True) -> PrintedBook:
    return print_book(rendering(place, margin=margin), search_path_of())


def rendering(
    place: NotePlace, *, margin: bool, pages: PageOrigin = PageOrigin.SOURCE
) -> PrintRendering:
    return render_print(edition(place, margin=margin, pages=pages), find_design())


def edition(place: NotePlace, *, margin: bool, pages: PageOrigin = PageOrigin.SOURCE) -> Edition:
    settings = BookSettings(print_notes=place, page_list=pages, margin_pages=margin)
    work = WorkText("bok", "sv", "bok.md", "", "En bok")
    facts = pamphlet_facts(
        House("Huset", "sv", settings=settings), work, datetime(2026, 1, 2, tzinfo=UTC)
    )
    return assemble_pamphlet(work, read(source(), "bok", "sv"), facts)


def margins(printed: PrintedBook) -> list[tuple[pypdfium2.PdfTextPage, tuple[float, float]]]:
    """Return the text of each page and where its outer margin lies, a hair off the text."""
    document = pypdfium2.PdfDocument(printed.pdf)
    page = design_page("a5")
    recto, verso = (page.width - page.outside + 2, page.width), (0.0, page.outside - 2)
    return [(p.get_textpage(), verso if n % 2 else recto) for n, p in enumerate(document)]


def beside(text: pypdfium2.PdfTextPage, word: str, sides: tuple[float, float]) -> str | None:
    """Return what stands in the margin beside a word of the page; None where there is no such."""
    found = text.search(word, match_whole_word=True).get_next()
    if found is None:
        return None
    foot = text.get_charbox(found[0], loose=False)[1]
    area = {"left": sides[0], "right": sides[1], "bottom": foot - 2, "top": foot + 5}
    return str(text.get_text_bounded(**area)).strip()


@pytest.mark.parametrize("place", PLACES)
def test_each_figure_stands_beside_its_line(place: NotePlace) -> None:
    pages = margins(book(place))
    for number in EXPECTED - {26, 27}:
        found = [beside(text, f"sida{number}", sides) for text, sides in pages]
        assert [some for some in found if some is not None] == [str(number)], number


@pytest.mark.parametrize("place", PLACES)
def test_figures_of_one_line_stand_in_one_row(place: NotePlace) -> None:
    pages = margins(book(place))
    found = {beside(text, "sida26", sides) for text, sides in pages}
    assert found - {None} == {"26, 27"}


@pytest.mark.parametrize("place", PLACES)
def test_nothing_else_stands_in_the_margin(place: NotePlace) -> None:
    """Every figure is there once, that of the first page at the first line of the text."""
    pages = margins(book(place))
    texts = [text.get_text_bounded(left=left, right=right) for text, (left, right) in pages]
    assert texts[0].strip() == ""  # the title page
    figures = Counter(re.findall(r"\[?\w+\]?", " ".join(texts)))
    assert figures == Counter({"[1]": 1, **dict.fromkeys(map(str, EXPECTED), 1)})


@pytest.mark.parametrize("after", [" sida", ""])
def test_no_figure_is_lost_at_a_line_end(files: SearchPath, after: str) -> None:
    """A house may write its own markup: the figure before the blank, or at a paragraph's end."""
    mark = '<span class="source-page" data-page="{}"></span>'
    body = (f"<p>{'på ' * n}slut.{mark.format(f'X{n}X')}{after}</p>" for n in range(60))
    style = STYLE + (
        "@page { size: 100mm 140mm } p { text-align: justify } .source-page { position: absolute }"
        ".source-page::before { content: ',' } .source-page::after { content: attr(data-page) }"
    )
    pages = margins(print_book(tiny("".join(body), style), files))
    text = " ".join(page.get_text_bounded() for page, _ in pages)
    assert re.findall(r"X\d+X", text) == [f"X{n}X" for n in range(60)]


@pytest.mark.parametrize("place", PLACES)
def test_figures_are_artifacts_for_screen_readers(place: NotePlace) -> None:
    texts = [
        "".join(
            line.text for block in read_blocks(book(place, margin=on).pdf) for line in block.lines
        )
        for on in (True, False)
    ]
    with_figures, without = (re.sub(r"[\W_]", "", text) for text in texts)
    assert with_figures == without


def test_figures_in_the_margin_do_not_move_page_beginnings() -> None:
    labels = [[p.label for p in book(PLACES[1], margin=on).beginnings] for on in (True, False)]
    assert labels[0] == labels[1]
    assert all(page.anchor for page in book(PLACES[1]).beginnings)


def test_the_e_book_may_follow_the_print_edition_all_the_same() -> None:
    book_ = edition(NotePlace.FOOT, margin=True, pages=PageOrigin.PRINT)
    printed, ebook = render_print(book_, find_design()), render_ebook(book_, find_design())
    assert printed.markup.count("source-page") == 1 + len(EXPECTED)
    assert "source-page" not in "".join(document.markup for document in ebook.documents)
    assert ebook.page_list == ()


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
@pytest.mark.parametrize("place", PLACES)
def test_the_pdf_keeps_the_standard(place: NotePlace, profile: str) -> None:
    verdict = validate(book(place).pdf, profile)
    assert verdict.compliant, verdict.broken


def test_the_same_book_gives_the_same_bytes() -> None:
    again = print_book(rendering(NotePlace.FOOT, margin=True), search_path_of())
    assert again.pdf == book(NotePlace.FOOT).pdf
