"""The canon of the page: every format has lines that can be read and margins in proportion."""

from __future__ import annotations

import pytest

from publisher.errors import ManifestError
from publisher.model.page_sizes import FORMATS
from publisher.printing.formats import LETTER, POINT, design_page, style_of


@pytest.mark.parametrize("name", [*FORMATS, "120x190", "110 × 180 mm", "170.5 x 240"])
def test_lines_have_55_to_70_letters_and_margins_grow_outward(name: str) -> None:
    page = design_page(name)
    letters = (page.width - page.inside - page.outside) / page.size / LETTER
    assert 55 <= letters <= 70
    assert page.inside / page.outside == pytest.approx(2 / 3)
    assert page.top < page.bottom
    assert page.top + page.bottom + page.lines * page.line == pytest.approx(page.height)


def test_a_thick_book_has_more_room_inside() -> None:
    thin, thick, thickest = (design_page("a5", pages) for pages in (40, 200, 900))
    assert thin == design_page("a5")
    assert thin.inside + 2 * POINT < thick.inside < thickest.inside
    assert thickest.inside - thin.inside == pytest.approx(6 * POINT)
    assert thick.outside == thin.outside


@pytest.mark.parametrize("name", ["a9", "", "12x12x12", "foolscap"])
def test_an_unknown_format_is_a_manifest_error(name: str) -> None:
    with pytest.raises(ManifestError, match="no paper format"):
        design_page(name)


def test_the_margin_inside_is_at_the_left_of_right_pages() -> None:
    page = design_page("a5")
    right, left = style_of(page).splitlines()[1:3]
    assert right.endswith(f"{page.bottom:.2f}pt {page.inside:.2f}pt }}")
    assert left.endswith(f"{page.bottom:.2f}pt {page.outside:.2f}pt }}")
