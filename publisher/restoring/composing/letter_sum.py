"""The sum: the letters of text, notes, marks and furniture are the letters of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from publisher.errors import SourceError
from publisher.model.inlines import note_runs, runs, walk
from publisher.model.letters import folded
from publisher.model.text import Decision, Inline, Join, NoteReference, SectionBreak, Text, Words
from publisher.model.transcript import Transcript
from publisher.restoring.measuring.rows import emended

# Texts counted at a time, so that no book stands in memory twice.
BATCH = 1000


def letters_of(text: str) -> Counter[str]:
    """Count letters and figures; marks above letters are left aside.

    A diaeresis comes and goes with a Dutch hyphen (``ge-`` ``executeerd``), so only what is
    under it can be counted on both sides.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    counts = np.bincount(codes)
    made: Counter[str] = Counter()
    # A sign is folded in the same way wherever it stands, so each is folded once.
    for code in np.flatnonzero(counts).tolist():
        for sign in filter(str.isalnum, folded(chr(code))):
            made[sign] += int(counts[code])
    return made


def letters_of_all(texts: Iterable[str]) -> Counter[str]:
    """Count the letters of many texts in batches, so that no book stands in memory twice."""
    total: Counter[str] = Counter()
    rest = iter(texts)
    while batch := list(islice(rest, BATCH)):
        total.update(letters_of("".join(batch)))
    return total


def letters_of_text(text: Text) -> Counter[str]:
    """Count the letters of a whole text: words, note bodies, marks, furniture."""
    parts = [*_block_letters(text), *(f.text for f in text.furniture)]
    for note in text.notes:
        parts += [p for run in note_runs(note) for p in _inline_letters(run)]
        parts.append(note.mark if note.body is not None and note.labelled else "")
    total = letters_of_all(parts)
    respelled = [join for join in text.joins if _respelled(join)]
    total.update(letters_of_all(join.left + join.right for join in respelled))
    total.subtract(letters_of_all(join.result for join in respelled))
    return +total


def _block_letters(text: Text) -> Iterator[str]:
    """Yield what blocks say; the sign of a pause may be a row of letters (``o o o``)."""
    for block in text.blocks:
        if isinstance(block, SectionBreak):
            yield block.mark
        for run in runs(block):
            yield from _inline_letters(run)


def _inline_letters(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in walk(inlines):
        if isinstance(inline, Words):
            yield inline.text
        elif isinstance(inline, NoteReference):
            yield inline.mark


def _respelled(join: Join) -> bool:
    """Tell whether the spelling may have changed at the break, so that letters came or went."""
    left = join.left if join.left[-1:].isalnum() else join.left[:-1]
    return join.decision is Decision.JOIN and join.result != left + join.right


def check_letters(
    transcript: Transcript, changes: Mapping[int, Sequence[tuple[str, str]]], text: Text
) -> None:
    """Compare the letters that came in with those that go out; raise SourceError where they differ.

    What came in are the lines of the transcript, as a person has emended them: ``changes`` by
    line (from 1). A line that is set aside is kept as it stood, whatever was emended on it.
    """
    aside = {(furniture.place.first, furniture.text) for furniture in text.furniture}
    came = letters_of_all(
        line.text
        if (line.number, line.text) in aside
        else emended(line, changes.get(line.number, ())).text
        for line in transcript.lines()
    )
    go = letters_of_text(text)
    if came != go:
        lost, added = came - go, go - came
        raise SourceError(
            f"restoring would lose {dict(lost)} and add {dict(added)}",
            hint="this is a defect of the program: please report it with the source",
            place=transcript.source,
        )
