"""One table of a rulings file read to a Ruling, or to its mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from publisher.errors import Mistake, UsageError, nearest
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.rulings.kinds import KINDS, ValueRule
from publisher.rulings.line_ids import LINE_ID
from publisher.rulings.marks import read_mark
from publisher.structs import frozen

Table: TypeAlias = Mapping[str, object]

# The keys of a table, as they are listed in messages.
KEYS = ("kind", "line", "id", "text", "value", "reason", "after")


@frozen
class TableInFile:
    """A table as it stands in its file.

    ``number`` counts the tables from 1; ``line`` is that of its head, ``lines`` are those of its keys.
    """

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
    """Return a ruling that is in no file yet, completed; raise UsageError with all its mistakes."""
    table: Table = {key: getattr(ruling, key) for key in KEYS if key != "kind"}
    table = {**table, "kind": ruling.kind.value}
    made = ruling_of(TableInFile(ruling.place.source, 1, ruling.place.first, {}, table))
    if isinstance(made, Ruling):
        return made
    raise UsageError("; ".join(f"{m.key.partition('.1.')[2]}: {m.matter}" for m in made))


def ruling_of(written: TableInFile) -> Ruling | tuple[Mistake, ...]:
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
        str(table.get("id", "")),
    )
    return (*_mistakes_of_content(written, ruling),) or complete(ruling)


def complete(ruling: Ruling) -> Ruling:
    """Return a ruling with the default value of its kind where it has none."""
    rule = KINDS[ruling.kind].value
    return replace(ruling, value=ruling.value or rule.default) if rule else ruling


def _mistakes_of_form(written: TableInFile) -> Iterator[Mistake]:
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
    line_id = table.get("id", "")
    if not isinstance(line_id, str) or (line_id and not LINE_ID.fullmatch(line_id)):
        yield written.mistake("id", "expected the id of a line, like p12.l7")
    # A value may be written as a number: the level of a heading, the label of a note.
    for key, allowed in (("value", (str, int)), ("reason", (str,)), ("after", (str,))):
        if not isinstance(table.get(key, ""), allowed) or isinstance(table.get(key), bool):
            yield written.mistake(key, "expected a text")


def _mistakes_of_content(written: TableInFile, ruling: Ruling) -> Iterator[Mistake]:
    record = KINDS[ruling.kind]
    if record.topic is Topic.LINE_END and not _halves(ruling.text):
        yield written.mistake("text", "expected both halves of the word: “left|right”")
    if matter := _matter_of_value(ruling, record.value):
        yield written.mistake("value", matter)
    elif record.topic is Topic.NOTE and read_mark(ruling.text, ruling.value) is None:
        yield written.mistake("text", "expected to end with the mark of a note: “the word 12”")
    if record.needs_reason and not ruling.reason:
        yield written.mistake("reason", "an emendation changes the author's text: say why")


def _matter_of_value(ruling: Ruling, rule: ValueRule | None) -> str:
    """Return the mistake in the value of a ruling, or an empty text."""
    if rule is None:
        return f"a “{ruling.kind}” ruling takes no value" if ruling.value else ""
    missing = rule.required and not ruling.value
    wrong = bool(rule.allowed) and ruling.value not in ("", *rule.allowed)
    return f"expected {rule.expected}" if missing or wrong else ""


def _halves(text: str) -> bool:
    left, bar, right = text.partition("|")
    return bool(bar and left.strip() and right.strip() and "|" not in right)
