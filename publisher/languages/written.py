"""Dates and names of languages as a language writes them (CLDR, by way of Babel)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from publisher.expressions import compiled
from publisher.languages.loading import known_languages, language

if TYPE_CHECKING:
    from babel import Locale

# 1842, 1842-03, 1842-03-14: what a manifest may give (ISO 8601).
_ISO = compiled(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def written_date(iso: str, tag: str) -> str:
    """Return a date (ISO 8601) as a language writes it: ``14 mars 1842``, ``mars 1842``, ``1842``.

    What is no such date, and a date in a language that CLDR does not know, stay as they are.
    """
    found, locale = _ISO.fullmatch(iso), _locale(tag)
    if found is None or found["month"] is None or locale is None:
        return iso
    from babel.dates import format_date, format_skeleton  # only whoever writes a date waits for it

    if found["day"] is None:
        first = date(int(found["year"]), int(found["month"]), 1)
        return str(format_skeleton("yMMMM", first, locale=locale))
    return str(format_date(date.fromisoformat(iso), "long", locale=locale))


def language_name(tag: str, written_in: str) -> str:
    """Return the name of a language in another one: ``nederländska`` for ``nl`` in Swedish.

    Where CLDR has none, its own name is returned, else its tag.
    """
    locale = _locale(written_in)
    known = locale.languages if locale is not None else {}
    name = known.get(tag.replace("-", "_")) or known.get(tag.split("-")[0])
    return name or (language(tag).own if tag in known_languages() else tag)


def tag_called(name: str) -> str:
    """Return the tag of a language by its name in any language with a file, empty where none has it."""
    wanted = name.casefold()
    for writes in known_languages():
        if language(writes).own.casefold() == wanted:
            return writes
    for writes in known_languages():
        locale = _locale(writes)
        for tag, one in locale.languages.items() if locale is not None else ():
            if one.casefold() == wanted:
                return str(tag).replace("_", "-")
    return ""


def _locale(tag: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language(tag).locale or tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
