"""A book with every kind of picture is printed, tagged, and keeps the standards."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from publisher.model.house import Picture
from publisher.pictures import pictures_for_print
from publisher.printing import PrintedBook, print_book, search_path_of
from publisher.rendering import find_design, render_print
from tests.pictures.made import TURNED, book_with, exif, flat, picture, saved
from tests.printing.test_pages import elements
from tests.support.print_figures import measure_pages
from tests.support.verapdf import validate

pytestmark = pytest.mark.slow
LINES = "Ett, två, tre. " * 60
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">'
    b'<rect width="90" height="30" fill="#7a1f1f" opacity="0.5"/></svg>'
)


def every_kind(folder: Path) -> tuple[Picture, ...]:
    """Return a picture of each kind that books show, one without words, one as decoration."""
    wide = Image.linear_gradient("L").resize((1200, 300))
    files = {
        "cmyk.jpg": saved(wide.convert("CMYK"), "JPEG"),
        "turned.jpg": saved(wide, "JPEG", exif=exif(TURNED)),
        "clear.png": saved(wide.convert("RGBA")),
        "grey.png": saved(wide),
        "small.webp": flat((120, 80), kind="WEBP"),
        "hand.gif": flat((60, 60), kind="GIF"),
        "plan.svg": SVG,
    }
    return tuple(picture(folder, name, content, f"A {name}") for name, content in files.items())


def printed(*pictures: Picture) -> PrintedBook:
    shown = "\n\n".join(f"![](pictures/{p.name})\n! Bild {p.name}\n\n{LINES}" for p in pictures)
    edition = book_with(*pictures, source=f"# En bok\n\n{shown}\n")
    ready = pictures_for_print(edition)
    assert ready.findings == ()
    return print_book(render_print(edition, find_design(), ready.value), search_path_of())


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> PrintedBook:
    folder = tmp_path_factory.mktemp("pictures")
    leaf = Picture("leaf.png", str(folder / "leaf.png"), decorative=True)
    (folder / "leaf.png").write_bytes(flat())
    return printed(*every_kind(folder), leaf)


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_a_book_of_pictures_keeps_the_standard(book: PrintedBook, profile: str) -> None:
    verdict = validate(book.pdf, profile)
    assert verdict.broken == ()
    assert book.findings == ()


def test_text_below_pictures_stands_on_the_grid(book: PrintedBook) -> None:
    assert measure_pages(book.pdf).off_grid == ()


def test_pictures_are_tagged_with_their_words_and_decoration_is_not(book: PrintedBook) -> None:
    with pikepdf.open(BytesIO(book.pdf)) as pdf:
        told = [str(figure.Alt) for figure in elements(pdf, "Figure")]
        captions = elements(pdf, "Caption")
        assert told[0] == "A cmyk.jpg"
        assert len(told) == len(captions) - 1 == 7


def test_a_picture_and_its_caption_stand_on_one_page_that_they_do_not_leave(
    tmp_path: Path,
) -> None:
    tall = [
        picture(tmp_path, f"{n}.png", flat((500 + n, 3000), "L"), f"A tower {n}") for n in (1, 2)
    ]
    document = pypdfium2.PdfDocument(printed(*tall).pdf)
    for name in ("1.png", "2.png"):
        (page,) = [
            page for page in document if f"Bild {name}" in page.get_textpage().get_text_range()
        ]
        (image,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, low, right, high = image.get_bounds()
        assert 0 < left < right < page.get_width()
        assert 40 < low < high < page.get_height()


def test_print_has_all_pixels_of_a_picture(tmp_path: Path) -> None:
    large = picture(tmp_path, "large.png", flat((3000, 100), "L"))
    with pikepdf.open(BytesIO(printed(large).pdf)) as pdf:
        streams = [found for found in pdf.objects if isinstance(found, pikepdf.Stream)]
        widths = {int(one.Width) for one in streams if one.get("/Subtype") == "/Image"}
    assert widths == {3000}


def test_a_picture_that_nobody_has_described_is_found_and_nothing_is_claimed(
    tmp_path: Path,
) -> None:
    made = printed(picture(tmp_path, "a.png", flat(), None))
    codes = {finding.code for finding in made.findings}
    assert codes == {"printing/alt-missing", "printing/no-claim"}
