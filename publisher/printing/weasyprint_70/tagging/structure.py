"""The structure of a tagged PDF: one element for each element of the markup, in reading order.

WeasyPrint 70 makes one for each box, so that a paragraph over two pages becomes two paragraphs,
notes become lists, and running heads and folios stand in the structure without a place. Here the
boxes of one element, on however many pages, go to one structure element (ISO 32000-1, 14.7 and
14.8), and what is for the eye alone becomes an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from publisher.printing.roles import CONTENTS, is_decoration, role
from publisher.printing.weasyprint_70.boxes import (
    Box,
    children,
    is_generated,
    page_box,
    real_box,
)
from publisher.printing.weasyprint_70.pages.source_figures import is_figure
from publisher.printing.weasyprint_70.tagging.tree import (
    ENTRIES,
    Node,
    PdfObject,
    Structure,
    close_tree,
)

POINTS = 0.75  # in a CSS pixel: 72 to the inch, not 96
# Points by which the area of a link may reach out of another and still count as inside it: both
# are rounded.
HAIR = 1


def add_structure(pdf: PdfObject, document: Any, _version: object, streams: list[Any]) -> None:
    """Tag a document whose pages have been drawn on ``streams``.

    Takes the arguments of WeasyPrint's ``add_tags``, for which it stands. Fails where a text was
    drawn that no element of the markup accounts for.
    """
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    entry = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "P": root.reference})
    entry["K"] = pydyf.Array()
    pdf.add_object(entry)
    structure = Structure(pdf, Node("Document", entry, None, 0, document.metadata.lang))
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        _Page(structure, number, stream).tag(page_box(page))
    root["K"] = pydyf.Array([entry.reference])
    close_tree(structure, root)


class _Page:
    """Tags one page: gives each marked content to an element, or makes it an artifact.

    The stream keeps a table of what was drawn (``_tags``) from which each content is taken as it
    is dealt with.
    """

    def __init__(self, structure: Structure, number: int, stream: Any) -> None:
        self._structure = structure
        self._number = number
        self._stream = stream
        self._owners: dict[int, PdfObject] = {}
        self._areas: dict[int, list[PdfObject]] = {}
        structure.owners.append(self._owners)

    def tag(self, page_box: Box) -> None:
        """Tag the page, given its box; everything that was drawn must find its place."""
        for child in page_box.children:
            self._visit(child, self._structure.top)
        assert not self._stream._tags, "a text was drawn that is not in the structure"

    def _visit(self, box: Box, parent: Node) -> None:
        box = real_box(box)
        node = self._node(box, parent)
        if box.footnote:
            return  # its place in the tree is here; its text comes with the foot of the page
        if box.link_annotation:
            self._annotate(node, box)
        if _is_furniture(box):
            self._set_aside(box)
            return
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            self._own(node, box)
            return
        for child in box.children:
            self._visit(child, node)

    def _node(self, box: Box, parent: Node) -> Node:
        """Return the structure element of a box, its parent's where it has none of its own."""
        element = box.element
        if element is None or (is_generated(box) and not box.footnote):
            return parent
        # Boxes of one element, on this page or an earlier one, share its structure element.
        known = self._structure.nodes.get(id(element))
        if known is not None:
            return known
        type_ = role(element, contents=parent.contents)
        if element.tag in ("html", "body") or type_ is None:
            return parent
        node = self._new(type_, _fitting(type_, parent) or self._wrapped(type_, parent), box)
        self._structure.nodes[id(element)] = node
        return node

    def _wrapped(self, type_: str, parent: Node) -> Node:
        """Return the parent, or a new element that the standard wants between the two."""
        between = {"LBody": "LI"}.get(type_)
        if type_ == "Link" and parent.type == "TOCI":
            between = "Reference"
        return self._new(between, parent, None) if between else parent

    def _new(self, type_: str, parent: Node, box: Box) -> Node:
        """Add an element to its parent, a label as the first child; ``box`` is what it is set in."""
        pdf = self._structure.pdf
        entry = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{type_}"})
        entry["P"], entry["K"] = parent.entry.reference, pydyf.Array()
        entry["Pg"] = pdf.page_references[self._number]
        pdf.add_object(entry)
        # A label (the number of a note) is met inside the first paragraph of what it labels.
        place = 0 if type_ == "Lbl" else len(parent.entry["K"])
        parent.entry["K"].insert(place, entry.reference)
        node = Node(type_, entry, parent, self._number, parent.language, parent.contents)
        if box is not None:
            self._describe(node, box)
        return node

    def _describe(self, node: Node, box: Box) -> None:
        """Write what elements of this type need: language, identity, description, size."""
        element = box.element
        node.contents = node.contents or element.get("epub:type") == CONTENTS
        language = element.get("lang")
        if language and language != node.language:
            node.language, node.entry["Lang"] = language, pydyf.String(language)
        if node.type == "Note":
            self._structure.identities[element.get("id")] = node.entry
            node.entry["ID"] = pydyf.String(element.get("id"))
        elif node.type == "Figure":
            # One without words is found in the finished file, which then claims no standard.
            if words := element.get("alt") or _words(element):
                node.entry["Alt"] = pydyf.String(words)
            node.entry["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": self._corners(box)})
        elif node.type == "L":
            node.entry["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": "/None"})
        elif node.type == "TH":
            node.entry["A"] = pydyf.Dictionary({"O": "/Table", "Scope": "/Column"})

    def _corners(self, box: Box) -> PdfObject:
        """Return the rectangle of a box's content in points: left, top, right, bottom."""
        left, top = box.content_box_x(), box.content_box_y()
        sides = (left, top, left + box.width, top + box.height)
        return pydyf.Array([round(side * POINTS, 3) for side in sides])

    def _own(self, node: Node, box: Box) -> None:
        """Give the marked content that a box was drawn as to an element."""
        mark = self._stream._tags.pop(box, None)
        if mark is None:
            return
        for number in (mark["mcid"], *mark.get("more", ())):
            self._owners[number] = node.entry.reference
            node.entry["K"].append(self._content(node, number))

    def _content(self, node: Node, number: int) -> PdfObject:
        """Return marked content as a child of its element, with its page where that is not its first."""
        if node.page == self._number:
            return number
        content = pydyf.Dictionary({"Type": "/MCR", "MCID": number})
        content["Pg"] = self._structure.pdf.page_references[self._number]
        return content

    def _annotate(self, node: Node, box: Box) -> None:
        """Tie the area of a link on the page to its element, and say in words where it leads.

        For an entry of the contents WeasyPrint makes further areas, for its leader and its page
        number, inside that of the whole entry; these are taken away.
        """
        annotation, pdf = box.link_annotation, self._structure.pdf
        if any(_inside(annotation, area) for area in self._areas.get(id(node), ())):
            page = pdf.objects[pdf.pages["Kids"][ENTRIES * self._number]]
            page["Annots"].remove(annotation.reference)
            return
        self._areas.setdefault(id(node), []).append(annotation)
        _heighten(annotation, box)
        reference = pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference})
        reference["Pg"] = pdf.page_references[self._number]
        pdf.add_object(reference)
        node.entry["K"].append(reference.reference)
        annotation["Contents"] = pydyf.String(box.element.get("aria-label") or _words(box.element))
        self._structure.annotations.append((annotation, node))

    def _set_aside(self, box: Box) -> None:
        """Make everything drawn inside a box an artifact."""
        numbers = {
            self._stream._tags.pop(inner)["mcid"] for inner in _drawn(box, self._stream._tags)
        }
        if not numbers:
            return
        kind = "/Pagination" if isinstance(box, boxes.MarginBox) else "/Layout"
        operators = self._stream.stream
        # Marked content opens with a tag, its properties and BDC; the first two are exchanged.
        for place, operator in enumerate(operators):
            if isinstance(operator, pydyf.Dictionary) and operator.get("MCID") in numbers:
                operators[place - 1] = "/Artifact"
                operators[place] = pydyf.Dictionary({"Type": kind})


