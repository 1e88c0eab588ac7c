"""The elements of a TEI document become the tree of parts from which blocks are composed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import field
from typing import ClassVar

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.markup.ledger import Ledger, Spot
from publisher.sources.markup.nodes import Kind, Node
from publisher.sources.markup.remarks import missing_picture, missing_words, unknown_element
from publisher.sources.markup.tei.blocks import is_block, may_stand_in_line
from publisher.sources.markup.tei.elements import (
    ASIDE,
    DIVISIONS,
    EMPTY,
    GROUPS,
    INDENT,
    KEPT,
    LISTS,
    PARAGRAPHS,
    PLAIN,
    STEP,
)
from publisher.sources.markup.tei.figures import figure_of
from publisher.sources.markup.tei.lines import LineEnds
from publisher.sources.markup.tei.looks import dressed, looks_of
from publisher.sources.markup.tei.milestones import folio_of, is_implied, sign_of_break
from publisher.sources.markup.tei.notes import TeiNotes, sign_of
from publisher.sources.markup.tei.parts import (
    groups_opened,
    join_speakers,
    lines_together,
    number_items,
    put_before,
)
from publisher.sources.markup.web.parts import span_of
from publisher.sources.markup.web.styles import Look
from publisher.structs import mutable

QUOTES = compiled(r"[\"“”„«»‘’‚‹›']")


@mutable
class TeiConverter:
    """Walks a text; ``looks`` are the renditions that its header defines, ``pictures`` gives names.

    ``hanging`` are small words before which the hyphen of a missing half stands. ``keeps_lines``
    says that line ends are those of a print, and not of the author.
    """

    ledger: Ledger
    notes: TeiNotes
    looks: dict[str, Look]
    pictures: Callable[[str, str], str]
    language: str
    hanging: frozenset[str] = frozenset()
    quoted: bool = False
    keeps_lines: bool = True
    counts: Counter[str] = field(default_factory=Counter)
    lines: LineEnds = field(default_factory=LineEnds)
    _line: int = 1
    _unknown: set[str] = field(default_factory=set)

    def convert(self, texts: list[etree._Element]) -> Node:
        """Return the tree of the texts of a document."""
        root = Node(Kind.GROUP)
        for text in texts:
            self._fill(root, text)
        return root

    def _fill(self, node: Node, element: etree._Element) -> Node:
        if element.text:
            self.lines.words(node, element.text, self.hanging)
        for child in element:
            self._add(node, child)
            if child.tail:
                self.lines.words(node, child.tail, self.hanging)
        node.content = lines_together(node)
        return node

    def _add(self, node: Node, element: etree._Element) -> None:
        self._line = element.sourceline or self._line
        special = self._special.get(str(element.tag))
        if (note := self.notes.calls.get(element)) in self.notes.editors and note is not None:
            self._add_editors(node, element, note)
        elif note is not None:
            self._add_call(node, element)
        elif (what := ASIDE.get(str(element.tag))) is not None:
            self._aside_as(what, element)
        elif special is not None:
            special(self, node, element)
        elif self._is_block(element):
            self.lines.block()
            looks = looks_of(element, self.looks, self.language)
            node.content.append(dressed(self._block(element), looks))
            self.lines.block()
        else:
            self._add_inline(node, element)

    def _node(self, kind: Kind, **fields: str | int | bool) -> Node:
        return Node(kind, self._line, "", **fields)  # type: ignore[arg-type]

    # Blocks.

    def _is_block(self, element: etree._Element) -> bool:
        return (str(element.tag) in self._blocks and not may_stand_in_line(element)) or is_block(
            element
        )

    def _block(self, element: etree._Element) -> Node:
        tag = str(element.tag)
        if tag in self._blocks:
            return self._blocks[tag](self, element)
        on_title_page = any(one.tag == "titlePage" for one in element.iterancestors())
        if tag in PARAGRAPHS:
            kind = Kind.FRONT if on_title_page else Kind.PARAGRAPH
            return self._fill(self._node(kind), element)
        if tag in LISTS:
            return self._list(element)
        if tag not in GROUPS | {"bibl", "stage", "address"}:
            self._say_unknown(element)
        return self._fill(self._node(Kind.GROUP), element)

    def _head(self, element: etree._Element) -> Node:
        parent = element.getparent()
        around = "" if parent is None else str(parent.tag)
        if around in ("figure", "table"):
            return self._fill(self._node(Kind.CAPTION), element)
        if around in LISTS:
            return self._fill(self._node(Kind.PARAGRAPH), element)
        depth = 1 + sum(1 for one in element.iterancestors() if one.tag in DIVISIONS)
        depth += sum(1 for one in element.iterancestors() if one.tag == "lg")
        return self._fill(self._node(Kind.HEADING, number=depth), element)

    def _title_part(self, element: etree._Element) -> Node:
        main = element.get("type", "main") == "main"
        if main and any(one.tag == "group" for one in element.iterancestors()):
            return self._fill(self._node(Kind.HEADING, number=1), element)  # of one text of several
        main = main and not self.counts["title"]
        self.counts["title"] += main
        node = self._node(Kind.HEADING, name="title") if main else self._node(Kind.FRONT)
        return self._fill(node, element)

    def _quotation(self, element: etree._Element) -> Node:
        return self._fill(self._node(Kind.QUOTATION), element)

    def _group(self, element: etree._Element) -> Node:
        return self._fill(self._node(Kind.GROUP), element)

    def _verse(self, element: etree._Element) -> Node:
        direct = any(child.tag == "l" for child in element)
        return self._fill(self._node(Kind.VERSE if direct else Kind.GROUP), element)

    def _verse_line(self, element: etree._Element) -> Node:
        indent = 0
        for word in element.get("rend", "").split() + element.get("rendition", "").split():
            if found := INDENT.fullmatch(word.lstrip("#")):
                indent = int(found[1] or 1) * STEP
        return self._fill(self._node(Kind.LINE, number=indent), element)

    def _speech(self, element: etree._Element) -> Node:
        """Return a speech: who speaks stands before the first words, where these are prose."""
        node = self._fill(self._node(Kind.GROUP), element)
        join_speakers(node)
        return node

    def _speaker(self, element: etree._Element) -> Node:
        return self._fill(self._node(Kind.PARAGRAPH, name="speaker"), element)

    def _list(self, element: etree._Element) -> Node:
        node = self._fill(self._node(Kind.LIST), element)
        node.content = groups_opened(node.content)
        if element.tag != "list":
            return node
        counted = {element.get("type", ""), element.get("rend", "")} & {"ordered", "numbered"}
        for mark in number_items(node, bool(counted)):
            self.ledger.make(mark)
        return node

    def _item(self, element: etree._Element) -> Node:
        before = element.getprevious()
        words = None
        if before is not None and before.tag == "label":
            words = self._fill(self._node(Kind.SPAN), before)
        node = self._fill(self._node(Kind.ITEM, mark=element.get("n", "")), element)
        if words is not None:
            put_before(node, words)
        return node

    def _table(self, element: etree._Element) -> Node:
        return self._fill(self._node(Kind.TABLE), element)

    def _row(self, element: etree._Element) -> Node:
        cells = [child for child in element if child.tag == "cell"]
        labels = [cell.get("role") == "label" for cell in cells]
        head = element.get("role") == "label" or (bool(labels) and all(labels))
        named = bool(labels) and labels[0] and not head
        return self._fill(self._node(Kind.ROW, head=head, named=named), element)

    def _cell(self, element: etree._Element) -> Node:
        columns, rows = (span_of(element.get(name)) for name in ("cols", "rows"))
        return self._fill(self._node(Kind.CELL, number=columns, rows=rows), element)

    def _figure(self, element: etree._Element) -> Node:
        inner = self._fill(self._node(Kind.GROUP), element)
        return figure_of(element, inner, self._pictured)

    def _pictured(self, address: str, shows: str) -> Node:
        name = self.pictures("", address) if address else ""
        if not name:
            self.ledger.remark(missing_picture(address, shows, self._spot()))
        return self._node(Kind.FIGURE, name=name, mark=shows)

    # Inside lines.

    def _add_inline(self, node: Node, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag not in PLAIN | EMPTY:
            self._say_unknown(element)
        inner = self._node(Kind.SPAN)
        marks = self.quoted and tag in ("q", "said", "soCalled")
        if marks:
            inner.content.append("“")
        self._fill(inner, element)
        if marks:
            inner.content.append("”")
        for kind, name in looks_of(element, self.looks, self.language):
            inner = Node(kind, self._line, "", [inner], name=name)
        node.content.append(inner)

    # What is neither.

    def _page(self, node: Node, element: etree._Element) -> None:
        self.lines.ends(element.get("break") == "no")
        first = not self.counts["page"]
        self.counts["page"] += 1
        if first and is_implied(element):
            return
        folio = folio_of(element)
        self.ledger.make(folio)
        node.content.append(self._node(Kind.PAGE, mark=folio, made=True))

    def _line_end(self, node: Node, element: etree._Element) -> None:
        if self.keeps_lines:
            self.lines.ends(element.get("break") == "no")
        else:
            self.lines.block()
            node.content.append(self._node(Kind.LINE_BREAK))

    def _aside_as(self, what: str, element: etree._Element) -> None:
        self.ledger.set_aside(what, "".join(element.itertext()), self._spot())

    def _editors(self, node: Node, element: etree._Element) -> None:
        """Leave out what an editor offers beside the words of the author."""
        parent = element.getparent()
        kept = KEPT[str(element.tag)]
        if parent is not None and parent.tag == "choice" and parent.find(kept) is not None:
            self._aside_as(
                "corrections, modern spellings and solved abbreviations of the editor", element
            )
            return
        self._add_inline(node, element)

    def _reading(self, node: Node, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and parent.find("lem") is not None:
            self._aside_as("readings of other witnesses", element)
        else:
            self._add_inline(node, element)

    def _gap(self, node: Node, element: etree._Element) -> None:
        self.ledger.remark(missing_words(element, self._spot()))
        self._add_inline(node, element)

    def _milestone(self, node: Node, element: etree._Element) -> None:
        if mark := sign_of_break(element):
            self.lines.block()
            node.content.append(self._node(Kind.BREAK, mark=mark))

    def _label(self, node: Node, element: etree._Element) -> None:
        """Take a label; that of an item is taken by the item."""
        following = element.getnext()
        if following is None or following.tag != "item":
            self._add_inline(node, element)

    def _graphic(self, node: Node, element: etree._Element) -> None:
        """Take a picture that stands in no figure; a figure takes its own."""
        if all(one.tag != "figure" for one in element.iterancestors()):
            node.content.append(self._pictured(element.get("url", ""), ""))

    def _space_mark(self, node: Node, element: etree._Element) -> None:
        del element
        node.content.append(" ")

    # Notes.

    def _add_call(self, node: Node, element: etree._Element) -> None:
        note = self.notes.calls[element]
        words = " ".join("".join(element.itertext()).split())
        mark = re.sub(r"^[\[(]+|[\])]+\.?$", "", words) or sign_of(note)
        if not words or element.tag in ("anchor", "seg"):
            mark = sign_of(note) or self._numbered()
            self.ledger.make(mark)
        node.content.append(self._node(Kind.CALL, name=self.notes.keys[note], mark=mark))
        if element.tag == "seg":
            self._add_inline(node, element)

    def _add_editors(self, node: Node, element: etree._Element, note: etree._Element) -> None:
        """Add the call of a note of the editor, which is counted in a series of its own."""
        if element.tag == "seg":
            self._add_inline(node, element)
        elif element.tag != "note":
            self._aside_as("signs of the editor's notes, which are counted anew", element)
        node.content.append(self._node(Kind.CALL, name=self.notes.keys[note], editors=True))

    def _lost(self, node: Node, element: etree._Element) -> None:
        """Add the sign of a note that is not there, where the file says that it is one."""
        words = " ".join("".join(element.itertext()).split())
        if element.get("type") != "noteref" or element.get("target") or not words:
            self._add_inline(node, element)
        else:
            name = f"lost-{words}-{self._line}"
            node.content.append(self._node(Kind.CALL, name=name, mark=words))

    def _numbered(self) -> str:
        self.counts["note"] += 1
        return str(self.counts["note"])

    def _note(self, node: Node, element: etree._Element) -> None:
        if element in self.notes.further:
            return  # taken with its first part
        key = self.notes.keys[element]
        editors = element in self.notes.editors
        mark = "" if editors else sign_of(element)
        if editors and element not in self.notes.called and element not in self.notes.apart:
            self._add_editors(node, element, element)
        elif element not in self.notes.called and element not in self.notes.apart:
            mark = mark or self._numbered()
            self.ledger.make(mark)
            node.content.append(self._node(Kind.CALL, name=key, mark=mark))
        written = element in self.notes.labelled
        body = self._node(Kind.NOTE, name=key, mark=mark, made=not written, editors=editors)
        outer, self.lines = self.lines, LineEnds()
        for part in (element, *self.notes.parts.get(element, ())):
            self._fill(body, part)
        outer.joined += self.lines.joined
        self.lines = outer
        node.content.append(body)

    # Findings.

    def _spot(self) -> Spot:
        return Spot("", self._line)

    def _say_unknown(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag not in self._unknown:
            self._unknown.add(tag)
            self.ledger.remark(unknown_element(tag, self._spot()))

    _blocks: ClassVar[dict[str, Callable[[TeiConverter, etree._Element], Node]]] = {
        "head": _head,
        "titlePart": _title_part,
        "quote": _quotation,
        "q": _quotation,
        "said": _group,
        "cit": _quotation,
        "epigraph": _quotation,
        "lg": _verse,
        "l": _verse_line,
        "sp": _speech,
        "speaker": _speaker,
        "item": _item,
        "castItem": _item,
        "table": _table,
        "row": _row,
        "cell": _cell,
        "figure": _figure,
    }
    _special: ClassVar[dict[str, Callable[[TeiConverter, Node, etree._Element], None]]] = {
        "pb": _page,
        "lb": _line_end,
        "note": _note,
        "corr": _editors,
        "reg": _editors,
        "expan": _editors,
        "rdg": _reading,
        "gap": _gap,
        "milestone": _milestone,
        "ref": _lost,
        "label": _label,
        "graphic": _graphic,
        "space": _space_mark,
    }
