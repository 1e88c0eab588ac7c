"""The table [books] of house.toml: the design of the house's books."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import ManifestError
from publisher.house import read_house
from publisher.model.house import BookSettings, NotePlace, PageOrigin, QuotationMarks
from tests.house.houses import HOUSE, WORK, write_house

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
"""


def test_a_house_says_how_its_books_look(tmp_path: Path) -> None:
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
    )


def test_a_house_that_says_nothing_has_the_usual(tmp_path: Path) -> None:
    assert read_house(write_house(tmp_path)).value.house.settings == BookSettings()


def test_a_work_may_have_a_picture_of_its_own(tmp_path: Path) -> None:
    files = {"works/proofs/work.toml": f'cover_picture = "proofs.png"\n{WORK}'}
    (work,) = read_house(write_house(tmp_path, files)).value.works
    assert work.cover_picture == "proofs.png"


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
def test_mistakes_are_told(tmp_path: Path, line: str, mistake: str) -> None:
    write_house(tmp_path, {"house.toml": f"{HOUSE}[books]\n{line}\n"})
    with pytest.raises(ManifestError, match=r"house\.toml:4") as caught:
        read_house(tmp_path)
    assert mistake in str(caught.value)
