"""The works of this house, restored from their damaged sources, beside what their authors wrote.

What is asked of the median work and of the worst is asked of texts that are not published here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from bench.comparing.faults import HEADING, LEFT_IN, LOST, Comparison, compare
from publisher.model.text import Join, Text
from publisher.restoring import restore
from publisher.sources import read_source
from training.reprinting.house import SETTINGS, manuscript_of, reprint_work
from training.reprinting.reprint import Reprint, reprint
from training.reprinting.setting import Setting

WORKS = sorted(SETTINGS)
# Columns, in ems, in which the works are set once more: other words are broken in each.
MEASURES = (16.0, 22.0, 30.0)
SURE, RIGHT, ENOUGH = 0.99, 0.99, 500


@dataclass(frozen=True, slots=True)
class Found:
    """A restored work beside the truth."""

    made: Text
    true: Text
    comparison: Comparison

    def faults(self, *kinds: str) -> int:
        return sum(fault.kind in kinds for fault in self.comparison.faults)


def restored(printed: Reprint, folder: Path, language: str) -> Found:
    path = folder / "source.txt"
    path.write_bytes(printed.data)
    transcript = read_source(path, path.name, language).value
    made = restore(transcript).value
    return Found(made, printed.truth, compare(made, printed.truth, list(transcript.lines())))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Found, ...]:
    folder = tmp_path_factory.mktemp("golden")
    return tuple(restored(reprint_work(*work), folder, work[1]) for work in WORKS)


def f1(right: int, false: int, missed: int) -> float:
    return 2 * right / max(1, 2 * right + false + missed)


def words(one: Found) -> float:
    return 1 - one.faults(LEFT_IN, LOST) / len(one.comparison.true.words)


def line_ends(one: Found) -> float:
    """Count as faults the wrong decisions alone: a mark read as part of its word is a note's."""
    joins = {_key(join): join.result for join in one.true.joins}
    right = sum(joins.get(_key(join)) == join.result for join in one.made.joins)
    return right / len(joins)


def headings(one: Found) -> float:
    wanted, made = len(one.comparison.true.headings), len(one.comparison.made.headings)
    if not wanted + made:
        return 1.0
    return (wanted + made - one.faults(HEADING)) / (wanted + made)


FIGURES: tuple[tuple[str, Callable[[Found], float], float, float], ...] = (
    ("words", words, 0.998, 0.985),
    ("line ends", line_ends, 0.995, 0.95),
    ("paragraphs", lambda one: f1(*one.comparison.bounds), 0.985, 0.92),
    ("headings", headings, 0.95, 0.7),
    ("notes", lambda one: f1(*one.comparison.notes), 0.99, 0.95),
)


@pytest.mark.parametrize(
    ("figure", "usual", "least"), [row[1:] for row in FIGURES], ids=[row[0] for row in FIGURES]
)
def test_the_works_are_as_their_authors_had_them(
    found: tuple[Found, ...], figure: Callable[[Found], float], usual: float, least: float
) -> None:
    reached = [figure(one) for one in found]
    assert median(reached) >= usual, reached
    assert min(reached) >= least, dict(zip(WORKS, reached, strict=True))


def judged(folder: Path) -> list[tuple[float, bool]]:
    """Return for each line end how sure its decision was, and whether it was right."""
    decided: list[tuple[float, bool]] = []
    for work, language in WORKS:
        markup = manuscript_of(work, language).read_text("utf-8")
        for measure in MEASURES:
            setting = Setting(measure=measure, depth=40)
            one = restored(reprint(markup, work, language, setting), folder, language)
            truth = {_key(join): join.result for join in one.true.joins}
            decided += [
                (join.confidence, join.result == truth[_key(join)])
                for join in one.made.joins
                if _key(join) in truth
            ]
    return decided


def _key(join: Join) -> tuple[int, str, str]:
    return join.place.first, join.left.rstrip(), join.right


@pytest.mark.slow
def test_of_the_line_ends_called_sure_nearly_all_are_right(tmp_path: Path) -> None:
    decided = judged(tmp_path)
    sure = [right for confidence, right in decided if confidence >= SURE]
    assert len(sure) >= ENOUGH
    assert sum(sure) / len(sure) >= RIGHT
    assert len(sure) >= 0.9 * len(decided)
