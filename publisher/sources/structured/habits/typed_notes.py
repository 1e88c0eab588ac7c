"""Notes typed by hand: marks in the text, and their bodies in a row at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.inlines import plain, runs, walk
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Enclosing,
    Heading,
    Inline,
    Inlines,
    Note,
    NoteReference,
    Paragraph,
    Quotation,
    Style,
    Styled,
    Words,
)
from publisher.sources.structured.habits.typed import Typed

LEAST = 2  # notes; a single one may be a quotation of a number
BRACKETS = compiled(r"\[(\d{1,3})\]")
FIGURES = compiled(r"\d{1,3}")
HINT = "make notes of them in the file (Insert, Footnote), so that a mark leads to its note"


def with_typed_notes(typed: Typed) -> Typed:
    """Return a text with notes, if it has none and all that were typed are surely some.

    Labels count from 1 without a gap, and each stands once in the text, in this order.
    """
    at = _beginning(typed.blocks)
    text, bodies = typed.blocks[:at], typed.blocks[at:]
    if typed.notes or len(bodies) < LEAST:
        return typed
    labels = [str(number) for number in range(1, len(bodies) + 1)]
    place = _place(bodies)
    called = [label for block in text for label in _labels_below(block)]
    if called == labels == [label for b in text if _is_open(b) for label in _labels_below(b)]:
        message = f"{len(bodies)} notes were typed by hand; their marks lead to them now"
        found = Finding("sources/typed-notes", Severity.NOTE, message, "nothing to do", place)
        notes = tuple(map(_note, labels, bodies))
        text, left_out = _without_heading(text, place)
        blocks = tuple(map(_with_references, text))
        return Typed(blocks, notes, (*typed.findings, *left_out, found))
    if not called:
        return typed
    message = f"{len(bodies)} paragraphs at the end look like notes, but their marks do not fit"
    doubt = Finding("sources/typed-notes", Severity.WARNING, message, HINT, place)
    return replace(typed, findings=(*typed.findings, doubt))


def _without_heading(
    text: tuple[Block, ...], place: Place
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Return a text without the heading above its notes, below which nothing is left."""
    heading = text[-1] if text else None
    if not isinstance(heading, Heading):
        return text, ()
    message = f"left out of the text, the heading above the notes: “{plain(heading.content)}”"
    where = heading.place or place
    found = Finding("sources/left-out", Severity.NOTE, message, "nothing to do", where)
    return text[:-1], (found,)


def _beginning(blocks: Sequence[Block]) -> int:
    """Return where the row of bodies begins that ends the text."""
    at = len(blocks)
    while at and _label_of(blocks[at - 1]):
        at -= 1
    while at < len(blocks) and _label_of(blocks[at]) != "1":
        at += 1
    in_order = [_label_of(b) == str(n) for n, b in enumerate(blocks[at:], start=1)]
    return at if all(in_order) else len(blocks)


def _place(bodies: Sequence[Block]) -> Place:
    first, last = bodies[0].place, bodies[-1].place
    assert first is not None
    assert last is not None
    return first.until(last)


def _label_of(block: Block) -> str:
    """Return the label that a paragraph opens with: in brackets, or raised."""
    if not isinstance(block, Paragraph) or not block.content:
        return ""
    first = block.content[0]
    if isinstance(first, Words):
        found = BRACKETS.match(first.text)
        return found[1] if found else ""
    return _raised(first)


def _raised(inline: Inline) -> str:
    if not isinstance(inline, Styled) or inline.style is not Style.SUPERIOR:
        return ""
    said = plain(inline.content).strip().strip("[]")
    return said if FIGURES.fullmatch(said) else ""


def _note(label: str, block: Block) -> Note:
    assert isinstance(block, Paragraph)
    first, *rest = block.content
    if isinstance(first, Words):
        found = BRACKETS.match(first.text)
        assert found is not None
        first = Words(first.text[found.end() :].lstrip())
        return Note(label, label, (Paragraph((first, *rest)),))
    if rest and isinstance(rest[0], Words):
        rest[0] = Words(rest[0].text.lstrip())
    return Note(label, label, (Paragraph(tuple(rest)),))


def _labels_below(block: Block) -> Iterator[str]:
    for run in runs(block):
        yield from _labels_in(run)


def _labels_in(run: Inlines) -> Iterator[str]:
    inside: set[int] = set()
    for inline in walk(run):
        if label := _raised(inline):
            assert isinstance(inline, Styled)
            inside |= set(map(id, inline.content))
            yield label
        elif isinstance(inline, Words) and id(inline) not in inside:
            yield from BRACKETS.findall(inline.text)


def _is_open(block: Block) -> bool:
    return isinstance(block, Paragraph | Heading | Quotation)


def _with_references(block: Block) -> Block:
    if isinstance(block, Quotation):
        return replace(block, paragraphs=tuple(map(_called, block.paragraphs)))
    if isinstance(block, Paragraph | Heading):
        return replace(block, content=_called(block.content))
    return block


def _called(run: Inlines) -> Inlines:
    return tuple(part for inline in run for part in _references(inline))


def _references(inline: Inline) -> Iterator[Inline]:
    if label := _raised(inline):
        yield NoteReference(label, label)
    elif isinstance(inline, Enclosing):
        yield replace(inline, content=_called(inline.content))
    elif isinstance(inline, Words):
        at = 0
        for found in BRACKETS.finditer(inline.text):
            yield Words(inline.text[at : found.start()].rstrip(" "))
            yield NoteReference(found[1], found[1])
            at = found.end()
        yield Words(inline.text[at:])
    else:
        yield inline
