"""A text as pandoc's tree, so that pandoc writes files from our own manuscripts."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, assert_never

import pytest
from PIL import Image

from publisher.model.markers import MARKER
from publisher.model.text import (
    Block,
    Caption,
    Emphasis,
    Figure,
    FrontLine,
    Heading,
    Inline,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Passage,
    Quotation,
    SectionBreak,
    Style,
    Styled,
    Table,
    TableRow,
    Text,
    Verse,
    Words,
)
from publisher.pandoc import find_pandoc, pandoc_version

VERSION = [1, 23, 1]
NO_ATTRIBUTES: list[Any] = ["", [], []]
STYLES = {
    Style.SMALL_CAPITALS: "SmallCaps",
    Style.SUPERIOR: "Superscript",
    Style.INFERIOR: "Subscript",
}

# Earlier versions have another tree, and read less of some files; what they read is counted too.
OLDEST = 3
needs_pandoc = pytest.mark.skipif(
    int((pandoc_version() or "0").partition(".")[0]) < OLDEST,
    reason=f"pandoc {OLDEST} or newer is not installed",
)


def write_file(text: Text, path: Path) -> None:
    """Let pandoc write a text as a file, in the format of its ending; pictures are made up."""
    folder = path.parent
    for block in text.blocks:
        if isinstance(block, Figure):
            Image.new("RGB", (3, 2), "red").save(folder / block.picture)
    program = find_pandoc()
    assert program is not None
    tree = json.dumps(tree_of(text)).encode()
    command = [
        str(program),
        "--from=json",
        "--standalone",
        f"--resource-path={folder}",
        "-o",
        str(path),
    ]
    subprocess.run(command, input=tree, check=True, timeout=60)


def tree_of(text: Text) -> dict[str, Any]:
    notes = {note.label: note for note in text.notes}
    title = [b for b in text.blocks if isinstance(b, Heading) and b.level == 1]
    meta = {"title": node("MetaInlines", inlines(title[0].content, notes))} if title else {}
    blocks = [
        part for block in text.blocks if block not in title for part in blocks_of(block, notes)
    ]
    return {"pandoc-api-version": VERSION, "meta": meta, "blocks": blocks}


def node(kind: str, content: Any = None) -> dict[str, Any]:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def blocks_of(block: Block, notes: Mapping[str, Note]) -> list[dict[str, Any]]:
    match block:
        case Heading():
            level = block.level - 1
            return [node("Header", [level, NO_ATTRIBUTES, inlines(block.content, notes)])]
        case FrontLine() | Paragraph() | Caption():
            return [node("Para", inlines(block.content, notes))]
        case Quotation():
            return [node("BlockQuote", [node("Para", inlines(p, notes)) for p in block.paragraphs])]
        case Verse():
            return [node("LineBlock", [inlines(line, notes) for line in block.lines])]
        case ItemList():
            return [list_of(block, notes)]
        case Table():
            return [table_of(block, notes)]
        case Figure():
            image = node(
                "Image", [NO_ATTRIBUTES, inlines((Words(block.alt),), notes), [block.picture, ""]]
            )
            caption = [None, paragraphs([block.caption] if block.caption else [], notes)]
            return [node("Figure", [NO_ATTRIBUTES, caption, [node("Plain", [image])]])]
        case SectionBreak():
            return [node("HorizontalRule")]
        case _:
            assert_never(block)


def paragraphs(runs: Iterable[Inlines], notes: Mapping[str, Note]) -> list[dict[str, Any]]:
    return [node("Para", inlines(run, notes)) for run in runs]


def list_of(block: ItemList, notes: Mapping[str, Note]) -> dict[str, Any]:
    """Return a list of figures with a stop where its items have these, else one of bullets."""
    first = block.items[0].content
    marker = MARKER.match(first[0].text) if first and isinstance(first[0], Words) else None
    if marker is None:
        return node("BulletList", [item_of(item, notes) for item in block.items])
    start = int(marker[0].rstrip("."))
    style = [start, node("Decimal"), node("Period")]
    bare = (Item(without_marker(item.content), item.below) for item in block.items)
    return node("OrderedList", [style, [item_of(item, notes) for item in bare]])


def without_marker(content: Inlines) -> Inlines:
    assert isinstance(content[0], Words)
    marker = MARKER.match(content[0].text)
    assert marker is not None
    return (Words(content[0].text[marker.end() :].lstrip()), *content[1:])


def item_of(item: Item, notes: Mapping[str, Note]) -> list[dict[str, Any]]:
    below = [part for block in item.below for part in blocks_of(block, notes)]
    return [node("Para", inlines(item.content, notes)), *below]


def table_of(block: Table, notes: Mapping[str, Note]) -> dict[str, Any]:
    wide = max(sum(cell.columns for cell in row.cells) for row in block.rows)
    heads = [row for row in block.rows if row.head]
    rows = [row for row in block.rows if not row.head]
    columns = [[node("AlignDefault"), node("ColWidthDefault")]] * wide
    caption = [None, paragraphs([block.caption] if block.caption else [], notes)]
    named = int(any(row.named for row in rows))
    body = [NO_ATTRIBUTES, named, [], [row_of(row, notes) for row in rows]]
    head = [NO_ATTRIBUTES, [row_of(row, notes) for row in heads]]
    return node("Table", [NO_ATTRIBUTES, caption, columns, head, [body], [NO_ATTRIBUTES, []]])


def row_of(row: TableRow, notes: Mapping[str, Note]) -> list[Any]:
    cells = [
        [NO_ATTRIBUTES, node("AlignDefault"), c.rows, c.columns, paragraphs([c.content], notes)]
        for c in row.cells
    ]
    return [NO_ATTRIBUTES, cells]


def inlines(content: Inlines, notes: Mapping[str, Note]) -> list[dict[str, Any]]:
    return [part for inline in content for part in inline_of(inline, notes)]


def inline_of(inline: Inline, notes: Mapping[str, Note]) -> list[dict[str, Any]]:
    match inline:
        case Words():
            parts = inline.text.split(" ")
            strings = [[node("Str", part)] if part else [] for part in parts]
            return [n for at, s in enumerate(strings) for n in ([node("Space")] if at else []) + s]
        case Emphasis():
            return [node("Strong" if inline.strong else "Emph", inlines(inline.content, notes))]
        case Styled():
            return [node(STYLES[inline.style], inlines(inline.content, notes))]
        case Passage():
            attributes = ["", [], [["lang", inline.language]]]
            return [node("Span", [attributes, inlines(inline.content, notes)])]
        case NoteReference():
            body = notes[inline.label].body or ()
            return [node("Note", [part for block in body for part in blocks_of(block, notes)])]
        case LineBreak():
            return [node("LineBreak")]
        case PageBreak():
            return []
        case _:
            assert_never(inline)
