"""Values of manifests as the cells of a table, and back; nothing is lost on either way.

The entries of a list are parted by ``; ``. A person is ``Name`` or ``Name [Sort, Name]``, in
other roles ``Name (pht)``; a series ``Name [3]``. A sign that would mean one of these stands
behind a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from publisher.expressions import compiled
from publisher.house.manifest_schema import ROLES, WorkSchema

# The keys of a table, in the order of its columns; pictures are no facts of a text.
KEYS = tuple(key for key in WorkSchema.model_fields if key != "pictures")
PEOPLE, OTHERS, SUBJECTS, SERIES = frozenset(ROLES), "contributors", "subjects", "series"
LISTS = frozenset({*PEOPLE, OTHERS, SUBJECTS})
SWITCHES = frozenset({"emendations"})
DATES = frozenset({"date", "published", "file_date", "released", "rights_until"})
# Keys that belong to the text in one language, wherever the others stand.
OWN = frozenset(
    [
        "title",
        "subtitle",
        "translator",
        "publication",
        "description",
        "original_title",
        "original_language",
        "isbn_epub",
        "isbn_print",
        "cover_alt",
    ]
)

_SPECIAL = compiled(r"([\\;\[\]()])")
_ENTRIES = compiled(r"(?:[^\\;]|\\.)+", re.DOTALL)
# A name, what stands in brackets behind it, a role in parentheses
_PARTS = compiled(
    r"(?P<name>(?:[^\\\[(]|\\.)*)"
    r"(?:\[(?P<more>(?:[^\\\]]|\\.)*)\]\s*)?"
    r"(?:\((?P<role>(?:[^\\)]|\\.)*)\)\s*)?",
    re.DOTALL,
)


def cell_of(key: str, value: object) -> str:
    """Return the raw value of a key, as TOML has it, as a cell."""
    if key in LISTS:
        entries = value if isinstance(value, list) else [value]
        return "; ".join(_entry(entry) for entry in entries)
    if key in DATES and isinstance(value, int):
        return f"{value:04d}"
    if isinstance(value, bool):
        return str(value).lower()
    return _entry(value) if key == SERIES else str(value)


def _entry(value: object) -> str:
    if not isinstance(value, dict):
        return _escaped(value)
    more = value.get("sort", value.get("position"))
    behind = f" [{_escaped(more)}]" if more is not None else ""
    role = f" ({_escaped(value['role'])})" if "role" in value else ""
    return f"{_escaped(value.get('name', ''))}{behind}{role}"


def _escaped(value: object) -> str:
    return _SPECIAL.sub(r"\\\1", str(value))


def value_of(key: str, cell: str) -> object:
    """Return a cell as the value of a key, as TOML would give it; the schema judges it.

    What is no date or number stays text, for the schema to refuse.
    """
    if key in LISTS:
        read = _reader(key)
        entries = [read(entry.strip()) for entry in _ENTRIES.findall(cell) if entry.strip()]
        return entries[0] if len(entries) == 1 and key != OTHERS else entries
    if key == SERIES:
        return _table(cell, "position")
    if key in SWITCHES and cell.lower() in ("true", "false"):
        return cell.lower() == "true"
    return cell


def _reader(key: str) -> Callable[[str], object]:
    if key == SUBJECTS:
        return _plain
    return _other if key == OTHERS else lambda entry: _table(entry, "sort")


def _table(entry: str, more: str) -> object:
    """Return a name, or a table of a name and what stands in brackets behind it."""
    parts = _PARTS.fullmatch(entry)
    if parts is None or parts["role"] is not None or parts["more"] is None:
        return _plain(entry)
    return {"name": _plain(parts["name"]), more: _plain(parts["more"])}


def _other(entry: str) -> object:
    parts = _PARTS.fullmatch(entry)
    if parts is None or parts["role"] is None:
        return {"name": _plain(entry)}
    table = {"name": _plain(parts["name"]), "role": _plain(parts["role"])}
    return table if parts["more"] is None else {**table, "sort": _plain(parts["more"])}


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.strip(), flags=re.DOTALL)