def _is_furniture(box: Box) -> bool:
    """Tell whether a box is for the eye alone.

    Such are running heads, folios, leaders, the asterisks of a break, decorative pictures, and the
    page numbers of the source in the margin.
    """
    decoration = box.element is not None and (is_decoration(box.element) or is_figure(box))
    return decoration or box.is_leader or isinstance(box, boxes.MarginBox)


def _heighten(annotation: PdfObject, box: Box) -> None:
    """Make the area of a link at least as high as its letters.

    WeasyPrint makes it as high as the line, and the mark of a note has a line of no height.
    """
    left, top, right, bottom = annotation["Rect"]
    short = POINTS * box.style["font_size"] - (top - bottom)
    if short > 0:
        annotation["Rect"] = pydyf.Array([left, top + short / 2, right, bottom - short / 2])


def _inside(inner: PdfObject, outer: PdfObject) -> bool:
    """Tell whether the area of a link lies inside that of another, a hair's breadth aside."""
    left, top, right, bottom = (b - a for a, b in zip(outer["Rect"], inner["Rect"], strict=True))
    return bool(left > -HAIR and top < HAIR and right < HAIR and bottom > -HAIR)


def _drawn(box: Box, marks: dict[Any, Any]) -> Iterator[Box]:
    """Yield the boxes inside a box that have been drawn as marked content."""
    box = real_box(box)
    if box in marks:
        yield box
    for child in children(box):
        yield from _drawn(child, marks)


def _fitting(type_: str, parent: Node) -> Node | None:
    """Return the note that a label belongs to, which is above the paragraph it stands in."""
    above = parent.parent
    return above if type_ == "Lbl" and above is not None and above.type == "Note" else None


def _words(element: Any) -> str:
    """Return the words inside an element."""
    return " ".join("".join(element.itertext()).split())
