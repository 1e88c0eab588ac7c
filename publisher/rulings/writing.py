"""Rulings written as TOML tables, and added to files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import tomlkit

from publisher.errors import ManifestError, UsageError
from publisher.model.places import Place
from publisher.model.rulings import Ruling
from publisher.model.versions import FORMAT_LINE
from publisher.rulings.contradictions import answer, question
from publisher.rulings.reading import heads_of_tables, parse_rulings, read_rulings

HEAD = "[[ruling]]"
# TOML escapes characters up to this one with four digits, those above it with eight.
LAST_OF_FOUR_DIGITS = 0xFFFF


def table_of(ruling: Ruling) -> str:
    """Return the TOML table of a ruling as it stands in a file, with a line end after it.

    Invisible characters, such as soft hyphens and no-break spaces, are written as escapes.
    """
    table = tomlkit.table()
    table.add("kind", ruling.kind.value)
    # The number of a line of a PDF is that of one reading.
    table.add(*(("id", ruling.id) if ruling.id else ("line", ruling.line)))
    for key in ("text", "after", "value"):
        if value := getattr(ruling, key):
            table.add(key, value)
    table.add("reason", ruling.reason)
    return f"{HEAD}\n{_visible(tomlkit.dumps(table))}"


def tables_of(rulings: Iterable[Ruling]) -> str:
    """Return the tables of several rulings with a blank line between them, no line end at last."""
    return "\n\n".join(table_of(ruling).rstrip() for ruling in rulings)


def _visible(toml: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else _escape(c) for c in toml)


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code <= LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"


def add_ruling(path: Path, shown: str, ruling: Ruling) -> bytes:
    """Return a rulings file with one ruling more; nothing else in it is changed.

    Where the file is missing, the new one begins with its format. Raises UsageError for a ruling
    that is there already or contradicts one that is, ManifestError for a file with mistakes.
    """
    for known in read_rulings(path, shown):
        _refuse(ruling, known)
    data = path.read_bytes() if path.is_file() else b""
    text = data.decode("utf-8-sig")
    addition = _head(text) + table_of(ruling)
    addition = addition.replace("\n", _line_end(text).decode())
    # A file that keeps its rulings in one list (ruling = […]) takes no table at its end.
    _check(text + addition, shown)
    return data + addition.encode()


def without_ruling(data: bytes, shown: str, number: int) -> tuple[Ruling, bytes]:
    """Return one ruling of a rulings file, counted from 1, and the file without it.

    Everything else in it stays as it is, comments above and below the ruling too. Raises
    UsageError where there are not so many, ManifestError for a file with mistakes, or one that no
    ruling can be taken out of, because it keeps them in one list.
    """
    text = data.decode("utf-8-sig")
    rulings = parse_rulings(text, shown)
    if not 1 <= number <= len(rulings):
        there = {0: "there are none", 1: "there is 1"}.get(
            len(rulings), f"there are {len(rulings)}"
        )
        hint = "“--list” shows them with their numbers"
        raise UsageError(f"there is no ruling {number}: {there}", hint=hint, place=shown)
    lines = text.splitlines(keepends=True)
    heads = [line - 1 for line in heads_of_tables(text)]
    hint = f"begin each of its rulings with {HEAD}, or take it out by hand"
    refused = ManifestError("no ruling can be taken out of this file", hint=hint, place=shown)
    if len(heads) != len(rulings):
        raise refused
    first = heads[number - 1]
    following = heads[number] if number < len(heads) else len(lines)
    left = "".join((*lines[:first], *lines[_end(lines, first, following) :]))
    others = (*rulings[: number - 1], *rulings[number:])
    if [_said(one) for one in parse_rulings(left, shown)] != [_said(one) for one in others]:
        raise refused
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return rulings[number - 1], mark + left.rstrip("\r\n").encode() + _line_end(text)


def _end(lines: Sequence[str], first: int, following: int) -> int:
    """Return where a table ends that begins at one line, before the next one begins.

    That is behind its last key: comments below are not its own, but blank lines are.
    """
    whole = _table(lines[first:following])
    ends = range(first + 1, following + 1)
    end = next((at for at in ends if _table(lines[first:at]) == whole), following)
    while end < following and not lines[end].strip():
        end += 1
    return end


def _table(lines: Sequence[str]) -> dict[str, object] | None:
    """Return what lines of TOML say, None where a text among them has no end."""
    try:
        return tomllib.loads("".join(lines))
    except tomllib.TOMLDecodeError:
        return None


def _said(ruling: Ruling) -> Ruling:
    """Return a ruling without its place, which moves when another goes."""
    return replace(ruling, place=Place("", 1, 1))


def _line_end(text: str) -> bytes:
    return b"\r\n" if "\r\n" in text else b"\n"


def _head(text: str) -> str:
    """Return the text between a file and a table that is added to it."""
    if not text:
        return f"{FORMAT_LINE}\n\n"
    return "\n" if text.endswith(("\n", "\r")) else "\n\n"


def _refuse(ruling: Ruling, known: Ruling) -> None:
    if question(ruling) != question(known):
        return
    if answer(ruling) == answer(known):
        raise UsageError("there is already such a ruling", place=str(known.place))
    raise UsageError(
        f"this contradicts an earlier ruling: {known.kind} of “{known.text}”",
        hint="change or delete the earlier one first",
        place=str(known.place),
    )


def _check(text: str, shown: str) -> None:
    """Raise ManifestError where a file cannot take another table at its end."""
    try:
        parse_rulings(text, shown)
    except ManifestError as error:
        raise ManifestError(
            "no ruling can be added to this file",
            hint=f"begin each of its rulings with {HEAD}; {error.message}",
            place=shown,
        ) from error
