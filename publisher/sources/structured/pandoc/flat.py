"""Blocks where a text can only have paragraphs: in notes, cells, captions and items of lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from publisher.model.findings import Severity
from publisher.model.text import Emphasis, Inlines, LineBreak, Words
from publisher.sources.structured.pandoc.inlines import InlineMaker
from publisher.sources.structured.pandoc.numbers import bullet_or_number
from publisher.sources.structured.pandoc.state import Node, State
from publisher.structs import frozen


@frozen
class Flat:
    """A paragraph, and whether it stands in a quotation."""

    content: Inlines
    quoted: bool = False


@frozen
class Flattener:
    """Makes paragraphs of any blocks; ``where`` names the place in findings (“a note”)."""

    state: State
    inlines: InlineMaker
    where: str

    def runs(self, blocks: list[Node]) -> tuple[Inlines, ...]:
        """Return the paragraphs of blocks, those that are not empty."""
        return tuple(flat.content for flat in self.flat(blocks))

    def flat(self, blocks: list[Node], quoted: bool = False) -> Iterator[Flat]:
        """Yield the paragraphs of blocks; what is no paragraph is named in a finding."""
        for block in blocks:
            for content in self._one(block["t"], block.get("c"), block):
                if isinstance(content, Flat):
                    yield replace(content, quoted=content.quoted or quoted)
                elif content:
                    yield Flat(content, quoted)

    def _one(self, kind: str, content: Any, block: Node) -> Iterator[Inlines | Flat]:
        match kind:
            case "Plain" | "Para":
                yield self.inlines.run(content)
            case "Div":
                yield from self.flat(content[1])
            case "Null":
                return
            case "BlockQuote":
                yield from self.flat(content, quoted=True)
            case "LineBlock":
                yield lines_of([self.inlines.run(line) for line in content])
            case "CodeBlock":
                self._reshaped("code")
                yield lines_of([(Words(line),) for line in content[1].split("\n")])
            case _:
                yield from self._rarer(kind, content, block)

    def _rarer(self, kind: str, content: Any, block: Node) -> Iterator[Inlines | Flat]:
        match kind:
            case "Header":
                self._reshaped("a heading")
                yield (Emphasis(self.inlines.run(content[2]), strong=True),)
            case "HorizontalRule":
                self._reshaped("a rule")
            case "RawBlock":
                yield tuple(self.inlines.raw(*content))
            case "Figure":
                yield from self.flat(content[2])
                yield from self.flat(content[1][1] or [])
            case "BulletList" | "OrderedList":
                self._reshaped("a list")
                yield from self._items(kind, content)
            case "DefinitionList":
                self._reshaped("a list")
                for term, meanings in content:
                    yield self.inlines.run(term)
                    yield from (flat for meaning in meanings for flat in self.flat(meaning))
            case "Table":
                self._reshaped("a table")
                yield from self._cells(content)
            case _:
                yield tuple(self.inlines.unknown(kind, block))

    def _items(self, kind: str, content: Any) -> Iterator[Inlines | Flat]:
        items = content[1] if kind == "OrderedList" else content
        for at, item in enumerate(items):
            number = bullet_or_number(content, at, kind)
            first, *others = list(self.flat(item)) or [Flat(())]
            if number:
                self.state.added.append(number)
            sign = number or "–"
            yield Flat((Words(f"{sign} "), *first.content), first.quoted)
            yield from others

    def _cells(self, content: Any) -> Iterator[Inlines | Flat]:
        yield from self.flat(content[1][1] or [])
        rows = [*content[3][1]]
        for body in content[4]:
            rows += [*body[2], *body[3]]
        for row in (*rows, *content[5][1]):
            for cell in row[1]:
                yield from self.flat(cell[4])

    def _reshaped(self, what: str) -> None:
        message = f"{what} within {self.where} became paragraphs"
        hint = "compare with the file; nothing to do, if it reads well"
        self.state.found("sources/reshaped", Severity.WARNING, message, hint)


def lines_of(runs: list[Inlines]) -> Inlines:
    """Return several runs as one, with line breaks between them; empty ones at the edges go."""
    while runs and not runs[-1]:
        runs.pop()
    while runs and not runs[0]:
        runs.pop(0)
    joined: Inlines = ()
    for at, run in enumerate(runs):
        joined += (LineBreak(), *run) if at else run
    return joined
