"""The facts of a house as a sheet, and a sheet as facts that are wanted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher.errors import Mistake, nearest
from publisher.house.by_language import part_languages
from publisher.house.cells import KEYS, cell_of, value_of
from publisher.house.fact_changes import WantedFact
from publisher.house.layout import WORK, shown, work_folders
from publisher.house.manifest_schema import WorkSchema
from publisher.house.sources import source_files
from publisher.house.tables import read_manifest
from publisher.model.catalogue import Sheet, SheetRow
from publisher.structs import frozen

WORK_COLUMN, LANGUAGE_COLUMN = "work", "language"


@frozen
class WantedFacts:
    """What a table wants to be said, and what is wrong with its rows."""

    facts: tuple[WantedFact, ...]
    mistakes: tuple[Mistake, ...]


def facts_sheet(root: Path) -> Sheet:
    """Return a row for each text of a house and a column for each key that any of them has.

    The manifests must have been read without mistakes.
    """
    texts: list[tuple[str, str, dict[str, object]]] = []
    for folder in work_folders(root):
        manifest = read_manifest(folder / WORK, shown(root, folder / WORK))
        if isinstance(manifest, Mistake):
            continue
        shared, own = part_languages(manifest.table, WorkSchema.model_fields)
        tags = (source.stem for source in source_files(folder)[0])
        texts += [(folder.name, tag, {**shared, **own.get(tag, {})}) for tag in tags]
    keys = [key for key in KEYS if any(key in facts for _, _, facts in texts)]
    rows = (
        (work, tag, *(cell_of(key, facts[key]) if key in facts else "" for key in keys))
        for work, tag, facts in texts
    )
    numbered = (SheetRow(number, cells) for number, cells in enumerate(rows, 2))
    return Sheet((WORK_COLUMN, LANGUAGE_COLUMN, *keys), tuple(numbered))


def wanted_of_sheet(
    sheet: Sheet, texts: Iterable[tuple[str, str]], table: str, names: dict[str, str] | None = None
) -> WantedFacts:
    """Return what the cells of a sheet say; an empty cell says nothing.

    ``texts`` are the works of the house with their languages, ``table`` names the file. ``names``
    are the keys of columns that are called otherwise; what they do not name is then not read.
    """
    rows = _Rows(sheet, tuple(texts), table, names)
    return WantedFacts(tuple(rows.facts), tuple(rows.mistakes))


class _Rows:
    """The rows of a sheet, each with its text, and everything that is wrong with them."""

    def __init__(
        self,
        sheet: Sheet,
        texts: tuple[tuple[str, str], ...],
        table: str,
        names: dict[str, str] | None,
    ) -> None:
        self.table = table
        self.mistakes: list[Mistake] = []
        self.facts: list[WantedFact] = []
        self.languages: dict[str, list[str]] = {}
        for work, tag in texts:
            self.languages.setdefault(work, []).append(tag)
        self.keys = self._keys(sheet, names)
        seen: dict[tuple[str, str], int] = {}
        for row in sheet.rows if WORK_COLUMN in self.keys else ():
            text = self._text(row)
            if text is None:
                continue
            if text in seen:
                self._wrong(row.number, WORK_COLUMN, f"row {seen[text]} is of the same text")
                continue
            seen[text] = row.number
            self._read(row, *text, sheet.columns)

    def _keys(self, sheet: Sheet, names: dict[str, str] | None) -> list[str]:
        """Return the key of each column, empty for one that is not read."""
        known = (WORK_COLUMN, LANGUAGE_COLUMN, *KEYS)
        keys = [name if names is None else names.get(name, "") for name in sheet.columns]
        for name in names or ():
            if name not in sheet.columns:
                matter = f"there is no such column; {nearest(name, sheet.columns)}"
                self._wrong(1, name, matter)
        for name, key in zip(sheet.columns, keys, strict=True):
            if key and key not in known:
                self._wrong(1, name, f"unknown column; {nearest(name, known)}")
            if key and keys.count(key) > 1:
                self._wrong(1, name, f"another column is “{key}” too")
        if WORK_COLUMN not in keys:
            self._wrong(1, WORK_COLUMN, "this column is missing; it names the work of each row")
        return keys

    def _text(self, row: SheetRow) -> tuple[str, str] | None:
        """Return work and language of a row, None where they are not told or not there."""
        work, tag = self._cell(row, WORK_COLUMN), self._cell(row, LANGUAGE_COLUMN)
        if work not in self.languages:
            what = f"there is no work “{work}”" if work else "no work is named"
            self._wrong(row.number, WORK_COLUMN, f"{what}; {nearest(work, self.languages)}")
            return None
        tags = self.languages[work]
        if not tag and len(tags) == 1:
            return work, tags[0]
        if tag not in tags:
            what = f"“{work}” has no text in “{tag}”" if tag else f"“{work}” has several texts"
            self._wrong(row.number, LANGUAGE_COLUMN, f"{what}; known: {', '.join(tags)}")
            return None
        return work, tag

    def _cell(self, row: SheetRow, key: str) -> str:
        return row.cells[self.keys.index(key)] if key in self.keys else ""

    def _read(self, row: SheetRow, work: str, tag: str, columns: tuple[str, ...]) -> None:
        for column, key, cell in zip(columns, self.keys, row.cells, strict=True):
            if key in KEYS and cell:
                value = value_of(key, cell)
                self.facts.append(WantedFact(work, tag, key, value, row.number, column))

    def _wrong(self, row: int, column: str, matter: str) -> None:
        self.mistakes.append(Mistake(self.table, row, column, matter))
