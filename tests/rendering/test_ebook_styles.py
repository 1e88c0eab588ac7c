"""What a reader does without: the styles name no colour or typeface, and say nothing themselves."""

from __future__ import annotations

import re

import pytest

from publisher.rendering import find_design
from publisher.rendering.style_sheets import EPUB_STYLES, TURNED_SCREEN

DESIGN = find_design()
STYLES = "\n".join(DESIGN.style(name).content.decode() for name in (*EPUB_STYLES, TURNED_SCREEN))
DECLARATIONS = re.findall(r"([\w-]+):\s*([^;{}]+);", re.sub(r"/\*.*?\*/", "", STYLES, flags=re.S))


def test_the_e_book_has_style_sheets() -> None:
    assert len(DECLARATIONS) > 100


@pytest.mark.parametrize("name", ["font-family", "src", "content", "background", "position"])
def test_the_e_books_styles_set_no_typeface_position_or_words(name: str) -> None:
    assert [said for said in DECLARATIONS if said[0].startswith(name)] == []


def test_the_e_books_styles_leave_colours_to_the_reader() -> None:
    values = {value.strip() for name, value in DECLARATIONS if name.endswith("color")}
    assert values <= {"inherit", "currentColor"}
    assert not re.search(r"#[\da-fA-F]{3}\b|rgb|hsl", " ".join(v for _, v in DECLARATIONS))


def test_lengths_in_the_e_books_styles_are_relative_to_the_letters() -> None:
    in_pixels = {said for said in DECLARATIONS if re.search(r"\d(px|pt|cm|mm)\b", said[1])}
    hairline = "1px solid currentColor"
    assert in_pixels == {("border-top", hairline), ("border-bottom", hairline)}


def test_the_e_books_styles_hide_nothing() -> None:
    assert not re.search(r"display:\s*none|visibility|text-align:\s*justify", STYLES)
