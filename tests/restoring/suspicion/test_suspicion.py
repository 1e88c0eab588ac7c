"""One figure for a text: between 0 and 1, the same every time, higher where more is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.model.suspicion import Ground, Suspicion
from publisher.restoring import restore
from publisher.restoring.learned import SHIPPED, table
from publisher.restoring.suspicion.trees import Tree, points
from publisher.restoring.suspicion.weighing import GROUNDS, TABLE
from publisher.sources import transcript_from

TEXTS = Path(__file__).parents[2] / "golden" / "restoring"
NAMES = ("fyren.sv", "molen.nl")


def suspicion_of(source: str, language: str) -> Suspicion:
    text = restore(transcript_from(source, "x.txt", language).value).value
    assert text.suspicion is not None
    return text.suspicion


def letters_of(name: str) -> tuple[str, str]:
    return (TEXTS / f"{name}.txt").read_text("utf-8"), name.rpartition(".")[2]


def without_layout(source: str) -> str:
    """Return a source of which the extractor has lost blank lines, indents and pages."""
    return re.sub(r"\n[\s\f]*", "\n", source)


def with_lines_mixed(source: str) -> str:
    """Return a source of which every other pair of lines was extracted in the wrong order."""
    lines = source.split("\n")
    for at in range(0, len(lines) - 1, 4):
        lines[at : at + 2] = lines[at + 1], lines[at]
    return "\n".join(lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damaged", [without_layout, with_lines_mixed])
def test_a_damaged_text_is_more_suspicious(name: str, damaged: Callable[[str], str]) -> None:
    source, language = letters_of(name)
    whole = suspicion_of(source, language)
    worse = suspicion_of(damaged(source), language)
    assert 0 <= whole.figure < worse.figure <= 1
    assert 0 < len(worse.grounds) <= GROUNDS


def test_a_text_is_as_suspicious_every_time() -> None:
    source, language = letters_of(NAMES[0])
    assert suspicion_of(source, language) == suspicion_of(source, language)


def test_nothing_suspicious_lowers_the_figure() -> None:
    learned = table(TABLE, SHIPPED)
    assert min(learned["weights"].values()) > 0
    assert learned["slope"] > 0
    names = sorted(learned["usual"])
    for other in (0.0, 0.2, 0.5):
        for name in names:
            roots = [{**dict.fromkeys(names, other), name: root / 20} for root in range(21)]
            told = [points(learned["trees"], own) for own in roots]
            assert told == sorted(told), name


def test_the_mean_of_trees_is_told() -> None:
    trees: list[Tree] = [["a", 0.5, 1.0, ["b", 0.1, 4.0, 8.0]], 3.0]
    assert points(trees, {"a": 0.5}) == 2.0
    assert points(trees, {"a": 0.6, "b": 0.1}) == 3.5
    assert points(trees, {"a": 0.6, "b": 0.2}) == 5.5


def test_a_ground_names_its_lines() -> None:
    assert str(Ground("two lines are odd", (3, 17))) == "two lines are odd (lines 3, 17)"
    assert str(Ground("one line is odd", (3,))) == "one line is odd (line 3)"
    assert str(Ground("no page is known")) == "no page is known"
