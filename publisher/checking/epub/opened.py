"""An EPUB file opened for checking: its members, its package document, its XHTML documents."""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from publisher.checking.markup.document import Markup
from publisher.structs import frozen

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
PAGE = "application/xhtml+xml"
NCX = "application/x-dtbncx+xml"
STYLE = "text/css"
CONTAINER = "META-INF/container.xml"


@frozen
class Item:
    """A file of the manifest: id, path in the archive, media type, properties, its element."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]
    element: etree._Element = field(repr=False)


@frozen
class OpenedBook:
    """Everything that checks look at.

    ``files`` are the members of the archive by name, ``xml`` all that is XML by path (container,
    package, NCX, documents), ``by_path`` the XHTML documents alone, ``spine`` the paths of
    documents in reading order.
    """

    shown: str
    files: dict[str, bytes] = field(repr=False)
    package_path: str
    xml: dict[str, Markup] = field(repr=False)
    items: tuple[Item, ...]
    by_path: dict[str, Markup] = field(repr=False)
    spine: tuple[str, ...]

    @property
    def package(self) -> Markup:
        """Return the package document."""
        return self.xml[self.package_path]

    def content(self, path: str) -> Markup | None:
        """Return the XHTML document at a path of the archive."""
        return self.by_path.get(path)

    @property
    def contents(self) -> tuple[Markup, ...]:
        """Return the XHTML documents in the order of the manifest."""
        return tuple(self.by_path.values())

    @property
    def read(self) -> tuple[Markup, ...]:
        """Return the documents of the spine in reading order."""
        found = (self.content(path) for path in self.spine)
        return tuple(content for content in found if content is not None)

    @property
    def navigation(self) -> Markup | None:
        """Return the navigation document."""
        paths = [item.path for item in self.items if "nav" in item.properties]
        return self.content(paths[0]) if paths else None

    def find(self, path: str, fragment: str) -> etree._Element | None:
        """Return the element with an id in the document at a path."""
        content = self.content(path)
        return None if content is None else content.ids.get(fragment)

    def target(
        self, document: Markup, link: etree._Element
    ) -> tuple[Markup, etree._Element] | None:
        """Return the element that a link leads to, with its document; None where it leads to none."""
        path, fragment = document.target(link.get("href") or "")
        content, element = self.content(path), self.find(path, fragment)
        return None if content is None or element is None else (content, element)
