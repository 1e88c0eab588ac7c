"""The parts of a DOCX package (ECMA-376, part 2): XML that is changed in place, and other files."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"


class Parts:
    """The parts of a package by name."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._raw = parts
        self._trees: dict[str, etree._Element] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name in self._raw

    def tree(self, name: str) -> etree._Element:
        """Return the root of a part, to be changed in place."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self._trees[name] = etree.fromstring(self._raw[name], parser)
        return self._trees[name]

    def put(self, name: str, root: etree._Element) -> None:
        """Put a part into the place of another, or beside the others."""
        self._raw[name], self._trees[name] = b"", root

    def rename(self, name: str, other: str) -> None:
        """Give a part another name."""
        if name in self._raw:
            self._raw[other] = self._raw.pop(name)
            if name in self._trees:
                self._trees[other] = self._trees.pop(name)

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield the parts by name, that with the types of all others first, as readers want it."""
        for name in sorted(self._raw, key=lambda name: (name != TYPES, name)):
            tree = self._trees.get(name)
            if tree is None:
                yield name, self._raw[name]
            else:
                yield name, etree.tostring(tree, encoding="UTF-8", standalone=True)


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def value_of(element: etree._Element | None) -> str:
    """Return the attribute ``w:val`` of an element, nothing without it."""
    return "" if element is None else element.get(w("val")) or ""


def with_value(name: str, value: str) -> etree._Element:
    """Return a new element with a ``w:val``."""
    made = etree.Element(w(name), nsmap={"w": WORD})
    made.set(w("val"), value)
    return made
