"""One table of a rulings file → a Ruling, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from publisher.errors import Mistake, UsageError, nearest
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind
from publisher.rulings.contradictions import DECISIONS
from publisher.rulings.marks import read_mark

Table: TypeAlias = Mapping[str, object]

KEYS = ("kind", "line", "text", "value", "reason", "after")
LEVELS = ("2", "3", "4")
USUAL_LEVEL = LEVELS[0]
# Kinds whose value says something, with what it is.
VALUES = {
    RulingKind.HEADING: "the level of the heading, 2 to 4",
    RulingKind.NOTE: "the label of the note that is called there",
    RulingKind.NO_NOTE: "the mark, where figures run together",
    RulingKind.EMENDATION: "what the text shall say",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A table as it stands in its file: its number from 1, and the lines of its keys."""

    file: str
    number: int
    line: int
    lines: Mapping[str, int]
    table: Table

    def mistake(self, key: str, matter: str) -> Mistake:
        """Return a mistake at a key, or at the head of the table where the key is missing."""
        name = f"ruling.{self.number}" + (f".{key}" if key else "")
        return Mistake(self.file, self.lines.get(key, self.line), name, matter)


def checked(ruling: Ruling) -> Ruling:
    """Return a ruling that no file holds yet, whole; raise UsageError with all its mistakes."""
    table: Table = {key: getattr(ruling, key) for key in KEYS if key != "kind"}
    table = {**table, "kind": ruling.kind.value}
    made = ruling_of(Written(ruling.place.source, 1, ruling.place.first, {}, table))
    if isinstance(made, Ruling):
        return made
    raise UsageError("; ".join(f"{m.key.partition('.1.')[2]}: {m.matter}" for m in made))


def ruling_of(written: Written) -> Ruling | tuple[Mistake, ...]:
    """Return the ruling that a table holds, or all its mistakes."""
    if mistakes := (*_mistakes_of_form(written),):
        return mistakes
    table = written.table
    ruling = Ruling(
        RulingKind(str(table["kind"])),
        str(table["text"]),
        int(str(table.get("line", 0))),
        str(table.get("value", "")).strip(),
        str(table.get("reason", "")).strip(),
        Place(written.file, written.line, max((written.line, *written.lines.values()))),
        str(table.get("after", "")),
    )
    return (*_mistakes_of_content(written, ruling),) or complete(ruling)


def complete(ruling: Ruling) -> Ruling:
    """Return a ruling with the value that is meant where its table gives none."""
    if ruling.kind is RulingKind.HEADING and not ruling.value:
        return replace(ruling, value=USUAL_LEVEL)
    return ruling


def _mistakes_of_form(written: Written) -> Iterator[Mistake]:
    table = written.table
    for key in table:
        if key not in KEYS:
            yield written.mistake(key, f"unknown key; {nearest(key, KEYS)}")
    kind, kinds = table.get("kind"), [k.value for k in RulingKind]
    if kind not in kinds:
        matter = f"unknown kind “{kind}”; {nearest(str(kind), kinds)}" if kind else "is missing"
        yield written.mistake("kind", matter)
    text = table.get("text")
    if not isinstance(text, str) or not text.strip():
        yield written.mistake("text", "expected the text that the ruling speaks of")
    line = table.get("line", 0)
    if not isinstance(line, int) or isinstance(line, bool) or line < 0:
        yield written.mistake("line", "expected the number of a line, or 0")
    for key, allowed in (("value", (str, int)), ("reason", (str,)), ("after", (str,))):
        if not isinstance(table.get(key, ""), allowed) or isinstance(table.get(key), bool):
            yield written.mistake(key, "expected a text")


def _mistakes_of_content(written: Written, ruling: Ruling) -> Iterator[Mistake]:
    if ruling.kind in DECISIONS and not _halves(ruling.text):
        yield written.mistake("text", "expected both halves of the word: “left|right”")
    if ruling.value and ruling.kind not in VALUES:
        yield written.mistake("value", f"a ruling “{ruling.kind}” takes no value")
    yield from (written.mistake(key, matter) for key, matter in _missing(ruling))


def _missing(ruling: Ruling) -> Iterator[tuple[str, str]]:
    expected = f"expected {VALUES.get(ruling.kind)}"
    match ruling.kind:
        case RulingKind.HEADING if ruling.value not in ("", *LEVELS):
            yield "value", expected
        case RulingKind.NOTE | RulingKind.NO_NOTE:
            if ruling.kind is RulingKind.NOTE and not ruling.value:
                yield "value", expected
            elif read_mark(ruling.text, ruling.value) is None:
                yield "text", "expected to end with the mark of a note: “the word 12”"
        case RulingKind.EMENDATION:
            if not ruling.value:
                yield "value", expected
            if not ruling.reason:
                yield "reason", "an emendation changes the author's text: say why"


def _halves(text: str) -> bool:
    left, bar, right = text.partition("|")
    return bool(bar and left.strip() and right.strip() and "|" not in right)
