"""A manifest has facts for all languages, and a table of facts for each language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from publisher.house.language_tags import is_tag
from publisher.house.manifest_schema import BookSchema
from publisher.house.tables import Table

F = TypeVar("F", bound=BookSchema)


def part_languages(table: Table, keys: Iterable[str]) -> tuple[Table, dict[str, Table]]:
    """Return the part of a manifest for all languages, and the table of each language by its tag.

    ``keys`` are those of the schema: ``series`` is a table too, but no language.
    """
    known = set(keys)
    tables = {
        key: value
        for key, value in table.items()
        if isinstance(value, dict) and key not in known and is_tag(key)
    }
    return {key: value for key, value in table.items() if key not in tables}, tables


def merged(general: F, special: BookSchema) -> F:
    """Return the facts of one language: its own before those of all."""
    own = {key: getattr(special, key) for key in special.model_fields_set}
    return general.model_copy(update=own)
