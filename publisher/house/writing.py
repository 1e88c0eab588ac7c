"""Writes work.toml for a text just taken in: the facts found, where, and what is left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import Item, Table

from publisher.expressions import compiled
from publisher.house.front_line_readers import Recognised
from publisher.model.versions import FORMAT
from publisher.model.versions import KEY as FORMAT_KEY

# Keys for all languages of a work, and keys of one language, in the order they are written.
SHARED = ("author", "date", "published", "file_date")
OWN = ("title", "subtitle", "translator", "publication", "description")
# Keys that a person may still fill in; comments show these examples.
TO_FILL = {
    "author": 'author = "Name", or author = ["Name", "Name"]',
    "date": "date = 1935-09-06, or date = 1935",
    "published": "published = 2026-03-04, the date of this publication",
    "subtitle": 'subtitle = "…"',
    "translator": 'translator = "Name"',
    "publication": 'publication = "Where it was first printed"',
    "description": 'description = "A sentence or two for readers and shops"',
}
# Stands in the table of a language, in front of a line for each picture.
DESCRIBE = "what each picture shows, for those who do not see it (decorative = true: nothing)"
HEAD = (
    "What is known about this work. Comments say where the source tells it;",
    "keys behind a # wait to be filled in. The manual (docs/house.md) explains every key.",
)


def left_to_fill_in(facts: Iterable[Recognised], undescribed: int = 0) -> tuple[str, ...]:
    """Return the keys that nothing was found for, in the order they are written.

    ``undescribed`` is how many pictures nobody has described.
    """
    known = {fact.key for fact in facts}
    keys = (key for key in (*SHARED, *OWN) if key in TO_FILL and key not in known)
    return (*keys, *(["pictures"] if undescribed else []))


def new_manifest(
    language: str, facts: tuple[Recognised, ...], pictures: Iterable[tuple[str, str]] = ()
) -> str:
    """Return work.toml of a new work with its first language.

    ``pictures`` are those that nobody has described, with their captions: comments ask for words.
    """
    document = tomlkit.document()
    for line in HEAD:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    document.add(FORMAT_KEY, tomlkit.item(FORMAT))
    _fill(document, SHARED, facts)
    document.add(tomlkit.nl())
    document.add(language, _table(OWN, facts))
    return tomlkit.dumps(document) + _undescribed(pictures)


def with_language(
    manifest: str,
    language: str,
    facts: tuple[Recognised, ...],
    pictures: Iterable[tuple[str, str]] = (),
) -> str:
    """Return a work.toml with a further language; what it said before stays to the letter.

    Facts that it already gives for all languages are not repeated, and a table that somebody
    has written for the language is left as it is. ``pictures`` as in ``new_manifest``.
    """
    document = tomlkit.parse(manifest)
    if language in document:
        return manifest
    new = tuple(f for f in facts if f.value not in _values(document.get(f.key)))
    shared = tuple(key for key in SHARED if any(fact.key == key for fact in new))
    gap = "" if manifest.endswith("\n\n") else "\n" if manifest.endswith("\n") else "\n\n"
    addition = tomlkit.document()
    addition.add(language, _table((*shared, *OWN), new))
    return manifest + gap + tomlkit.dumps(addition) + _undescribed(pictures)


def _undescribed(pictures: Iterable[tuple[str, str]]) -> str:
    """Return the lines of a table in which a person may say what pictures show, empty without any."""
    asked = [
        f'# pictures."{name}".alt = "…" # {caption}'.rstrip(" #") for name, caption in pictures
    ]
    return "\n".join((f"# {DESCRIBE}", *asked, "")) if asked else ""


def _values(item: object) -> frozenset[str]:
    """Return what a manifest gives for a key, as text; of people the names."""
    value = item.unwrap() if isinstance(item, Item) else item
    entries = value if isinstance(value, list) else [value]
    return frozenset(str(e.get("name") if isinstance(e, dict) else e) for e in entries)


def _table(keys: Iterable[str], facts: tuple[Recognised, ...]) -> Table:
    table = tomlkit.table()
    _fill(table, keys, facts)
    return table


def _fill(table: Table | TOMLDocument, keys: Iterable[str], facts: tuple[Recognised, ...]) -> None:
    """Write each key with its facts, or as a comment to be filled in."""
    for key in keys:
        found = [fact for fact in facts if fact.key == key]
        if found:
            table.add(key, _item(found))
        elif key in TO_FILL:
            table.add(tomlkit.comment(TO_FILL[key]))


def _item(found: list[Recognised]) -> Item:
    values = [_value(fact) for fact in found]
    item: Item = tomlkit.item(values[0] if len(values) == 1 else values)
    return item.comment("; ".join(dict.fromkeys(provenance(fact) for fact in found)))


def _value(fact: Recognised) -> object:
    """Return a date as TOML writes dates, a year as a number, anything else as text."""
    if fact.key not in ("date", "file_date"):
        return fact.value
    if re.fullmatch(r"\d{4}", fact.value):
        return int(fact.value)
    return tomlkit.date(fact.value) if re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value) else fact.value


# What ``provenance`` writes behind a value; what a person writes there looks otherwise.
_PROVENANCE = compiled(
    r"#\s*(?:line \d+, .+|the (?:title|author) that the file states"
    r"|the date of the file|no title was found: the file's name)"
)


def is_recognised(item: Item) -> bool:
    """Tell whether a value has the comment that says where it was recognised; a person's has none."""
    return bool(_PROVENANCE.match(item.trivia.comment))


def without_example(manifest: str, key: str, language: str) -> str:
    """Return a work.toml without the comment that shows how a key is filled in, now that it is."""
    example, table = f"# {TO_FILL.get(key)}", ""
    lines = manifest.split("\n")
    for at, line in enumerate(lines):
        if head := re.match(r"\s*\[+\s*[\"']?([^\]\"']+)", line):
            table = head[1].strip()
        if line == example and table == language:
            return "\n".join((*lines[:at], *lines[at + 1 :]))
    return manifest


def provenance(fact: Recognised) -> str:
    """Return where a fact was found and by what, as comments and messages say it."""
    if fact.place is None:
        return fact.evidence
    return f"line {fact.place.first}, {fact.evidence}"
