"""The items of a list, from the blocks that each of them holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Caption,
    Emphasis,
    FrontLine,
    Heading,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    Paragraph,
    Quotation,
    Verse,
)
from publisher.structs import frozen


def listed(parts: Iterable[tuple[bool, list[Block]]], place: Place | None) -> list[Block]:
    """Return a list of items; each part says whether it is one, and holds its blocks.

    A block that no item can hold (a table, a picture, a break) ends the list, and another begins
    behind it. What is no item is a paragraph of the item before it.
    """
    made = _Lists(place)
    for is_item, blocks in parts:
        made.add(is_item, blocks)
    made.close()
    return made.blocks


@frozen
class _Lists:
    place: Place | None
    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def add(self, is_item: bool, blocks: Sequence[Block]) -> None:
        opened = not is_item and bool(self.items)
        for block in blocks:
            # What stands before the first item is none of them: a heading of the list.
            before = not is_item and not self.items
            inside = [] if before else list(_inside(block))
            if not inside:
                self.close()
                self.blocks.append(block)
                opened = False
                continue
            for one in inside:
                opened = self._put(one, opened)

    def _put(self, one: Paragraph | ItemList, opened: bool) -> bool:
        if opened:
            last = self.items[-1]
            self.items[-1] = Item(last.content, _with(last.below, one))
        elif isinstance(one, Paragraph):
            self.items.append(Item(one.content))
        elif self.items:  # a list between items belongs to the item above
            return self._put(one, opened=True)
        else:
            self.items.append(Item((), (one,)))
        return True

    def close(self) -> None:
        if self.items:
            self.blocks.append(ItemList(tuple(_without_shells(self.items)), self.place))
        self.items.clear()


def _without_shells(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items; where all hold nothing but a list, the items of these lists."""
    shells = all(
        not item.content and len(item.below) == 1 and isinstance(item.below[0], ItemList)
        for item in items
    )
    for item in items:
        below = item.below[0] if shells else None
        if isinstance(below, ItemList):
            yield from below.items
        else:
            yield item


def _with(
    below: tuple[Paragraph | ItemList, ...], one: Paragraph | ItemList
) -> tuple[Paragraph | ItemList, ...]:
    """Return what stands below an item with one more; two lists in a row are one."""
    last = below[-1] if below else None
    if isinstance(last, ItemList) and isinstance(one, ItemList):
        return (*below[:-1], ItemList((*last.items, *one.items), last.place))
    return (*below, one)


def _inside(block: Block) -> Iterator[Paragraph | ItemList]:
    """Yield a block in the form in which an item can hold it; nothing where it can not."""
    if isinstance(block, Paragraph | ItemList):
        yield block
    elif isinstance(block, Quotation):
        yield from (Paragraph(run, block.place) for run in block.paragraphs)
    elif isinstance(block, Verse):
        yield Paragraph(lines_in_one(block.lines), block.place)
    elif isinstance(block, Heading):
        yield Paragraph((Emphasis(block.content, strong=True),), block.place)
    elif isinstance(block, FrontLine | Caption):
        yield Paragraph(block.content, block.place)


def lines_in_one(lines: Iterable[Inlines]) -> Inlines:
    """Return lines as one run, with a line end between each of them."""
    made: Inlines = ()
    for line in lines:
        made = (*made, *((LineBreak(),) if made else ()), *line)
    return made
