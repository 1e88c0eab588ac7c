"""A table and a schema → the filled schema, and every mistake in the table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeGuard, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from publisher.errors import Mistake, nearest
from publisher.house.manifest_schema import WANTED, Schema
from publisher.house.tables import Manifest, Table, TablePath

F = TypeVar("F", bound=Schema)

# Characters of a value that a message shows, so that it stays one line of a terminal.
LONGEST_SHOWN = 60


def fill(
    schema: type[F], manifest: Manifest, table: Table, at: TablePath = ()
) -> tuple[F | None, list[Mistake]]:
    """Return the schema filled from a table of the manifest (``at``: where the table stands)."""
    try:
        return schema.model_validate(table), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [manifest.mistake((*at, *d["loc"]), _matter(schema, d)) for d in details]


def fill_what_can(
    schema: type[F], manifest: Manifest, table: Table, at: TablePath = ()
) -> tuple[F | None, list[Mistake]]:
    """Return the schema filled from what is right in a table, with all that is wrong in it.

    So what else the right keys lead to (pictures, works) is looked at in the same run. None comes
    back where a key is missing that must be there.
    """
    filled, mistakes = fill(schema, manifest, table, at)
    if filled is not None:
        return filled, mistakes
    wrong = [error["loc"] for error in _errors(schema, table) if error["type"] != "missing"]
    for in_lists in (True, False):
        rest: object = table
        for path in wrong:
            rest = _without(rest, path, in_lists=in_lists)
        filled = fill(schema, manifest, rest)[0] if isinstance(rest, dict) else None
        if filled is not None:
            break
    return filled, mistakes


def _errors(schema: type[Schema], table: Table) -> list[ErrorDetails]:
    try:
        schema.model_validate(table)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def _without(value: object, path: TablePath, *, in_lists: bool) -> object:
    """Return a table without the key at a path; a list goes as a whole, unless ``in_lists``.

    Then the key goes out of the table that is the entry of a list, and all entries keep their places.
    """
    if not isinstance(value, dict) or not path or path[0] not in value:
        return value
    inner = value[path[0]]
    if len(path) > 1 and isinstance(inner, dict):
        return {**value, path[0]: _without(inner, path[1:], in_lists=in_lists)}
    if in_lists and len(path) > 2 and isinstance(inner, list):
        entries = [
            _without(one, path[2:], in_lists=in_lists) if number == path[1] else one
            for number, one in enumerate(inner)
        ]
        return {**value, path[0]: entries}
    return {key: one for key, one in value.items() if key != path[0]}


def _matter(schema: type[Schema], error: ErrorDetails) -> str:
    # The names are pydantic's; those not listed are about values that should be tables.
    match error["type"]:
        case "extra_forbidden":
            return _unknown(schema, error["loc"])
        case "missing":
            return f"is missing; expected {WANTED.get(str(error['loc'][-1]), 'a value')}"
        case "value_error":
            expected = str(error["ctx"]["error"])
        case "tuple_type":
            expected = "a list"
        case _:
            # An entry of a list stands at its number, behind the key.
            key = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "")
            expected = WANTED.get(key, "a table")
    return f"{_shown(error['input'])}: expected {expected}"


def _unknown(schema: type[Schema], path: TablePath) -> str:
    """Return what is wrong with a key: it belongs in another table, or is spelled otherwise."""
    key = str(path[-1])
    # A key of this very name is meant, wherever it belongs; a name like it is only a guess.
    home = next((name for name, inner in _tables(schema) if key in inner.model_fields), None)
    if home and len(path) == 1:
        return f"this key belongs in the table [{home}]"
    if len(path) > 1 and key in schema.model_fields:
        return "this key belongs at the top of the file, above all tables"
    return f"unknown key; {nearest(key, _keys(schema, path))}"


def _tables(schema: type[Schema]) -> Iterator[tuple[str, type[Schema]]]:
    """Yield the keys of a schema that hold one table, each with the schema of that table."""
    for name, field in schema.model_fields.items():
        # A list or a table of tables has several, of which nobody knows which is meant.
        if get_origin(field.annotation) not in (tuple, dict):
            yield from ((name, one) for one in _schemas(field.annotation))


def _keys(schema: type[Schema], path: TablePath) -> list[str]:
    """Return the keys known where the last key of the path stands."""
    for part in path[:-1]:
        # Numbers in the path count the entries of a list, and some tables are known by any name.
        field = schema.model_fields.get(str(part))
        schema = next(_schemas(field.annotation), schema) if field else schema
    return list(schema.model_fields)


def _schemas(annotation: object) -> Iterator[type[Schema]]:
    """Yield the schemas in the type of a key: ``tuple[PersonSchema, ...]``."""
    if get_origin(annotation) is None:
        if _is_schema(annotation):
            yield annotation
        return
    for inside in get_args(annotation):
        yield from _schemas(inside)


def _is_schema(annotation: object) -> TypeGuard[type[Schema]]:
    return isinstance(annotation, type) and issubclass(annotation, Schema)


def _shown(value: object) -> str:
    """Return a value as it may stand in a message: as a manifest has it, in one line, and short."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    line = " ".join(text.split()) or "nothing"
    return f"“{line[: LONGEST_SHOWN - 3]}…”" if len(line) > LONGEST_SHOWN else f"“{line}”"
