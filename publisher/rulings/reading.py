"""A rulings file read to its rulings; all mistakes in it are reported together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from os.path import lexists
from pathlib import Path

from publisher.errors import NO_FILE, Mistake, SourceError, nearest, refusal, toml_in_words
from publisher.expressions import compiled
from publisher.model.rulings import Ruling
from publisher.model.versions import FORMAT, REMEDY, fault_of_format
from publisher.model.versions import KEY as FORMAT_KEY
from publisher.rulings.contradictions import is_of_a_word, question, refuse_contradictions
from publisher.rulings.tables import TableInFile, ruling_of

RULING = "ruling"
# Matches the head of a table: [[ruling]]
HEADER = compiled(r"\s*\[\[\s*ruling\s*\]\]")
# Matches the key of: kind = …, "kind" = …
KEY = compiled(r"\s*[\"']?(\w[\w-]*)[\"']?\s*=")
# Three quotation marks begin or end a text of several lines.
LONG_TEXT = compiled(r'"""|' + "'''")
# The place that tomllib adds to its messages.
AT_LINE = compiled(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")


def read_rulings(path: Path, shown: str, *, of_the_house: bool = False) -> tuple[Ruling, ...]:
    """Return the rulings of a file, none where there is no file.

    ``shown`` is the path as people see it. ``of_the_house`` is True for ``seeds/rulings.toml``,
    which may only rule on words anywhere. Raises ManifestError with all mistakes and
    contradictions, or for what is no file, SourceError for a file that cannot be read.
    """
    if not lexists(path):
        return ()
    if not path.is_file():
        raise refusal([Mistake(shown, 0, "", NO_FILE)], "the rulings")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        matter = "this is not UTF-8; save the file in that encoding"
        raise refusal([Mistake(shown, line, "", matter)], "the rulings") from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", place=shown) from error
    rulings = parse_rulings(text, shown)
    if of_the_house and (strangers := [r for r in rulings if not is_of_a_word(r)]):
        raise refusal((_of_one_text(ruling) for ruling in strangers), "the rulings")
    return rulings


def parse_rulings(text: str, shown: str) -> tuple[Ruling, ...]:
    """Return the rulings that a text in TOML holds; raise ManifestError with all its mistakes."""
    # Contradictions are looked for only in a file whose tables are all sound.
    tables = list(_tables(text, shown))
    found = [ruling_of(entry) if isinstance(entry, TableInFile) else (entry,) for entry in tables]
    if mistakes := [m for entry in found if isinstance(entry, tuple) for m in entry]:
        raise refusal(mistakes, "the rulings")
    rulings = tuple(entry for entry in found if isinstance(entry, Ruling))
    refuse_contradictions((question(ruling), ruling) for ruling in rulings)
    return rulings


def _of_one_text(ruling: Ruling) -> Mistake:
    matter = "the house rules on words: join, keep or space, with line = 0"
    return Mistake(ruling.place.source, ruling.place.first, RULING, matter)


def _tables(text: str, shown: str) -> Iterator[TableInFile | Mistake]:
    """Yield every table with the lines of its keys, and the mistakes outside the tables."""
    try:
        content = tomllib.loads(text)
    # Besides its own errors: brackets without end, and figures that are too many for a number.
    except (ValueError, RecursionError) as error:
        yield _broken(str(error), text, shown)
        return
    lines = _lines_of_keys(text)
    if fault := fault_of_format(content.get(FORMAT_KEY, FORMAT)):
        yield Mistake(shown, lines[0].get(FORMAT_KEY, 1), FORMAT_KEY, f"{fault}; {REMEDY}")
        # Keys and tables of another format cannot be judged.
        return
    for key in content.keys() - {RULING, FORMAT_KEY}:
        line = lines[0].get(key, 1)
        yield Mistake(shown, line, key, f"unknown key; {nearest(key, (FORMAT_KEY, RULING))}")
    tables = content.get(RULING, [])
    if not isinstance(tables, list) or not all(isinstance(t, Mapping) for t in tables):
        line = lines[0].get(RULING, 1)
        yield Mistake(shown, line, RULING, "expected tables that begin with [[ruling]]")
        return
    for number, table in enumerate(tables, start=1):
        known = lines[number] if number < len(lines) else {}
        yield TableInFile(shown, number, known.get("", 1), known, table)


def _broken(message: str, text: str, shown: str) -> Mistake:
    place = AT_LINE.search(message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    what = message[: place.start()] if place else message
    return Mistake(shown, line, "", f"this is not TOML: {toml_in_words(what, text, line)}")


def heads_of_tables(text: str) -> list[int]:
    """Return the lines (from 1) on which the tables of a rulings file begin."""
    return [known[""] for known in _lines_of_keys(text)[1:]]


def _lines_of_keys(text: str) -> list[dict[str, int]]:
    """Return key → line (from 1): first for the keys above all tables, then for each table.

    The line of a table's head has the empty key. tomllib tells no lines, so the text is searched.
    """
    found: list[dict[str, int]] = [{}]
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside and HEADER.match(line):
            found.append({"": number})
        elif not inside and (key := KEY.match(line)):
            found[-1].setdefault(key[1], number)
        inside ^= len(LONG_TEXT.findall(line)) % 2 == 1
    return found
