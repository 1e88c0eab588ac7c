"""A house's own typefaces are found by their names, and only where their makers allow it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from publisher.errors import DesignError, ManifestError
from publisher.house import read_house
from publisher.model.edition import Edition
from publisher.rendering import find_design, render_ebook, render_print
from publisher.typefaces import Embedding, faces_in
from tests.house.houses import HOUSE, write_house
from tests.rendering.books import book_of

INSTALLABLE, RESTRICTED, PREVIEW, BITMAPS = 0, 2, 4, 0x0200


@cache
def typeface(
    family: str = "Mine", style: str = "Regular", weight: int = 400, allowed: int = 0
) -> bytes:
    """Return a typeface of one glyph."""
    pen = TTGlyphPen(None)
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "a"])
    builder.setupCharacterMap({ord("a"): "a"})
    builder.setupGlyf({".notdef": pen.glyph(), "a": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "a": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style})
    slant, width = (1 if style == "Italic" else 0), (3 if style == "Condensed" else 5)
    builder.setupOS2(fsType=allowed, usWeightClass=weight, fsSelection=slant, usWidthClass=width)
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def laid(house: Path, name: str, content: bytes) -> Path:
    path = house / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return house


def book(typeface_: str | None = None) -> Edition:
    made = book_of("# En bok\n\nText.")
    settings = replace(made.facts.settings, typeface=typeface_)
    return replace(made, facts=replace(made.facts, settings=settings))


def sheet(styles: object, name: str) -> str:
    return next((s.content.decode() for s in styles if s.name == f"styles/{name}"), "")  # type: ignore[attr-defined]


def test_a_typeface_says_what_it_is(tmp_path: Path) -> None:
    laid(tmp_path, "A Bold.ttf", typeface(weight=710))
    laid(tmp_path, "b.ttf", typeface(style="Italic", allowed=RESTRICTED))
    laid(tmp_path, "c.ttf", typeface(allowed=BITMAPS))
    laid(tmp_path, "d.ttf", typeface(allowed=PREVIEW))
    laid(tmp_path, "readme.txt", b"none")
    found = [(f.family, f.weight, f.italic, f.embedding) for f in faces_in(tmp_path)]
    assert found == [
        ("Mine", 700, False, Embedding.ANYWHERE),
        ("Mine", 400, True, Embedding.NOWHERE),
        ("Mine", 400, False, Embedding.NOWHERE),
        ("Mine", 400, False, Embedding.PRINT),
    ]
    assert faces_in(tmp_path / "none") == ()


@pytest.mark.parametrize(("name", "content"), [("a.ttf", b"no font"), ("a(1).ttf", b"")])
def test_what_is_no_typeface_is_refused_with_its_file(
    tmp_path: Path, name: str, content: bytes
) -> None:
    laid(tmp_path, name, content)
    with pytest.raises(DesignError) as caught:
        faces_in(tmp_path)
    assert caught.value.place == str(tmp_path / name)


def test_a_typeface_that_is_named_is_loaded_and_carried(tmp_path: Path) -> None:
    laid(tmp_path, "fonts/My face.ttf", typeface())
    laid(tmp_path, "fonts/other.ttf", typeface("Other"))
    laid(tmp_path, "fonts/narrow.ttf", typeface(style="Condensed"))
    laid(tmp_path, "styles/house.css", b'/* Other */ h1 { font: 1em/1 "mine", serif; }')
    made = render_ebook(book(), find_design(tmp_path))
    rule = sheet(made.styles, "house-faces.css")
    assert rule.count("@font-face") == 1
    assert 'font-family: "Mine"; font-weight: 400; font-style: normal;' in rule
    assert 'src: url("../fonts/My-face.ttf")' in rule
    assert [(r.name, r.media_type) for r in made.resources] == [("fonts/My-face.ttf", "font/ttf")]
    assert "styles/house-faces.css" in made.documents[0].markup
    laid(tmp_path, "styles/house.css", b"h1 { font-family: mine; font-stretch: 75% }")
    printed = render_print(book(), find_design(tmp_path))
    assert "font-stretch: condensed" in sheet(printed.styles, "house-faces.css")
    assert 'url("../fonts/My face.ttf")' in sheet(printed.styles, "house-faces.css")


@pytest.mark.parametrize(
    "declared",
    [
        "font-family: Mine !important",
        'font-family: "Mine" ! IMPORTANT',
        "font: italic 12pt/1.5 Mine, serif",
        "font: .9em Mine",
        "font-family: Source Sans 3, Mine",
    ],
)
def test_a_typeface_is_found_wherever_css_may_name_it(tmp_path: Path, declared: str) -> None:
    laid(tmp_path, "fonts/mine.ttf", typeface())
    laid(tmp_path, "styles/house.css", f"p {{ {declared} }}".encode())
    made = render_ebook(book(), find_design(tmp_path))
    assert ([r.name for r in made.resources], made.findings) == (["fonts/mine.ttf"], ())


def test_files_whose_names_are_in_no_latin_letters_do_not_take_each_others_place(
    tmp_path: Path,
) -> None:
    laid(tmp_path, "fonts/Жирный.ttf", typeface(weight=700))
    laid(tmp_path, "fonts/Прямой.ttf", typeface())
    made = render_ebook(book("Mine"), find_design(tmp_path))
    contents = {r.name: r.content for r in made.resources}
    assert contents == {"fonts/-.ttf": typeface(weight=700), "fonts/--2.ttf": typeface()}
    rules = sheet(made.styles, "house-faces.css").splitlines()
    assert ["700" in rule and "/-.ttf" in rule for rule in rules] == [True, False]


def test_the_setting_sets_print_ebook_and_cover(tmp_path: Path) -> None:
    laid(tmp_path, "fonts/mine.ttf", typeface())
    design = find_design(tmp_path)
    made, printed = render_ebook(book("mine"), design), render_print(book("mine"), design)
    assert sheet(made.styles, "typeface.css") == 'body { font-family: "Mine", serif; }\n'
    assert '"Press Script", "Mine", "Press", serif' in sheet(printed.styles, "typeface.css")
    assert "sup { font-variant-position: normal;" in sheet(printed.styles, "typeface.css")
    assert '"Mine", "Press", serif !important' in sheet(made.cover.styles, "faces.css")
    assert made.findings == printed.findings == ()
    assert sheet(render_ebook(book(), design).styles, "house-faces.css") == ""


def test_what_may_not_be_embedded_is_left_out_and_told(tmp_path: Path) -> None:
    laid(tmp_path, "fonts/a.ttf", typeface(allowed=PREVIEW))
    laid(tmp_path, "fonts/b.ttf", typeface("Shut", allowed=RESTRICTED))
    laid(tmp_path, "styles/house.css", b'p { font-family: Shut, "Mines"; }')
    made = render_ebook(book("Mine"), find_design(tmp_path))
    assert made.resources == ()
    assert [f.code for f in made.findings] == [
        "design/typeface-restricted",
        "design/typeface-restricted",
        "design/typeface-unknown",
    ]
    assert made.findings[2].hint == "did you mean “Mine”?"
    printed = render_print(book("Mine"), find_design(tmp_path))
    assert "a.ttf" in sheet(printed.styles, "house-faces.css")
    assert "b.ttf" not in sheet(printed.styles, "house-faces.css")


def test_a_family_that_a_sheet_loads_itself_is_its_own(tmp_path: Path) -> None:
    laid(tmp_path, "fonts/mine.ttf", typeface())
    own = (
        b'@font-face { font-family: Mine; src: url("../fonts/mine.ttf"); } p { font-family: Mine; }'
    )
    laid(tmp_path, "styles/house.css", own)
    assert render_ebook(book(), find_design(tmp_path)).resources == ()


def test_a_typeface_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    laid(tmp_path, "fonts/mine.ttf", typeface())
    books = f'{HOUSE}[books]\ntypeface = "{{}}"\n'
    write_house(tmp_path, {"house.toml": books.format("Mnie")})
    with pytest.raises(ManifestError, match=r"no file of the typeface “Mnie”.*did you mean “Mine”"):
        read_house(tmp_path)
    write_house(tmp_path, {"house.toml": books.format("MINE")})
    assert read_house(tmp_path).value.house.settings.typeface == "MINE"
