"""Characters that XML cannot carry are made visible, so that none is lost or breaks a file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from markupsafe import Markup

Record = TypeVar("Record")

# XML 1.0, section 2.2: all but tab, line feed and carriage return below U+0020, the
# surrogates, U+FFFE and U+FFFF. HTML forbids U+007F to U+009F besides.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_FORBIDDEN = (*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_PLANES = (plane * 0x10000 + end for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
_TABLE = _PICTURES | dict.fromkeys((*_FORBIDDEN, *_PLANES), 0xFFFD) | {0x7F: 0x2421, 0x0D: 0x0A}


def xml_safe(text: str) -> str:
    """Return the text with a control picture (``␛``) or ``�`` for what a document cannot hold."""
    return text.translate(_TABLE)


def xml_safe_record(record: Record) -> Record:
    """Return a record with every text in it, however deep, safe for XML.

    For those who write texts into files without the templates.
    """
    changed: Record = _xml_safe(record)
    return changed


def _xml_safe(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return xml_safe(value)
    if isinstance(value, tuple):
        return tuple(_xml_safe(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _xml_safe(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changes)
    return value


def finalize(value: object) -> object:
    """Make plain text safe for XML on its way into a template's output; markup is left as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return xml_safe(value)
    return value
