"""The words of a row with their places across the page, so that those in columns can be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.expressions import compiled
from publisher.model.transcript import Line, Run, ToldCell
from publisher.restoring.characters import CALL
from publisher.restoring.measuring.rows import Row
from publisher.structs import frozen

WORD = compiled(r"\S+")
# Blanks of plain text in an em.
BLANKS = 2.0
# Signs behind a figure, and the parts of a date: ``3.`` or ``3. 4.`` before ``4.`` or ``1822``.
SHARES = frozenset("%‰°")
BEFORE_THOUSANDS, THOUSANDS = compiled(r"\d{1,3}(?: \d{3})*"), compiled(r"\d{3}(?:,\d+)?")
DAY, AFTER_DAY = compiled(r"\d{1,2}\.(?: \d{1,2}\.)?"), compiled(r"\d{1,2}\.|\d{4}")
# A gap that sets things apart: in plain text, and measured in ems.
APART, EM = compiled(r"\s{2,}|\t"), 1.0


@frozen
class PlacedWord:
    """A word of a row: its letters are those from ``start`` to ``end`` of the row's text.

    ``left`` and ``right`` are its sides, in blanks from an edge that all rows of the page have in
    common; where no line tells its places these are counted in letters. ``cell`` is its cell of a
    tagged table.
    """

    start: int
    end: int
    left: float
    right: float
    text: str = ""
    cell: ToldCell | None = None


def words_on(row: Row) -> tuple[PlacedWord, ...]:
    """Return the words of a row with their places.

    What was cut off the row or put into it (a label, the mark of a note) moves no other word.
    """
    printed = row.printed or " " * row.indent + row.text
    spans = [match.span() for match in WORD.finditer(printed)]
    sides = list(_sides(row, spans))
    own = [match.span() for match in WORD.finditer(row.text)]
    at = _beside(row.text, own, printed, spans)
    cells = row.seen.cells if len(row.seen.cells) == len(spans) else (None,) * len(spans)
    words = [
        PlacedWord(*span, sides[first][0], sides[last][1], row.text[slice(*span)], cells[first])
        for span, (first, last) in zip(own, at, strict=True)
    ]
    return tuple(_whole_figures(words))


def _whole_figures(words: Sequence[PlacedWord]) -> Iterator[PlacedWord]:
    """Yield the words, those of a date (``3. 4. 1822``), a share (``4.5 %``), thousands as one.

    Thousands (``12 345``) are told only beside wider gaps: else two columns may look like them.
    """
    held: PlacedWord | None = None
    spread = any(below.left - above.right >= BLANKS for above, below in pairwise(words))
    for word in words:
        if held is not None and _is_one_figure(held, word, spread=spread):
            text = f"{held.text} {word.text}"
            held = replace(held, end=word.end, right=word.right, text=text)
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _is_one_figure(left: PlacedWord, right: PlacedWord, *, spread: bool) -> bool:
    if right.left - left.right >= BLANKS or left.cell != right.cell:
        return False
    if spread and BEFORE_THOUSANDS.fullmatch(left.text) and THOUSANDS.fullmatch(right.text):
        return True
    share = left.text[-1:].isdigit() and right.text in SHARES
    return share or bool(DAY.fullmatch(left.text) and AFTER_DAY.match(right.text))


def _sides(row: Row, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[float, float]]:
    """Yield the sides of the printed words: as measured on the page, else as they are counted."""
    places = row.seen.words
    if len(places) == 2 * len(spans):
        for at in range(0, len(places), 2):
            yield BLANKS * places[at], BLANKS * places[at + 1]
    else:
        yield from spans


def _beside(
    text: str, own: Sequence[tuple[int, int]], printed: str, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield for each word of a row which printed words it begins and ends in, counted from 0."""
    at = 0
    last = len(spans) - 1
    for start, end in own:
        word = CALL.split(text[start:end], maxsplit=1)[0]
        found = next(
            (n for n in range(at, len(spans)) if word and word in printed[slice(*spans[n])]), at
        )
        found = min(found, last)
        yield found, found
        at = min(found + 1, last)


def piece_of(row: Row, start: int, end: int) -> Row:
    """Return the letters of a row from one place to another as a row of their own."""
    text = row.text[start:end].strip()
    whole = (start, end) == (0, len(row.text))
    seen = replace(
        row.seen, runs=_cut(row.seen.runs, row.text, start, end), words=(), uprights=(), cells=()
    )
    return row if whole else replace(row, text=text, printed="", seen=seen, trailing=True)


def _cut(runs: tuple[Run, ...], text: str, start: int, end: int) -> tuple[Run, ...]:
    """Return the runs in which the letters stand that a piece of a row's text has.

    Letters are counted without blanks and without marks of notes, which a row may have lost: what
    is in doubt by a few letters is left to those who look for the piece in its runs.
    """
    before = len("".join(CALL.sub("", text[:start]).split()))
    behind = len("".join(CALL.sub("", text[end:]).split()))
    total = sum(len("".join(run.text.split())) for run in runs)
    kept: list[Run] = []
    at = 0
    for run in runs:
        letters = ""
        for sign in run.text:
            counts = not sign.isspace()
            if before <= at < total - behind:
                letters += sign
            at += counts
        if letters:
            kept.append(replace(run, text=letters))
    return tuple(kept)


def pieces_on(line: Line) -> tuple[str, ...]:
    """Return the stretches of a line that wide gaps set apart: as measured, else as counted."""
    words = line.text.split()
    places = line.geometry.words if line.geometry else ()
    if len(places) != 2 * len(words):
        return tuple(APART.split(line.text.strip()))
    made: list[list[str]] = []
    reached = -EM
    for word, left, right in zip(words, places[::2], places[1::2], strict=True):
        if left - reached >= EM or not made:
            made.append([])
        made[-1].append(word)
        reached = right
    return tuple(" ".join(piece) for piece in made)
