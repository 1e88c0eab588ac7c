"""Rules that only draw."""

from __future__ import annotations

import pytest

from publisher.model.furniture import FurnitureKind
from publisher.restoring.roles.furniture.rules import find_rules
from tests.restoring.roles.furniture.sheets import page, pages

BLANKS = " " * 49


@pytest.mark.parametrize("rule", ["______", "-----", "———————", "  ________  ", "=====", BLANKS])
def test_what_only_draws_is_taken(rule: str) -> None:
    (found,) = find_rules(pages(page(1, bottom=[rule, "1 Se boken."])), "sv")
    assert (found.kind, found.line.text, found.line.number) == (FurnitureKind.RULE, rule, 5)


@pytest.mark.parametrize(
    "line", ["* * *", "***", "–", "--", "", " ", " " * 8, "– – –", "_a_b_c_", "-----a"]
)
def test_a_line_with_words_or_without_anything_is_no_rule(line: str) -> None:
    assert find_rules(pages(page(1, bottom=[line])), "sv") == ()
