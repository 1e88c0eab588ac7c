"""Facts of many works come in from tables and catalogues, and go out as a table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher.catalogues import read_records, read_sheet, write_csv, write_xlsx
from publisher.errors import Mistake, SourceError, UsageError, refusal
from publisher.house import (
    FactChange,
    FactsPlan,
    HouseFiles,
    KnownText,
    Mapping,
    WantedFact,
    facts_sheet,
    plan_facts,
    read_house,
    read_mapping,
    wanted_of_records,
    wanted_of_sheet,
)
from publisher.model.catalogue import Record, Sheet
from publisher.model.findings import Finding
from publisher.outputs import place
from publisher.pipeline.books import books_of
from publisher.structs import frozen

XLSX = ".xlsx"
# What parts the columns of a table, by the ending of its file.
DELIMITERS = {".csv": ",", ".tsv": "\t"}
NO_MAPPING = "a catalogue needs a mapping with a table [find]"


@frozen
class ImportOptions:
    """How a table is taken in: a mapping, whether to write, whether over what a person wrote."""

    mapping: Path | None = None
    write: bool = False
    overwrite: bool = False


@frozen
class ImportedFacts:
    """What a table changes, the manifests that were written for it, what was left of its records."""

    changes: tuple[FactChange, ...]
    written: tuple[str, ...]
    findings: tuple[Finding, ...]


@frozen
class ExportedFacts:
    """A table that was written: its texts, and the keys that stand in its columns."""

    path: str
    texts: int
    keys: tuple[str, ...]


def import_facts(root: Path, table: Path, options: ImportOptions) -> ImportedFacts:
    """Return what a table changes in the manifests of a house, and write it if that is asked for.

    Raises ManifestError with all that is wrong in table, mapping or house, before anything is
    written; UsageError for files that are not there.
    """
    house = read_house(root).value
    content = _content(table)
    mapping = read_mapping(options.mapping) if options.mapping else None
    wanted, mistakes, findings = _wanted(house, content, table.name, mapping)
    plan = plan_facts(root, wanted, table.name, overwrite=options.overwrite)
    if wrong := (*mistakes, *plan.mistakes):
        raise refusal(wrong, "the table")
    return ImportedFacts(plan.changes, _written(root, plan, options), findings)


def _content(table: Path) -> bytes:
    if not table.is_file():
        raise UsageError("there is no table of this name", place=str(table))
    try:
        return table.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", place=str(table)) from error


def _wanted(
    house: HouseFiles, content: bytes, shown: str, mapping: Mapping | None
) -> tuple[tuple[WantedFact, ...], tuple[Mistake, ...], tuple[Finding, ...]]:
    is_catalogue = content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    if is_catalogue and (mapping is None or mapping.find is None):
        hint = "docs/commands.md shows one; give it with --mapping FILE"
        raise UsageError(NO_MAPPING, hint=hint, place=shown)
    if is_catalogue:
        records: Iterable[Record] = read_records(content, shown)
    else:
        sheet = read_sheet(content, shown)
        if mapping is None or mapping.find is None:
            texts = [(work.work, work.language) for work in house.works]
            names = dict(mapping.keys) if mapping else None
            rows = wanted_of_sheet(sheet, texts, shown, names)
            return rows.facts, rows.mistakes, ()
        records = _records(sheet)
    assert mapping is not None and mapping.find is not None  # noqa: PT018 - told above
    found = wanted_of_records(records, mapping, mapping.find, _known(house), shown)
    return found.facts, (), found.findings


def _records(sheet: Sheet) -> Iterable[Record]:
    """Yield the rows of a sheet as records whose fields are its columns, numbered as its rows."""
    for row in sheet.rows:
        pairs = zip(sheet.columns, row.cells, strict=True)
        yield Record(row.number, tuple(pair for pair in pairs if pair[1]))


def _known(house: HouseFiles) -> Iterable[KnownText]:
    for book in books_of(house):
        if book.plan is None:
            yield KnownText(book.works[0], (book.facts.identifier,))


def _written(root: Path, plan: FactsPlan, options: ImportOptions) -> tuple[str, ...]:
    if not options.write:
        return ()
    for path, content in plan.files:
        place(root / path, content)
    return tuple(path for path, _ in plan.files)


def export_facts(root: Path, table: Path) -> ExportedFacts:
    """Write the facts of all texts of a house into a table; the ending of its name says which.

    Raises UsageError for another ending and for a file that is there already: it may hold what
    somebody has written.
    """
    read_house(root)
    ending = table.suffix.lower()
    if ending not in (*DELIMITERS, XLSX):
        hint = f"end its name with {', '.join(DELIMITERS)} or {XLSX}"
        raise UsageError("a table of this kind is not written", hint=hint, place=str(table))
    if table.exists():
        hint = "choose another name, or remove the file"
        raise UsageError("there is a file of this name already", hint=hint, place=str(table))
    sheet = facts_sheet(root)
    content = write_xlsx(sheet) if ending == XLSX else write_csv(sheet, DELIMITERS[ending])
    place(table, content)
    return ExportedFacts(str(table), len(sheet.rows), sheet.columns[2:])
