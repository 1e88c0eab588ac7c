"""What the columns of a table, or the fields of a catalogue, are in a manifest: a file of a person."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import Mistake, UsageError, nearest, refusal
from publisher.house.cells import KEYS, OTHERS
from publisher.house.fact_rows import LANGUAGE_COLUMN, WORK_COLUMN
from publisher.house.filling import fill
from publisher.house.manifest_schema import Phrase, Schema
from publisher.house.tables import Manifest, read_manifest
from publisher.structs import frozen

# By which records find their text, besides the keys of manifests: any ISBN or UUID of its book.
IDENTIFIER = "identifier"


class FindSchema(Schema):
    """The table ``find`` of a mapping."""

    field: Phrase
    key: Phrase
    language: Phrase | None = None


class MappingSchema(Schema):
    """A mapping: by what a record finds its text, and the key of each column or field."""

    find: FindSchema | None = None
    keys: dict[str, Phrase]


@frozen
class Find:
    """By what a record finds its text: a ``field`` that says what the ``key`` of the manifest says.

    ``language`` is the field that names the language, None where none does.
    """

    field: str
    key: str
    language: str | None


@frozen
class Mapping:
    """The key of each column or field, in the order of the file; ``find`` is None for work names."""

    keys: tuple[tuple[str, str], ...]
    find: Find | None = None


def read_mapping(path: Path) -> Mapping:
    """Return a mapping from its file; raise UsageError where there is none, ManifestError for mistakes."""
    if not path.is_file():
        raise UsageError("there is no mapping of this name", place=str(path))
    manifest = read_manifest(path, path.name)
    if isinstance(manifest, Mistake):
        raise refusal([manifest], "the mapping")
    table, mistakes = fill(MappingSchema, manifest, manifest.table)
    if table is not None:
        mistakes = _unknown(manifest, table)
    if table is None or mistakes:
        raise refusal(mistakes, "the mapping")
    find = Find(table.find.field, table.find.key, table.find.language) if table.find else None
    return Mapping(tuple(table.keys.items()), find)


def _unknown(manifest: Manifest, table: MappingSchema) -> list[Mistake]:
    """Return a mistake for each key that manifests do not have."""
    known = KEYS if table.find else (WORK_COLUMN, LANGUAGE_COLUMN, *KEYS)
    wrong = [
        manifest.mistake(("keys", field), f"there is no key “{key}”; {nearest(key, known)}")
        for field, key in table.keys.items()
        if key not in known
    ]
    to_find = (IDENTIFIER, WORK_COLUMN, *KEYS)
    if table.find and table.find.key not in to_find:
        matter = f"there is no key “{table.find.key}”; {nearest(table.find.key, to_find)}"
        wrong.append(manifest.mistake(("find", "key"), matter))
    if table.find and OTHERS in table.keys.values():
        field = next(field for field, key in table.keys.items() if key == OTHERS)
        matter = "records name no roles here; use author, translator, editor …"
        wrong.append(manifest.mistake(("keys", field), matter))
    return wrong
