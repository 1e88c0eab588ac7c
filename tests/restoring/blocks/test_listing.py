"""Paragraphs that are items of a list by their signs and by how they are set, and those that are none.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from publisher.model.inlines import plain
from publisher.model.roles import BlockRole
from publisher.model.text import Item, ItemList, Paragraph, Text
from publisher.model.transcript import Geometry, Line, Run, Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.blocks.listing import with_items
from publisher.restoring.blocks.signs import Sign
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.restore import restored
from publisher.restoring.roles.carrying import carry_out
from tests.restoring.roles.test_carrying import told_as, transcript

# A blank of these lines is a quarter of an em, as in restoring.
EM = 4
# Full lines, which show how wide the column is.
BODY = ("P|" + "ost " * 15, *("p|" + "ost " * 15,) * 5, "p|ko.")
INDENTED = "P|    ost mjöl olja\np|ko båt"


def test_numbers_whose_lines_hang_are_a_list() -> None:
    assert said("P|1. ost", "p|   mjöl", "P|2. ko", "p|   båt") == [["1. ost mjöl", "2. ko båt"]]


def test_numbered_paragraphs_whose_lines_are_flush_stay_paragraphs() -> None:
    assert said("P|1. ost", "p|mjöl", "P|2. ko", "p|båt") == []
    assert said("P|  1. ost", "p|mjöl", "P|  2. ko", "p|båt") == []


def test_short_ones_among_numbered_paragraphs_stay_paragraphs_too() -> None:
    assert said("P|1. ost", "P|2. ko", "P|3. mjöl", "P|4. ost", "p|mjöl") == []


def test_dashes_whose_lines_hang_are_bullets() -> None:
    assert said("P|– ost", "p|  mjöl", "P|– ko") == [["ost mjöl", "ko"]]


def test_speeches_that_open_with_a_dash_stay_paragraphs() -> None:
    assert said("P|  – ost", "p|mjöl", "P|  – ko", "P|  – båt") == []
    assert said(INDENTED, "P|– ost", "p|mjöl", "P|– ko", "P|– båt") == []  # flush ones too


def test_lines_with_dashes_at_the_edge_are_bullets_where_paragraphs_are_indented() -> None:
    assert said(INDENTED, "P|– ost", "P|– ko") == [["ost", "ko"]]
    assert said("P|ost mjöl", "p|ko båt", "P|– ost", "P|– ko") == []


def test_dashes_are_bullets_everywhere_in_a_text_where_their_lines_hang() -> None:
    hanging = "P|– ost", "p|  mjöl", "P|– ko"
    assert said(*hanging, "P|båt", "P|– ost", "p|– ko") == [["ost mjöl", "ko"], ["ost", "ko"]]
    speech = "P|    – ost", "p|mjöl"
    assert said(*hanging, *speech, "P|– ost", "P|– ko") == [["ost mjöl", "ko"]]


def test_dashes_before_things_are_bullets_where_no_sentence_ends() -> None:
    assert said("P|ost mjöl", "P|– ost, 3", "P|– ko, 8", "P|– båt, 12") == [
        ["ost, 3", "ko, 8", "båt, 12"]
    ]
    assert said("P|ost mjöl", "P|– Ost.", "P|– ko", "P|– båt") == []


def test_an_item_goes_on_over_a_page_and_so_does_its_list() -> None:
    long = "b) ko " + "ost " * 14 + "båt"
    above = "I|a) ost", "p|    mjöl", f"I|{long}"
    below = "P|\f    olja", "P|c) båt", "p|    ost"
    assert said(*BODY, *above, *below) == [["a) ost mjöl", f"{long} olja", "c) båt ost"]]


def test_a_list_goes_on_behind_further_paragraphs_of_an_item() -> None:
    rows = "P|– ost", "p|  mjöl", "P|  olja", "P|– ko"
    assert said(*BODY, *rows) == [[("ost mjöl", "olja"), "ko"]]


def test_lines_that_count_on_from_an_item_are_items() -> None:
    assert said("I|1. ost", "P|2. ko", "P|3. båt") == [["1. ost", "2. ko", "3. båt"]]


def test_a_line_that_counts_on_from_nothing_is_no_item_beside_a_list() -> None:
    assert said("I|1. ost", "I|2. ko", "P|§ 1. Båt") == [["1. ost", "2. ko"]]
    assert said("P|§ 1. Båt", "I|1. ost", "I|2. ko") == [["1. ost", "2. ko"]]


def test_lines_that_may_be_headings_or_contents_are_no_items() -> None:
    assert said("P|§ 1. Ost", "P|§ 2. Ko", "P|§ 3. Båt") == []
    assert said("P|1. Ost, 3", "P|2. Ko, 8", "P|3. Båt, 12") == []


def test_a_quotation_between_items_is_one_of_the_next_level() -> None:
    rows = "I|a) ost", "I|    i) ko", "P|    ii) mjöl", "p|        olja", "I|b) båt"
    assert said(*rows) == [[("a) ost", ["i) ko", "ii) mjöl olja"]), "b) båt"]]


def test_items_that_were_put_together_are_parted_where_their_numbers_count_on() -> None:
    assert said("P|1. ost", "p|   mjöl", "P|2. ko", "p|3. båt") == [
        ["1. ost mjöl", "2. ko", "3. båt"]
    ]


def test_a_number_within_a_paragraph_does_not_part_it() -> None:
    assert said("P|1. ost", "p|2. ko", "p|mjöl") == []


def test_a_paragraph_behind_the_last_item_is_none_of_its_lines() -> None:
    text = restored_from("I|1. ost", "i|   mjöl", "I|2. ko.", "i|Olja båt", "i|och ost")
    assert shapes(text) == [["1. ost mjöl", "2. ko."]]
    assert [plain(b.content) for b in text.blocks if isinstance(b, Paragraph)] == [
        "Olja båt och ost"
    ]


def test_lines_that_were_parted_from_their_item_go_on_with_it_behind_a_full_line() -> None:
    first, parted, last = ("I|1. ko", "i|   båt"), "P|   mjöl olja", "I|3. ko"
    full, short = "2. " + "ost " * 14 + "ost", "2. ost"
    assert said(*BODY, *first, f"I|{full}", parted, last) == [
        ["1. ko båt", f"{full} mjöl olja", "3. ko"]
    ]
    assert said(*BODY, *first, f"I|{short}", parted, last) == [
        ["1. ko båt", (short, "mjöl olja"), "3. ko"]
    ]


def test_what_a_person_has_ruled_is_no_item() -> None:
    rows = "P|1. ost", "p|   mjöl", "P|2. ko", "p|   båt"
    assert said(*rows, verdicts=Verdicts(lists=((1, False),))) == []


@pytest.mark.parametrize("lines", [2, 3])
def test_drawn_lines_that_count_from_one_are_a_list_if_they_are_three(lines: int) -> None:
    rows = [f"P|{number}. ko" for number in range(1, lines + 1)]
    assert bool(said(*rows)) is (lines == 3)


def test_what_counts_anew_again_and_again_is_compared_with_few_items(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[Sign] = []
    follows = Sign.follows

    def counted(own: Sign, above: Sign) -> bool:
        compared.append(own)
        return follows(own, above)

    monkeypatch.setattr(Sign, "follows", counted)
    rows = [row_of(f"1. ost {number}", number) for number in range(1, 201)]
    with_items([Draft(BlockRole.PARAGRAPH, (row,)) for row in rows], {})
    assert len(compared) < 20 * len(rows)


def row_of(text: str, number: int) -> Row:
    return Row(number, number, 0, text, 0, 0, first=False, trailing=False, width=1.0)


def said(*lines: str, verdicts: Verdicts = NO_VERDICTS) -> list[object]:
    """Return the lists of drawn lines, each with its role before it; its blanks are its indent."""
    return shapes(restored_from(*lines, verdicts=verdicts))


def restored_from(*lines: str, verdicts: Verdicts = NO_VERDICTS) -> Text:
    rows = [line.partition("|") for line in "\n".join(lines).split("\n")]
    source = drawn(transcript("\n".join(row for _, _, row in rows)))
    told = told_as("".join(mark for mark, _, _ in rows), source)
    return restored(source, carry_out(source, told, verdicts), verdicts).value


def drawn(source: Transcript) -> Transcript:
    """Return a source whose lines say where they stand."""
    pages = (replace(page, lines=tuple(map(_drawn, page.lines))) for page in source.pages)
    return replace(source, pages=tuple(pages))


def _drawn(line: Line) -> Line:
    bare = line.text.lstrip()
    place = Geometry(indent=(len(line.text) - len(bare)) / EM, gap=1.0, width=len(bare) / 2)
    return replace(line, runs=(Run(line.text),), geometry=place)


def shapes(text: Text) -> list[object]:
    return [list(map(_shape, block.items)) for block in text.blocks if isinstance(block, ItemList)]


def _shape(item: Item) -> object:
    below = tuple(_below(item))
    return (plain(item.content), *below) if below else plain(item.content)


def _below(item: Item) -> Iterator[object]:
    for block in item.below:
        if isinstance(block, Paragraph):
            yield plain(block.content)
        else:
            yield list(map(_shape, block.items))
