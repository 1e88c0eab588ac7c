"""Characters that XML cannot carry are made visible, so that none is lost or breaks a file."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from markupsafe import Markup

from publisher.model.house import BookFacts, Contributor, Counterpart, Series

# XML 1.0, section 2.2: all but tab, line feed and carriage return below U+0020, the
# surrogates, U+FFFE and U+FFFF. HTML forbids U+007F to U+009F besides.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_FORBIDDEN = (*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_PLANES = (plane * 0x10000 + end for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
_TABLE = _PICTURES | dict.fromkeys((*_FORBIDDEN, *_PLANES), 0xFFFD) | {0x7F: 0x2421, 0x0D: 0x0A}


def xml_safe(text: str) -> str:
    """Return the text with a control picture (``␛``) or ``�`` for what a document cannot hold."""
    return text.translate(_TABLE)


def xml_safe_facts(facts: BookFacts) -> BookFacts:
    """Return the facts with every text in them safe for XML, for those who write them into files."""
    return replace(facts, **_changes(facts))


def _changes(record: BookFacts | Contributor | Counterpart | Series) -> dict[str, Any]:
    return {field.name: _xml_safe(getattr(record, field.name)) for field in fields(record)}


def _xml_safe(value: object) -> object:
    match value:
        case str():
            return xml_safe(value)
        case tuple():
            return tuple(_xml_safe(item) for item in value)
        case Contributor() | Counterpart() | Series():
            return replace(value, **_changes(value))
        case _:
            return value


def finalize(value: object) -> object:
    """Make plain text safe for XML on its way into a template's output; markup is left as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return xml_safe(value)
    return value
