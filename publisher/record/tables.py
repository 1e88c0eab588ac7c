r"""lines.tsv: ``format = 1``, then one row for each entry, in the order of the source.

``line<TAB>where<TAB>start<TAB>end<TAB>edits``. A ``|`` stands between edits: ``61+-`` puts a hyphen
after 61 characters, ``12-3+x`` drops the three after 12 characters and puts an x. After ``~``
comes the character that stood for every space, after ``$`` the line's ending where it is not
``\n`` alone. Spaces and invisible characters are written with a backslash: ``\s`` is a space,
``\s{9}`` nine spaces, ``\u00a0`` the character with that number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.model.text import Text
from publisher.model.versions import FORMAT_LINE, split_format_line
from publisher.record.entries import SPACE, USUAL_ENDING, Edit, Entry

SPACES = compiled(" +")
# Signs with a meaning in the table.
SIGNS = frozenset("\\|~$")
SHORT = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
MEANT = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
# The escapes: \s{12}, \s, \u00a0, \U000f0000, \\, \t.
ESCAPE = compiled(r"\\(?:s\{(\d+)\}|(s)|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))")
EDIT = compiled(r"(\d+)(?:-(\d+))?\+([^|~$]*)")
BLANK = compiled(r"~([^$]+)")
ENDING = compiled(r"\$(.*)")


def write_ledger(entries: Iterable[Entry]) -> str:
    """Return lines.tsv."""
    return "".join((f"{FORMAT_LINE}\n", *map(_row, entries)))


def read_ledger(table: str) -> tuple[Entry, ...]:
    """Return the entries of lines.tsv; raise SourceError for a table of another format."""
    return tuple(_entry(row) for row in _rows(table, "lines.tsv"))


def with_removed(manuscript: Text, table: str) -> Text:
    """Return a manuscript with what removed.tsv says was set aside from its source.

    Raises SourceError for a table of another format.
    """
    rows = [[_meant(cell) for cell in row.split("\t")] for row in _rows(table, "removed.tsv")]
    pieces = [
        Furniture(Place(manuscript.source, int(line), int(line)), FurnitureKind(kind), text, why)
        for line, kind, text, why in rows
    ]
    return replace(manuscript, furniture=tuple(pieces))


def _rows(table: str, name: str) -> list[str]:
    fault, rows = split_format_line(table)
    if fault:
        hint = "build the text again, so that its manuscript and tables belong together"
        raise SourceError(fault, hint=hint, place=f"{name}:1")
    return [row for row in rows.split("\n") if row]


def _row(entry: Entry) -> str:
    script = "|".join(map(_edit, entry.edits)) if entry.edits else ""
    if entry.blank != SPACE:
        script += f"~{_safe(entry.blank)}"
    if entry.ending != USUAL_ENDING:
        script += f"${_safe(entry.ending)}"
    where = entry.where if entry.where.isalnum() else _safe(entry.where)
    return f"{entry.line}\t{where}\t{entry.start}\t{entry.end}\t{script}\n"


def _edit(edit: Edit) -> str:
    dropped = f"-{edit.dropped}" if edit.dropped else ""
    return f"{edit.at}{dropped}+{_safe(edit.put)}"


@lru_cache(maxsize=4096)
def _safe(text: str) -> str:
    # Nearly every text is safe as it is, and telling so is faster than looking at each sign.
    if text.isprintable() and " " not in text and SIGNS.isdisjoint(text):
        return text
    signs = "".join(map(_sign, text))
    return SPACES.sub(_spaces, signs)


def _sign(sign: str) -> str:
    if sign in SHORT:
        return SHORT[sign]
    if sign.isprintable() and sign not in SIGNS:
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _spaces(run: re.Match[str]) -> str:
    return "\\s" if len(run[0]) == 1 else f"\\s{{{len(run[0])}}}"


def _entry(row: str) -> Entry:
    line, where, start, end, script = row.split("\t")
    span = (_meant(where), int(start), int(end))
    if not script:
        return Entry(int(line), *span)
    edits = tuple(Edit(int(m[1]), int(m[2] or 0), _meant(m[3])) for m in EDIT.finditer(script))
    ending, blank = ENDING.search(script), BLANK.search(script)
    return Entry(
        int(line),
        *span,
        edits,
        _meant(ending[1]) if ending else USUAL_ENDING,
        _meant(blank[1]) if blank else SPACE,
    )


def _meant(text: str) -> str:
    return ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    many, space, short, long, sign = escape.groups()
    if many or space:
        return " " * int(many or 1)
    return chr(int(short or long, 16)) if short or long else MEANT.get(sign, sign)
