"""Sheets, their sizes and what does not fit on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import UsageError
from publisher.imposition import Edge, layout_of
from publisher.imposition.geometry import MM, Size, creep, flat_sheet


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"sheet": "a9"}, "unknown sheet size “a9”"),
        ({"sheet": "210x297"}, "unknown sheet size"),
        ({"sheet": "10x10mm"}, "unknown sheet size"),
        ({"signature": 6}, "cannot have 6 pages"),
        ({"signature": 0}, "cannot have 0 pages"),
        ({"paper": -0.1}, "cannot be -0.1 mm thick"),
        ({"paper": 8}, "cannot be 8 mm thick"),
    ],
)
def test_what_cannot_be_folded_is_refused(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        layout_of(**arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sheet", "page", "scale", "edge"),
    [
        ("a4", (148, 210), 1, Edge.SHORT),
        ("A4", (105, 148), 1, Edge.SHORT),
        ("a4", (74, 250), 1, Edge.LONG),
        ("a4", (210, 297), 210 / 297, Edge.SHORT),
        ("letter", (139.7, 215.9), 1, Edge.SHORT),
        ("letter", (148, 210), 279.4 / 296, Edge.SHORT),
        ("300x200.5mm", (148, 210), 200.5 / 210, Edge.SHORT),
    ],
)
def test_sheets_turn_so_that_pages_fit(
    sheet: str, page: tuple[float, float], scale: float, edge: Edge
) -> None:
    flat = flat_sheet(layout_of(sheet), Size(page[0] * MM, page[1] * MM))
    assert flat.scale == pytest.approx(scale, abs=1e-4)
    assert flat.edge is edge


@given(st.floats(50, 900), st.floats(50, 900), st.sampled_from(["a5", "a4", "a3", "61x1999mm"]))
def test_two_pages_are_never_larger_than_the_sheet(width: float, height: float, sheet: str) -> None:
    flat = flat_sheet(layout_of(sheet), Size(width, height))
    assert 0 < flat.scale <= 1
    assert 2 * flat.page_width <= flat.width + 1
    assert flat.page_height <= flat.height + 1
    assert flat.page_width / width == pytest.approx(flat.page_height / height)


def test_creep_grows_by_the_thickness_of_each_sheet_around() -> None:
    assert [creep(depth, 0.1) / MM for depth in range(4)] == pytest.approx([0, 0.1, 0.2, 0.3])


def test_a_layout_reads_as_the_options_that_ask_for_it() -> None:
    assert str(layout_of(" A4")) == "--sheet a4 --paper 0.1"
    assert str(layout_of("letter", 16, 0.12)) == "--sheet letter --signature 16 --paper 0.12"
