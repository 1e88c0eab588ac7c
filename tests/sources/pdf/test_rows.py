"""Lines are put together from what is painted: spaces, marks, initials, small capitals."""

from __future__ import annotations

import pytest

from publisher.model.transcript import ToldCell
from publisher.sources.pdf.painted import Font, mend_size
from tests.sources.pdf.making import column, read, sheet, strip, texts

BODY = column(["the ferry was rowed by one family"] * 4, 50, 200)


def test_gaps_without_a_painted_space_part_words() -> None:
    assert texts(strip("the~ferry~sank")) == ["the ferry sank"]


def test_spaces_are_no_less_spaces_where_one_of_their_line_is_painted() -> None:
    words = [strip("the", 50), strip("ferry", 71), strip("« sank", 102), strip("again", 141)]
    assert texts(*words) == [" ".join(("the ferry", "« sank", "again"))]


def test_the_gap_behind_the_number_of_a_heading_is_a_space() -> None:
    number = strip("4", 50)
    assert texts(number, strip("Rules of the house", number.glyphs[-1].end + 2.9999)) == [
        "4 Rules of the house"
    ]


def test_the_marker_of_an_item_is_parted_from_its_words_by_a_narrow_gap_too() -> None:
    assert texts(strip("1."), strip("turn the cap into", 62))[0].startswith("1. turn")
    assert texts(strip("ry."), strip("turn the cap into", 66.5))[0].startswith("ry.turn")


@pytest.mark.parametrize("painted", ["1.2", "1.2.3", "I.K.", "1.234"])
@pytest.mark.parametrize("track", [0.1, 0.16, 0.2, 0.3])
def test_a_letterspaced_number_is_not_parted_behind_its_point(painted: str, track: float) -> None:
    assert texts(strip(painted, track=track), *BODY)[0] == painted


def test_the_longest_marker_of_an_item_is_parted_from_its_words_too() -> None:
    marker = strip("(xxviii)")
    words = strip("turn the cap into", marker.glyphs[-1].end + 2)
    assert texts(marker, words)[0].startswith("(xxviii) turn")


def test_a_hyphen_that_stands_in_no_cell_joins_the_word_of_one() -> None:
    word, hyphen, number = strip("propri"), strip("-", 80), strip("950", 80)
    word.cell, number.cell = ToldCell(1, 0, 0), ToldCell(1, 0, 1)
    assert texts(word, hyphen, *BODY)[0] == "propri-"
    assert texts(word, number, *BODY)[0] == "propri 950"


def test_letters_wider_than_their_size_tell_the_real_one() -> None:
    stated = strip("ferry", size=1.0)
    for at, glyph in enumerate(stated.glyphs):
        stated.glyphs[at] = glyph._replace(start=50 + at * 5.0, end=50 + (at + 1) * 5.0)
    mend_size([stated])
    assert stated.size == pytest.approx(5 / 0.47)
    right = strip("ferry")
    mend_size([right])
    assert right.size == strip("ferry").size


def test_a_space_that_is_taken_back_is_none() -> None:
    assert texts(strip("fer ", 50), strip("ry was", 65)) == ["ferry was"]


@pytest.mark.parametrize(
    ("painted", "track"), [("letters", 0.12), ("letters", 0.2), ("letters", 0.5)]
)
def test_a_letterspaced_word_is_one_word(painted: str, track: float) -> None:
    line = read(sheet([strip(painted, track=track), *BODY]))[0][0]
    assert line.text == painted
    assert [run.letterspaced for run in line.runs] == [True]


def test_single_letters_with_common_spaces_are_no_word() -> None:
    assert texts(strip("a~b~c~d~and~so~on"))[0] == "a b c d and so on"


def test_words_of_a_letterspaced_line_are_parted_where_the_gaps_are_wider() -> None:
    first = strip("BOOK", 50, track=0.3)
    second = strip("TWO", 50 + 4 * 8 + 6, track=0.3)
    assert texts(first, second) == ["BOOK TWO"]


def test_wide_spaces_of_a_narrow_column_are_spaces() -> None:
    words = [strip(word, x) for word, x in (("they", 50), ("came", 90), ("with", 130), ("a", 170))]
    assert texts(*words, *BODY)[0] == "they came with a"


def test_what_stands_far_off_is_set_apart() -> None:
    line = texts(strip("The Ferry", 50), strip("12", 300), *BODY)[0]
    assert line.split("  ")[0] == "The Ferry"
    assert line.endswith("12")
    assert len(line) > 40


def test_a_raised_mark_joins_its_word() -> None:
    mark = strip("12", 50 + 6 * 5, 96.5, 6)
    line = read(sheet([strip("family"), mark, strip("went", 95), *BODY]))[0][0]
    assert line.text == "family12 went"
    assert [(run.text, run.raised) for run in line.runs][1] == ("12", 0.35)


def test_a_mark_joins_the_line_below_it_not_the_one_above() -> None:
    lines = texts(strip("above", y=100), strip("below", y=110.5), strip("3", 75, 107, 6))
    assert lines == ["above", "below3"]


