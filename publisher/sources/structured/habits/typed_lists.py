"""Paragraphs with numbers that count on, or with bullets, one below the other, are a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.markers import series_of, split_marker
from publisher.model.text import Block, Inlines, Item, ItemList, Paragraph, Words
from publisher.sources.structured.habits.typed import Typed

LEAST = 2  # items
# Bullets; a dash may open a speech.
BULLET = compiled(r"[•▪◦‣●○∙·][ \t\u00a0]+")
SIGNS = compiled(r"[^\W_]+")


def with_typed_lists(typed: Typed) -> Typed:
    """Return a text in which lists that were typed as paragraphs are lists."""
    made: list[Block] = []
    findings: list[Finding] = []
    blocks, at = typed.blocks, 0
    while at < len(blocks):
        size = max(_bullets(blocks, at), _numbers(blocks, at))
        if size >= LEAST:
            group = [b for b in blocks[at : at + size] if isinstance(b, Paragraph)]
            made.append(_list_of(group))
            findings.append(_told(made[-1], size))
        else:
            made.append(blocks[at])
        at += size if size >= LEAST else 1
    return replace(typed, blocks=tuple(made), findings=(*typed.findings, *findings))


def _bullets(blocks: Sequence[Block], at: int) -> int:
    size = 0
    while at + size < len(blocks) and _bullet_of(blocks[at + size]):
        size += 1
    return size


def _bullet_of(block: Block) -> str:
    first = block.content[0] if isinstance(block, Paragraph) and block.content else None
    found = BULLET.match(first.text) if isinstance(first, Words) else None
    return found[0] if found else ""


def _numbers(blocks: Sequence[Block], at: int) -> int:
    """Return how many paragraphs from here on have numbers that count on from the first one."""
    markers: list[str] = []
    for block in blocks[at:]:
        marker = split_marker(block.content)[0] if isinstance(block, Paragraph) else ""
        alike = not markers or SIGNS.sub("1", marker) == SIGNS.sub("1", markers[0])
        series = series_of([*markers, marker]) if marker and alike else None
        if series is None or series.start != 1:
            break
        markers.append(marker)
    return len(markers)


def _list_of(group: Sequence[Paragraph]) -> ItemList:
    first, last = group[0].place, group[-1].place
    place = first.until(last) if first and last else None
    return ItemList(tuple(Item(_without_bullet(block.content)) for block in group), place)


def _without_bullet(content: Inlines) -> Inlines:
    first = content[0]
    if isinstance(first, Words) and (bullet := BULLET.match(first.text)):
        return (Words(first.text[bullet.end() :]), *content[1:])
    return content


def _told(block: Block, size: int) -> Finding:
    assert block.place is not None
    message = f"{size} paragraphs that open with numbers or bullets became a list"
    return Finding("sources/typed-list", Severity.NOTE, message, "nothing to do", block.place)
