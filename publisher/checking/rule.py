"""What every check has in common: the rule it finds broken, and the file that cannot be opened."""

from __future__ import annotations

from typing import Protocol

from publisher.codes import code_named
from publisher.model.findings import Finding
from publisher.model.places import Place
from publisher.structs import frozen


class Shown(Protocol):
    """A file opened for checking, with its path as people see it."""

    @property
    def shown(self) -> str:
        """Return the path, ``build/pamphlets/tarov.sv.epub``."""


class Element(Protocol):
    """An element that knows its line, counted from 1, where the parser kept it."""

    @property
    def sourceline(self) -> int | None:
        """Return the line."""


class UnreadableError(Exception):
    """A file cannot be opened, so nothing else in it is checked; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@frozen
class Rule:
    """A rule that files can break, by the code of its findings.

    Severity and hint are those that ``publisher.codes`` has for the code; a ``hint`` that is
    given here goes before.
    """

    code: str
    hint: str = ""

    def broken(self, message: str, shown: str, line: int | None = None) -> Finding:
        """Return a finding in a file by its path as people see it; ``line`` counts from 1."""
        known, place = code_named(self.code), Place(shown, line or 1, line or 1)
        return Finding(self.code, known.severities[0], message, self.hint or known.hint, place)

    def at(self, document: Shown, element: Element, message: str) -> Finding:
        """Return a finding at an element of a document."""
        return self.broken(message, document.shown, element.sourceline)

    def on_page(self, pdf: Shown, page: int, message: str) -> Finding:
        """Return a finding on a page of a PDF, counted from 1; 0 where the page is not known.

        A PDF has no lines, so the message names the page.
        """
        where = f" (page {page})" if page else ""
        return self.broken(f"{message}{where}", pdf.shown)

    def unreadable(self, message: str, shown: str, line: int | None = None) -> UnreadableError:
        """Return the error to raise where the rest of the file cannot be checked."""
        return UnreadableError(self.broken(message, shown, line))


UNREADABLE = Rule("checking/unreadable-file")
