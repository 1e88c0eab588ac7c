"""Words that proofreaders have marked as italic or bold, shown to composing as set so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from publisher.model.transcript import Page, Run
from publisher.restoring.characters import without_references
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.told import ToldRow


def with_marked(rows: Iterable[ToldRow], pages: Sequence[Page]) -> tuple[ToldRow, ...]:
    """Return rows with runs by the marks of their lines, if a line of these pages has any.

    Lines without a mark are set as all others are. What a source says of a row's type stays.
    """
    rows = tuple(rows)
    marked = {
        (line.number, page.index): line.marked
        for page in pages
        for line in page.lines
        if line.marked
    }
    if not marked:
        return rows
    return tuple(
        told
        if told.row.seen.runs
        else replace(told, row=_with_runs(told.row, marked.get((told.row.number, told.row.page))))
        for told in rows
    )


def _with_runs(row: Row, marked: Sequence[Run] | None) -> Row:
    """Return a row with runs: those of its line, of which labels and marks of notes may be cut."""
    text = without_references(row.text)
    runs = tuple(_aligned(text, marked)) if marked else (Run(text),)
    return replace(row, seen=replace(row.seen, runs=(*runs, Run(" "))))


def _aligned(text: str, marked: Sequence[Run]) -> Iterable[Run]:
    """Yield pieces of a row's text, each set as the letters of its line are."""
    owners = [run for run in marked for _ in run.text]
    line = "".join(run.text for run in marked)
    plain = Run("")
    looks = [plain] * len(text)
    for start, at, size in SequenceMatcher(None, line, text, autojunk=False).get_matching_blocks():
        looks[at : at + size] = owners[start : start + size]
    begun = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or replace(looks[end], text="") != replace(looks[begun], text=""):
            yield replace(looks[begun], text=text[begun:end])
            begun = end
