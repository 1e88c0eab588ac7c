"""Tables as their template gets them: names, figures, what stays on a line, how wide it must be."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from publisher.manuscript import read
from publisher.model.inlines import plain
from publisher.model.text import Inlines, Table
from publisher.rendering.tables import Scope, SetTable, set_table

HEAD = "# A book\n\nA paragraph.\n\n"


def table(markup: str) -> SetTable:
    """Return the table that a manuscript writes so, its words as they are."""
    found = next(b for b in read(HEAD + markup, "a.md", "en").blocks if isinstance(b, Table))
    return set_table(found, words)


def words(content: Inlines) -> Markup:
    return Markup.escape(plain(content))


def test_a_row_is_named_by_its_first_column_alone() -> None:
    found = table("=| x | a\n=| ^ | b")
    assert [[cell.scope for cell in row] for row in found.body] == [[Scope.ROWS, None], [None]]


def test_a_remark_over_several_columns_is_no_figure() -> None:
    found = table("= a | 12 | 13\n= b | 14 | 15\n= c | 16 | <\n= d | 17 | 18")
    assert [[cell.figures for cell in row] for row in found.body[1:3]] == [
        [False, True, True],
        [False, False],
    ]


def test_short_cells_stay_on_one_line_where_there_is_room() -> None:
    found = table("= The widow Rask | A funeral card, printed twice, and paid for once")
    assert [cell.whole for cell in found.body[0]] == [True, False]
    many = table("= " + " | ".join(["The widow Rask"] * 6))
    assert not any(cell.whole for cell in many.body[0])
    figures = table("= " + " | ".join(["12 000"] * 12))
    assert all(cell.whole for cell in figures.body[0])


def test_a_table_is_as_wide_as_its_longest_words() -> None:
    narrow = table("= a long line of short words that can be broken | x")
    assert narrow.letters == len("broken") + len("x") + 5
    assert table("= " + " | ".join(["12,000"] * 12)).letters == 12 * 6 + 29


@pytest.mark.parametrize(
    "markup", ["== a | b | c\n= d\n= e | f | g", "== a | b | c\n= d | e\n= ^ | f | g"]
)
def test_all_rows_fill_the_same_columns(markup: str) -> None:
    found = table(markup)
    lengths = [sum(cell.columns for cell in row) for row in (*found.head, *found.body)]
    above = sum(cell.columns for cell in found.body[0] if cell.rows > 1)
    assert lengths == [3, 3, 3 - above]


def test_sums_of_several_parts_stay_whole_among_figures() -> None:
    found = table("== price\n= 11 s.\n= 5 s.\n= 4 s. 6 d.")
    assert [row[0].whole for row in found.body] == [True, True, True]


def test_a_corner_without_words_names_nothing() -> None:
    found = table("==  | 1890 | 1891\n=| rags | 1 | 2")
    assert [cell.scope for cell in found.head[0]] == [None, Scope.COLUMN, Scope.COLUMN]


def test_a_cell_reaches_no_further_than_the_last_row() -> None:
    source = read(HEAD + "= a | b\n= ^ | c", "a.md", "en").blocks[-1]
    assert isinstance(source, Table)
    cut = set_table(Table(source.rows[:1]), words)
    assert [cell.rows for cell in cut.body[0]] == [1, 1]


def test_a_head_that_reaches_into_the_body_is_none() -> None:
    found = table("== a | b\n= ^ | c\n= d | e")
    assert found.head == ()
    assert [cell.scope for cell in found.body[0]] == [Scope.COLUMN, Scope.COLUMN]
