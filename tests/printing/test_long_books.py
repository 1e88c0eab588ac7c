"""A long book: half title, roman folios before the text, arabic ones from its first page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from publisher.editions import assemble_pamphlet, pamphlet_facts
from publisher.manuscript import read
from publisher.model.house import BookSettings, House, WorkText
from publisher.printing import PrintedBook, print_book, search_path_of
from publisher.rendering import find_design, render_print
from tests.printing.test_pages import texts
from tests.support.print_figures import measure_pages
from tests.support.verapdf import validate

pytestmark = pytest.mark.slow

TITLE = "A Thousand Evenings"
EVENING = (
    "Every evening the compositor put the case in order, letter by letter, and wondered which of "
    "them would be wanted in the morning. Nobody had ever asked him, and he had never told anybody; "
    "but the e’s were always nearest to his hand, and the z’s were clean. "
)
CHAPTERS = ("Of Autumn", "Of Winter", "Of Spring", "Of Summer")


@pytest.fixture(scope="module")
def book() -> PrintedBook:
    """Return a pamphlet that is long enough to be a book: 160,000 letters in four chapters."""
    evenings = "\n\n".join(EVENING * (n % 5 + 1) for n in range(50))
    chapters = "\n\n".join(f"## {chapter}\n\n{evenings}" for chapter in CHAPTERS)
    text = read(f"# {TITLE}\n\n{chapters}\n", "long", "en")
    work = WorkText("long", "en", "long.md", "long.md", TITLE)
    house = House("The House", "en", settings=BookSettings())
    facts = pamphlet_facts(house, work, datetime(2026, 1, 2, tzinfo=UTC))
    return print_book(
        render_print(assemble_pamphlet(work, text, facts), find_design()), search_path_of()
    )


def test_front_matter_is_a_half_title_a_title_page_an_imprint_and_contents(
    book: PrintedBook,
) -> None:
    half, blank, title, imprint, contents, *_ = texts(book)
    assert (half, blank) == (TITLE, "")
    assert title.startswith(TITLE)
    assert "The House" in title
    assert "Published by" in imprint
    assert contents.startswith("Contents")


def test_folios_are_roman_before_the_text(book: PrintedBook) -> None:
    with pikepdf.open(BytesIO(book.pdf)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    assert labels[:5] == ["i", "ii", "iii", "iv", "v"]
    first = labels.index("1")
    assert first % 2 == 0
    assert labels[first:] == [str(n) for n in range(1, len(labels) - first + 1)]
    folios = [re.sub(r"\D", "", head) for head in texts(book, heads=True)[first:]]
    printed = [(label, folio) for label, folio in zip(labels[first:], folios, strict=True) if folio]
    assert len(printed) > 50
    assert [label for label, folio in printed if folio != label] == []


def test_beginnings_leave_out_the_half_title(book: PrintedBook) -> None:
    assert [page.label for page in book.beginnings[:3]] == ["iii", "iv", "v"]


def test_blank_pages_and_openings_go_without_heads(book: PrintedBook) -> None:
    pages, heads = texts(book), texts(book, heads=True)
    blank = [n for n, page in enumerate(pages) if not page]
    openings = [n for n, page in enumerate(pages) if page.startswith(CHAPTERS)]
    assert (len(blank) > 0, len(openings)) == (True, 4)
    assert [heads[n] for n in blank + openings] == [""] * len(blank + openings)


def test_layout_has_no_faults(book: PrintedBook) -> None:
    found = measure_pages(book.pdf)
    assert (found.off_grid, found.loose, found.widows, found.orphans) == ((), (), (), ())
    assert (found.stacks, found.stranded, found.outside) == ((), (), ())


def test_the_pdf_keeps_the_standard(book: PrintedBook) -> None:
    assert validate(book.pdf, "PDFUA-1").compliant
