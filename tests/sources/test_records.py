"""A transcript as records: nothing is lost, numbers are rounded once."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.transcript import (
    Declared,
    Geometry,
    Line,
    Page,
    PrintedPicture,
    Run,
    ToldCell,
    Transcript,
)
from publisher.sources import kept
from publisher.sources.records import outcome_from, records_of

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=20)
NUMBER = st.floats(-1e6, 1e6).map(lambda value: round(value, 2) + 0.0)
MAYBE = st.none() | NUMBER
YES_OR_NO, COUNT = st.booleans(), st.integers(0, 9)
RUNS = st.builds(
    Run, WORDS, NUMBER, NUMBER, YES_OR_NO, YES_OR_NO, YES_OR_NO, YES_OR_NO, WORDS, NUMBER
)
CELLS = st.builds(ToldCell, COUNT, COUNT, COUNT, COUNT, YES_OR_NO)
GEOMETRIES = st.builds(
    Geometry, MAYBE, MAYBE, MAYBE, st.none() | YES_OR_NO, st.none() | st.integers(1, 9), MAYBE,
    MAYBE, st.none() | YES_OR_NO, st.none() | st.tuples(NUMBER, NUMBER, NUMBER, NUMBER), WORDS, WORDS,
    cells=st.lists(st.none() | CELLS, max_size=3).map(tuple),
)  # fmt: skip
LINES = st.builds(
    Line,
    st.integers(1, 10**6),
    WORDS,
    st.sampled_from(["\n", "\r\n", ""]),
    st.none() | WORDS,
    st.integers(0, 2),
    st.lists(RUNS, max_size=3).map(tuple),
    st.none() | GEOMETRIES,
)
PICTURES = st.builds(
    PrintedPicture,
    WORDS,
    st.tuples(NUMBER, NUMBER, NUMBER, NUMBER),
    st.integers(0, 9),
    WORDS,
    WORDS,
)
FINDING = Finding("sources/x", Severity.NOTE, "a", "b", Place("a.pdf", 2, 5))


PAGES = st.builds(
    Page,
    st.integers(1, 9),
    st.lists(LINES, max_size=4).map(tuple),
    YES_OR_NO,
    WORDS,
    pictures=st.lists(PICTURES, max_size=2).map(tuple),
)


@given(st.lists(PAGES, min_size=1, max_size=3).map(tuple))
def test_what_is_written_comes_back(pages: tuple[Page, ...]) -> None:
    outcome = Outcome(Transcript("a.pdf", "sv", "pdf", pages), (FINDING,))
    assert outcome_from(records_of(outcome), "a.pdf", "sv", "pdf") == outcome


def test_a_record_holds_what_is_not_as_usual_rounded_to_hundredths() -> None:
    line = Line(
        7, "On paper", runs=(Run("On paper", size=1.23456),), geometry=Geometry(indent=-0.001)
    )
    outcome = Outcome(Transcript("a.pdf", "en", "pdf", (Page(12, (line,)),)))
    page, record = map(json.loads, records_of(outcome))
    assert page == {"page": 12}
    assert record == {
        "id": "p12.l1",
        "line": 7,
        "text": "On paper",
        "runs": [{"text": "On paper", "size": 1.23}],
        "at": {"indent": 0.0},
    }


def test_signs_that_part_lines_elsewhere_are_kept(tmp_path: Path) -> None:
    source, beside = tmp_path / "a.pdf", tmp_path / "a.transcript.jsonl"
    source.write_bytes(b"%PDF-1.7")
    pages = (Page(1, (Line(1, "the\u2028mill\x85stood"),)),)
    read = Outcome(Transcript("a.pdf", "und", "pdf", pages, Declared(title="The\u2029Mill")))
    kept.keep(beside, source, read)
    assert kept.kept(beside, source, "a.pdf") == read
