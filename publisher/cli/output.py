"""Results, findings and errors are printed: in lines for people, as JSON for other programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size
from textwrap import wrap
from typing import IO, TYPE_CHECKING, Any

import typer

from publisher.codes import former_names
from publisher.errors import PublisherError
from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity

if TYPE_CHECKING:
    from publisher.outputs import Product

# Colours on a terminal; click leaves them out where the output goes to a file.
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


# Findings of one kind in one file that are told as one, and how many lines of others are named.
ALIKE, NAMED = 4, 12
_NUMBER = compiled(r"\d+")
# Before what a row of columns goes on with on its next line.
INDENT = "    "


def print_error(error: PublisherError, name: str = "", *, placed: bool = True) -> None:
    """Print an error on standard error, after ``name`` where its place does not say it.

    Without ``placed`` its place is left out, as the name says it.
    """
    about = f"{name}: " if name and name != error.place else ""
    said = str(error) if placed else str(error).removeprefix(f"{error.place}: ")
    print_words(f"publisher: {about}{said}", err=True)


def print_findings(findings: Iterable[Finding], least: Severity, elsewhere: str = "") -> None:
    """Print the findings that are at least as severe as ``least``, and the number of the others.

    Several of one kind in one file are told by the first of them, and the lines of the others.
    ``elsewhere`` says where those stand that are not printed; it goes right behind their number.
    """
    order = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
    known = tuple(findings)
    rest = Counter(f.severity for f in known if order.index(f.severity) < order.index(least))
    for group in alike(f for f in known if order.index(f.severity) >= order.index(least)):
        print_words(_told(group), err=True, colour=_COLOURS[group[0].severity])
    if rest:
        told = " and ".join(counted(rest[s], s.value) for s in order if rest[s])
        typer.echo(f"{told} more{elsewhere}", err=True)


def alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return the findings in groups: those of one kind in one file together from ALIKE on."""
    groups: dict[tuple[str, str, Severity], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.place.source, finding.severity)
        groups.setdefault(key, []).append(finding)
    return [
        part for group in groups.values() for part in ([group] if len(group) >= ALIKE else _singly(group))
    ]  # fmt: skip


def _singly(group: list[Finding]) -> list[list[Finding]]:
    return [[finding] for finding in group]


def _told(group: Sequence[Finding]) -> str:
    """Return a finding in words, with the lines of those like it."""
    first, *others = group
    if not others:
        return str(first)
    lines = ", ".join(str(one.place.first) for one in others[:NAMED])
    more = f", and {len(others) - NAMED} more" if len(others) > NAMED else ""
    told, hint = str(first).split("\n", 1)
    which = f", for {spans}" if (spans := _spans(group)) else ""
    return f"{told}\n    and {len(others)} like it{which}: line {lines}{more}\n{hint}"


def _spans(group: Sequence[Finding]) -> str:
    """Return the numbers that the messages of findings name, the first aside (``27–51, 60``).

    Nothing comes back where messages differ in more than one number, or are the same.
    """
    bare = {_NUMBER.sub("#", one.message) for one in group}
    named = [set(_NUMBER.findall(one.message)) for one in group]
    if len(bare) > 1 or any(len(numbers) != 1 for numbers in named) or named[0] == named[-1]:
        return ""
    spans: list[list[int]] = []
    for number in sorted(int(number) for (number,) in named[1:]):
        if spans and spans[-1][1] in (number - 1, number):
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)


def print_words(text: str, *, err: bool = False, colour: str | None = None) -> None:
    """Print lines on standard output or standard error, broken at their words for a terminal."""
    stream = sys.stderr if err else sys.stdout
    for line in text.split("\n"):
        typer.secho(wrapped(line, stream), err=err, fg=colour)


def wrapped(text: str, stream: IO[str]) -> str:
    """Return a line broken at its words for a terminal; for a file it stays as it is."""
    if not stream.isatty():
        return text
    return "\n".join(broken(text, get_terminal_size().columns))


