"""Checks of a finished PDF; ``CHECKS`` is their list."""

from __future__ import annotations

from publisher.checking.pdf import claims, document, links, structure
from publisher.checking.pdf.reading import open_pdf, readable
from publisher.checking.rule import UnreadableError
from publisher.model.findings import Finding, in_order

CHECKS = (
    # the file as a whole
    document.check_language,
    document.check_title,
    document.check_tagged,
    document.check_metadata,
    document.check_colours,
    document.check_faces,
    document.check_pictures,
    document.check_passive,
    document.check_labels,
    # the tags, by which a book is read aloud
    structure.check_contents,
    structure.check_tree,
    structure.check_types,
    structure.check_headings,
    structure.check_figures,
    structure.check_notes,
    # links, and the table of contents as links
    links.check_links,
    links.check_entries,
)


def check_pdf(data: bytes, shown: str) -> tuple[Finding, ...]:
    """Return what is wrong with a PDF; ``shown`` is its path as people see it.

    The rules are those of PDF/UA-1 and PDF/A-2a that a book can break, and some of a good book.
    A file without findings is not proven right: veraPDF knows more rules.
    """
    try:
        with readable(shown):
            book = open_pdf(data, shown)
            with book.pdf:
                found = tuple(finding for check in CHECKS for finding in check(book))
                return in_order((*found, *claims.check_claim(book, found)))
    except UnreadableError as error:
        return (error.finding,)
