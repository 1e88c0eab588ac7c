"""Further paragraphs of an item, which pandoc reads from a Word file as lists of their own.

Word has no items of several paragraphs: their further paragraphs are items without a bullet, and
so the list is cut at each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from publisher.sources.structured.pandoc.marks import Role
from publisher.sources.structured.pandoc.state import Node, strings

LISTS = ("BulletList", "OrderedList")


def joined_lists(blocks: Sequence[Node]) -> list[Node]:
    """Return blocks in which lists that were cut at a further paragraph of an item are whole."""
    made: list[Node] = []
    cut = False
    for block in blocks:
        last = made[-1] if made else None
        if last is not None and last["t"] in LISTS and _continues(block):
            *others, open_item = _items(last)
            further = [part for item in _items(block) for part in item]
            made[-1] = _with_items(last, [*others, [*open_item, *further]])
            cut = True
        elif last is not None and cut and _counts_on(last, block):
            made[-1] = _with_items(last, [*_items(last), *_items(block)])
        else:
            made.append(block)
            cut = False
    return made


def _items(block: Node) -> list[list[Node]]:
    items: list[list[Node]] = block["c"][1] if block["t"] == "OrderedList" else block["c"]
    return items


def _with_items(block: Node, items: list[list[Node]]) -> Node:
    content: Any = [block["c"][0], items] if block["t"] == "OrderedList" else items
    return {"t": block["t"], "c": content}


def _continues(block: Node) -> bool:
    if block["t"] != "BulletList":
        return False
    return all("".join(strings(item)).startswith(Role.CONTINUES) for item in _items(block))


def _counts_on(last: Node, block: Node) -> bool:
    """Tell whether a list goes on with the numbers, or with the bullets, of the one above."""
    if last["t"] != block["t"]:
        return False
    if block["t"] != "OrderedList":
        return not "".join(strings(_items(block)[:1])).startswith(Role.BEGINS)
    (start, *signs), (following, *others) = last["c"][0], block["c"][0]
    return bool(signs == others and following == start + len(_items(last)))
