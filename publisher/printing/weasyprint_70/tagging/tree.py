"""The structure tree of a PDF while it grows, and the tables that close it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pydyf  # type: ignore[import-untyped]

# Boxes and PDF objects come from libraries without types.
Box = Any
PdfObject = Any


@dataclass(slots=True)
class Node:
    """A structure element that grows: its PDF dictionary, its parent, the page it begins on."""

    type: str
    entry: PdfObject
    parent: Node | None
    page: int
    language: str
    contents: bool = False


@dataclass(slots=True)
class Structure:
    """The tree while it is built; ``owners`` say for each page whose the marked contents are."""

    pdf: PdfObject
    top: Node
    nodes: dict[int, Node] = field(default_factory=dict)
    owners: list[dict[int, PdfObject]] = field(default_factory=list)
    annotations: list[tuple[PdfObject, Node]] = field(default_factory=list)
    identities: dict[str, PdfObject] = field(default_factory=dict)


def close_tree(structure: Structure, root: PdfObject) -> None:
    """Write the tables that lead from page contents and identities to elements, and the flags."""
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
