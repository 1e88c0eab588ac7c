"""A web page, or all pages of an e-book in one tree, with its links and what its styles say."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import field
from urllib.parse import unquote

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.markup.language_tags import tag_of
from publisher.sources.markup.ledger import Spot
from publisher.sources.markup.web.styles import Look, Sheets
from publisher.structs import frozen

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "search",
})  # fmt: skip
# The file inside an e-book that the elements below were in.
FILE = "data-publisher-file"
REMOTE = compiled(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def tokens(element: etree._Element) -> set[str]:
    """Return the words by which an element says what it is: its classes, roles and types."""
    said = (element.get(name, "") for name in ("class", "role", "epub-type"))
    return set(" ".join(said).lower().split())


def text_of(element: etree._Element) -> str:
    """Return all words inside an element."""
    return "".join(element.itertext())


def has_letters(text: str | None) -> bool:
    """Tell whether a text has any letter or figure."""
    return any(map(str.isalnum, text or ""))


def block_of(element: etree._Element) -> etree._Element:
    """Return the innermost block that an element is, or stands in."""
    for one in (element, *element.iterancestors()):
        if one.tag in BLOCKS:
            return one
    return element


def before(element: etree._Element, top: etree._Element) -> str:
    """Return the words of ``top`` that stand before an element in it."""
    parts: list[str] = []
    one = element
    while one is not top:
        parent = one.getparent()
        if parent is None:
            break
        pieces = [parent.text or ""]
        for sibling in parent:
            if sibling is one:
                break
            pieces += [text_of(sibling), sibling.tail or ""]
        parts[:0] = pieces
        one = parent
    return "".join(parts)


@frozen
class Document:
    """``body`` holds everything; ids and links have the file's name before the sign ``#``.

    ``title``, ``author`` and ``language`` are what is said of them beside the text.
    """

    body: etree._Element
    targets: dict[str, etree._Element] = field(default_factory=dict)
    ids: dict[etree._Element, list[str]] = field(default_factory=dict)
    links: dict[etree._Element, str] = field(default_factory=dict)
    sheets: dict[str, Sheets] = field(default_factory=dict)
    looks: dict[etree._Element, Look] = field(default_factory=dict)
    title: str = ""
    author: str = ""
    language: str = ""

    def add(self, root: etree._Element, file: str, sheets: Sheets, name: str = "") -> None:
        """Take in the body of a page; ``file`` is its path in an e-book, ``name`` that outside one."""
        body = root if root.tag == "body" else root.find(".//body")
        inside = root if body is None else body
        self.sheets[file] = sheets
        self._take_links(inside, file, name)
        if inside is self.body:
            return
        self.targets.setdefault(f"{file}#", inside)
        inside.tag = "div"
        inside.set(FILE, file)
        if "lang" not in inside.attrib and (said := language_of(root)):
            inside.set("lang", said)
        self.body.append(inside)

    def _take_links(self, body: etree._Element, file: str, name: str) -> None:
        for element in body.iter(etree.Element):
            for key in ("id", "xml-id", "name"):
                own = element.get(key)
                if own and (key != "name" or element.tag == "a"):
                    self.targets.setdefault(f"{file}#{own}", element)
                    self.ids.setdefault(element, []).append(f"{file}#{own}")
            href = element.get("href")
            if href and element.tag == "a" and not REMOTE.match(href):
                self.links[element] = _resolved(href, file, name)

    def target(self, link: etree._Element) -> etree._Element | None:
        """Return the element that a link leads to; None where it leads out of the file."""
        return self.targets.get(self.links.get(link, ""))

    def file_of(self, element: etree._Element) -> str:
        """Return the file in an e-book that an element was in; empty for a page alone."""
        for one in (element, *element.iterancestors()):
            if (file := one.get(FILE)) is not None:
                return file
        return ""

    def look(self, element: etree._Element) -> Look:
        """Return how an element looks by its own rules."""
        if element not in self.looks:
            sheet = self.sheets.get(self.file_of(element)) or Sheets()
            self.looks[element] = sheet.look(element)
        return self.looks[element]

    def spot(self, element: etree._Element) -> Spot:
        """Return where an element stands; one that was put in by the reader has its neighbour's line."""
        for one in (element, *element.iterancestors(), *element.iterdescendants()):
            if one.sourceline:
                return Spot(self.file_of(element), one.sourceline)
        return Spot(self.file_of(element), 1)

    def internal_links(self) -> Iterator[tuple[etree._Element, etree._Element]]:
        """Yield each link that leads to a place of the file, with that place, in order."""
        for link in self.body.iter("a"):
            target = self.target(link)
            if target is not None:
                yield link, target

    def names_near(self, element: etree._Element) -> set[str]:
        """Return the ids by which others lead to an element: its own, those in and around it."""
        found = [*self.ids.get(element, ())]
        for one in element.iterdescendants(etree.Element):
            found += self.ids.get(one, ())
        for one in element.iterancestors():
            if one.tag in BLOCKS:
                break
            found += self.ids.get(one, ())
        previous = element.getprevious()
        while previous is not None and not has_letters(text_of(previous) + (previous.tail or "")):
            found += self.ids.get(previous, ())
            previous = previous.getprevious()
        following = element.getnext()
        if following is not None and not has_letters(element.tail) and not text_of(following):
            found += self.ids.get(following, ())
        return set(found)


def language_of(element: etree._Element) -> str:
    """Return the language that an element states (BCP 47), empty where it states none."""
    return tag_of(element.get("lang") or element.get("xml-lang") or "")


def _resolved(href: str, file: str, name: str) -> str:
    path, _, fragment = unquote(href).partition("#")
    if not path or (not file and path.rpartition("/")[2] == name):
        return f"{file}#{fragment}"
    return f"{posixpath.normpath(posixpath.join(posixpath.dirname(file), path))}#{fragment}"
