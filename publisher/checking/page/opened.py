"""A page opened for checking: its elements, its styles, and how a fault in it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

# What stands inside is no XML; the lines are kept, so that places stay right.
_STYLE = re.compile(rb"(?s)(<style>)(.*?)(</style>)")


class UnreadableError(Exception):
    """The page is not well formed; carries the finding that says where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check finds: code and hint; on a page every fault is an error."""

    code: str
    hint: str

    def at(self, page: OpenedPage, element: etree._Element, message: str) -> Finding:
        """Return a finding at an element of the page."""
        return self.broken(message, page.shown, element.sourceline)

    def broken(self, message: str, shown: str, line: int | None = None) -> Finding:
        """Return a finding on a page; ``line`` counts from 1."""
        place = Place(shown, line or 1, line or 1)
        return Finding(self.code, Severity.ERROR, message, self.hint, place)


ILL_FORMED = Rule("webpage/ill-formed", "mend the template that wrote this")


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """What checks look at: the root, all elements in order, those with ids, the styles' text."""

    shown: str
    root: etree._Element
    elements: tuple[etree._Element, ...] = field(repr=False)
    ids: dict[str, etree._Element] = field(repr=False)
    styles: str = field(repr=False)

    def named(self, *names: str) -> Iterator[etree._Element]:
        """Yield the elements of some names, in order."""
        return (element for element in self.elements if element.tag in names)

    def in_role(self, role: str) -> Iterator[etree._Element]:
        """Yield the elements of a role, in order."""
        return (e for e in self.elements if role in (e.get("role") or "").split())

    def target(self, link: etree._Element) -> etree._Element | None:
        """Return the element a link inside the page leads to."""
        return self.ids.get((link.get("href") or "").removeprefix("#"))


def open_page(data: bytes, shown: str) -> OpenedPage:
    """Return a page opened for checking; raise UnreadableError where it is not well formed."""
    styles = b"\n".join(match[2] for match in _STYLE.finditer(data)).decode("utf-8", "replace")
    bare = _STYLE.sub(lambda m: m[1] + b"\n" * m[2].count(b"\n") + m[3], data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(bare, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UnreadableError(ILL_FORMED.broken(str(error.msg), shown, line)) from error
    elements = tuple(element for element in root.iter() if isinstance(element.tag, str))
    ids = {identity: e for e in reversed(elements) if (identity := e.get("id")) is not None}
    return OpenedPage(shown, root, elements, ids, styles)
