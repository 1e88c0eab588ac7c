"""Inlines as markup: emphasis, passages, references, breaks between escaped words."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import assert_never

from publisher.manuscript.escaping import (
    IN_EMPHASIS,
    IN_FOLIO,
    IN_PASSAGE,
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
    Passage,
    Words,
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around an inline: how many emphases, what escapes its words."""

    depth: int = 0
    signs: re.Pattern[str] = IN_WORDS

    def emphasis(self) -> _Around:
        signs = IN_EMPHASIS if self.signs is IN_WORDS else self.signs
        return _Around(self.depth + 1, signs)

    def passage(self) -> _Around:
        return _Around(self.depth, IN_PASSAGE)


def write_inlines(inlines: Inlines, lost: Set[str]) -> str:
    """Return the markup of one paragraph, heading or line; ``lost`` are labels without a body."""
    return guard_edges(_written(tidy(inlines), lost, _Around()))


def _written(inlines: Inlines, lost: Set[str], around: _Around) -> str:
    return "".join(_one(inline, lost, around) for inline in inlines)


def _one(inline: Inline, lost: Set[str], around: _Around) -> str:
    match inline:
        case Words():
            return escape(inline.text, around.signs)
        case Emphasis():
            return _emphasis(inline, lost, around)
        case Passage():
            return _passage(inline, lost, around)
        case NoteReference():
            flag = "!" if inline.label in lost else ""
            return f"[^{name_note(inline.label, inline.mark)}{flag}]"
        case PageBreak():
            return "{p}" if inline.folio is None else f"{{p {escape(inline.folio, IN_FOLIO)}}}"
        case LineBreak():
            return "\\\n"
        case _:
            assert_never(inline)


def _passage(passage: Passage, lost: Set[str], around: _Around) -> str:
    content = _written(passage.content, lost, around.passage())
    hidden = "\\" if content.startswith("^") else ""  # would begin a note reference
    return f"[{hidden}{content}]{{lang={passage.language}}}"


def _emphasis(emphasis: Emphasis, lost: Set[str], around: _Around) -> str:
    """Stars and underscores take turns, so that a mark can never close the wrong emphasis."""
    mark = "*_"[around.depth % 2] * (2 if emphasis.strong else 1)
    content = _written(emphasis.content, lost, around.emphasis())
    # What cannot open an emphasis when it follows the mark: see the reader.
    hidden = "\\" if content[0].isspace() or content[0] == ")" else ""
    return f"{mark}{hidden}{content}{mark}"
