"""Pages are drawn as a reader sees them: in pairs, the first alone at the right; and all at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from publisher.errors import UsageError
from publisher.proofs import Picture, draw, spreads
from publisher.proofs.drawing import EDGE
from publisher.proofs.overview import DESK, GAP, HEIGHT, STRIP, WIDTH

SHADE = 40  # of the first page; each next one is one lighter


@cache
def book(pages: int, colour: str = "g") -> bytes:
    """Return a book of 72 x 96 points, each page in a grey of its own, roman folios first."""
    pdf = pikepdf.new()
    for number in range(pages):
        shade = (SHADE + number % 100) / 255
        ink = f"{shade:.4f} g" if colour == "g" else "0.8 0.1 0.1 rg"
        page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 72, 96]))
        page.Contents = pdf.make_stream(f"{ink} 0 0 72 96 re f".encode())
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    labels = [0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def drawn(pages: int, *, facing: bool = True) -> dict[str, Image.Image]:
    return {p.name: opened(p) for p in draw(book(pages), "x.pdf", 72, facing=facing)}


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.content)).convert("RGB")


def shades(picture: Image.Image) -> list[int]:
    """Return what is seen left and right of the middle: a page counted from 1, 0 for the desk."""
    middle, y = picture.width // 2, picture.height // 2
    return [page_at(picture, x, y) for x in (middle - 20, middle + 20)]


def page_at(picture: Image.Image, x: int, y: int) -> int:
    pixel = picture.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return 0 if pixel == DESK else int(pixel[0]) - SHADE + 1


@given(st.integers(1, 2000), st.booleans())
def test_every_page_is_in_exactly_one_spread(pages: int, facing: bool) -> None:
    found = [page for spread in spreads(pages, facing=facing) for page in spread.pages]
    assert [page for page in found if page is not None] == list(range(pages))
    if facing and pages > 1:
        assert found[::2] == [None, *range(1, pages, 2)]  # versos


def test_the_first_page_stands_alone_at_the_right() -> None:
    pictures = drawn(4)
    assert list(pictures) == ["spread-1.png", "spread-2.png", "spread-3.png", "overview.png"]
    assert [shades(picture) for picture in list(pictures.values())[:3]] == [[0, 1], [2, 3], [4, 0]]
    assert pictures["spread-1.png"].size == (2 * 72 + 2 * EDGE, 96 + 2 * EDGE)


def test_without_facing_pages_each_is_a_picture_of_its_own() -> None:
    pictures = drawn(3, facing=False)
    assert list(pictures) == ["page-1.png", "page-2.png", "page-3.png", "overview.png"]
    assert shades(pictures["page-2.png"]) == [2, 2]
    assert list(drawn(1)) == ["page-1.png", "overview.png"]


def test_the_overview_shows_pages_and_folios() -> None:
    overview = drawn(5)["overview.png"]
    assert overview.size == (GAP + 3 * (WIDTH + GAP), GAP + HEIGHT + STRIP + GAP)
    fold = [GAP + WIDTH // 2 + column * (WIDTH + GAP) for column in range(3)]
    y = GAP + HEIGHT // 2
    pages = [[page_at(overview, x + step, y) for step in (-40, 40)] for x in fold]
    assert pages == [[0, 1], [2, 3], [4, 5]]
    strip = (0, GAP + HEIGHT, overview.width, GAP + HEIGHT + STRIP)
    below = overview.crop(strip).convert("L")
    dark = [x for x in range(below.width) if min(column(below, x)) < 100]
    assert min(dark) > fold[0]  # nothing stands below the empty place
    assert max(dark) > fold[2]


def column(picture: Image.Image, x: int) -> Iterator[int]:
    return (int(picture.getpixel((x, y))) for y in range(picture.height))  # type: ignore[arg-type]


def test_a_long_book_has_several_overviews_and_file_names_sort_by_page() -> None:
    names = [picture.name for picture in draw(book(200), "x.pdf", 20)]
    assert [name for name in names if "overview" in name] == [
        f"overview-{n}.png" for n in (1, 2, 3)
    ]
    only = [name for name in names if "spread" in name]
    assert only == sorted(only)
    assert len(only) == 101


def test_pages_without_colours_are_written_in_grey_with_the_same_bytes() -> None:
    once, twice = (list(draw(book(3), "x.pdf", 40)) for _ in range(2))
    assert once == twice
    assert {Image.open(BytesIO(picture.content)).mode for picture in once} == {"L"}
    red = list(draw(book(3, "rgb"), "x.pdf", 40))
    assert {Image.open(BytesIO(picture.content)).mode for picture in red} == {"RGB"}


def test_an_incomplete_pdf_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="not a complete PDF"):
        list(draw(b"%PDF-1.7 and no more", "x.pdf", 72))


def turned(pages: int) -> bytes:
    """Return the book with the preference that its pages are read from right to left."""
    with pikepdf.open(BytesIO(book(pages))) as pdf:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_spreads_of_a_book_from_right_to_left_begin_at_the_right() -> None:
    seen = [shades(opened(p)) for p in draw(turned(5), "x.pdf", 72) if p.name.startswith("spread")]
    assert seen == [[1, 0], [3, 2], [5, 4]]


def test_a_file_that_names_the_other_direction_is_no_such_book() -> None:
    with pikepdf.open(BytesIO(book(3))) as pdf:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.L2R)
        out = BytesIO()
        pdf.save(out)
    first = next(draw(out.getvalue(), "x.pdf", 72))
    assert shades(opened(first)) == [0, 1]
