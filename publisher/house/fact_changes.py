"""Facts of many texts are written into their manifests: what would change, and the new files.

A value that has no comment saying where it was recognised was written by a person, and is changed
only on request. What a manifest says besides stays to the letter.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, MutableMapping
from copy import deepcopy
from pathlib import Path

import tomlkit
from tomlkit.items import AoT, Item, Table

from publisher.errors import Mistake, refusal
from publisher.house.by_language import part_languages
from publisher.house.cells import DATES, LISTS, OWN, cell_of
from publisher.house.filling import fill
from publisher.house.layout import SEEDS, WORK, WORKS
from publisher.house.manifest_schema import WorkSchema
from publisher.house.sources import source_files
from publisher.house.tables import Manifest, read_manifest
from publisher.house.works import read_languages
from publisher.house.writing import is_recognised, without_example
from publisher.model.versions import KEY as FORMAT_KEY
from publisher.structs import frozen


@frozen
class WantedFact:
    """A value (as TOML has it) that a row of a table gives for a key of a text.

    ``column`` is where in the row it stands.
    """

    work: str
    language: str
    key: str
    value: object
    row: int
    column: str


@frozen
class FactChange:
    """A key that would change: ``language`` is empty where it holds for all, ``old`` where it is new.

    ``by_hand``: a person wrote the old value. ``kept``: it therefore stays.
    """

    work: str
    language: str
    key: str
    old: str
    new: str
    row: int
    by_hand: bool
    kept: bool


@frozen
class FactsPlan:
    """What would change in a house, the manifests as they would be (path, bytes), what is wrong."""

    changes: tuple[FactChange, ...]
    files: tuple[tuple[str, bytes], ...]
    mistakes: tuple[Mistake, ...]


def plan_facts(
    root: Path, wanted: Iterable[WantedFact], table: str, *, overwrite: bool = False
) -> FactsPlan:
    """Return how the manifests of a house change so that they say what is wanted.

    ``table`` names the file that the rows are from. With ``overwrite``, what a person wrote is
    changed too. Raises ManifestError for a manifest that cannot be read.
    """
    by_work: dict[str, list[WantedFact]] = {}
    for fact in wanted:
        by_work.setdefault(fact.work, []).append(fact)
    changes: list[FactChange] = []
    files: list[tuple[str, bytes]] = []
    mistakes: list[Mistake] = []
    for work, facts in by_work.items():
        plan = _WorkPlan(root, work, table, overwrite=overwrite)
        plan.take(facts)
        changes += plan.changes
        mistakes += plan.mistakes
        if any(not change.kept for change in plan.changes):
            mistakes += plan.faults(facts)
            files.append((plan.manifest.file, plan.text.encode()))
    return FactsPlan(tuple(changes), tuple(files), tuple(mistakes))


class _WorkPlan:
    """The manifest of one work: as it is, as it would be, and the changes between."""

    def __init__(self, root: Path, work: str, table: str, *, overwrite: bool) -> None:
        folder = root / SEEDS / WORKS / work
        manifest = read_manifest(folder / WORK, f"{SEEDS}/{WORKS}/{work}/{WORK}")
        if isinstance(manifest, Mistake):
            raise refusal([manifest], "the manifests")
        self.root, self.work, self.table, self.overwrite = root, work, table, overwrite
        self.manifest, self.text = manifest, manifest.text
        self.sources = source_files(folder)[0]
        self.languages = tuple(source.stem for source in self.sources)
        self.shared, self.own = part_languages(manifest.table, WorkSchema.model_fields)
        self.expected = deepcopy(manifest.table)
        self.changes: list[FactChange] = []
        self.mistakes: list[Mistake] = []

    def take(self, facts: list[WantedFact]) -> None:
        """Plan all that is wanted of the work, one key after the other."""
        by_key: dict[str, dict[str, tuple[WantedFact, object]]] = {}
        for fact in facts:
            filled, wrong = fill(WorkSchema, self.manifest, {fact.key: fact.value})
            self.mistakes += [
                Mistake(self.table, fact.row, fact.column, mistake.matter) for mistake in wrong
            ]
            if filled is not None:
                value = getattr(filled, fact.key)
                by_key.setdefault(fact.key, {})[fact.language] = (fact, value)
        for key, given in by_key.items():
            self._take(key, given)
        if self._said(self.text) != self.expected:
            # No way of writing TOML that we know of comes here; if one does, nothing is lost.
            matter = f"{self.manifest.file} is written in a way that only a person can change"
            self.mistakes.append(Mistake(self.table, facts[0].row, "", matter))

    def _take(self, key: str, given: dict[str, tuple[WantedFact, object]]) -> None:
        there = {language: self._known(key, language) for language in self.languages}
        new = {tag: fact for tag, (fact, value) in given.items() if value != there[tag]}
        if not new:
            return
        after = [given[tag][1] if tag in given else there[tag] for tag in self.languages]
        alike = all(value == after[0] for value in after)
        parted = any(key in table for table in self.own.values())
        if alike and not parted and (key in self.shared or key not in OWN):
            self._change("", key, next(iter(new.values())))
            return
        for tag, fact in new.items():
            self._change(tag, key, fact)

    def _known(self, key: str, language: str) -> object:
        """Return what the manifest says of a key in a language, as the model has it; None if nothing."""
        raw = self._raw(key, language)
        filled = fill(WorkSchema, self.manifest, {key: raw})[0] if raw is not None else None
        return getattr(filled, key) if filled else None

    def _raw(self, key: str, language: str) -> object:
        return self.own.get(language, {}).get(key, self.shared.get(key))

    def _change(self, language: str, key: str, fact: WantedFact) -> None:
        document = tomlkit.parse(self.text)
        raw = self._raw(key, language)
        own = language and key in self.own.get(language, {})
        item = _value_in(document[language] if own else document, key)
        by_hand = item is not None and not (isinstance(item, Item) and is_recognised(item))
        kept = by_hand and not self.overwrite
        old = cell_of(key, raw) if raw is not None else ""
        new = cell_of(key, fact.value)
        change = FactChange(self.work, language, key, old, new, fact.row, by_hand, kept)
        self.changes.append(change)
        if not kept:
            self._write(language, key, fact.value)

    def _write(self, language: str, key: str, value: object) -> None:
        bare = without_example(self.text, key, language)
        # The line is no comment where it stands inside a text of several lines.
        document = tomlkit.parse(bare if self._said(bare) == self._said(self.text) else self.text)
        if language and language not in document:
            document.add(language, tomlkit.table())
        table = document[language] if language else document
        if isinstance(_value_in(table, key), Table | AoT):
            del table[key]
        item = _item(key, value)
        table[key] = item
        # The comment said where the old value was found.
        item.trivia.comment, item.trivia.comment_ws = "", ""
        self.text = tomlkit.dumps(document)
        expected = self.expected.setdefault(language, {}) if language else self.expected
        if isinstance(expected, dict):
            expected[key] = item.unwrap()

    def _said(self, text: str) -> dict[str, object]:
        table = tomllib.loads(text)
        table.pop(FORMAT_KEY, None)
        return table

    def faults(self, facts: list[WantedFact]) -> list[Mistake]:
        """Return what is wrong with the new manifest as a whole, at the rows that it comes from."""
        manifest = Manifest(self.manifest.file, self.text, self._said(self.text))
        rows = {fact.language: fact.row for fact in reversed(facts)}
        found = read_languages(self.root, manifest, self.sources)
        return [
            Mistake(
                self.table,
                rows.get(fault.key.split(".")[0], min(rows.values())),
                fault.key.split(".")[-1],
                fault.matter,
            )
            for fault in found.mistakes
        ]


def _value_in(table: object, key: str) -> object:
    """Return the value of a key with what stands around it, None where it is missing."""
    return table[key] if isinstance(table, MutableMapping) and key in table else None


def _item(key: str, value: object) -> Item:
    """Return a value as TOML writes it: days and years as such, tables in one line."""
    if key in LISTS and isinstance(value, list):
        array = tomlkit.array()
        for entry in value:
            array.append(_inline(entry))
        return array
    if key in DATES and isinstance(value, str):
        return _date(value)
    if key == "edition" and isinstance(value, str) and re.fullmatch(r"[1-9]\d*", value):
        return tomlkit.item(int(value))
    return _inline(value)


def _inline(value: object) -> Item:
    if not isinstance(value, dict):
        return tomlkit.item(value)
    table = tomlkit.inline_table()
    table.update(value)
    return table


def _date(text: str) -> Item:
    if re.fullmatch(r"[1-9]\d{3}", text):
        return tomlkit.item(int(text))
    return tomlkit.date(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else tomlkit.item(text)
