"""Rows of tables as they are drawn: cells of several lines, that touch, that go on elsewhere.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.restoring.blocks.columns import cells_of
from publisher.restoring.blocks.table_rows import rows_of_table, text_of
from publisher.restoring.drafts import CellDraft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import Seen

# Ems: how wide a letter is drawn here.
LETTER = 0.5


def row(number: int, gap: float, *words: tuple[float, str], edge: float = 0.0) -> Row:
    """Return a drawn line: its words with their left sides in ems, ``gap`` in leadings."""
    text = " ".join(word for _, word in words)
    places = [side for left, word in words for side in (left, left + LETTER * len(word))]
    seen = Seen(words=tuple(edge + place for place in places), ems=True, gap=gap, edge=edge)
    return Row(number, number, 0, text, 0, 0, False, False, 0.0, seen=seen)


def told(*rows: Row) -> list[list[str]]:
    """Return the cells of the rows of a table, with their words."""
    lines = cells_of(rows)
    assert lines is not None
    made = rows_of_table(lines, frozenset())
    return [[text_of(cell) for cell in one.cells] for one in made]


def test_cells_of_one_line_stand_beside_the_middle_of_those_of_two() -> None:
    rows = [row(1, 1.4, (0, "År"), (8, "Ost"), (16, "Mjöl"))]
    for at, (year, cheese, flour) in enumerate([("1871", "12", "7"), ("1872", "18", "11")]):
        number = 2 + 3 * at
        rows += [
            row(number, 1.4, (16, "19."), (24, "ko")),
            row(number + 1, 0.5, (0, year), (8, cheese)),
            row(number + 2, 0.5, (16, flour), (24, "båt")),
        ]
    assert told(*rows) == [
        ["År", "Ost", "Mjöl", ""],
        ["1871", "12", "19. 7", "ko båt"],
        ["1872", "18", "19. 11", "ko båt"],
    ]


def test_rows_of_one_line_each_are_not_put_together_by_wider_gaps_between_some() -> None:
    rows = [
        row(1, 1.4, (0, "År"), (8, "Ost"), (16, "Mjöl")),
        *(row(n, 1.0, (0, f"187{n}"), (8, f"1{n}"), (16, f"2{n}")) for n in range(2, 5)),
        *(row(n, 1.4, (0, f"187{n}"), (8, f"1{n}"), (16, f"2{n}")) for n in range(5, 8)),
    ]
    assert len(told(*rows)) == 7


def test_a_line_with_a_cell_over_two_columns_is_not_put_together_with_others() -> None:
    def cells(number: int, gap: float, *words: tuple[str, int]) -> tuple[CellDraft, ...]:
        return tuple(CellDraft((row(number, gap, (0, word)),), n) for word, n in words)

    lines = [
        cells(1, 1.4, ("År", 1), ("Ost", 1), ("Mjöl", 1)),
        cells(2, 0.5, ("1871", 1), ("12", 2)),
        cells(3, 1.4, ("1872", 1), ("18", 1), ("7", 1)),
    ]
    assert len(rows_of_table(lines, frozenset())) == 3


def test_a_figure_that_touches_the_word_before_it_is_parted_from_it() -> None:
    rows = [
        row(1, 1.4, (0, "Vara"), (4, "Ris"), (12, "Pris")),
        row(2, 1.4, (0, "Ost"), (4, "12"), (12, "7")),
        row(3, 1.4, (0, "Papperen356"), (12, "19")),
        row(4, 1.4, (0, "Mjöl"), (4, "18"), (12, "11")),
        row(5, 1.4, (0, "Olja"), (4, "31"), (12, "16")),
    ]
    assert told(*rows)[2] == ["Papperen", "356", "19"]


def test_a_table_that_goes_on_in_the_next_column_of_a_page_keeps_its_columns() -> None:
    rows = [
        row(n, 1.4, (0, f"187{n}"), (6, f"1{n}"), (12, f"2{n}"), edge=20.0 * (n > 3))
        for n in range(1, 7)
    ]
    assert told(*rows) == [[f"187{n}", f"1{n}", f"2{n}"] for n in range(1, 7)]


def test_a_figure_and_its_share_may_be_broken_within_a_cell() -> None:
    rows = [
        row(1, 1.0, (0, "Ost"), (6, "860.5"), (12, "25.1")),
        row(2, 1.0, (6, "23"), (12, "%")),
        row(3, 1.0, (0, "Mjöl"), (6, "331.8"), (12, "2.4"), (14, "%")),
        row(4, 1.0, (6, "94")),
    ]
    assert [one[1:] for one in told(*rows)] == [["860.5 23", "25.1 %"], ["331.8 94", "2.4 %"]]
