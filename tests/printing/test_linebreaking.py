"""Lines chosen together: on counted letters, without a typesetter."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest

from publisher.printing.linebreaking import LineLengths, Opportunity, balance_breaks, choose_breaks


def places(text: str) -> list[Opportunity]:
    """Return the places of a text set in letters one wide; ``_`` is where a word may be broken."""
    found, at, spaces = [Opportunity(0, 0, 0, 0, 0, 0)], 0, 0
    for letter in text:
        if letter == "_":
            found.append(Opportunity(at, at, spaces, spaces, spaces / 3, spaces / 3, 0, 0, 1, True))
            continue
        after = spaces + (letter == " ")
        if letter == " ":
            found.append(Opportunity(at, at + 1, spaces, after, spaces / 3, after / 3))
        at, spaces = at + 1, after
    return [*found, Opportunity(at, at, spaces, spaces, spaces / 3, spaces / 3)]


def lines(text: str, width: float, loosest: float = inf) -> list[str] | None:
    """Return the text as it is set in lines of a width."""
    found = places(text)
    chosen = choose_breaks(found, LineLengths(width, width), loosest)
    plain = text.replace("_", "")
    if chosen is None:
        return None
    ends = [found[index] for index in (0, *chosen)]
    cut = [(round(a.start), round(b.end), "-" if b.added else "") for a, b in pairwise(ends)]
    return [plain[start:end] + hyphen for start, end, hyphen in cut]


def test_a_line_is_shorter_for_the_sake_of_the_next() -> None:
    assert lines("aaa bb cc ddddddd e f", 9) == ["aaa bb cc", "ddddddd e", "f"]


def test_a_short_line_stands_before_a_long_word() -> None:
    assert lines("aa bb dddd eeeeeee ffff", 7) == ["aa", "bb dddd", "eeeeeee", "ffff"]


def test_a_word_is_broken_only_where_the_line_would_be_loose() -> None:
    assert lines("aaa bbb cc ccc_ccc d", 11) == ["aaa bbb cc", "cccccc d"]
    assert lines("aa bbbbbb_cccccc dd", 10) == ["aa bbbbbb-", "cccccc dd"]


def test_no_more_than_three_hyphens_in_a_row() -> None:
    found = lines("xxxxxxx " + "aaaaa_bbbbbb " * 12 + "xxxxxx", 13)
    assert found is not None
    ladder = "".join("-" if line.endswith("-") else " " for line in found)
    assert "---" in ladder
    assert "----" not in ladder


def test_a_word_longer_than_a_line_gives_no_lines() -> None:
    assert lines("aaa bbbbbbbbbbbbbbb c", 9) is None


@pytest.mark.parametrize("loosest", [0.1, 0.2])
def test_lines_looser_than_allowed_give_no_lines(loosest: float) -> None:
    assert lines("aa bb ccccccc dd", 7, loosest) is None


def test_the_lines_of_a_heading_are_even() -> None:
    found = places("aaa bb cc dddd eee ffff gg")
    chosen = balance_breaks(found, LineLengths(22, 22))
    assert chosen is not None
    ends = [found[index] for index in (0, *chosen)]
    assert [round(b.end - a.start) for a, b in pairwise(ends)] == [14, 11]


def test_a_heading_with_a_word_longer_than_a_line_gives_no_lines() -> None:
    assert balance_breaks(places("aaa bbbbbbbbbb"), LineLengths(6, 6)) is None
