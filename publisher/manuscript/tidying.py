"""One form for inlines that read alike, so that a text and its manuscript can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publisher.model.text import Enclosing, Inline, Inlines, Words


def tidy(inlines: Iterable[Inline]) -> Inlines:
    """Return the same content in as few inlines as possible.

    Neighbouring words are merged, and so are neighbouring emphases of one kind, passages in one
    language, and words in one style; empty ones are dropped. Every letter, mark and break stays.
    """
    tidied: list[Inline] = []
    for inline in inlines:
        _add(tidied, inline)
    return tuple(tidied)


def _add(tidied: list[Inline], inline: Inline) -> None:
    if isinstance(inline, Enclosing):
        inline = replace(inline, content=tidy(inline.content))
    if inline == Words("") or (isinstance(inline, Enclosing) and not inline.content):
        return
    merged = _merged(tidied[-1], inline) if tidied else None
    if merged is None:
        tidied.append(inline)
    else:
        tidied[-1] = merged


def _merged(left: Inline, right: Inline) -> Inline | None:
    if isinstance(left, Words) and isinstance(right, Words):
        return Words(left.text + right.text)
    if not isinstance(left, Enclosing) or not isinstance(right, Enclosing):
        return None
    if replace(left, content=()) != replace(right, content=()):
        return None
    return replace(left, content=tidy((*left.content, *right.content)))
