"""Inlines as markup: emphasis, note references, page and line breaks between escaped words."""

from __future__ import annotations

from collections.abc import Set
from typing import assert_never

from publisher.manuscript.signs import (
    IN_EMPHASIS,
    IN_FOLIO,
    IN_WORDS,
    escape,
    guard_edges,
    name_note,
)
from publisher.manuscript.tidying import tidy
from publisher.model.text import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    PageBreak,
    Words,
)


def write_inlines(inlines: Inlines, lost: Set[str]) -> str:
    """Return the markup of one paragraph, heading or line; ``lost`` are labels without a body."""
    return guard_edges(_written(tidy(inlines), lost, 0))


def _written(inlines: Inlines, lost: Set[str], depth: int) -> str:
    return "".join(_one(inline, lost, depth) for inline in inlines)


def _one(inline: Inline, lost: Set[str], depth: int) -> str:
    match inline:
        case Words():
            return escape(inline.text, IN_EMPHASIS if depth else IN_WORDS)
        case Emphasis():
            return _emphasis(inline, lost, depth)
        case NoteReference():
            flag = "!" if inline.label in lost else ""
            return f"[^{name_note(inline.label, inline.mark)}{flag}]"
        case PageBreak():
            return "{p}" if inline.folio is None else f"{{p {escape(inline.folio, IN_FOLIO)}}}"
        case LineBreak():
            return "\\\n"
        case _:
            assert_never(inline)


def _emphasis(emphasis: Emphasis, lost: Set[str], depth: int) -> str:
    """Stars and underscores take turns, so that a mark can never close the wrong emphasis."""
    mark = "*_"[depth % 2] * (2 if emphasis.strong else 1)
    content = _written(emphasis.content, lost, depth + 1)
    # What cannot open an emphasis when it follows the mark: see the reader.
    hidden = "\\" if content[0].isspace() or content[0] == ")" else ""
    return f"{mark}{hidden}{content}{mark}"
