"""An XML document opened for checking: its elements by name, by attribute, by id."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import field
from urllib.parse import unquote

from lxml import etree

from publisher.checking.rule import Rule
from publisher.structs import frozen

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@frozen(eq=False)
class Markup:
    """An XML document of a book, or a web page.

    ``shown`` is its path as people see it, ``path`` that inside the book. ``elements`` are in
    document order, ``ids`` the first element of each id, ``by_attribute`` the elements by the names
    of their attributes.
    """

    shown: str
    path: str
    root: etree._Element
    elements: tuple[etree._Element, ...] = field(repr=False)
    ids: dict[str, etree._Element] = field(repr=False)
    by_attribute: dict[str, list[etree._Element]] = field(repr=False)

    def iter(self, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements with some tags, namespace included, in document order."""
        return self.root.iter(*tags)

    def named(self, *names: str) -> Iterator[etree._Element]:
        """Yield the elements with some names in the namespace of the root, in document order.

        An e-book's documents have the namespace of XHTML, a web page has none.
        """
        space = str(self.root.tag).rpartition("}")[0]
        return self.root.iter(*(f"{space}}}{name}" if space else name for name in names))

    def having(self, *attributes: str) -> Iterator[etree._Element]:
        """Yield the elements that have an attribute, for one attribute after the other."""
        for attribute in attributes:
            yield from self.by_attribute.get(attribute, ())

    def of_type(self, name: str) -> list[etree._Element]:
        """Return the elements of an epub:type, in document order."""
        return [e for e in self.having(TYPE) if name in words_of(e, TYPE)]

    def in_role(self, role: str) -> list[etree._Element]:
        """Return the elements of a role, in document order."""
        return [e for e in self.having("role") if role in words_of(e, "role")]

    def target(self, href: str) -> tuple[str, str]:
        """Return path and fragment that a link in this document leads to."""
        return target_of(self.path, href)


def read_markup(
    data: bytes, shown: str, path: str, ill_formed: Rule, *, huge: bool, unique_ids: bool = True
) -> Markup:
    """Return a document opened for checking; nothing is loaded from elsewhere.

    ``huge`` admits texts and attributes of more than 10 MB (pictures in ``data:`` addresses), at
    which libxml2 stops otherwise. Raises UnreadableError, with a finding of the rule
    ``ill_formed``, if the file is not well-formed XML; without ``unique_ids`` that an ``xml:id`` stands
    twice is no such fault.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=huge,
        collect_ids=unique_ids,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ill_formed.unreadable(
            f"not well-formed XML: {error.msg}", shown, error.lineno
        ) from error
    elements = tuple(e for e in root.iter() if isinstance(e.tag, str))
    by_attribute: dict[str, list[etree._Element]] = {}
    for element in elements:
        for name in map(str, element.keys()):
            by_attribute.setdefault(name, []).append(element)
    ids = {str(e.get("id")): e for e in reversed(by_attribute.get("id", ()))}
    return Markup(shown, path, root, elements, ids, by_attribute)


def target_of(origin: str, href: str) -> tuple[str, str]:
    """Return path and fragment that a link in the file at a path leads to."""
    path, _, fragment = href.partition("#")
    folder = posixpath.dirname(origin)
    path = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else origin
    return path, unquote(fragment)


def words_of(element: etree._Element, attribute: str) -> list[str]:
    """Return the words of an attribute that is a list (``epub:type``, ``role``, ``headers``)."""
    return (element.get(attribute) or "").split()


def text_of(element: etree._Element) -> str:
    """Return the text in an element, however deep, without blanks around it."""
    return "".join(element.itertext()).strip()
