"""All cases of tests/cases: a source, and the manuscript (or record) it must become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pytest

from publisher.manuscript import write
from publisher.model.findings import Finding, Severity, in_order
from publisher.model.text import Text
from publisher.restoring import restore
from publisher.sources import transcript_from
from tests.support.cases import Case, read_cases

CASES = read_cases()


@dataclass(frozen=True)
class Run:
    """The way of one source through the rooms, as the pipeline orders them."""

    case: Case

    @cached_property
    def _outcome(self) -> tuple[Text, tuple[Finding, ...]]:
        transcript = transcript_from(self.case.source, "case.txt", self.case.language)
        text = restore(transcript.value)
        return text.value, transcript.findings + text.findings

    def becomes(self) -> str:
        """Return the manuscript."""
        return write(self._outcome[0])

    def joins(self) -> str:
        """Return what became of each broken word: left, right, decision, result."""
        joins = self._outcome[0].joins
        return "".join(f"{j.left} {j.right} {j.decision} {j.result}\n" for j in joins)

    def removes(self) -> str:
        """Return what was set aside: line, kind, text."""
        furniture = self._outcome[0].furniture
        return "".join(f"{f.place.first} {f.kind} {f.text.strip()}\n" for f in furniture)

    def finds(self) -> str:
        """Return the warnings and errors of the case's own room: line, code."""
        loud = [f for f in self._outcome[1] if f.severity != Severity.NOTE]
        found = in_order(f for f in loud if f.code.startswith(f"{self.case.room}/"))
        return "".join(f"{f.place.first} {f.code}\n" for f in found)


VIEWS: dict[str, Callable[[Run], str]] = {
    "becomes": Run.becomes,
    "joins": Run.joins,
    "removes": Run.removes,
    "finds": Run.finds,
}


def marked(case: Case) -> object:
    known = [pytest.mark.xfail(strict=True)] if case.known_failure else []
    return pytest.param(case, id=str(case), marks=known)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_source_becomes_what_its_case_says(case: Case) -> None:
    run = Run(case)
    for name, expected in case.expected:
        assert VIEWS[name](run) == expected, name


def test_no_two_cases_have_one_title() -> None:
    names = [str(case) for case in CASES]
    assert sorted(set(names)) == sorted(names)
