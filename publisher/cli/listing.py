"""``publisher list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.cli.arguments import AsJson, House, Language, Names, find_house
from publisher.cli.output import finding_as_json, print_columns, print_findings, print_json
from publisher.model.findings import Severity

if TYPE_CHECKING:
    from publisher.pipeline.listing import ListedBook

EXAMPLES = (
    "publisher list",
    "publisher list --language nl",
)


def list_books(
    names: Names = None, language: Language = None, house: House = None, as_json: AsJson = False
) -> None:
    """List works and editions and what has been built of them.

    For each book, language and format it says: built, stale (something the book is made from has
    changed) or not built. Booklets and printers' files are listed if there are any.
    """
    from publisher.pipeline.listing import list_house

    listed = list_house(find_house(house), tuple(names or ()), language)
    if as_json:
        findings = [finding_as_json(finding) for finding in listed.findings]
        print_json({"books": [_as_json(book) for book in listed.value], "findings": findings})
        return
    print_findings(listed.findings, Severity.NOTE)
    forms = dict.fromkeys(p.format for book in listed.value for p in book.products)
    print_columns([_row(book, tuple(forms)) for book in listed.value])


def _as_json(book: ListedBook) -> dict[str, Any]:
    return {
        "kind": book.kind.value,
        "name": book.name,
        "language": book.language,
        "title": book.title,
        "formats": {product.format: product.state.value for product in book.products},
    }


def _row(book: ListedBook, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of a book, one for each format; empty where it has none of it."""
    states = {product.format: product.state for product in book.products}
    cells = (f"{form} {states[form]}" if form in states else "" for form in forms)
    return (book.kind.value, book.name, book.language, *cells, book.title)