def broken(text: str, width: int) -> list[str]:
    """Return a line broken at its words to a width in columns; what goes on hangs behind it."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return wrap(
        text,
        width,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def terminal_width() -> int:
    """Return the width of the terminal in columns, 0 where standard output goes elsewhere."""
    return get_terminal_size().columns if sys.stdout.isatty() else 0


def print_columns(rows: Sequence[Sequence[str]]) -> None:
    """Print rows on standard output, each column as wide as its widest entry.

    On a terminal, a row that is wider goes on below, broken between its columns, and an entry that
    is wider than the terminal at its words.
    """
    for line in in_columns(rows, terminal_width()):
        typer.echo(line)


def in_columns(rows: Sequence[Sequence[str]], width: int = 0) -> list[str]:
    """Return rows as lines, each column as wide as its widest entry; empty columns are left out.

    ``width`` is that of the terminal in columns, 0 where lines may be of any length.
    """
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    lines = _parted(widths, width)
    return [
        "\n".join(
            _held((INDENT if number else "") + _beside(row, widths, columns), width)
            for number, columns in enumerate(lines)
            if not number or any(row[i] for i in columns)
        )
        for row in rows
    ]


def _beside(row: Sequence[str], widths: Sequence[int], columns: Sequence[int]) -> str:
    return "  ".join(row[i].ljust(widths[i]) for i in columns).rstrip()


def _held(line: str, width: int) -> str:
    """Return a line broken at its words where it is wider than the terminal; ``width`` as above."""
    return "\n".join(broken(line, width)) if 0 < width < len(line) else line


def _parted(widths: Sequence[int], width: int) -> list[list[int]]:
    """Return which columns stand on each line of a row, those without entries left out."""
    lines: list[list[int]] = [[]]
    taken = 0
    for column, wide in enumerate(widths):
        if not wide:
            continue
        if width and lines[-1] and taken + 2 + wide > width:
            lines.append([])
            taken = len(INDENT) - 2
        lines[-1].append(column)
        taken += wide + 2 if len(lines[-1]) > 1 or len(lines) > 1 else wide
    return lines


def print_json(value: object) -> None:
    """Print a value as JSON on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def shortened(text: str, longest: int = 72) -> str:
    """Return text that fits into a column."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def product_row(product: Product, state: str, path: str) -> tuple[str, ...]:
    """Return a product as a line: state, name, language, extent, notes, findings, path, size."""
    return (
        state,
        product.name,
        product.language,
        extent(product),
        counted(product.notes, "note"),
        _findings(product),
        path,
        size(product.size),
    )


def extent(product: Product) -> str:
    """Return how long a product is: in pages if it has any, else in chapters."""
    if product.pages is not None:
        return counted(product.pages, "page")
    return counted(product.chapters, "chapter")


def _findings(product: Product) -> str:
    total = product.errors + product.warnings + product.remarks
    if not total:
        return "no findings"
    errors = f" ({counted(product.errors, 'error')})" if product.errors else ""
    return f"{counted(total, 'finding')}{errors}"


def size(octets: int) -> str:
    """Return a size in words: kilobytes of 1,000 octets, from a million on megabytes."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} kB"
    return f"{octets / 1_000_000:.1f} MB"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON has it; ``formerly`` is there where its code was renamed."""
    formerly = former_names(finding.code)
    return {
        "code": finding.code,
        **({"formerly": list(formerly)} if formerly else {}),
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.place.source,
        "line": finding.place.first,
        "last_line": finding.place.last,
    }


def product_as_json(product: Product, state: str) -> dict[str, Any]:
    """Return a product as JSON has it."""
    return {
        "kind": product.kind.value,
        "name": product.name,
        "language": product.language,
        "format": product.format,
        "path": product.path,
        "state": state,
        "pages": product.pages,
        "chapters": product.chapters,
        "notes": product.notes,
        "errors": product.errors,
        "warnings": product.warnings,
        "remarks": product.remarks,
        "size": product.size,
        "sha256": product.digest,
    }


def error_as_json(name: str, error: PublisherError) -> dict[str, Any]:
    """Return an error as JSON has it."""
    return {
        "name": name,
        "message": error.message,
        "hint": error.hint,
        "place": error.place,
        "exit_code": error.exit_code,
    }
