"""Columns, spreads and tables: what is read after what."""

from __future__ import annotations

from tests.sources.pdf.making import column, read, sheet, strip, texts

LEFT = [f"left line number {n} of some" for n in range(8)]
RIGHT = [f"right line number {n} of it" for n in range(8)]
TWO = [*column(LEFT, 50, 100), *column(RIGHT, 220, 100)]


def test_columns_are_read_one_after_the_other() -> None:
    assert texts(*TWO) == [*LEFT, *RIGHT]


def test_lines_of_two_columns_need_not_stand_side_by_side() -> None:
    assert texts(*column(LEFT, 50, 100), *column(RIGHT, 220, 105)) == [*LEFT, *RIGHT]


def test_a_heading_and_a_note_over_both_columns_stand_above_and_below() -> None:
    heading = strip("a heading that runs over both columns of it", 100, 60)
    note = strip("a note that runs over both columns of the page", 50, 230)
    lines = [text.strip() for text in texts(*TWO, heading, note) if text]
    assert lines[0].startswith("a heading")
    assert lines[1:-1] == [*LEFT, *RIGHT]
    assert lines[-1].startswith("a note")


def test_a_running_head_with_its_folio_is_one_line() -> None:
    head = [strip("The Ferry", 50, 60), strip("12", 342, 60)]
    lines = [text for text in texts(*TWO, *head) if text]
    assert lines[0].split() == ["The", "Ferry", "12"]
    assert lines[1] == LEFT[0]


def test_the_first_lines_of_two_columns_are_no_running_head() -> None:
    heads = [strip("FIRST PART.", 80, 60), strip("5.", 220, 60)]
    lines = [text.strip() for text in texts(*TWO, *heads) if text]
    assert lines == ["FIRST PART.", *LEFT, "5.", *RIGHT]


def test_a_folio_below_one_column_is_read_last() -> None:
    lines = [text.strip() for text in texts(*TWO, strip("12", 80, 240)) if text]
    assert lines[-1] == "12"


PANELS = [[f"{name} panel line {n} of it" for n in range(12)] for name in ("left", "next", "last")]


def test_the_panels_of_a_leaflet_with_wide_gutters_are_read_one_after_the_other() -> None:
    """One of three is narrower than half of the other two with the white between them."""
    panels = [
        one
        for at, lines in enumerate(PANELS)
        for one in column(lines, 40 + 200 * at, 100 + 5 * at, 13)
    ]
    assert [line.text.strip() for line in read(sheet(panels, width=700))[0]] == [
        *PANELS[0],
        *PANELS[1],
        *PANELS[2],
    ]


def test_cells_of_a_table_are_read_row_by_row() -> None:
    names = column(["Anna", "Bert", "Carl", "Dora", "Emil", "Fred"], 50, 100)
    sums = column(["1,20", "3,40", "5,60", "7,80", "9,00", "1,10"], 220, 100)
    assert texts(*names, *sums)[0].split() == ["Anna", "1,20"]


def test_a_gutter_does_not_cut_the_rows_of_a_table() -> None:
    words = ["several words of it"] * 6
    names = ["Anna", "Bert", "Carl", "Dora", "Emil", "Fred"]
    cells = zip((words, names, words, names), (50, 152, 210, 312), strict=True)
    lines = texts(*(one for own, left in cells for one in column(own, left, 100)))
    assert [line.split()[4::5] for line in lines] == [[name, name] for name in names]


def test_a_second_column_of_two_lines_is_known_from_the_page_before() -> None:
    short = [*column(LEFT, 50, 100), *column(RIGHT[:2], 220, 100)]
    pages = read(sheet(TWO), sheet(short))
    assert [line.text for line in pages[1]] == [*LEFT, *RIGHT[:2]]


def test_the_few_lines_of_a_last_page_stand_in_the_columns_of_the_pages_before() -> None:
    short = [*column(LEFT[:2], 50, 100), *column(RIGHT[:1], 220, 100)]
    pages = read(*[sheet(TWO)] * 3, sheet(short))
    assert [line.text for line in pages[3]] == [*LEFT[:2], *RIGHT[:1]]


def test_cells_of_a_table_that_begin_where_columns_do_are_read_row_by_row() -> None:
    table = [strip(name, 50, 100 + 12 * n) for n, name in enumerate(["oats", "rye"])]
    table += [strip(f"{n + 2} sacks", 220, 100 + 12 * n) for n in range(2)]
    pages = read(*[sheet(TWO)] * 3, sheet(table))
    assert [line.text.split() for line in pages[3]] == [
        ["oats", "2", "sacks"],
        ["rye", "3", "sacks"],
    ]


def test_a_spread_is_two_pages() -> None:
    first = [*column(LEFT, 60, 100), strip("6", 150, 500)]
    second = [*column(RIGHT, 480, 100), strip("7", 580, 500)]
    pages = read(sheet([*first, *second], 842))
    assert [[line.text.strip() for line in page if line.text] for page in pages] == [
        [*LEFT, "6"],
        [*RIGHT, "7"],
    ]


def test_a_half_empty_sheet_among_spreads_has_a_blank_page() -> None:
    whole = [*column(LEFT, 60, 100), *column(RIGHT, 480, 100)]
    pages = read(sheet(whole, 842), sheet(column(LEFT, 60, 100), 842))
    assert [len(page) for page in pages] == [8, 8, 8, 0]


def test_a_wide_page_in_one_column_is_one_page() -> None:
    wide = column(["a line that runs over the middle of a page that is wide " * 2] * 4, 60, 100)
    assert len(read(sheet(wide, 842))) == 1
