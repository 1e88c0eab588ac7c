"""The package of an e-book: its files in reading order, its contents, what it says of itself."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from publisher.errors import SourceError
from publisher.sources.markup.language_tags import tag_of
from publisher.sources.markup.ledger import Ledger
from publisher.sources.markup.parsing import decoded, parse_html, parse_xml
from publisher.sources.markup.web.document import text_of
from publisher.structs import frozen, mutable

# Bytes of one file; a whole book in one is some two million.
LARGEST = 100_000_000
# Ways to disguise a typeface, which hide no text (EPUB 3.3, 4.3; Adobe's older one).
OF_TYPEFACES = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"}
ENDINGS = (".xhtml", ".html", ".htm")
ENCRYPTION, CONTAINER = "META-INF/encryption.xml", "META-INF/container.xml"
ANEW = "fetch or export it again"


@frozen
class Item:
    """A file of the package: its path, its type, and what the package says that it is.

    ``fallback`` is the key of the file to be read by who cannot show this one.
    """

    path: str
    type: str
    properties: frozenset[str] = frozenset()
    fallback: str = ""


@frozen
class Entry:
    """An entry of the contents: its words, where it leads (``path#id``), its level from 1."""

    words: str
    target: str
    level: int


@mutable
class Package:
    """An e-book that is opened; ``spine`` are its pages in order, with whether they are in the flow.

    ``unlisted`` are names in the order of reading that stand for no file.
    """

    packed: ZipFile
    shown: str
    ledger: Ledger
    items: dict[str, Item] = field(default_factory=dict)
    spine: list[tuple[Item, bool]] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)
    title: str = ""
    author: str = ""
    language: str = ""
    _names: dict[str, str] = field(default_factory=dict)
    _listed: set[str] = field(default_factory=set)
    _root: str = ""
    _ncx: str = ""

    def __enter__(self) -> Package:
        """Return the package itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.packed.close()

    def load(self, path: str) -> bytes | None:
        """Return the bytes of a file in the book; None where there is none, or it is too large."""
        name = self._names.get(path) or self._names.get(path.lower())
        if name is None or self.packed.getinfo(name).file_size > LARGEST:
            return None
        with self.packed.open(name) as file:
            return file.read(LARGEST)

    def unnamed(self) -> list[Item]:
        """Return the pages in the file that the package does not name, but hidden files."""
        pages = (name for name in self.packed.namelist() if name.lower().endswith(ENDINGS))
        seen = (name for name in dict.fromkeys(pages) if "/." not in f"/{name}")
        return [Item(name, "text/html") for name in seen if name.lower() not in self._listed]

    def shown_for(self, item: Item) -> Item:
        """Return the page that stands for a file (a picture in the spine): its fallback, or itself."""
        seen: list[Item] = []
        one: Item | None = item
        while one is not None and one not in seen:
            if one.type in PAGES:
                return one
            seen.append(one)
            one = self.items.get(one.fallback)
        return item

    def page(self, item: Item) -> etree._Element | None:
        """Return the root of a page; None where the book does not hold it, or it is none.

        A picture that stands in the spine by itself is a page with it alone.
        """
        if item.type.startswith("image/") and self.load(item.path) is not None:
            root = etree.Element("body")
            etree.SubElement(root, "img", src=item.path.rpartition("/")[2])
            return root
        if item.type and item.type not in PAGES:
            return None
        data = self.load(item.path)
        shown = f"{self.shown}/{item.path}"
        text = decoded(data, shown, self.ledger, item.path) if data else ""
        return parse_html(text, shown, self.ledger, item.path) if data else None

    def parsed(self, data: bytes, path: str) -> etree._Element:
        """Return the root of an XML file in the book."""
        shown = f"{self.shown}/{path}"
        return parse_xml(decoded(data, shown, self.ledger, path), shown, self.ledger, path)

    def entries(self) -> list[Entry]:
        """Return the contents as the book states them, in its navigation page or its NCX file."""
        nav = next((item for item in self.items.values() if "nav" in item.properties), None)
        root = self.page(nav) if nav else None
        if nav and root is not None:
            found = list(_nav_entries(root, nav.path))
            if found:
                return found
        item = self.items.get(self._ncx)
        data = self.load(item.path) if item else None
        if item is None or not data:
            return []
        ncx = self.parsed(data, item.path)
        return list(_ncx_entries(ncx, item.path, 1))


def open_package(path: Path, shown: str, ledger: Ledger) -> Package:
    """Return an e-book, opened; raise SourceError where it is none, or is locked."""
    packed = ZipFile(path)
    package = Package(packed, shown, ledger)
    names = [name for name in packed.namelist() if not name.endswith("/")]
    package._names.update({name.lower(): name for name in names})  # noqa: SLF001
    package._names.update({name: name for name in names})  # noqa: SLF001
    _refuse_locked(package)
    _read_package(package)
    return package


def _refuse_locked(package: Package) -> None:
    data = package.load(ENCRYPTION)
    if not data:
        return
    root = package.parsed(data, ENCRYPTION)
    for one in root.iter("EncryptedData"):
        method = next(one.iter("EncryptionMethod"), None)
        if method is None or method.get("Algorithm") not in OF_TYPEFACES:
            hint = "get a copy without copy protection (DRM) from whoever sold or lent it"
            raise SourceError("the e-book is encrypted", hint=hint, place=package.shown)


def _read_package(package: Package) -> None:
    path = _root_file(package)
    data = package.load(path)
    if not data:
        raise SourceError("the e-book has no package file (OPF)", hint=ANEW, place=package.shown)
    package._root = path  # noqa: SLF001
    root = package.parsed(data, path)
    for one in root.iter("item"):
        href = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(one.get("href", "")))
        )
        properties = frozenset(one.get("properties", "").split())
        package._listed.add(href.lower())  # noqa: SLF001
        package.items[one.get("id", "")] = Item(
            href, one.get("media-type", ""), properties, one.get("fallback", "")
        )
    for one in root.iter("itemref"):
        name = one.get("idref", "")
        if item := package.items.get(name):
            package.spine.append((item, one.get("linear", "yes") != "no"))
        else:
            package.unlisted.append(name)
    spine = next(root.iter("spine"), None)
    ncx = next((key for key, item in package.items.items() if "dtbncx" in item.type), "")
    package._ncx = (spine.get("toc", "") if spine is not None else "") or ncx  # noqa: SLF001
    package.title, package.author = _said(root, "title"), _said(root, "creator")
    package.language = tag_of(_said(root, "language"))


def _root_file(package: Package) -> str:
    data = package.load(CONTAINER)
    if data:
        root = package.parsed(data, CONTAINER)
        for one in root.iter("rootfile"):
            if path := one.get("full-path"):
                return unquote(path)
    return next((name for name in package.packed.namelist() if name.endswith(".opf")), "")


def _said(root: etree._Element, name: str) -> str:
    return next(
        (" ".join(text_of(one).split()) for one in root.iter(name) if text_of(one).strip()), ""
    )


def _nav_entries(root: etree._Element, path: str) -> Iterator[Entry]:
    for nav in root.iter("nav"):
        if "toc" in nav.get("epub-type", "").split() or nav.get("role") == "doc-toc":
            for link in nav.iter("a"):
                level = sum(1 for one in link.iterancestors("ol", "ul"))
                yield Entry(
                    " ".join(text_of(link).split()), _joined(path, link.get("href", "")), level
                )


def _ncx_entries(root: etree._Element, path: str, level: int) -> Iterator[Entry]:
    for one in root:
        if one.tag == "navPoint":
            content = one.find("content")
            label = one.find("navLabel")
            words = "" if label is None else " ".join(text_of(label).split())
            target = "" if content is None else content.get("src", "")
            yield Entry(words, _joined(path, target), level)
            yield from _ncx_entries(one, path, level + 1)
        elif one.tag == "navMap":
            yield from _ncx_entries(one, path, level)


def _joined(path: str, href: str) -> str:
    file, _, fragment = unquote(href).partition("#")
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    return f"{inside}#{fragment}"
