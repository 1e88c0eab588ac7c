"""Many findings of one kind in one file are told once, with their number."""

from __future__ import annotations

from publisher.model.findings import SEVERAL, Finding, Severity, gathered
from publisher.model.places import Place


def found(code: str, *lines: int, source: str = "a.txt") -> list[Finding]:
    """Return a warning of a code for each line."""
    places = [Place(source, line, line) for line in lines]
    return [Finding(code, Severity.WARNING, f"at {p.first}", "look", p) for p in places]


def test_few_findings_stay_as_they_are_in_order() -> None:
    few = found("a/b", *range(SEVERAL, 0, -1))
    assert [one.message for one in gathered(few)] == [f"at {n}" for n in range(1, SEVERAL + 1)]


def test_many_become_the_first_with_their_number_and_the_next_lines() -> None:
    many = found("a/b", *range(3, 20_003))
    other, elsewhere = found("a/c", 7), found("a/b", 2, source="b.txt")
    first, kept, third = gathered([*many, *other, *elsewhere])
    assert (first.place.first, kept, third) == (3, other[0], elsewhere[0])
    assert first.message == (
        "at 3 (the first of 20000 such findings; others: line 4, 5, 6, 7, 8, …)"
    )
