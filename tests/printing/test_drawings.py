"""Drawings as pixels, for books whose readers know no drawings."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from publisher.errors import DesignError
from publisher.printing import draw_drawing, search_path_of

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    b'<rect width="20" height="20" fill="#7a1f1f"/></svg>'
)


def test_a_drawing_is_painted_at_300_dots_per_inch_on_white() -> None:
    content = draw_drawing(SVG, (50.8, 25.4), search_path_of(), "plan.svg")
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == pytest.approx((600, 300), abs=1)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert picture.getpixel((100, 150)) == (0x7A, 0x1F, 0x1F)
        assert picture.getpixel((500, 150)) == (255, 255, 255)


def test_a_drawing_wider_than_a_page_has_no_more_pixels_than_a_reader_needs() -> None:
    content = draw_drawing(SVG, (500.0, 250.0), search_path_of(), "plan.svg")
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == pytest.approx((3000, 1500), abs=2)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    drawn = {draw_drawing(SVG, (10.0, 5.0), search_path_of(), "plan.svg") for _ in range(2)}
    assert len(drawn) == 1


def test_a_drawing_that_the_typesetter_cannot_read_is_an_error() -> None:
    with pytest.raises(DesignError):
        draw_drawing(b"<svg", (10.0, 5.0), search_path_of(), "plan.svg")
