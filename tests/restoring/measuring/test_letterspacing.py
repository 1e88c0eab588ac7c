"""Letterspaced words in running text are closed up; letters that stand for themselves stay apart."""

from __future__ import annotations

import pytest

from publisher.restoring.measuring.letterspacing import closed_up
from publisher.restoring.measuring.rows import rows_of
from publisher.sources import transcript_from


def closed(text: str, tag: str) -> list[str]:
    pages = transcript_from(text, "a.txt", tag).value.pages
    rows, _ = rows_of(pages)
    printed = {(page.index, line.number): line.text for page in pages for line in page.lines}
    return [row.text for row in closed_up(rows, tag, frozenset(), printed).rows]


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        # soft ring biscuits, delicatessen, oatmeal gruel, "fresh", chapter XIII
        ("M Ö R A K R I NG L O R .", "MÖRA KRINGLOR."),
        ("D E L I K AT E S S till alla", "DELIKATESS till alla"),
        ("kokt H A F R E M J Ö L nu", "kokt HAFREMJÖL nu"),
        ("ägg, »f ä r s k a« och", "ägg, »färska« och"),
        ("kapitlet X I I I. hör hit", "kapitlet XIII. hör hit"),
        # the stove, and the keeper's sheep
        ("en k a m i n till dem, och den", "en kamin till dem, och den"),
    ],
)
def test_known_words_are_closed_up_beside_others(line: str, becomes: str) -> None:
    rest = "De kokta kringlorna, möra och färska, var en delikatess av havremjöl."
    assert closed(f"{line}\n{rest}\n", "sv")[0] == becomes


@pytest.mark.parametrize(
    "line", ["punkterna a b c d och e", "S O S ropade han", "J. R. R. T. skrev", "w b k f och q"]
)
def test_letters_that_stand_for_themselves_stay_apart(line: str) -> None:
    assert closed(f"{line}\nHan skrev det.\n", "sv")[0] == line


def test_two_blanks_part_words_that_no_list_has_told_apart() -> None:
    # a name that would be one word without the wider space
    text = "V å r t  h u s och B r a n d t  E l i a s var nya.\nDet var ett f y r h u s .\n"
    assert closed(text, "sv")[0] == "Vårt hus och Brandt Elias var nya."


def test_a_word_is_closed_up_over_the_end_of_its_line() -> None:
    assert closed("Han kom till f y r -\nh u s e t och gick.\n", "sv") == [
        "Han kom till fyr-",
        "huset och gick.",
    ]


def test_no_break_spaces_stay_beside_words_that_are_closed_up() -> None:
    text = "Det kostade 1\u00a0000 kronor, k r o n o r sade han.\nHan sade det.\n"
    assert closed(text, "sv")[0] == "Det kostade 1\u00a0000 kronor, kronor sade han."
