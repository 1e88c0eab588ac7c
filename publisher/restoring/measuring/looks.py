"""How each letter of a row is set, where the source knows: italic, bold, above the line.

A row has lost what was cut off it (a label, marks of notes) and perhaps blanks; its letters are
found again among the runs of its lines, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TypeAlias

from publisher.model.transcript import Run
from publisher.restoring.characters import CALL
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import level_of, usual_size
from publisher.structs import frozen

# The share of the gaps between its letters in which a word that was closed up has blanks.
CLOSED_UP = 0.55
# Letters of a word that is closed up.
SHORTEST = 3
# Letters by which the next piece of a row is found behind what was cut out of it.
ANCHOR = 8


@frozen
class Look:
    """How a letter is set; ``level`` is 1 for a superior one, -1 for an inferior one, else 0."""

    italic: bool = False
    bold: bool = False
    small_capitals: bool = False
    letterspaced: bool = False
    level: int = 0


# For each character of a text how it is set; None for blanks, references, and what is not known.
Looks: TypeAlias = tuple[Look | None, ...]


def looks_of(row: Row) -> Looks:
    """Return how each character of a row is set; nothing at all where its source has no runs."""
    return looks_on(row.seen.runs, row.text) if row.seen.runs else ()


def of_runs(runs: Sequence[Run]) -> Iterator[tuple[str, Look]]:
    """Yield every run of a line with how it is set."""
    usual = usual_size(runs)
    for run in runs:
        level = level_of(run, usual)
        yield run.text, Look(run.italic, run.bold, run.small_capitals, run.letterspaced, level)


# Rows are asked again where marks are weighed, rows are drawn up, and inlines are made.
@lru_cache(maxsize=1024)
def looks_on(runs: tuple[Run, ...], text: str) -> Looks:
    """Return how each character of a text is set that has been cut out of these runs."""
    parts = tuple(of_runs(runs))
    alike = {look for part, look in parts if part and not part.isspace()}
    if len(alike) < 2 and not _may_be_spaced("".join(part for part, _ in parts)):
        # Most lines are set in one way, and where each letter stood is the same then.
        return tuple(alike) * len(text)
    whole = [(sign, look) for part, look in parts for sign in part]
    own = [at for at, (sign, _) in enumerate(whole) if not sign.isspace()]
    printed = "".join(whole[at][0] for at in own)
    found: list[Look | None] = [None] * len(text)
    places: list[int | None] = [None] * len(text)
    for at, place in _places(printed, text):
        places[at] = own[place]
        found[at] = whole[own[place]][1]
    for start, end in _spaced_words(places):
        found[start:end] = [look and replace(look, letterspaced=True) for look in found[start:end]]
    return tuple(found)


def _may_be_spaced(printed: str) -> bool:
    """Tell whether as many letters of a line stand alone as those of a short letterspaced word."""
    return sum(len(piece) == 1 for piece in printed.split()) >= SHORTEST


def _spaced_words(places: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield the words that have been closed up: between most of their letters blanks stood.

    ``places`` are those of a text's characters among the printed ones.
    """
    at = 0
    for _, word in groupby(places, key=lambda place: place is not None):
        own = list(word)
        length = len(own)
        apart = sum(b is not None and a is not None and b - a > 1 for a, b in pairwise(own))
        if apart and apart >= CLOSED_UP * (length - 1):
            yield at, at + length
        at += length


def _places(printed: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a row's characters, and where each stands among the printed ones.

    Neither a blank nor a reference has a place, nor has a letter that a person has changed.
    """
    letters = [(at, sign) for at, sign in enumerate(text) if not sign.isspace()]
    bare = "".join(sign for _, sign in letters)
    here, lost = 0, True
    for nth, (at, sign) in enumerate(letters):
        if CALL.fullmatch(sign):
            lost = True
            continue
        if lost or printed[here : here + 1] != sign:
            piece = CALL.split(bare[nth : nth + ANCHOR], maxsplit=1)[0]
            place = printed.find(piece, here)
            lost = place < 0
            here = here if lost else place
        if not lost:
            yield at, here
            here += 1
