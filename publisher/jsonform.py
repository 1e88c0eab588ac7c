"""Frozen records of the model ↔ JSON, and back as they were: the same types, the same values.

Only classes that are named may come back: a file that anybody may have written makes nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from typing import Any

KIND, VALUE = "!", "="  # keys of the objects that stand for records
# Types whose values JSON has itself; subclasses (StrEnum) are records.
_PLAIN = (type(None), bool, int, float, str)
_SURE = (bool, int, str)  # of which equal ones are the same


class Records:
    """Writes and reads values that are made of some classes: dataclasses, named tuples, enums."""

    def __init__(self, classes: Mapping[str, type]) -> None:
        """Take the classes that may come back, by the names they have in what is written."""
        self._classes = classes
        self._names = {known: name for name, known in classes.items()}
        self._enums = {name for name, known in classes.items() if issubclass(known, Enum)}

    def written(self, value: object) -> str:
        """Return a value as one line of JSON; raise TypeError for a class that is not known."""
        return json.dumps(self._plain(value), ensure_ascii=False, separators=(",", ":"))

    def read(self, text: str) -> Any:
        """Return the value that was written; raise one of ``errors.DAMAGE`` for any other text."""
        return _tuples(json.loads(text, object_hook=self._record))

    def _plain(self, value: Any) -> Any:
        kind: type = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple:
            return [self._plain(item) for item in value]
        if kind is frozenset:
            return {KIND: "frozenset", VALUE: [self._plain(item) for item in sorted(value)]}
        if kind in (dict, MappingProxyType):
            pairs = [[self._plain(key), self._plain(item)] for key, item in value.items()]
            return {KIND: "dict", VALUE: pairs}
        if kind in (date, datetime):
            return {KIND: kind.__name__, VALUE: value.isoformat()}
        return {KIND: self._name_of(kind), **self._parts(value)}

    def _name_of(self, kind: type) -> str:
        if kind not in self._names:
            raise TypeError(f"no record of class {kind.__name__} is kept")
        return self._names[kind]

    def _parts(self, value: Any) -> dict[str, Any]:
        if isinstance(value, Enum):
            return {VALUE: value.value}
        if is_dataclass(value):
            told = ((field.name, getattr(value, field.name), field) for field in fields(value))
            return {name: self._plain(one) for name, one, field in told if _is_told(field, one)}
        return {name: self._plain(one) for name, one in value._asdict().items()}

    def _record(self, found: dict[str, Any]) -> Any:
        kind = found.pop(KIND)
        if kind in _BUILT_IN:
            return _BUILT_IN[kind](_tuples(found[VALUE]))
        known = self._classes[kind]
        if kind in self._enums:
            return known(found[VALUE])
        for name, value in found.items():
            if type(value) is list:
                found[name] = _tuples(value)
        return known(**found)


_BUILT_IN: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "frozenset": frozenset,
        "dict": dict,
        "date": date.fromisoformat,
        "datetime": datetime.fromisoformat,
    }
)


def _is_told(field: Field[Any], value: object) -> bool:
    """Tell whether a field has another value than it would have without being told.

    Records that are equal may differ in what they do not compare, so only the very same one counts.
    """
    alike = type(value) is type(field.default) in _SURE and value == field.default
    return not (value is field.default or alike)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if type(value) is list else value
