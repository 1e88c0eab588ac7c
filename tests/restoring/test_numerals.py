"""What stands in columns of figures."""

from __future__ import annotations

import pytest

from publisher.restoring.numerals import is_figure, is_rule, is_year


@pytest.mark.parametrize(
    ("text", "year"),
    [("1871", True), ("1871–75", True), ("1871/1872.", True), ("12345", False), ("3871", False)],
)
def test_a_year_has_four_figures(text: str, year: bool) -> None:
    assert is_year(text) == year


@pytest.mark.parametrize(
    ("text", "figure"),
    [("41 059", True), ("4,5 %", True), ("12 kr", True), ("–", True), ("tolv", False), ("", False)],
)
def test_a_figure_has_few_letters_or_stands_for_none(text: str, figure: bool) -> None:
    assert is_figure(text) == figure


@pytest.mark.parametrize(
    ("text", "rule"), [("----+----", True), ("___ ___", True), ("– –", False), ("--- a", False)]
)
def test_a_rule_is_nothing_but_signs_in_rows(text: str, rule: bool) -> None:
    assert is_rule(text) == rule
