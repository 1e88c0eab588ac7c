"""Results, findings and errors are printed: in lines for people, as JSON for other programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import typer

from publisher.codes import former_names
from publisher.errors import PublisherError
from publisher.model.findings import Finding, Severity
from publisher.outputs import Product

# Colours on a terminal; click leaves them out where the output goes to a file.
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def print_error(error: PublisherError, name: str = "") -> None:
    """Print an error on standard error, after ``name`` where its place does not say it."""
    about = f"{name}: " if name and name != error.place else ""
    typer.echo(f"publisher: {about}{error}", err=True)


def print_findings(findings: Iterable[Finding], least: Severity, elsewhere: str = "") -> None:
    """Print the findings that are at least as severe as ``least``, and the number of the others.

    ``elsewhere`` says where those stand; it goes right behind their number.
    """
    order = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
    rest: Counter[Severity] = Counter()
    for finding in findings:
        if order.index(finding.severity) >= order.index(least):
            typer.secho(str(finding), err=True, fg=_COLOURS[finding.severity])
        else:
            rest[finding.severity] += 1
    if rest:
        told = " and ".join(counted(rest[s], s.value) for s in order if rest[s])
        typer.echo(f"{told} more{elsewhere}", err=True)


def print_columns(rows: Sequence[Sequence[str]]) -> None:
    """Print rows on standard output, each column as wide as its widest entry."""
    for line in in_columns(rows):
        typer.echo(line)


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines, each column as wide as its widest entry; empty columns are left out."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    cells = (zip(row, widths, strict=True) for row in rows)
    return ["  ".join(cell.ljust(w) for cell, w in row if w).rstrip() for row in cells]


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
