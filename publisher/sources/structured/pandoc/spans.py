"""The signs that were set into a file before pandoc read it are taken out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.manuscript import tidy
from publisher.model.text import Enclosing, Inline, Inlines, NoteReference, Passage, Styled, Words
from publisher.sources.structured.pandoc.marks import CLOSE, PLANE, SPANS, Role, Span, span_of

# Before the sign in the label of a reference whose note is not yet known, or is lost.
OPEN, LOST = "?", "!"


def part_role(content: Inlines) -> tuple[Role | None, Inlines]:
    """Return what a paragraph was marked as, and its words without the mark."""
    if not content or not isinstance(content[0], Words | Enclosing):
        return None, content
    first = content[0]
    if isinstance(first, Enclosing):
        role, inside = part_role(first.content)
        return role, (replace(first, content=inside), *content[1:]) if role else content
    sign = first.text[:1]
    if sign and sign in set(Role):
        return Role(sign), (Words(first.text[1:].lstrip(" ")), *content[1:])
    return None, content


def formulas_in(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Yield the formulas that are marked in words."""
    for sign in SPANS.finditer(text):
        span = span_of(sign[0], spans)
        if span is not None and span.formula:
            yield text[sign.end() :].partition(CLOSE)[0]


def with_spans(content: Inlines, spans: Sequence[Span]) -> Inlines:
    """Return inlines in which marked spans are what they were marked as; no sign is left."""
    open_spans: list[tuple[Span | None, list[Inline]]] = [(None, [])]
    for inline in content:
        if isinstance(inline, Enclosing):
            open_spans[-1][1].append(replace(inline, content=with_spans(inline.content, spans)))
        elif isinstance(inline, Words):
            _take_words(inline.text, spans, open_spans)
        else:
            open_spans[-1][1].append(inline)
    while len(open_spans) > 1:
        _close(open_spans)
    return tidy(open_spans[0][1])


def _take_words(
    text: str, spans: Sequence[Span], open_spans: list[tuple[Span | None, list[Inline]]]
) -> None:
    at = 0
    for sign in SPANS.finditer(text):
        open_spans[-1][1].append(Words(PLANE.sub("", text[at : sign.start()])))
        at = sign.end()
        span = span_of(sign[0], spans)
        if span is not None:
            open_spans.append((span, []))
        elif len(open_spans) > 1:
            _close(open_spans)
    open_spans[-1][1].append(Words(PLANE.sub("", text[at:])))


def _close(open_spans: list[tuple[Span | None, list[Inline]]]) -> None:
    span, content = open_spans.pop()
    inside = tidy(content)
    if span is not None and span.sign:
        label = (LOST if span.lost else OPEN) + span.sign
        open_spans[-1][1].append(NoteReference(label, span.sign))
    if span is None or not inside:
        return
    around = open_spans[-1][1]
    if span.style:
        around.append(Styled(span.style, inside))
    elif span.language:
        around.append(Passage(span.language, inside))
    else:
        around.extend(inside)