def test_an_initial_joins_the_first_of_its_lines() -> None:
    initial = strip("F", 50, 112, 28)
    beside = column(["or a hundred years", "the ferry was rowed"], 66, 100)
    assert texts(initial, *beside, *BODY)[0] == "For a hundred years"


def test_small_capitals_are_small_letters() -> None:
    line = read(sheet([strip("F"), strip("ERRY", 55, size=8), *BODY]))[0][0]
    assert line.text == "Ferry"
    assert [(run.text, run.small_capitals) for run in line.runs] == [("F", False), ("erry", True)]


def test_small_signs_of_an_abbreviation_stay_capitals() -> None:
    assert texts(strip("the"), strip("UNO", 70, size=8.5), strip("met", 90))[0] == "the UNO met"


@pytest.mark.parametrize(
    ("painted", "read_as"),
    [
        ("o\ufb03ce", "office"),
        ("pa\u00ad", "pa-"),
        ("a\x02b", "a\ufffdb"),
        ("\x93a\x94", "“a”"),
        ("naïve", "naïve"),
    ],
)
def test_letters_are_plain(painted: str, read_as: str) -> None:
    assert texts(strip(painted)) == [read_as]


def test_an_accent_of_its_own_is_put_on_its_letter() -> None:
    assert texts(strip("caf", 50), strip("e", 65), strip("´", 65)) == ["café"]


def test_a_change_of_font_is_a_run_of_its_own() -> None:
    italic = strip("Nobody", 75, font=Font("Serif", italic=True))
    runs = read(sheet([strip("told", 50), italic]))[0][0].runs
    assert [(run.text, run.italic) for run in runs] == [("told ", False), ("Nobody", True)]


@pytest.mark.parametrize(("track", "gap"), [(0.2, 4.5), (0.2, 5.0), (0.12, 3.9)])
def test_short_words_in_letterspacing_are_words(track: float, gap: float) -> None:
    """The spaces of the line are a quarter of an em; within letterspacing they are wider."""
    words = ["Also", "a", "man", "of", "note", "was", "here"]
    x, strips = 50.0, []
    for at, word in enumerate(words):
        spaced = 1 <= at <= 3
        strips.append(strip(word, x, track=track if spaced else 0))
        x = strips[-1].glyphs[-1].end + (gap if spaced and at < 3 else 2.5)
    line = read(sheet([*strips, *BODY]))[0][0]
    assert line.text == "Also a man of note was here"
    assert "man of" in " ".join(run.text.strip() for run in line.runs if run.letterspaced)


@pytest.mark.parametrize(
    ("pair", "track", "read_as"),
    [
        ("er", 0.35, "the lamp er the oil"),
        ("lå", 0.35, "the lamp lå the oil"),
        ("er", 0.45, "the lamp e r the oil"),
        ("4.", 0.35, "the lamp 4 . the oil"),
    ],
)
def test_a_letterspaced_word_of_two_letters_is_one_among_painted_spaces(
    pair: str, track: float, read_as: str
) -> None:
    """What is not painted is no space where all painted ones are wider."""
    x, strips = 50.0, []
    for word in ("the ", "lamp ", pair, " the ", "oil"):
        strips.append(strip(word, x, track=track if word == pair else 0))
        x = strips[-1].glyphs[-1].end - (0.6 if word.endswith(" ") else 0.0)
    assert read(sheet([*strips, *BODY]))[0][0].text == read_as


@pytest.mark.parametrize("words", ["e a o y e", "a b c d e", "I i o a u"])
def test_words_of_one_letter_are_words(words: str) -> None:
    line = "~".join(["then", *words.split(), "again", "and", "so", "on"])
    assert texts(strip(line))[0] == line.replace("~", " ")


@pytest.mark.parametrize("sign", ["‣", "►", "→"])
@pytest.mark.parametrize(("size", "lower"), [(10, 1.5), (14, 2.5), (19, 4.0)])
def test_a_sign_of_another_face_stands_in_its_line_however_large_it_is(
    sign: str, size: float, lower: float
) -> None:
    path = [strip("open"), strip(sign, 71, 100 + lower, size), strip("the ferry", 86)]
    (line, *_), = read(sheet([*path, *BODY]))  # fmt: skip
    assert line.text.replace(" ", "") == f"open{sign}theferry"
    assert not any(run.raised for run in line.runs if sign in run.text and size > 10)


def test_a_bullet_that_is_larger_than_its_item_stands_in_front_of_it() -> None:
    assert texts(strip("•", 50, 102.5, 16), strip("the ferry sank", 62))[0].startswith("•")
    assert len(texts(strip("•", 50, 102.5, 16), strip("the ferry sank", 62))) == 1


def test_an_ornament_below_a_line_and_a_large_letter_stay_where_they_are() -> None:
    assert len(texts(strip("the ferry sank"), strip("❦", 80, 109, 16))) == 2
    assert len(texts(strip("the ferry sank"), strip("X", 122, 104, 16))) == 2
