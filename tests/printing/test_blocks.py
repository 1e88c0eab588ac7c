"""A book with every kind of block, as pages: structure, grid, figures, tables that are too wide.

It is tests/rendering/texts/house-rules.md, which holds lists of three levels, tables with spans,
over several pages and wide, verse with indents, a scene of a play, and notes of the editor.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from publisher.model.house import NotePlace
from publisher.printing import PrintedBook, print_book, search_path_of
from publisher.rendering import find_design, render_print
from tests.printing.test_pages import elements, texts, walk
from tests.rendering.books import book_of, house_rules
from tests.support.print_figures import measure_pages
from tests.support.print_lines import read_blocks
from tests.support.verapdf import validate


@pytest.fixture(scope="module")
def book() -> PrintedBook:
    return print_book(render_print(house_rules(), find_design()), search_path_of())


@pytest.fixture(scope="module")
def pdf(book: PrintedBook) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(book.pdf))


def of(markup: str, language: str = "en") -> PrintedBook:
    """Return a book of a few blocks."""
    rendering = render_print(book_of(f"# A\n\nFirst.\n\n{markup}", language), find_design())
    return print_book(rendering, search_path_of())


def kinds(element: pikepdf.Object) -> list[str]:
    """Return the types of the elements right below one."""
    return [str(child.S) for child in element.K if isinstance(child, pikepdf.Dictionary)]


def attributes(element: pikepdf.Object) -> dict[str, str]:
    return {key: str(value) for key, value in element.A.items() if key != "/O"}


def test_the_book_is_set_without_findings(book: PrintedBook) -> None:
    assert book.findings == ()
    assert book.pages == 11


def test_all_lines_stand_on_the_grid_and_in_the_column(book: PrintedBook) -> None:
    figures = measure_pages(book.pdf)
    assert (figures.off_grid, figures.outside, figures.loose) == ((), (), ())
    assert (figures.widows, figures.orphans, figures.stranded) == ((), (), ())


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_the_pdf_keeps_the_standard(book: PrintedBook, profile: str) -> None:
    verdict = validate(book.pdf, profile)
    assert verdict.compliant, verdict.broken


def test_items_have_labels_and_lists_say_how_they_count(pdf: pikepdf.Pdf) -> None:
    counting = [attributes(found)["/ListNumbering"] for found in elements(pdf, "L")]
    assert counting == [
        *("/Decimal", "/LowerAlpha", "/LowerRoman", "/Disc", "/Disc", "/Decimal", "/LowerRoman")
    ]
    assert {tuple(kinds(item)[:2]) for item in elements(pdf, "LI")} == {("/Lbl", "/LBody")}


def test_cells_say_what_they_name_and_span(pdf: pikepdf.Pdf) -> None:
    first = elements(pdf, "Table")[0]
    assert kinds(first) == ["/Caption", "/THead", "/TBody"]
    cells = [attributes(cell) for cell in walk(first) if cell.S in ("/TH", "/TD") and "/A" in cell]
    assert cells[:4] == [
        {"/RowSpan": "2", "/Scope": "/Column"},
        {"/ColSpan": "2", "/Scope": "/Column"},
        {"/RowSpan": "2", "/Scope": "/Column"},
        {"/RowSpan": "2", "/Scope": "/Column"},
    ]
    assert [cell["/Scope"] for cell in cells if cell.get("/Scope") == "/Row"] == ["/Row"] * 5
    assert cells[-2]["/ColSpan"] == "2"


def test_a_head_that_stands_again_on_the_next_page_is_in_the_structure_once(
    book: PrintedBook, pdf: pikepdf.Pdf
) -> None:
    heads = [text.count("What was printed") for text in texts(book)]
    assert sum(heads) == 2
    long = elements(pdf, "Table")[2]
    assert len([row for row in walk(long) if row.S == "/TR"]) == 31
    names = [str(name) for name in pdf.Root.Names.Dests.Names][::2]
    assert len(names) == len(set(names))


def test_nobody_speaks_on_another_page(book: PrintedBook) -> None:
    lines = [line for block in read_blocks(book.pdf) for line in block.lines]
    last = {line.page: line.text for line in lines if line.size > 10}
    assert not [text for text in last.values() if text.startswith("THE ")]


def test_notes_of_the_editor_stand_at_the_foot_too() -> None:
    rendering = render_print(house_rules(NotePlace.FOOT), find_design())
    first = texts(print_book(rendering, search_path_of()))[2]
    assert "a [Ed.] The sheet is lost again" in " ".join(first.split())


def table(columns: int, rows: int) -> str:
    """Return a table of so many numbers."""
    return "\n".join(["= " + " | ".join(["12,000"] * columns)] * rows)


def pages_of(made: PrintedBook, words: str) -> list[int]:
    """Return how often words stand on each page that has them."""
    return [count for text in texts(made) if (count := text.count(words))]


def test_a_table_that_is_too_wide_is_turned_on_a_page_of_its_own() -> None:
    made = of(table(14, 3) + "\n\nAfterwards.")
    assert made.findings == ()
    assert pages_of(made, "12,000") == [14 * 3]
    assert not [text for text in texts(made) if "12,000" in text and "Afterwards" in text]


def test_a_wide_table_with_many_rows_is_small_and_goes_on_over_pages() -> None:
    made = of(table(12, 60))
    assert made.findings == ()
    assert len(pages_of(made, "12,000")) == 3
    assert sum(pages_of(made, "12,000")) == 12 * 60


def test_a_table_that_fits_in_no_way_is_named() -> None:
    found = of(table(60, 1)).findings
    assert [finding.code for finding in found] == ["printing/table-too-wide"]
    assert found[0].message.startswith("page 3: ")


def test_lists_from_right_to_left_hang_at_the_right() -> None:
    """Hebrew: "one, two, three" again and again, so that each item has two lines."""
    words = "אחת שתיים שלוש " * 12
    made = of(f"1. {words}\n2. {words}", "he")
    items = [block for block in read_blocks(made.pdf) if block.path[-1] == "/LBody"]
    labels = [block for block in read_blocks(made.pdf) if block.path[-1] == "/Lbl"]
    assert made.findings == ()
    assert len(items) == len(labels) == 2
    assert all(b.lines[0].start > a.lines[0].end for a, b in zip(items, labels, strict=True))


def test_the_caption_of_a_table_stands_on_the_page_of_its_first_row() -> None:
    row = "= Rags | " + "of linen and of cotton " * 20
    made = of(
        "\n\n".join(
            f"## Chapter {n}\n\n{'Linen. ' * 9 * n}\n\n! Caption {n}.\n== Head {n} | Words\n{row}"
            for n in range(16, 34, 3)
        )
    )
    pages = [" ".join(text.split()) for text in texts(made)]
    for n in range(16, 34, 3):
        assert [
            page for page in pages if f"Caption {n}." in page and f"Head {n} Words Rags" in page
        ]
