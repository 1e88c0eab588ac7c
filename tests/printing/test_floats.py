"""Figures that do not fit where they stand: which may be moved, and where they come to stand."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from publisher.model.rendering import PrintRendering, Resource
from publisher.printing import PrintedBook, print_book, search_path_of
from publisher.printing.floats import BARRIER, NUMBER, mark_floats
from tests.pictures.made import flat
from tests.printing.test_pages import walk
from tests.printing.tiny import FACTS, PAGE, STYLE
from tests.support.print_figures import measure_pages
from tests.support.verapdf import validate

# Swedish: "what the paper says goes on over the page".
WORDS = "Vad papperet säger går vidare över sidan. "
# 20 lines of 40 letters on a page.
STYLES = STYLE + (
    "@page { size: 250pt 316pt; margin: 30pt } html { font-size: 10pt; line-height: 12.8pt;"
    " text-align: justify; widows: 2; orphans: 2 } body, p, h2 { margin: 0 } p { text-indent: 1em }"
    " figure { margin: 1rlh 0; break-inside: avoid; text-align: center }"
    " img { display: block; image-rendering: crisp-edges }"
    " h2 { font-size: 1em; break-after: avoid } .new { break-before: page }"
)
PICTURE = Resource("pictures/a.png", "image/png", flat((40, 40)))


def figure(name: str, lines: float) -> str:
    """Return a figure so many lines of the page high, without its caption of one line."""
    return (
        f'<figure><img src="pictures/a.png" alt="{name}" style="width: 40mm; height: {lines}rlh"/>'
        f"<figcaption>Bild {name}</figcaption></figure>"
    )


def text(name: str, sentences: int) -> str:
    return f"<p>{name}begins {WORDS * sentences}{name}ends</p>"


def leaf(*blocks: str, new: bool = False) -> str:
    return f'<div class="leaf{" new" if new else ""}">{"".join(blocks)}</div>'


def printed(*leaves: str, style: str = "") -> PrintedBook:
    styles = (Resource("styles/print.css", "text/css", (STYLES + style).encode()),)
    rendering = PrintRendering(FACTS, PAGE.format("".join(leaves)), styles, (PICTURE,))
    return print_book(rendering, search_path_of())


def seen(book: PrintedBook) -> list[list[str]]:
    """Return the names on each page, from top to foot: of figures by their captions, of text."""
    pages = []
    for page in pypdfium2.PdfDocument(book.pdf):
        words = page.get_textpage()
        found = []
        for count in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(count)
            line = words.get_text_bounded(left, bottom, right, top)
            found += [(-top, word) for word in marks(line)]
        pages.append([name for _, name in sorted(found)])
    return pages


def marks(line: str) -> list[str]:
    if line.startswith("Bild"):
        return [line.split()[1]]
    return [word for word in line.split() if word.endswith(("begins", "ends"))]


def test_text_fills_the_page_that_a_figure_leaves() -> None:
    book = printed(leaf(text("A", 14), figure("1", 8), text("B", 12)))
    assert seen(book) == [["Abegins", "Aends", "Bbegins"], ["1", "Bends"]]
    assert measure_pages(book.pdf).off_grid == ()


def test_a_figure_that_fits_stays_where_it_is() -> None:
    book = printed(leaf(text("A", 8), figure("1", 5), text("B", 20)))
    assert seen(book) == [["Abegins", "Aends", "1", "Bbegins"], ["Bends"]]


def test_in_the_structure_a_moved_figure_stands_where_the_text_has_it_and_paragraphs_are_whole() -> (
    None
):
    book = printed(leaf(text("A", 14), figure("1", 8), text("B", 20)))
    with pikepdf.open(BytesIO(book.pdf)) as pdf:
        kinds = [str(e.S)[1:] for e in walk(pdf.Root.StructTreeRoot.K[0])]
    assert kinds == ["Document", "P", "Div", "Figure", "Caption", "P"]


def test_figures_keep_their_order() -> None:
    """The second would have room where it stands, but is moved behind the first."""
    book = printed(leaf(text("A", 11), figure("1", 8), text("B", 2), figure("2", 2), text("C", 20)))
    pages = seen(book)
    assert pages[0] == ["Abegins", "Aends", "Bbegins", "Bends", "Cbegins"]
    assert pages[1][:2] == ["1", "2"]


def test_a_figure_of_nearly_a_page_has_a_page_for_itself_amid_the_text() -> None:
    book = printed(leaf(text("A", 8), figure("1", 16), text("B", 24)))
    assert seen(book) == [["Abegins", "Aends", "Bbegins"], ["1"], ["Bends"]]


def test_no_figure_is_moved_over_the_beginning_of_a_chapter() -> None:
    """The next chapter waits for it too, and the text before it still fills what it can."""
    first = leaf("<h2>One</h2>", text("A", 11), figure("1", 8), text("B", 1))
    book = printed(first, leaf("<h2>Two</h2>", text("C", 20)))
    assert seen(book) == [["Abegins", "Aends", "Bbegins", "Bends"], ["1", "Cbegins"], ["Cends"]]


@pytest.mark.parametrize("following", [True, False])
def test_where_a_chapter_ends_with_its_page_the_figure_is_not_left_over(following: bool) -> None:
    first = leaf(text("A", 14), figure("1", 8), text("B", 1))
    others = (leaf(text("C", 3), new=True),) if following else ()
    pages = seen(printed(first, *others))
    assert pages[:2] == [["Abegins", "Aends"], ["1", "Bbegins", "Bends"]]


def test_several_large_figures_in_a_row_are_never_far_from_their_text() -> None:
    blocks = [block for n in "12345" for block in (text(n, 3), figure(n, 11))]
    pages = seen(printed(leaf(text("A", 4), *blocks, text("Z", 20))))
    at = {name: number for number, names in enumerate(pages) for name in names}
    assert [name for names in pages for name in names if name.isdigit()] == list("12345")
    assert all(0 <= at[n] - at[f"{n}begins"] <= 2 for n in "12345")


def test_a_heading_is_not_left_alone_above_a_figure_that_moves() -> None:
    book = printed(leaf(text("A", 14), "<h2>Ö</h2>", figure("1", 8), text("B", 20)))
    assert measure_pages(book.pdf).stranded == ()


def test_the_same_book_gives_the_same_bytes() -> None:
    leaves = leaf(text("A", 14), figure("1", 8), text("B", 20))
    assert printed(leaves).pdf == printed(leaves).pdf


@pytest.mark.slow
def test_a_book_with_moved_figures_keeps_the_standard() -> None:
    book = printed(leaf(text("A", 14), figure("1", 8), text("B", 9), figure("2", 16), text("C", 9)))
    assert book.findings == ()
    assert validate(book.pdf, "PDFUA-1").broken == ()


MARKED = """<body>
<div class="leaf"><figure id="a"/><p>Text</p><figure id="b"/></div>
<div class="leaf"><blockquote><figure id="c"/></blockquote><section><figure id="d"/><p>Text</p></section>
<figure id="e"><ul class="foot"/></figure><p>Text</p><section class="endnotes"><p>1</p></section></div>
</body>"""


def test_figures_that_may_be_moved_and_what_stands_in_their_way_are_marked() -> None:
    root = ElementTree.fromstring(MARKED)
    mark_floats(root)
    moved = {e.get("id"): e.get(NUMBER) for e in root.iter("figure")}
    assert moved == {"a": "0", "b": None, "c": None, "d": "1", "e": None}
    barred = [e.get(BARRIER) for e in root.iter() if e.get(BARRIER)]
    assert barred == ["0", "1", "1", "2", "2"]
