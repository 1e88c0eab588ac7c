"""One line that a pass wants to set aside."""

from __future__ import annotations

from publisher.model.findings import Finding, Severity
from publisher.model.furniture import FurnitureKind
from publisher.model.places import Place
from publisher.model.transcript import Line
from publisher.structs import frozen


@frozen
class Removed:
    """A line, the index of its page, what it is and why; ``folio`` if it shows the page's own.

    ``doubt`` is a sentence for a person where the evidence is thin, else empty.
    """

    line: Line
    page: int
    kind: FurnitureKind
    evidence: str
    folio: str | None = None
    doubt: str = ""

    def finding(self, source: str) -> Finding:
        """Return the doubt as a finding."""
        return Finding(
            "cleaning/doubtful-furniture",
            Severity.NOTE,
            f"{self.line.text.strip()!r} was set aside as {self.kind}: {self.doubt}",
            "if it belongs to the text, write a ruling that keeps this line",
            Place(source, self.line.number, self.line.number),
        )
