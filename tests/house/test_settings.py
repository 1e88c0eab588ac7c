"""The table [books] of house.toml: the design of the house's books."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import ManifestError
from publisher.house import read_house
from publisher.model.house import BookSettings, NotePlace, PageOrigin, QuotationMarks
from tests.house.houses import EDITION, HOUSE, WORK, write_house

JPEG = b"\xff\xd8\xff\xe0 and so on"
PNG = b"\x89PNG\r\n\x1a\n and so on"
BOOKS = """
[books]
notes = "chapter-end"
print_notes = "foot"
page_list = "print"
margin_pages = true
quotation_marks = "house"
page = "a6"
cover = "band"
cover_picture = "pictures/house.jpg"
cover_alt = "A composing stick"
"""


def with_picture(root: Path, name: str, content: bytes) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_a_house_says_how_its_books_look(tmp_path: Path) -> None:
    with_picture(tmp_path, "pictures/house.jpg", JPEG)
    house = read_house(write_house(tmp_path, {"house.toml": HOUSE + BOOKS})).value.house
    assert house.settings == BookSettings(
        notes=NotePlace.CHAPTER_END,
        print_notes=NotePlace.FOOT,
        page_list=PageOrigin.PRINT,
        margin_pages=True,
        quotation_marks=QuotationMarks.HOUSE,
        page="a6",
        cover="band",
        cover_picture="pictures/house.jpg",
        cover_alt="A composing stick",
    )


def test_a_house_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert read_house(write_house(tmp_path)).value.house.settings == BookSettings()


def test_a_work_may_have_a_picture_of_its_own(tmp_path: Path) -> None:
    with_picture(tmp_path, "proofs.png", PNG)
    files = {"works/proofs/work.toml": f'cover_picture = "proofs.png"\n{WORK}cover_alt = "Marks"'}
    (work,) = read_house(write_house(tmp_path, files)).value.works
    assert (work.cover_picture, work.cover_alt) == ("proofs.png", "Marks")


PICTURE = 'cover_picture = "cover.png"\n'
PLACES = {
    "house.toml": (f"{HOUSE}[books]\n{PICTURE}", "house.toml:4: books.cover_picture"),
    "works/proofs/work.toml": (PICTURE + WORK, "work.toml:1: cover_picture"),
    "editions/all.toml": (f"{EDITION}{PICTURE}", "all.toml:5: en.cover_picture"),
}


@pytest.mark.parametrize("file", PLACES)
@pytest.mark.parametrize("content", [None, b"GIF89a", b""])
def test_a_missing_or_wrong_picture_is_refused_at_the_key_that_names_it(
    tmp_path: Path, file: str, content: bytes | None
) -> None:
    manifest, place = PLACES[file]
    write_house(tmp_path, {file: manifest})
    if content is not None:
        with_picture(tmp_path, "cover.png", content)
    with pytest.raises(ManifestError) as caught:
        read_house(tmp_path)
    wrong = "not in the house" if content is None else "expected a JPEG or PNG picture"
    assert place in str(caught.value)
    assert wrong in str(caught.value)


def test_a_series_may_have_a_colour_of_its_own(tmp_path: Path) -> None:
    table = '[series_colours]\n"On books" = "#1F4E5F"\n'
    house = read_house(write_house(tmp_path, {"house.toml": HOUSE + table})).value.house
    assert house.series_colours == (("On books", "#1f4e5f"),)


def test_a_series_colour_that_is_no_colour_is_refused_with_its_key(tmp_path: Path) -> None:
    write_house(tmp_path, {"house.toml": HOUSE + '[series_colours]\n"On books" = "blue"\n'})
    with pytest.raises(ManifestError, match=r"house\.toml:4: series_colours\.On books: “blue”"):
        read_house(tmp_path)


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ('notes = "foot"', "books.notes: “foot”: expected one of book-end, chapter-end"),
        ('page_list = "none"', "books.page_list: “none”: expected one of source, print"),
        ('margin_pages = "yes"', "books.margin_pages: “yes”: expected true or false"),
        ('quotation_mark = "house"', "unknown key; did you mean “quotation_marks”?"),
        ('cover_picture = "../x.jpg"', "expected a picture in the house's folder"),
        ('cover_picture = "x.svg"', "expected a picture in the house's folder"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_line_and_what_is_expected(
    tmp_path: Path, line: str, mistake: str
) -> None:
    write_house(tmp_path, {"house.toml": f"{HOUSE}[books]\n{line}\n"})
    with pytest.raises(ManifestError, match=r"house\.toml:4") as caught:
        read_house(tmp_path)
    assert mistake in str(caught.value)
