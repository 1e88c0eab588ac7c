"""Items that were told become lists with levels.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.manuscript import write
from publisher.model.inlines import plain
from publisher.model.text import Item, ItemList, Paragraph
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from tests.restoring.roles.test_carrying import carried


def shape(item: Item) -> object:
    """Return the words of an item, with those below it."""
    below = [
        plain(b.content) if isinstance(b, Paragraph) else [shape(i) for i in b.items]
        for b in item.below
    ]
    return (plain(item.content), *below) if below else plain(item.content)


def lists(*lines: str, verdicts: Verdicts = NO_VERDICTS) -> list[object]:
    """Return the lists of a text, of which each line is an item unless it says otherwise."""
    marked = (line if line[1:2] == "|" else f"I|{line}" for line in lines)
    blocks = carried("\n".join(marked), verdicts).blocks
    return [
        [shape(item) for item in block.items] for block in blocks if isinstance(block, ItemList)
    ]


def test_a_change_of_counting_opens_a_level_and_its_return_closes_it() -> None:
    assert lists("1. ost", "a) mjöl", "b) olja", "2. ko", "i. en", "ii. två", "3. båt") == [
        [("1. ost", ["a) mjöl", "b) olja"]), ("2. ko", ["i. en", "ii. två"]), "3. båt"]
    ]


@pytest.mark.parametrize(
    "signs",
    [("I.", "A.", "B.", "II."), ("A.", "a.", "b.", "B."), ("(a)", "(i)", "(ii)", "(b)"),
     ("a)", "1º", "2º", "b)")],
    ids=["Roman figures and capitals", "capitals", "letters and Roman figures", "ordinals"],
)  # fmt: skip
def test_signs_of_one_form_are_levels_if_they_count_otherwise(signs: tuple[str, ...]) -> None:
    first, below, after, last = (f"{sign} ko" for sign in signs)
    assert lists(first, below, after, last) == [[(first, [below, after]), last]]


def test_letters_that_count_anew_are_no_level_though_they_are_roman_figures_too() -> None:
    items = [f"{sign}) ko" for sign in "abcab"]
    assert lists(*items) == [items]


def test_a_level_goes_on_behind_a_number_that_was_lost() -> None:
    assert lists("a) ko", "c) ko", "i) ost", "ii) ost", "d) ko") == [
        ["a) ko", ("c) ko", ["i) ost", "ii) ost"]), "d) ko"]
    ]


def test_numbers_with_points_are_a_level_each() -> None:
    assert lists("1. ost", "1.1. mjöl", "1.2. olja", "2. ko", "2.1. båt") == [
        [("1. ost", ["1.1. mjöl", "1.2. olja"]), ("2. ko", ["2.1. båt"])]
    ]


def test_bullets_of_other_shapes_are_levels() -> None:
    assert lists("• ost", "◦ mjöl", "◦ olja", "• ko") == [[("ost", ["mjöl", "olja"]), "ko"]]


def test_the_same_bullet_is_a_level_where_it_stands_further_in() -> None:
    assert lists("• ost", "    • mjöl", "        • olja", "    • ko", "• båt") == [
        [("ost", [("mjöl", ["olja"]), "ko"]), "båt"]
    ]


def test_letters_go_on_where_they_could_be_roman_figures() -> None:
    signs = "abcdefghijk"
    assert lists(*(f"{sign}) ko" for sign in signs)) == [[f"{sign}) ko" for sign in signs]]


def test_what_counts_anew_at_the_same_place_is_no_level() -> None:
    assert lists("1. ost", "2. mjöl", "1. ko", "2. båt") == [
        ["1. ost", "2. mjöl", "1. ko", "2. båt"]
    ]


def test_a_paragraph_between_items_that_count_on_belongs_to_the_first() -> None:
    assert lists("  1. ost", "P|     och mjöl", "  2. ko") == [[("1. ost", "och mjöl"), "2. ko"]]
    assert lists("1. ost", "P|och mjöl", "2. ko") == []  # at the edge of the text it is text


def test_a_numbered_paragraph_alone_is_a_paragraph_unless_a_person_says_otherwise() -> None:
    assert lists("1. ost") == []
    assert lists("1. ost", verdicts=Verdicts(lists=((1, True),))) == [["1. ost"]]


def test_a_list_goes_on_over_a_page() -> None:
    assert lists("1. ost", "O|7", "2. mjöl") == [["1. ost", "2. mjöl"]]


def test_a_list_is_written_with_its_levels() -> None:
    text = carried("I|1. ost\nI|a) mjöl\nI|b) olja\nI|2. ko")
    assert write(text).endswith("1. ost\n  a) mjöl\n  b) olja\n2. ko\n")


def test_numbered_paragraphs_of_plain_text_stay_so_whatever_the_short_ones_were_told() -> None:
    assert lists("P|1. ost", "p|mjöl", "2. ko", "3. båt") == [["2. ko", "3. båt"]]


def test_dashes_of_plain_text_are_bullets_between_items_alone() -> None:
    assert lists("• ost", "P|– ko", "p|mjöl", "• båt") == [[("ost", ["ko mjöl"]), "båt"]]
    assert lists("• ost", "• båt", "P|– ko", "P|– mjöl") == [["ost", "båt"]]


def test_the_number_of_an_item_calls_no_note() -> None:
    rows = "1. ost", "2. ko", "N|1 mjöl", "N|2 olja"
    assert lists(*rows) == [["1. ost", "2. ko"]]
