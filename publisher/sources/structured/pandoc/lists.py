"""pandoc's lists become lists whose items have their printed numbers, and levels below them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.model.text import Inlines, Item, ItemList, Paragraph, Words
from publisher.sources.structured.pandoc.continuing import joined_lists
from publisher.sources.structured.pandoc.flat import Flattener
from publisher.sources.structured.pandoc.numbers import bullet_or_number
from publisher.sources.structured.pandoc.state import Node
from publisher.structs import frozen

LISTS = ("BulletList", "OrderedList", "DefinitionList")


@frozen
class ListMaker:
    """Makes lists; what else an item holds becomes its paragraphs."""

    flattener: Flattener

    def list_of(self, kind: str, content: Any) -> ItemList:
        """Return the list that a node holds."""
        if kind == "DefinitionList":
            message = "terms with their explanations became a list"
            self.flattener.state.note("sources/definitions", message)
            return ItemList(tuple(self._explained(*entry) for entry in content))
        items = content[1] if kind == "OrderedList" else content
        made: list[Item] = []
        for at, item in enumerate(items):
            if len(item) == 1 and item[0]["t"] in LISTS:  # a level without words of its own
                inner = self.list_of(item[0]["t"], item[0]["c"])
                made = _with_level(made, inner) if len(inner.items) > 1 else [*made, *inner.items]
            else:
                made.append(self._item(bullet_or_number(content, at, kind), item))
        return ItemList(tuple(made))

    def _item(self, number: str, blocks: list[Node]) -> Item:
        content: Inlines = ()
        if blocks and blocks[0]["t"] in ("Plain", "Para"):
            content = self.flattener.inlines.run(blocks[0]["c"])
            blocks = blocks[1:]
        if number:
            self.flattener.state.added.append(number)
            content = (Words(f"{number} "), *content) if content else (Words(number),)
        return Item(content, self._below(blocks))

    def _explained(self, term: list[Node], meanings: list[list[Node]]) -> Item:
        content = self.flattener.inlines.run(term)
        return Item(content, self._below([block for meaning in meanings for block in meaning]))

    def _below(self, blocks: list[Node]) -> tuple[Paragraph | ItemList, ...]:
        below: list[Paragraph | ItemList] = []
        for part in self._parts(blocks):
            last = below[-1] if below else None
            if isinstance(part, ItemList) and isinstance(last, ItemList):
                below[-1] = ItemList((*last.items, *part.items))  # they never stand side by side
            else:
                below.append(part)
        return tuple(below)

    def _parts(self, blocks: list[Node]) -> Iterator[Paragraph | ItemList]:
        for block in joined_lists(blocks):
            if block["t"] in LISTS:
                yield self.list_of(block["t"], block["c"])
            elif block["t"] == "Div":
                yield from self._parts(block["c"][1])
            else:
                yield from map(Paragraph, self.flattener.runs([block]))


def _with_level(items: list[Item], inner: ItemList) -> list[Item]:
    """Return items with a list below the last one, or those of the list where there is none."""
    if not items:
        return list(inner.items)
    *others, last = items
    before = last.below[-1] if last.below else None
    if isinstance(before, ItemList):
        joined = ItemList((*before.items, *inner.items))
        return [*others, Item(last.content, (*last.below[:-1], joined))]
    return [*others, Item(last.content, (*last.below, inner))]
