"""Columns side by side are named; a contents list and spaced-out lines are none."""

from __future__ import annotations

from publisher.sources.reading import transcript_from

LEFT = "the ferry was rowed by one family for"
RIGHT = "a hundred and forty years and no one"
CODE = "sources/columns-side-by-side"


def codes(*lines: str) -> list[str]:
    found = transcript_from("\n".join(lines) + "\n", "ferry.en.txt", "en").findings
    return [f"{finding.place} {finding.code}" for finding in found if finding.code == CODE]


def test_columns_side_by_side_are_a_finding() -> None:
    assert codes(*[f"{LEFT:<45}{RIGHT}"] * 20) == [f"ferry.en.txt:1 {CODE}"]


def test_columns_of_unequal_length_are_a_finding() -> None:
    both, one = [f"{LEFT:<45}{RIGHT}"] * 14, [LEFT] * 10
    assert codes(*both, *one)


def test_a_page_in_one_column_is_no_finding() -> None:
    assert not codes(*[f"{LEFT} {RIGHT}"] * 20)


def test_a_table_of_contents_is_no_finding() -> None:
    assert not codes(*[f"{LEFT:<45}{number}" for number in range(20)])


def test_a_few_rows_of_a_table_are_no_finding() -> None:
    assert not codes(*[f"{LEFT:<45}{RIGHT}"] * 8, *[f"{LEFT} {RIGHT}"] * 30)


def test_wide_spaces_at_changing_places_are_no_finding() -> None:
    assert not codes(*[f"{LEFT[: 8 + at]}   {RIGHT}" for at in range(0, 28, 2)], *[LEFT] * 12)
