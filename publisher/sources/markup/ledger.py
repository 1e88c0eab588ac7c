"""The account of a file's letters: what came, what was set aside, what a reader has counted itself.

Every letter of the file is in its text or was set aside; findings name each kind of what was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field

from publisher.model.findings import Finding, Severity
from publisher.model.inlines import note_runs, runs, walk
from publisher.model.letters import folded
from publisher.model.places import Place
from publisher.model.text import NoteReference, PageBreak, Text, Words
from publisher.structs import frozen

# Letters of what was set aside that a finding shows; places that it names.
SHOWN, NAMED = 60, 5


@frozen
class Spot:
    """A line (from 1) of a file; ``file`` is empty where there is only one."""

    file: str
    line: int

    def __str__(self) -> str:
        """Return the words for people: ``text/one.xhtml, line 12``."""
        return f"{self.file}, line {self.line}" if self.file else f"line {self.line}"


@frozen
class Remark:
    """A finding before its block is known: where in the file it is about."""

    code: str
    severity: Severity
    message: str
    hint: str
    spot: Spot


@frozen
class Ledger:
    """What a reader writes down while it reads: letters by what became of them, and remarks."""

    came: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    aside: dict[str, list[tuple[Spot, str]]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Count letters that came in."""
        self.came.update(text)

    def make(self, text: str) -> None:
        """Count letters that stand in no text of the file: numbers of a list, signs of notes."""
        self.made.update(text)

    def set_aside(self, what: str, text: str, spot: Spot) -> None:
        """Set letters aside; ``what`` they are stands in the finding."""
        self.aside.setdefault(what, []).append((spot, text))

    def remark(self, remark: Remark) -> None:
        """Keep a remark."""
        self.remarks.append(remark)

    def all_remarks(self, text: Text) -> Iterator[Remark]:
        """Yield all remarks: one for each kind of what was set aside, an error for lost letters."""
        yield from self.remarks
        for what, pieces in self.aside.items():
            yield _about_aside(what, pieces)
        lost, added = self._differences(text)
        if lost or added:
            yield Remark(
                "sources/letters-lost",
                Severity.ERROR,
                f"the letters of the file and of its text differ: lost {_counted(lost)}, "
                f"added {_counted(added)}",
                "compare the text with the file; this is a defect of the program: report the file",
                Spot("", 1),
            )

    def _differences(self, text: Text) -> tuple[Counter[str], Counter[str]]:
        came = _letters(self.came) + _letters(self.made)
        go = _letters(Counter("".join(_letters_of(text))))
        for pieces in self.aside.values():
            go += _letters(Counter("".join(text for _, text in pieces)))
        return came - go, go - came


def _letters(signs: Counter[str]) -> Counter[str]:
    """Return the counts of letters and figures, folded."""
    counts: Counter[str] = Counter()
    for sign, times in signs.items():
        for letter in filter(str.isalnum, folded(sign)):
            counts[letter] += times
    return counts


def _letters_of(text: Text) -> Iterator[str]:
    for block in text.blocks:
        yield from _of_runs(runs(block))
    for note in text.notes:
        yield from _of_runs(note_runs(note))
        yield note.mark if note.body is not None else ""


def _of_runs(pieces: Iterable[Iterable[object]]) -> Iterator[str]:
    for piece in pieces:
        for inline in walk(piece):  # type: ignore[arg-type]
            if isinstance(inline, Words):
                yield inline.text
            elif isinstance(inline, NoteReference):
                yield inline.mark
            elif isinstance(inline, PageBreak):
                yield inline.folio or ""


def _about_aside(what: str, pieces: list[tuple[Spot, str]]) -> Remark:
    count = sum(sum(map(str.isalnum, text)) for _, text in pieces)
    words = " ".join(" ".join(text for _, text in pieces).split())
    shown = words[:SHOWN] + ("…" if len(words) > SHOWN else "")
    named = "; ".join(str(spot) for spot, _ in pieces[:NAMED])
    more = "; …" if len(pieces) > NAMED else ""
    quoted = f": “{shown}”" if shown else ""
    return Remark(
        "sources/around-text",
        Severity.NOTE,
        f"{what} set aside, {len(pieces)} with {count} letters ({named}{more}){quoted}",
        "nothing to do, if it belongs to the page or the file and not to the text",
        pieces[0][0],
    )


def _counted(letters: Counter[str]) -> str:
    if not letters:
        return "none"
    return ", ".join(f"{sign} × {times}" for sign, times in letters.most_common(NAMED))


def placed(remarks: Iterable[Remark], text: Text) -> tuple[Finding, ...]:
    """Return findings whose places are numbers of blocks, as readers give them (see ReadSource)."""
    spots = [
        (block.place.source, block.place.first) if block.place else ("", 0) for block in text.blocks
    ]
    return tuple(
        Finding(r.code, r.severity, _with_spot(r), r.hint, _place(r.spot, spots, text.source))
        for r in remarks
    )


def _with_spot(remark: Remark) -> str:
    named = str(remark.spot) in remark.message or remark.code == "sources/letters-lost"
    return remark.message if named else f"{remark.message} ({remark.spot})"


def _place(spot: Spot, spots: list[tuple[str, int]], source: str) -> Place:
    """Return the last block that begins on a spot of the file or before it."""
    number = 1
    for at, (file, line) in enumerate(spots, start=1):
        if file == spot.file and line <= spot.line:
            number = at
    return Place(source, number, number)
