"""The structure tree of a PDF while it grows, and the tables that close it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import field
from typing import Any

import pydyf

from publisher.structs import mutable

# Any of pydyf's objects, which have no types.
PdfObject = Any
# pydyf writes a reference into /Kids as three entries: the object's number, 0 and R.
ENTRIES = 3


@mutable
class Node:
    """A structure element that grows.

    ``type`` is its structure type (``P``, ``Note``), ``entry`` its dictionary in the PDF, ``page``
    the number of the page it begins on (from 0), ``language`` the one its text is in. ``contents``
    says that it stands in a table of contents.
    """

    type: str
    entry: PdfObject
    parent: Node | None
    page: int
    language: str
    contents: bool = False


@mutable
class Structure:
    """The tree while it is built.

    ``nodes`` holds the elements by the id() of the markup element they stand for. ``owners`` says
    for each page which element each marked content belongs to, by its number. ``annotations`` are
    the links with their elements, ``identities`` the notes by their names.
    """

    pdf: PdfObject
    top: Node
    nodes: dict[int, Node] = field(default_factory=dict)
    owners: list[dict[int, PdfObject]] = field(default_factory=list)
    annotations: list[tuple[PdfObject, Node]] = field(default_factory=list)
    identities: dict[str, PdfObject] = field(default_factory=dict)


def close_tree(structure: Structure, root: PdfObject) -> None:
    """Write the parent tree, the tree of identities, and the flags of a tagged document.

    The parent tree (ISO 32000-1, 14.7.4.4) leads from the marked contents of each page, and from
    each annotation, to the element it belongs to; its keys are the pages first, then the
    annotations. ``root`` is the structure tree's root dictionary.
    """
    pdf, numbers = structure.pdf, pydyf.Array()
    for page, owners in enumerate(structure.owners):
        count = max(owners, default=-1) + 1
        numbers.extend((page, pydyf.Array([owners.get(mark, "null") for mark in range(count)])))
    for key, (annotation, node) in enumerate(structure.annotations, len(structure.owners)):
        annotation["StructParent"] = key
        numbers.extend((key, node.entry.reference))
    table = pydyf.Dictionary({"Nums": numbers})
    pdf.add_object(table)
    root["ParentTree"] = table.reference
    names = pydyf.Array()
    for identity, entry in sorted(structure.identities.items()):
        names.extend((pydyf.String(identity), entry.reference))
    if names:
        root["IDTree"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
