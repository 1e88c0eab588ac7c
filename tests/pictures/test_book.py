"""The pictures of an edition: their files, how wide they stand, what was found in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.pictures import pictures_for_print, pictures_for_screens, weight
from tests.pictures.made import book_with, flat, picture


def test_pictures_are_given_names_that_every_system_can_hold(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    names = ("a press.PNG", "A-press.png", "näve.jpeg", "..png")
    pictures = [picture(tmp_path, name, flat()) for name in names]
    made = pictures_for_screens(book_with(*pictures)).value
    assert [one.name for one in made] == list(names)
    assert [one.resource.name for one in made] == [
        "pictures/a-press.png",
        "pictures/A-press2.png",
        "pictures/n-ve.png",
        "pictures/picture.png",
    ]


def test_a_picture_that_is_shown_twice_is_in_the_book_once(tmp_path: Path) -> None:
    press = picture(tmp_path, "press.png", flat())
    source = "# En bok\n\n![](pictures/press.png)\n\n![](pictures/press.png)\n"
    assert len(pictures_for_screens(book_with(press, source=source)).value) == 1


@pytest.mark.parametrize(
    ("size", "screen", "paper"),
    [
        ((425, 300), "width: 50%; min-width: 150px", "width: 36.0mm"),
        ((2000, 1000), "width: 100%; min-width: 150px", "width: 169.3mm"),
        ((100, 100), "width: 12%; min-width: 51px", "width: 8.5mm"),
        ((425, 1700), "width: 32%; min-width: 49px", "width: 36.0mm"),
    ],
)
def test_a_picture_is_never_larger_than_it_is(
    tmp_path: Path, size: tuple[int, int], screen: str, paper: str
) -> None:
    book = book_with(picture(tmp_path, "a.png", flat(size)))
    assert [one.style for one in pictures_for_screens(book).value] == [screen]
    assert [one.style for one in pictures_for_print(book).value] == [paper]


def test_a_damaged_picture_is_left_out_and_told(tmp_path: Path) -> None:
    book = book_with(picture(tmp_path, "a.png", flat()[:40]), picture(tmp_path, "b.png", flat()))
    made = pictures_for_print(book)
    assert [one.name for one in made.value] == ["b.png"]
    (finding,) = made.findings
    assert finding.code == "pictures/damaged"
    assert finding.place.source.endswith("pictures/a.png")


def test_a_picture_that_is_made_smaller_is_told(tmp_path: Path) -> None:
    made = pictures_for_screens(book_with(picture(tmp_path, "a.png", flat((2400, 20), "L"))))
    assert [finding.code for finding in made.findings] == ["pictures/shrunk"]


@pytest.mark.parametrize(
    ("width", "stated", "told"),
    [(300, 150, ["pictures/coarse"]), (300, 200, []), (1200, 150, []), (300, 72, [])],
)
def test_a_picture_that_will_not_look_sharp_in_print_is_told(
    tmp_path: Path, width: int, stated: int, told: list[str]
) -> None:
    content = flat((width, 20), dpi=(stated, stated))
    made = pictures_for_print(book_with(picture(tmp_path, "a.png", content)))
    assert [finding.code for finding in made.findings] == told


def test_the_weight_of_the_pictures_is_told_where_there_are_some(tmp_path: Path) -> None:
    made = pictures_for_screens(book_with(picture(tmp_path, "a.png", flat()))).value
    (finding,) = weight(made, "a.epub")
    assert "one picture, 1 kB in all" in finding.message
    assert weight((), "a.epub") == ()
