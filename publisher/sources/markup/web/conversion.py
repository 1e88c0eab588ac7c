"""The elements of a web page become the tree of parts from which blocks are composed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import ClassVar

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.markup.ledger import Ledger
from publisher.sources.markup.nodes import Kind, Node, Part
from publisher.sources.markup.remarks import formula, missing_picture, unknown_element
from publisher.sources.markup.web.document import (
    BLOCKS,
    HEADINGS,
    Document,
    has_letters,
    language_of,
    text_of,
    tokens,
)
from publisher.sources.markup.web.elements import PLAIN, QUOTED
from publisher.sources.markup.web.item_marks import markers_of
from publisher.sources.markup.web.looks import kinds_of_look
from publisher.sources.markup.web.note_links import Notes
from publisher.sources.markup.web.pages import PageMark
from publisher.sources.markup.web.parts import (
    has_headings_in,
    one_figure,
    rows_together,
    same_language,
    span_of,
    wrapped,
)
from publisher.sources.markup.web.tables import is_layout, row_sizes
from publisher.sources.markup.web.verses import VERSES, indent_of, is_line, parts_of_verse
from publisher.structs import frozen, mutable

ROW_GROUPS = ("tbody", "thead", "tfoot")
# A line of nothing but stars and ornaments.
ORNAMENT = compiled(r"\s*[*⁂✽✻✳❦☙❧•·~∗]+(?:\s+[*⁂✽✻✳❦☙❧•·~∗]+){0,11}\s*")
# By which our own books say what was printed at a break.
PRINTED_SIGN = "data-sign"
DROPPED_LETTER = compiled(r"[“„«\"'‘]?[^\W\d_]")


@frozen
class Told:
    """What was told of the elements of a page before it is converted."""

    notes: Notes
    pages: Mapping[etree._Element, PageMark]
    aside: Mapping[etree._Element, str]
    titles: Mapping[etree._Element, str] = field(default_factory=dict)


@mutable
class Converter:
    """Walks a page; ``pictures`` gives the name of a picture, empty where it is not there."""

    document: Document
    told: Told
    ledger: Ledger
    pictures: Callable[[str, str], str]
    language: str
    _file: str = ""
    _line: int = 1
    _begun: bool = False
    _editors: frozenset[str] = frozenset()
    _layouts: dict[etree._Element, bool] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)
    _unknown: set[str] = field(default_factory=set)

    def convert(self) -> Node:
        """Return the tree of the whole page."""
        root = Node(Kind.GROUP)
        bodies = self.told.notes.bodies.values()
        self._editors = frozenset(body.key for body in bodies if body.editors)
        self._fill(root, self.document.body)
        return root

    def _fill(self, node: Node, element: etree._Element) -> None:
        """Put what is inside an element into a node."""
        self._add_words(node, element.text)
        for child in element:
            self._add(node, child)
            self._add_words(node, child.tail)

    def _add_words(self, node: Node, words: str | None) -> None:
        if words:
            self._begun = self._begun or has_letters(words)
            node.content.append(words)

    def _add(self, node: Node, element: etree._Element) -> None:
        self._file = self.document.file_of(element) if element.sourceline else self._file
        self._line = element.sourceline or self._line
        told = self.told
        if element in told.aside or element in told.notes.dropped:
            self._set_aside(element)
        elif page := told.pages.get(element):
            self._add_page(node, element, page)
        elif call := told.notes.calls.get(element):
            self._add_call(node, element, call)
        elif body := told.notes.bodies.get(element):
            note = self._node(
                Kind.NOTE,
                name=body.key,
                mark=body.mark,
                made=body.made,
                editors=body.editors,
            )
            self._fill(note, element)
            node.content.append(note)
        else:
            node.content.append(self._dressed(element, self._converted(element)))

    def _node(self, kind: Kind, **fields: str | int | bool) -> Node:
        return Node(kind, self._line, self._file, **fields)  # type: ignore[arg-type]

    def _set_aside(self, element: etree._Element) -> None:
        what = self.told.aside.get(element) or self.told.notes.dropped[element]
        words = text_of(element)
        if what != "the label":
            if has_letters(words) or element in self.told.aside:
                self.ledger.set_aside(what, words, self.document.spot(element))
            return
        # The sign itself is that of the note; “Note” before it is not.
        bodies = self.told.notes.bodies
        around = next(one for one in element.iterancestors() if one in bodies)
        self._leave_rest("words beside signs of notes", words, bodies[around].mark, element)

    def _leave_rest(self, what: str, words: str, kept: str, element: etree._Element) -> None:
        """Set aside the letters of an element that are not those that are kept of it."""
        rest = words.replace(kept, "", 1)
        if has_letters(rest):
            self.ledger.set_aside(what, rest, self.document.spot(element))

    def _add_page(self, node: Node, element: etree._Element, page: PageMark) -> None:
        if page.folio == "1" and not self._begun:
            # The first page begins with the text.
            self.ledger.set_aside(
                "the number of the first page", text_of(element), self.document.spot(element)
            )
            return
        if page.made:
            self.ledger.make(page.folio)
        else:
            self._leave_rest("words beside page numbers", text_of(element), page.folio, element)
        node.content.append(self._node(Kind.PAGE, mark=page.folio, made=page.made))

    def _add_call(self, node: Node, element: etree._Element, call: tuple[str, str]) -> None:
        key, mark = call
        self._leave_rest("words beside signs of notes", text_of(element), mark, element)
        editors = key in self._editors
        if not mark.strip() and not editors:  # a picture, or nothing, is its sign
            mark = self._numbers.setdefault(key, str(len(self._numbers) + 1))
            self.ledger.make(mark)
        node.content.append(self._node(Kind.CALL, name=key, mark=mark, editors=editors))

    # Elements.

    def _converted(self, element: etree._Element) -> Node:
        tag = str(element.tag)
        if element in self.told.titles:
            return self._filled(self._titled(self.told.titles[element]), element)
        if tag in HEADINGS:
            return self._filled(self._node(Kind.HEADING, number=int(tag[1])), element)
        if tag == "hgroup" and next(element.iter("h1"), None) is None and has_headings_in(element):
            return self._heading_group(element)
        special = self._special.get(tag)
        if special is not None:
            return special(self, element)
        if tokens(element) & VERSES and tag in ("div", "p", "blockquote", "section", "span"):
            return self._verse(element)
        return self._usual(element, tag)

    def _titled(self, what: str) -> Node:
        """Return the node of a title, a line of the front, or a heading of a level (``2``)."""
        if what.isdecimal():
            return self._node(Kind.HEADING, number=int(what))
        return self._node(Kind.FRONT) if what == "front" else self._node(Kind.HEADING, name="title")

    def _heading_group(self, element: etree._Element) -> Node:
        """Return a heading of several lines: the number of a chapter and its name."""
        level = min(int(str(one.tag)[1]) for one in element.iter(*HEADINGS))
        node = self._node(Kind.HEADING, number=level)
        inner = self._filled(self._node(Kind.GROUP), element)
        node.content.append(inner)
        return node

    def _usual(self, element: etree._Element, tag: str) -> Node:
        said = tokens(element)
        if tag in ("p", "div", "td", "center", "dt") and self._is_ornament(element):
            return self._node(Kind.BREAK, mark=" ".join(text_of(element).split()))
        if tag == "p":
            kind = Kind.QUOTATION if said & QUOTED else Kind.PARAGRAPH
            return self._filled(self._node(Kind.CAPTION if "caption" in said else kind), element)
        if tag in ("div", "section") and said & QUOTED and not has_headings_in(element):
            return self._filled(self._node(Kind.QUOTATION), element)
        if tag in BLOCKS or self.document.look(element).block:
            return self._filled(self._node(Kind.GROUP), element)
        if tag == "math":
            self.ledger.remark(formula(self.document.spot(element)))
        elif tag not in PLAIN and not any(one.tag == "math" for one in element.iterancestors()):
            self._say_unknown(element)
        return self._filled(self._node(Kind.SPAN), element)

    def _filled(self, node: Node, element: etree._Element) -> Node:
        self._fill(node, element)
        return node

    def _say_unknown(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag not in self._unknown:
            self._unknown.add(tag)
            self.ledger.remark(unknown_element(tag, self.document.spot(element)))

    def _is_ornament(self, element: etree._Element) -> bool:
        words = text_of(element)
        return (
            bool(words.strip())
            and ORNAMENT.fullmatch(words) is not None
            and not any(
                one.tag == "img" or one in self.told.notes.calls
                for one in element.iter(etree.Element)
            )
        )

    def _dressed(self, element: etree._Element, node: Node) -> Node:
        """Return a node inside those that say how its letters look, and in which language they are."""
        if node.kind in (Kind.BREAK, Kind.LINE_BREAK, Kind.FIGURE) or element.tag in ROW_GROUPS:
            return node
        for kind in self._looks(element):
            node = wrapped(kind, node)
        said = language_of(element)
        if said and not same_language(said, self._language_around(element)):
            node = wrapped(Kind.PASSAGE, node, said)
        return node

    def _language_around(self, element: etree._Element) -> str:
        for one in element.iterancestors():
            if said := language_of(one):
                return said
        return self.language

    def _looks(self, element: etree._Element) -> list[Kind]:
        titled = element in self.told.titles or (
            "label" in tokens(element)
            and any(one in self.told.titles for one in element.iterancestors())
        )
        return [] if titled else kinds_of_look(element, self.document.look(element))

    def _break(self, element: etree._Element) -> Node:
        if element.tag == "br":
            return self._node(Kind.LINE_BREAK)
        mark = element.get(PRINTED_SIGN, "")
        self.ledger.make(mark)
        return self._node(Kind.BREAK, mark=mark)

    def _quotation(self, element: etree._Element) -> Node:
        kind = Kind.GROUP if has_headings_in(element) else Kind.QUOTATION
        if tokens(element) & VERSES:
            return self._verse(element)
        return self._filled(self._node(kind), element)

    def _quoted_words(self, element: etree._Element) -> Node:
        node = self._node(Kind.SPAN)
        node.content.append("“")
        self._fill(node, element)
        node.content.append("”")
        return node

    def _preformatted(self, element: etree._Element) -> Node:
        around = self._node(Kind.PARAGRAPH)
        around.content.append(self._filled(self._node(Kind.VERBATIM), element))
        return around

    def _verse(self, element: etree._Element) -> Node:
        return parts_of_verse(self, element)

    def line(self, element: etree._Element) -> Node:
        """Return an element as a line of verse."""
        indent = indent_of(element, self.document.look(element))
        node = self._filled(self._node(Kind.LINE, number=indent), element)
        return self._dressed(element, node)

    def stanza(self) -> Node:
        """Return a stanza to be filled."""
        return self._node(Kind.VERSE)

    def part(self, element: etree._Element) -> Part:
        """Return the node of one element, or of what it was told to be."""
        node = self._node(Kind.SPAN)
        self._add(node, element)
        return node.content[0] if len(node.content) == 1 else node

    def is_line(self, element: etree._Element) -> bool:
        """Tell whether an element is a single line of verse."""
        special = element in self.told.aside or element in self.told.notes.bodies
        return not special and element not in self.told.pages and is_line(element)

    def _list(self, element: etree._Element) -> Node:
        node = self._node(Kind.LIST)
        marks = markers_of(element, self.document.look(element))
        self._add_words(node, element.text)
        for child in element:
            before = len(node.content)
            self._add(node, child)
            for part in node.content[before:]:
                if isinstance(part, Node) and part.kind is Kind.ITEM and (mark := marks.get(child)):
                    part.mark = mark
                    self.ledger.make(mark)
            self._add_words(node, child.tail)
        return node

    def _item(self, element: etree._Element) -> Node:
        return self._filled(self._node(Kind.ITEM), element)

    def _definition(self, element: etree._Element) -> Node:
        return self._filled(self._node(Kind.ITEM if element.tag == "dt" else Kind.GROUP), element)

    def _table(self, element: etree._Element) -> Node:
        kind = Kind.GROUP if self._lays_out(element) else Kind.TABLE
        node = self._filled(self._node(kind), element)
        node.content = rows_together(node.content)
        return node

    def _lays_out(self, table: etree._Element) -> bool:
        if table not in self._layouts:
            self._layouts[table] = is_layout(table)
        return self._layouts[table]

    def _within_table(self, element: etree._Element) -> Node:
        """Return a part of a table; of one that only lays out a page, blocks."""
        table = next((one for one in element.iterancestors() if one.tag == "table"), None)
        if table is None or self._lays_out(table):
            return self._filled(self._node(Kind.GROUP), element)
        if element.tag == "caption":
            return self._filled(self._node(Kind.CAPTION), element)
        if element.tag == "tr":
            head, named = row_sizes(element)
            return self._filled(self._node(Kind.ROW, head=head, named=named), element)
        spans = [span_of(element.get(name)) for name in ("colspan", "rowspan")]
        return self._filled(self._node(Kind.CELL, number=spans[0], rows=spans[1]), element)

    def _row_group(self, element: etree._Element) -> Node:
        """Return the rows of a head or body: they stand in the table itself."""
        return self._filled(self._node(Kind.SPAN), element)

    def _picture(self, element: etree._Element) -> Node:
        source = element.get("src") or element.get("data-src") or element.get("href") or ""
        alt = " ".join((element.get("alt") or "").split())
        if DROPPED_LETTER.fullmatch(alt) and element.tail and element.tail[:1].isalpha():
            self.ledger.make(alt)
            node = self._node(Kind.SPAN)
            node.content.append(alt)
            return node
        name = self.pictures(self._file, source)
        if not name:
            self.ledger.remark(missing_picture(source, alt, self.document.spot(element)))
        return self._node(Kind.FIGURE, name=name, mark=alt)

    def _figure(self, element: etree._Element) -> Node:
        return one_figure(self._filled(self._node(Kind.GROUP), element))

    def _caption(self, element: etree._Element) -> Node:
        return self._filled(self._node(Kind.CAPTION), element)

    _special: ClassVar[dict[str, Callable[[Converter, etree._Element], Node]]] = {
        "br": _break,
        "hr": _break,
        "blockquote": _quotation,
        "q": _quoted_words,
        "pre": _preformatted,
        "listing": _preformatted,
        "xmp": _preformatted,
        "ul": _list,
        "ol": _list,
        "menu": _list,
        "dir": _list,
        "dl": _list,
        "li": _item,
        "dt": _definition,
        "dd": _definition,
        "table": _table,
        "tbody": _row_group,
        "thead": _row_group,
        "tfoot": _row_group,
        "tr": _within_table,
        "td": _within_table,
        "th": _within_table,
        "caption": _within_table,
        "img": _picture,
        "image": _picture,
        "figure": _figure,
        "figcaption": _caption,
    }
