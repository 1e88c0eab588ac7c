"""Checks what a book claims of its own accessibility (EPUB Accessibility 1.1, section 2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.checking.epub.opened import OPF, OpenedBook
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

FALSE_CLAIM = Rule("epub/false-claim")
NO_CLAIM = Rule("epub/no-claim")


def check_claim(book: OpenedBook, found: Sequence[Finding]) -> Iterator[Finding]:
    """Check that the book claims conformance only where nothing was found; say when it does not."""
    claims = [
        e for e in book.package.iter(f"{OPF}meta") if e.get("property") == "dcterms:conformsTo"
    ]
    if found and claims:
        message = f"claims “{claims[0].text}”, but {_count(found)} found"
        yield FALSE_CLAIM.at(book.package, claims[0], message)
    elif found:
        message = f"the book does not claim to be accessible, because {_count(found)} found"
        yield NO_CLAIM.at(book.package, book.package.root, message)


def _count(found: Sequence[Finding]) -> str:
    return "one fault was" if len(found) == 1 else f"{len(found)} faults were"
