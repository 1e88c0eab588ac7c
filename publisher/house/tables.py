"""Manifests as TOML: their tables, and the lines where their keys stand.

tomllib gives no lines, so that keys are looked for once more, line by line, for the messages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from os.path import lexists
from pathlib import Path
from typing import TypeAlias

from publisher.errors import NO_FILE, Mistake, SourceError, toml_in_words
from publisher.expressions import compiled
from publisher.model.versions import FORMAT, REMEDY, fault_of_format
from publisher.model.versions import KEY as FORMAT_KEY
from publisher.structs import frozen

Table: TypeAlias = dict[str, object]
TablePath: TypeAlias = tuple[str | int, ...]

# Matches [sv], [[parts]], [sv.series], [pictures."press [1].png"].
_HEADER = compiled(r"\s*(\[{1,2})\s*((?:\"[^\"]*\"|'[^']*'|[^\[\]\"'])+?)\s*\]{1,2}")
# Matches the key of: title = …, "pt-BR" = …, sv.title = …
_KEY = compiled(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
# Matches the parts of: pictures."a press.png".alt
_PART = compiled(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")
# Matches what tomllib says at the end of its messages
_PLACE = compiled(r" \(at (?:line (\d+), column \d+|end of document)\)$")
# How what is said of a broken line begins, and of a key that is not there.
NOT_TOML, MISSING = "this is not TOML", ("is missing", "names no")
# So many lines that are not TOML are told of one file.
MANY = 20


@frozen
class Manifest:
    """One TOML file: its path from the root of the house, its text, and the table in it."""

    file: str
    text: str
    table: Table

    def mistake(self, path: Sequence[str | int], matter: str) -> Mistake:
        """Return a mistake at a key of this file, with the line where the key stands."""
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
        return Mistake(self.file, self.line(path), key, matter)

    def line(self, path: Sequence[str | int]) -> int:
        """Return the line of a key, counted from 1; else that of the table it would stand in; else 0."""
        best, found = 0, 0
        for place, line in _keys(self.text):
            if place == tuple(path[: len(place)]) and len(place) > best:
                best, found = len(place), line
        return found


def read_manifest(path: Path, shown: str) -> Manifest | Mistake:
    """Read a TOML file; its table comes without the ``format`` it says it has.

    A file that is not UTF-8, not TOML or of an unknown format comes back as the mistake it is,
    with its line. Raises SourceError where the file cannot be opened.
    """
    text = _text(path, shown)
    return text if isinstance(text, Mistake) else _parsed(shown, text)


def read_what_can(path: Path, shown: str) -> tuple[Manifest | None, tuple[Mistake, ...]]:
    """Read a TOML file without the lines that are not TOML, and return these as mistakes.

    None comes back for a file that cannot be read without them: what follows a table whose head
    is broken would stand in another one. Raises SourceError as ``read_manifest`` does.
    """
    text = _text(path, shown)
    if isinstance(text, Mistake):
        return None, (text,)
    mistakes: list[Mistake] = []
    lines = text.splitlines()
    while isinstance(read := _parsed(shown, "\n".join(lines) if mistakes else text), Mistake):
        mistakes.append(read)
        if not 0 < read.line <= len(lines) or read.key or len(mistakes) > MANY:
            return None, tuple(mistakes)
        if not _KEY.match(lines[read.line - 1]):
            return None, tuple(mistakes)
        lines[read.line - 1] = ""
    return read, tuple(mistakes)


def without_followers(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Return mistakes without those on keys that are missing where lines of their file are broken."""
    known = tuple(mistakes)
    broken = {mistake.file for mistake in known if mistake.matter.startswith(NOT_TOML)}
    return tuple(m for m in known if m.file not in broken or not m.matter.startswith(MISSING))


def _text(path: Path, shown: str) -> str | Mistake:
    if lexists(path) and not path.is_file():
        return Mistake(shown, 0, "", NO_FILE)
    content = b""
    try:
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Mistake(shown, line, "", "this is not UTF-8; save the file in that encoding")
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", place=shown) from error


def _parsed(shown: str, text: str) -> Manifest | Mistake:
    try:
        manifest = Manifest(shown, text, tomllib.loads(text))
    # Besides its own errors: brackets without end, and figures that are too many for a number.
    except (ValueError, RecursionError) as error:
        return _broken(shown, str(error), text)
    fault = fault_of_format(manifest.table.pop(FORMAT_KEY, FORMAT))
    return manifest.mistake((FORMAT_KEY,), f"{fault}; {REMEDY}") if fault else manifest


def _broken(shown: str, message: str, text: str) -> Mistake:
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else 0
    what = message[: place.start()] if place else message
    return Mistake(shown, line, "", f"{NOT_TOML}: {toml_in_words(what, text, line)}")


def _keys(text: str) -> Iterator[tuple[TablePath, int]]:
    """Yield the path of every table and key, with its line; keys of inline tables are not seen."""
    table: TablePath = ()
    counts: dict[TablePath, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _split(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, *_split(key[1])), number


def _split(dotted: str) -> TablePath:
    """Return the parts of a dotted key; a dot in quotation marks parts nothing."""
    return tuple("".join(parts) for parts in _PART.findall(dotted))
