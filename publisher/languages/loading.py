"""Language files → records; each file is read once, when its language is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from publisher.errors import PublisherError, nearest
from publisher.languages.record import Cues, Language, LineEnds, Names, Typography
from publisher.model.versions import FORMAT, fault_of_format
from publisher.model.versions import KEY as FORMAT_KEY
from publisher.packaged import packaged_table, packaged_tables

NEUTRAL = "und"
DATA = Path(__file__).parent / "data"
# Files that are about no one language.
OTHERS = ("aliases", "scripts")
# The tables of a language file; what stands above them is about the language as a whole.
TABLES = ("labels", "cues", "line_ends", "names", "typography")


@cache
def known_languages() -> tuple[str, ...]:
    """Return the tags that have a file of their own, in alphabetical order."""
    names = (entry.name for entry in DATA.iterdir())
    tags = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(tag for tag in tags if tag not in (*OTHERS, NEUTRAL)))


@cache
def language(tag: str) -> Language:
    """Return what is known about a BCP 47 tag: its own file, its base language's, or ``und``.

    The record keeps the tag that was asked for, so that a book in ``sv-FI`` says so.
    """
    base = tag.replace("_", "-").split("-")[0].lower()
    for name in (tag, base, _aliases().get(base, NEUTRAL)):
        if name in known_languages():
            return _record(tag, name)
    return _record(tag, NEUTRAL)


def own_tag(tag: str) -> str:
    """Return the tag under which a language has its file, for one that others use (``no``: ``nb``)."""
    return _aliases().get(tag, tag)


@cache
def _aliases() -> dict[str, str]:
    return {key: str(value) for key, value in table_of("aliases").items()}


def table_of(name: str) -> dict[str, object]:
    """Return the content of a language file; raise PublisherError where its format is unknown."""
    return _checked(name, packaged_table(_path(name)))


def tables_of_all() -> list[dict[str, object]]:
    """Return the contents of the files of all known languages, for what is the same in all."""
    names = known_languages()
    contents = packaged_tables([_path(name) for name in names])
    return [_checked(name, content) for name, content in zip(names, contents, strict=True)]


def _path(name: str) -> Path:
    return DATA / f"{name}.toml"


def _checked(name: str, content: dict[str, object]) -> dict[str, object]:
    if fault := fault_of_format(content.pop(FORMAT_KEY, FORMAT)):
        raise PublisherError(fault, place=f"languages/data/{name}.toml: {FORMAT_KEY}")
    return content


def _record(tag: str, name: str) -> Language:
    table = table_of(name)
    labels, cues, line_ends, names, typography = (_part(table, key) for key in TABLES)
    whole = {key: value for key, value in table.items() if key not in TABLES}
    return Language(
        tag=tag,
        labels=tuple(sorted((key, str(value)) for key, value in labels.items())),
        cues=Cues(**_values(Cues, cues, name)),
        line_ends=LineEnds(**_values(LineEnds, line_ends, name)),
        names=Names(**_values(Names, names, name)),
        typography=Typography(**_values(Typography, typography, name)),
        **_values(Language, whole, name),
    )


def _values(record: type, table: dict[str, object], name: str) -> dict[str, Any]:
    """Return the values of a table of ``name``.toml, each read as its field of the record wants it.

    Raises PublisherError for a key that is none of the record's fields, as a wrong letter makes it.
    """
    types = {field.name: str(field.type) for field in fields(record)}
    for key in table:
        if types.get(key) not in READERS:
            raise PublisherError(
                f"unknown key “{key}”",
                hint=nearest(key, types),
                place=f"languages/data/{name}.toml",
            )
    return {key: READERS[types[key]](table, key) for key in table}


def _words(table: dict[str, object], key: str) -> str:
    return str(table.get(key, ""))


def _list(table: dict[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise PublisherError(f"“{key}” in a language file is not a list")
    return tuple(str(item) for item in value)


def _rows(table: dict[str, object], key: str) -> tuple[tuple[str, ...], ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise PublisherError(f"“{key}” in a language file is not a list")
    return tuple(tuple(str(item) for item in row) for row in value)


def _part(table: dict[str, object], key: str) -> dict[str, object]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise PublisherError(f"“{key}” in a language file is not a table")
    return value


# How a value of a language file is read, by the type of the field that it fills.
READERS: dict[str, Callable[[dict[str, object], str], object]] = {
    "bool": lambda table, key: bool(table.get(key)),
    "str": _words,
    "str | None": _words,
    "tuple[str, ...]": _list,
    "frozenset[str]": lambda table, key: frozenset(_list(table, key)),
    "tuple[tuple[str, str], ...]": _rows,
    "tuple[tuple[str, str, str], ...]": _rows,
}
