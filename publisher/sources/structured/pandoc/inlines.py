"""pandoc's inlines become those of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import Any

from publisher.expressions import compiled
from publisher.manuscript import tidy
from publisher.model.findings import Severity
from publisher.model.inlines import plain
from publisher.model.text import (
    Emphasis,
    Enclosing,
    Inline,
    Inlines,
    LineBreak,
    Note,
    NoteReference,
    Paragraph,
    Passage,
    Style,
    Styled,
    Words,
)
from publisher.sources.structured.pandoc.marks import Role
from publisher.sources.structured.pandoc.spans import formulas_in, part_role, with_spans
from publisher.sources.structured.pandoc.state import Node, State, excerpt, strings
from publisher.structs import mutable

# A BCP 47 tag as a manuscript takes it.
TAG = compiled(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# An address within the file, and one that its own words say.
INNER = compiled(r"#|$")
SCHEME = compiled(r"^(?:https?://|mailto:|ftp://)(?:www\.)?|/+$")
QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
# Elements of HTML that common Markdown may hold, as what their words are.
ELEMENTS: dict[str, Callable[[Inlines], Inline]] = {
    "em": Emphasis,
    "i": Emphasis,
    "cite": Emphasis,
    "strong": lambda content: Emphasis(content, strong=True),
    "b": lambda content: Emphasis(content, strong=True),
    "sup": lambda content: Styled(Style.SUPERIOR, content),
    "sub": lambda content: Styled(Style.INFERIOR, content),
}
ELEMENT = compiled(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)[^>]*>", re.IGNORECASE)
COMMENT = compiled(r"<!--.*-->", re.DOTALL)
# Commands of TeX that show nothing.
SHOWS_NOTHING = compiled(
    r"\\(?:newpage|clearpage|cleardoublepage|pagebreak|noindent|label|index|vspace\*?|hspace\*?"
    r"|bigskip|medskip|smallskip|sloppy|raggedright|centering|phantomsection|protect)\b"
    r"(?:\[[^\]]*\])?(?:\{[^{}]*\})?\s*"
)


@mutable
class InlineMaker:
    """Makes runs of inlines; notes go to the state, pictures wait until a figure can stand.

    ``note_body`` reads the blocks of a note; ``pictures`` are the images met since somebody took
    them.
    """

    state: State
    note_body: Callable[[list[Node]], tuple[Any, ...]]
    pictures: list[Node] = field(default_factory=list)

    def run(self, nodes: Iterable[Node]) -> Inlines:
        """Return the inlines of nodes, without blanks at the edges, and without marks."""
        return self.marked_run(nodes)[1]

    def marked_run(self, nodes: Iterable[Node]) -> tuple[Role | None, Inlines]:
        """Return what a paragraph was marked as, and its inlines as ``run`` does."""
        before = len(self.pictures)
        content = tidy(self._all(list(nodes)))
        if len(self.pictures) > before:  # where a picture stood, two blanks are left
            content = tuple(_single_blanks(content))
        role, content = part_role(content)
        for formula in formulas_in(plain(content), self.state.spans):
            self.state.formula(formula)
        return role, trimmed(with_spans(content, self.state.spans))

    def _all(self, nodes: Sequence[Node]) -> Iterator[Inline]:
        at = 0
        while at < len(nodes):
            size = self._element(nodes, at)
            if size:
                name = self._named(nodes[at])
                yield ELEMENTS[name](tuple(self._all(nodes[at + 1 : at + size - 1])))
            else:
                yield from self._one(nodes[at])
            at += size or 1

    def _named(self, node: Node) -> str:
        """Return the name of the element that raw HTML opens, else an empty text."""
        if node["t"] != "RawInline" or node["c"][0] != "html":
            return ""
        found = ELEMENT.fullmatch(node["c"][1])
        return found["name"].lower() if found and not found["end"] else ""

    def _element(self, nodes: Sequence[Node], at: int) -> int:
        """Return how many nodes the element takes that opens here, 0 where none does."""
        name = self._named(nodes[at])
        if name not in ELEMENTS:
            return 0
        for end in range(at + 1, len(nodes)):
            node = nodes[end]
            if node["t"] == "RawInline" and node["c"][1].lower() == f"</{name}>":
                return end - at + 1
        return 0

    def _one(self, node: Node) -> Iterator[Inline]:
        content: Any = node.get("c")
        match node["t"]:
            case "Str":
                yield Words(content)
            case "Space" | "SoftBreak":
                yield Words(" ")
            case "LineBreak":
                yield LineBreak()
            case "Emph" | "Strong" | "Superscript" | "Subscript" | "SmallCaps":
                yield from self._styled(node["t"], content)
            case "Note":
                yield self._note(content)
            case "Image":
                self.pictures.append(node)
            case kind:
                yield from self._rarer(kind, content, node)

    def _styled(self, kind: str, content: list[Node]) -> Iterator[Inline]:
        inside = tuple(self._all(content))
        if not tidy(inside):
            return
        match kind:
            case "Emph":
                yield Emphasis(inside)
            case "Strong":
                yield Emphasis(inside, strong=True)
            case "Superscript":
                yield Styled(Style.SUPERIOR, inside)
            case "Subscript":
                yield Styled(Style.INFERIOR, inside)
            case _:
                yield Styled(Style.SMALL_CAPITALS, inside)

    def _rarer(self, kind: str, content: Any, node: Node) -> Iterator[Inline]:
        match kind:
            case "Underline":
                message = "underlined words are emphasised, in italics"
                self.state.note("sources/underlined", message)
                yield from self._styled("Emph", content)
            case "Strikeout":
                said = excerpt("".join(strings(content)))
                message = f"struck out, and in the text all the same: {said}"
                hint = "delete it in the file, if it is not part of the text"
                self.state.found("sources/struck-out", Severity.WARNING, message, hint)
                yield from self._all(content)
            case "Quoted":
                marks = QUOTES[content[0]["t"]]
                yield Words(marks[0])
                yield from self._all(content[1])
                yield Words(marks[1])
            case "Link":
                yield from self._link(content)
            case "Span":
                yield from self._span(content)
            case "Cite":
                message = "keys of a bibliography are in the text as they stand, not resolved"
                self.state.note("sources/citation", message, "write out what they stand for")
                yield from self._all(content[1])
            case _:
                yield from self._verbatim(kind, content, node)

    def _verbatim(self, kind: str, content: Any, node: Node) -> Iterator[Inline]:
        match kind:
            case "Code":
                message = "words set as code are set like the text around them"
                self.state.note("sources/code", message)
                yield Words(content[1])
            case "Math":
                self.state.formula(content[1])
                yield Words(content[1])
            case "RawInline":
                yield from self.raw(content[0], content[1])
            case _:
                yield from self.unknown(kind, node)

    def unknown(self, kind: str, node: Node) -> Iterator[Inline]:
        """Yield the words of a part that nobody knows, with an error."""
        message = f"a part that is not known ({kind}) is in the text as its words alone"
        hint = "compare with the file"
        self.state.found("sources/unknown-part", Severity.ERROR, message, hint)
        yield Words("".join(strings(node.get("c"))))

    def raw(self, form: str, text: str) -> Iterator[Inline]:
        """Yield what stands in the markup of another program, as far as it shows anything."""
        if form == "html" and (element := ELEMENT.fullmatch(text)):
            if element["name"].lower() == "br":
                yield LineBreak()
                return
            message = f"the element {element[0]} of HTML was left out; its words are in the text"
            self.state.note("sources/raw-markup", message)
            return
        shown = text
        if form in ("tex", "latex"):
            shown = SHOWS_NOTHING.sub("", text)
        elif form == "html":
            shown = COMMENT.sub("", text)
        if shown != text:
            message = f"markup that shows nothing was left out: {excerpt(text)}"
            self.state.note("sources/raw-markup", message)
        if shown.strip():
            message = f"markup of another program is in the text as it stands: {excerpt(shown)}"
            hint = "write out in the file what it stands for"
            self.state.found("sources/raw-text", Severity.WARNING, message, hint)
            yield Words(shown)

    def _link(self, content: Any) -> Iterator[Inline]:
        inside = tuple(self._all(content[1]))
        address = content[2][0]
        said = SCHEME.sub("", plain(inside).strip())
        if not INNER.match(address) and SCHEME.sub("", address) != said:
            message = f"the words {excerpt(plain(inside))} led to {address}"
            hint = "nothing to do, or write the address into the text or a note"
            self.state.note("sources/link-target", message, hint)
        yield from inside

    def _span(self, content: Any) -> Iterator[Inline]:
        (_, classes, attributes), inside = content
        made: Inlines = tuple(self._all(inside))
        if {"smallcaps", "small-caps"} & set(classes):
            made = (Styled(Style.SMALL_CAPITALS, made),)
        language = dict(attributes).get("lang", "")
        if TAG.fullmatch(language) and plain(made).strip():
            made = (Passage(language, made),)
        yield from made

    def _note(self, blocks: list[Node]) -> NoteReference:
        editors = Role.EDITORS in "".join(strings(blocks))
        label = self.state.notes.called(editors=editors)
        body = self.note_body(blocks) or (Paragraph(()),)
        self.state.notes.notes.append(Note(label, label, body))
        return NoteReference(label, label)


def _single_blanks(content: Inlines) -> Iterator[Inline]:
    for inline in content:
        if isinstance(inline, Words):
            yield Words(re.sub(" {2,}", " ", inline.text))
        else:
            yield inline


def trimmed(content: Inlines) -> Inlines:
    """Return a run of inlines without blanks and line breaks at its edges."""
    return tuple(_trimmed(_trimmed(list(content), 0), -1))


def _trimmed(content: list[Inline], edge: int) -> list[Inline]:
    while content:
        first = content[edge]
        bare = _bare(first, edge)
        if bare is not None:
            content[edge] = bare
            return content
        content.pop(edge)
    return content


def _bare(inline: Inline, edge: int) -> Inline | None:
    """Return an inline without the blanks at one edge, None where nothing is left."""
    if isinstance(inline, Words):
        text = inline.text.lstrip(" \t\n") if edge == 0 else inline.text.rstrip(" \t\n")
        return Words(text) if text else None
    if isinstance(inline, LineBreak):
        return None
    if isinstance(inline, Enclosing):
        inside = _trimmed(list(inline.content), edge)
        return replace(inline, content=tuple(inside)) if inside else None
    return inline
