"""What a file claims to keep, against what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.checking.pdf.opened import OpenedPdf
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

FALSE_CLAIM = Rule("printing/false-claim")
NO_CLAIM = Rule("printing/no-claim")
STANDARDS = (
    ("PDF/UA", "{http://www.aiim.org/pdfua/ns/id/}part"),
    ("PDF/A", "{http://www.aiim.org/pdfa/ns/id/}part"),
)


def check_claim(book: OpenedPdf, found: Sequence[Finding]) -> Iterator[Finding]:
    """Check that a file claims to keep standards only where nothing was found; say when it does not."""
    count = "one fault was" if len(found) == 1 else f"{len(found)} faults were"
    claims = _claims(book)
    if found and claims:
        message = f"claims to conform to {' and '.join(claims)}, but {count} found"
        yield FALSE_CLAIM.broken(message, book.shown)
    elif found:
        message = (
            f"the file does not claim to conform to PDF/UA-1 and PDF/A-2a, because {count} found"
        )
        yield NO_CLAIM.broken(message, book.shown)


def _claims(book: OpenedPdf) -> list[str]:
    """Return the standards that a file says it keeps."""
    if book.xmp is None:
        return []
    said = {key for element in book.xmp.iter() for key in (element.tag, *element.keys())}
    return [name for name, key in STANDARDS if key in said]
