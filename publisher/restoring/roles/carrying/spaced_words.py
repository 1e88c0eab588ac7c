"""Letterspaced words of plain text shown to composing as such, where the text stresses by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from publisher.expressions import compiled
from publisher.languages import Language
from publisher.model.transcript import Run
from publisher.restoring.characters import without_references
from publisher.restoring.measuring.letterspacing import ClosedUp
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.told import ToldRow

# The signs about a word, which do not stand apart from it.
AROUND = compiled(r"^\W++|(?<!\W)\W++$")
# Rows with letterspaced phrases, or words that a line breaks, from which on a text stresses so: in
# a language that does, and in others.
STRESSED, UNUSUAL = 1, 2


def stresses(closed: ClosedUp, known: Language) -> bool:
    """Tell whether a text stresses by letterspacing: whole phrases are set so, not single words alone.

    Single words stand so where a compositor has driven out a line, or a machine has read it so.
    """
    enough = STRESSED if known.typography.letterspacing else UNUSUAL
    return len(closed.phrases) >= enough


def with_spacing(rows: Iterable[ToldRow], spaced: Mapping[int, str]) -> tuple[ToldRow, ...]:
    """Return rows whose letterspaced words are set so, as runs of the source would tell.

    ``spaced`` has the texts of rows as they stood, by their order. What a source says of a row's
    type stays.
    """
    return tuple(
        replace(told, row=_with_runs(told.row, text))
        if (text := spaced.get(told.row.order)) and not told.row.seen.runs
        else told
        for told in rows
    )


def _with_runs(row: Row, text: str) -> Row:
    """Return a row with the runs of its words, letterspaced where pieces of ``text`` became one."""
    pieces = iter(text.split())
    runs: list[Run] = []
    for word in without_references(row.text).split():
        made, count = "", 0
        while len(made) < len(word) and (piece := next(pieces, "")):
            made, count = made + piece, count + 1
        letters = AROUND.sub("", word) or word
        before, _, behind = word.partition(letters)
        runs += [Run(before), Run(letters, letterspaced=count > 1 and made == word)]
        runs.append(Run(f"{behind} "))
    runs = [run for run in runs if run.text]
    return replace(row, seen=replace(row.seen, runs=tuple(runs)))
