"""``publisher list``."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    listed, findings = list_house(find_house(house), tuple(names or ()), language)
    if as_json:
        books = [
            {
                "kind": book.kind.value,
                "name": book.name,
                "language": book.language,
                "title": book.title,
                "formats": dict(book.states),
            }
            for book in listed
        ]
        print_json({"books": books, "findings": [finding_as_json(f) for f in findings]})
        return
    print_findings(findings, Severity.NOTE)
    forms = tuple(dict.fromkeys(form for book in listed for form, _ in book.states))
    print_columns(
        [
            (book.kind.value, book.name, book.language, *_states(book, forms), book.title)
            for book in listed
        ]
    )


def _states(book: ListedBook, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return a cell for each format; empty where a book has none of it."""
    known = dict(book.states)
    return tuple(f"{form} {known[form]}" if form in known else "" for form in forms)
