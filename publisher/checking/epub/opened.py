"""An EPUB file opened for checking: its members, its package document, its XHTML documents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAGE = "application/xhtml+xml"
NCX = "application/x-dtbncx+xml"
STYLE = "text/css"
CONTAINER = "META-INF/container.xml"


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the manifest: id, path in the archive, media type, properties, its element."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]
    element: etree._Element = field(repr=False)


@dataclass(frozen=True, slots=True)
class Content:
    """An XHTML document: path in the archive, root element, all its elements, those with ids.

    ``by_attribute`` holds the elements by the names of their attributes.
    """

    path: str
    root: etree._Element
    elements: tuple[etree._Element, ...] = field(repr=False)
    ids: dict[str, etree._Element] = field(repr=False)
    by_attribute: dict[str, list[etree._Element]] = field(repr=False)

    def having(self, *attributes: str) -> Iterator[etree._Element]:
        """Yield the elements that have an attribute, for one attribute after the other."""
        for attribute in attributes:
            yield from self.by_attribute.get(attribute, ())

    def of_type(self, name: str) -> list[etree._Element]:
        """Return the elements of an epub:type, in document order."""
        return [e for e in self.having(TYPE) if name in (e.get(TYPE) or "").split()]

    def target(self, href: str) -> tuple[str, str]:
        """Return path and fragment that a link in this document leads to."""
        return target_of(self.path, href)


def target_of(origin: str, href: str) -> tuple[str, str]:
    """Return path and fragment that a link in the file at a path leads to."""
    path, _, fragment = href.partition("#")
    folder = posixpath.dirname(origin)
    path = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else origin
    return path, unquote(fragment)


@dataclass(frozen=True, slots=True)
class OpenedBook:
    """Everything that checks look at.

    ``files`` are the members of the archive by name, ``roots`` the roots of all that is XML,
    ``contents`` the XHTML documents by path, ``spine`` the paths of documents in reading order.
    """

    shown: str
    files: dict[str, bytes] = field(repr=False)
    package_path: str
    roots: dict[str, etree._Element] = field(repr=False)
    items: tuple[Item, ...]
    by_path: dict[str, Content] = field(repr=False)
    spine: tuple[str, ...]

    @property
    def package(self) -> etree._Element:
        """Return the root of the package document."""
        return self.roots[self.package_path]

    @property
    def contents(self) -> tuple[Content, ...]:
        """Return the XHTML documents in the order of the manifest."""
        return tuple(self.by_path.values())

    def content(self, path: str) -> Content | None:
        """Return the document at a path of the archive."""
        return self.by_path.get(path)

    def item(self, path: str) -> Item | None:
        """Return the item of the manifest at a path of the archive."""
        return next((item for item in self.items if item.path == path), None)

    @property
    def read(self) -> tuple[Content, ...]:
        """Return the documents of the spine in reading order."""
        found = (self.content(path) for path in self.spine)
        return tuple(content for content in found if content is not None)

    @property
    def navigation(self) -> Content | None:
        """Return the navigation document."""
        paths = [item.path for item in self.items if "nav" in item.properties]
        return self.content(paths[0]) if paths else None

    def find(self, path: str, fragment: str) -> etree._Element | None:
        """Return the element with an id in the document at a path."""
        content = self.content(path)
        return None if content is None else content.ids.get(fragment)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check finds: code, hint, severity."""

    code: str
    hint: str
    severity: Severity = Severity.ERROR

    def broken(self, message: str, shown: str, line: int | None = None) -> Finding:
        """Return a finding in a file of the book; ``line`` counts from 1."""
        place = Place(shown, line or 1, line or 1)
        return Finding(self.code, self.severity, message, self.hint, place)

    def at(self, book: OpenedBook, path: str, element: etree._Element, message: str) -> Finding:
        """Return a finding at an element of the book."""
        return self.broken(message, f"{book.shown}/{path}", element.sourceline)
