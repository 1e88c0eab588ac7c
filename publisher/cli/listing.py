"""``publisher list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import AsJson, House, Language, Names, find_house
from publisher.cli.output import (
    finding_as_json,
    in_columns,
    print_findings,
    print_json,
    terminal_width,
)
from publisher.model.findings import Severity

if TYPE_CHECKING:
    from publisher.pipeline.listing import ListedBook
    from publisher.pipeline.suspicions import SuspiciousText

EXAMPLES = (
    "publisher list",
    "publisher list --language nl",
    "publisher list --suspicious",
)


def list_books(
    names: Names = None,
    language: Language = None,
    suspicious: Annotated[
        bool,
        typer.Option(
            "--suspicious", help="The most suspicious books first, each with the reasons."
        ),
    ] = False,
    house: House = None,
    as_json: AsJson = False,
) -> None:
    """List works and editions and what has been built of them.

    For each book, language and format it says: built, stale (something the book is made from has
    changed) or not built. Booklets and printers' files are listed if there are any. Once a text has
    been restored, its suspicion says how likely it is to be wrong: 0 to 1.
    """
    from publisher.pipeline.listing import list_house

    listed = list_house(find_house(house), tuple(names or ()), language, by_suspicion=suspicious)
    if as_json:
        findings = [finding_as_json(finding) for finding in listed.findings]
        print_json({"books": [_as_json(book) for book in listed.value], "findings": findings})
        return
    print_findings(listed.findings, Severity.NOTE)
    forms = dict.fromkeys(p.format for book in listed.value for p in book.products)
    rows = in_columns([_row(book, tuple(forms)) for book in listed.value], terminal_width())
    for book, row in zip(listed.value, rows, strict=True):
        typer.echo(row)
        if suspicious and book.suspicious:
            for ground in book.suspicious.suspicion.grounds:
                typer.echo(f"    {ground}")


def _as_json(book: ListedBook) -> dict[str, Any]:
    return {
        "kind": book.kind.value,
        "name": book.name,
        "language": book.language,
        "title": book.title,
        "formats": {product.format: product.state.value for product in book.products},
        "suspicion": _suspicion_as_json(book.suspicious) if book.suspicious else None,
    }


def _suspicion_as_json(text: SuspiciousText) -> dict[str, Any]:
    grounds = text.suspicion.grounds
    return {
        "figure": text.suspicion.figure,
        "fresh": text.fresh,
        "file": text.source,
        "reasons": [{"words": one.words, "lines": list(one.lines)} for one in grounds],
    }


def _row(book: ListedBook, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of a book, one for each format; empty where it has none of it."""
    states = {product.format: product.state for product in book.products}
    cells = (f"{form} {states[form]}" if form in states else "" for form in forms)
    suspicion = _cell(book.suspicious) if book.suspicious else ""
    return (book.kind.value, book.name, book.language, suspicion, *cells, book.title)


def _cell(text: SuspiciousText) -> str:
    earlier = "" if text.fresh else " (stale)"
    return f"suspicion {text.suspicion.figure:.2f}{earlier}"
