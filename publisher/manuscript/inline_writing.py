"""Inlines written as markup, with the words between them escaped."""

from __future__ import annotations

import re
from collections.abc import Set
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
    Styled,
    Words,
)
from publisher.structs import frozen


@frozen
class _Context:
    """The markup around an inline: the number of emphases, and the signs to escape in its words."""

    depth: int = 0
    signs: re.Pattern[str] = IN_WORDS

    def emphasis(self) -> _Context:
        signs = IN_EMPHASIS if self.signs is IN_WORDS else self.signs
        return _Context(self.depth + 1, signs)

    def brackets(self) -> _Context:
        return _Context(self.depth, IN_PASSAGE)


def write_inlines(inlines: Inlines, lost: Set[str]) -> str:
    """Return the markup of one paragraph, heading or line; ``lost`` are labels without a body."""
    return guard_edges(_written(tidy(inlines), lost, _Context()))


def _written(inlines: Inlines, lost: Set[str], context: _Context) -> str:
    return "".join(_one(inline, lost, context) for inline in inlines)


def _one(inline: Inline, lost: Set[str], context: _Context) -> str:
    match inline:
        case Words():
            return escape(inline.text, context.signs)
        case Emphasis():
            return _emphasis(inline, lost, context)
        case Passage():
            return f"{_bracketed(inline, lost, context)}{{lang={inline.language}}}"
        case Styled():
            return f"{_bracketed(inline, lost, context)}{{.{inline.style}}}"
        case NoteReference():
            flag = "!" if inline.label in lost else ""
            return f"[^{name_note(inline.label, inline.mark)}{flag}]"
        case PageBreak():
            return "{p}" if inline.folio is None else f"{{p {escape(inline.folio, IN_FOLIO)}}}"
        case LineBreak():
            return "\\\n"
        case _:
            assert_never(inline)


def _bracketed(inline: Passage | Styled, lost: Set[str], context: _Context) -> str:
    content = _written(inline.content, lost, context.brackets())
    hidden = "\\" if content.startswith("^") else ""  # would begin a note reference
    return f"[{hidden}{content}]"


def _emphasis(emphasis: Emphasis, lost: Set[str], context: _Context) -> str:
    """Return the markup of an emphasis.

    Stars and underscores take turns with the depth, so that no mark closes the wrong emphasis.
    """
    mark = "*_"[context.depth % 2] * (2 if emphasis.strong else 1)
    content = _written(emphasis.content, lost, context.emphasis())
    # A mark before a space or a bracket opens nothing (OPENS_NOTHING of the reader): escape that.
    hidden = "\\" if content[0].isspace() or content[0] == ")" else ""
    return f"{mark}{hidden}{content}{mark}"
