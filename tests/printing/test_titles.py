"""Title pages and running heads with more on them than anyone would wish."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pypdfium2
import pytest

from publisher.editions import assemble_pamphlet, pamphlet_facts
from publisher.manuscript import read
from publisher.model.house import BookSettings, Contributor, House, Series, WorkText
from publisher.printing import PrintedBook, print_book, search_path_of
from publisher.printing.formats import Page, design_page
from publisher.rendering import find_design, render_print
from tests.support.print_lines import Line, read_blocks

WORDS = "On the setting of lines and the keeping of proofs in the composing rooms of the harbour "
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungen"
PEOPLE = tuple(
    Contributor(f"Person {n} Longname-Surname", "aut" if n < 9 else "trl") for n in range(14)
)
# Title, subtitle, number of people.
CASES = {
    "short": ("The Stick", None, 1),
    "two lines": (WORDS[:60], None, 1),
    "all long": (WORDS * 2, WORDS, 3),
    "many people": ("The Stick", WORDS * 2, 14),
    "everything": (WORDS * 3, WORDS * 3, 14),
    "too much": (WORDS * 6, WORDS * 5, 14),
    "a long word": (f"{LONG_WORD} und mehr", None, 2),
}


def pamphlet(case: str, page: str = "a5") -> PrintedBook:
    """Return a pamphlet of a few pages with such a title page."""
    title, subtitle, people = CASES[case]
    work = WorkText("titles", "en", "a.md", "a.md", title, contributors=PEOPLE[:people])
    work = replace(work, subtitle=subtitle, series=Series("Small books on books", "3"))
    words = " ".join([WORDS] * 60)
    text = read(f"# {title}\n\n^ Lecture at the evening school, 1911\n\n{words}\n", "titles", "en")
    house = House("The House", "en", settings=BookSettings(page=page))
    facts = pamphlet_facts(house, work, datetime(2026, 1, 2, tzinfo=UTC))
    return print_book(
        render_print(assemble_pamphlet(work, text, facts), find_design()), search_path_of()
    )


def title_pages(book: PrintedBook) -> list[Line]:
    """Return the lines of the title page, which may run on, from the top."""
    lines = [line for block in read_blocks(book.pdf) for line in block.lines]
    last = next(line.page for line in lines if line.text.startswith("The House"))
    return sorted((line for line in lines if line.page <= last), key=lambda o: (o.page, -o.y))


def has_room(lines: list[Line], page: Page) -> bool:
    """Tell whether lines stand inside the margins and none over another."""
    left = {line.page: page.outside if line.page % 2 else page.inside for line in lines}
    width = page.width - page.inside - page.outside
    starts = [line.start - left[line.page] for line in lines]
    ends = [line.end - left[line.page] for line in lines]
    inside = min(starts) > -1 and max(ends) < width + 1
    apart = all(
        a.page != b.page or a.y - b.y > 0.75 * max(a.size, b.size) for a, b in pairwise(lines)
    )
    return inside and apart and min(line.y for line in lines) > page.bottom - 3


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("page", ["a5", "a6", "120 x 120"])
def test_no_line_of_a_title_page_stands_over_another(case: str, page: str) -> None:
    lines = title_pages(pamphlet(case, page))
    assert lines[0].page == 0
    assert has_room(lines, design_page(page))


@pytest.mark.parametrize(("case", "size"), [("short", 27), ("everything", 15), ("a long word", 19)])
def test_a_title_page_is_one_page_while_there_is_room(case: str, size: int) -> None:
    lines = title_pages(pamphlet(case))
    assert {line.page for line in lines} == {0}
    assert max(line.size for line in lines) == pytest.approx(size, abs=0.1)


def test_running_heads_stand_clear_of_the_folios() -> None:
    book = pamphlet("everything")
    document = pypdfium2.PdfDocument(book.pdf)
    heads = []
    for page in list(document)[3:5]:
        top = page.get_textpage().get_text_bounded(bottom=page.get_height() - 50)
        heads.append(" ".join(top.split()))
    document.close()
    assert heads == [
        "4 on the setting of lines and the keeping …",
        "On the setting of lines and the keeping of proofs … 5",
    ]
