"""The column of a text.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.restoring.measuring.column import column_of, full_width, slack
from publisher.restoring.measuring.typefaces import proportional
from tests.restoring.galley import COLUMN, WIDTH, full, row


def test_a_full_row_has_no_slack_and_a_short_one_has() -> None:
    below = row("någonting helt annat")
    assert slack(full("fylld"), below, COLUMN) < 0
    assert slack(row("kort", width=WIDTH / 4), below, COLUMN) > 0.6


def test_an_indent_takes_its_share_of_the_line() -> None:
    below, narrow = row("och"), row("rad", width=WIDTH * 0.9)
    indented = row("rad", width=WIDTH * 0.9, indent=8)
    assert slack(indented, below, COLUMN) < slack(narrow, below, COLUMN)


def test_the_full_width_is_where_lines_crowd() -> None:
    widths = sorted([5000.0, 7000.0, *[10_000.0 - n for n in range(30)]])
    assert full_width(widths) == 10_000.0


def test_a_few_rows_of_smaller_type_do_not_widen_the_column() -> None:
    widths = sorted([*[10_000.0 - n for n in range(40)], *[11_500.0 - n for n in range(10)]])
    assert full_width(widths) < 10_500


def test_no_rows_have_a_column_all_the_same() -> None:
    assert column_of((), proportional).width > 0


def test_the_column_is_as_wide_as_its_rows_agree_on() -> None:
    """Each row holds less than the column, and with its next word it would hold more."""
    rows = [row("som inte ville gå", width=9000.0 + 10 * n, order=n) for n in range(90)]
    assert 9000 < column_of(rows, proportional).width < 9900 + proportional(" som")
