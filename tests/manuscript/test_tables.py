"""joins.tsv, removed.tsv and findings.txt."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publisher.manuscript import read_row, write_findings, write_joins, write_removed
from publisher.model.findings import Finding, Severity
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.model.text import Decision, Join, Text

PLACE = Place("a/sv.txt", 12, 13)
CELLS = st.text(st.one_of(st.sampled_from("\\\t\n\rtn "), st.characters(exclude_categories=["Cs"])))


def test_joins_are_rows_of_joins_tsv() -> None:
    evidence = ("joined form in the text", "word list")
    join = Join(PLACE, "bok-", "band", Decision.JOIN, "bokband", 0.97, evidence)
    row = "12\tbok-\tband\tjoin\tbokband\t0.970\tjoined form in the text; word list\n"
    assert write_joins(Text("a", "sv", (), joins=(join, join))) == f"format = 1\n{row}{row}"


@given(CELLS, CELLS)
def test_rows_can_be_read_back(text: str, evidence: str) -> None:
    furniture = Furniture(PLACE, FurnitureKind.RULE, text, evidence)
    table = write_removed(Text("a", "sv", (), furniture=(furniture,)))
    head, row, rest = table.split("\n")
    assert (head, rest) == ("format = 1", "")
    assert read_row(row) == ("12", "rule", text, evidence)


def test_findings_are_lines_with_their_hints_below() -> None:
    lost = Finding("restoring/note-without-body", Severity.WARNING, "no note 12", "look", PLACE)
    bare = Finding("sources/x", Severity.NOTE, "a\nb", "", PLACE)
    assert write_findings([lost, bare]) == (
        "a/sv.txt:12: warning[restoring/note-without-body]: no note 12\n    hint: look\n"
        "a/sv.txt:12: note[sources/x]: a\\nb\n"
    )
