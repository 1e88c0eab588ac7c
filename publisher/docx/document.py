"""The whole document: title page and texts as a tree, the file that pandoc makes of it, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from publisher.checking.docx import LETTERS, PICTURE_LEFT_OUT, check_docx, signs_in
from publisher.checking.letters import check_letters, signs_of
from publisher.docx import tree
from publisher.docx.finishing import Finish, finish
from publisher.docx.text import SHOWN, NoteLabels, TextWriter
from publisher.docx.tree import Node
from publisher.errors import DesignError, OutputError
from publisher.model.findings import Finding, Outcome, in_order
from publisher.model.house import BookFacts, NotePlace
from publisher.model.structure import StructuredText, StructureRendering
from publisher.pandoc import run_pandoc, tree_version

# An empty paragraph that ends a section; ``finishing`` gives it the measures of the page.
_NEW_SECTION = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:pPr><w:sectPr/></w:pPr></w:p>"
)


def make_docx(book: StructureRendering, reference: Path | None = None) -> Outcome[bytes]:
    """Return the DOCX of a book, and what is wrong with it.

    ``reference`` is a document of the house whose styles and page it takes. Raises
    InstallationError without pandoc, OutputError where pandoc fails, DesignError where the
    reference is no DOCX.
    """
    blocks, numbers = _blocks(book)
    document = {
        "pandoc-api-version": tree_version(),
        "meta": _properties(book),
        "blocks": blocks,
    }
    given = json.dumps(document, ensure_ascii=False).encode()
    styles = (f"--reference-doc={reference}",) if reference else ()
    try:
        raw = run_pandoc(("--from", "json", "--to", "docx", *styles, "--output", "-"), given)
    except OutputError as error:
        if reference is None:
            raise
        hint = "see whether a word processor opens this file; save it as .docx again"
        raise DesignError(error.message, hint=hint, place=str(reference)) from error
    feet = book.facts.settings.print_notes is NotePlace.FOOT
    content = finish(raw, Finish(book.facts, numbers, feet=feet, own_styles=reference is None))
    shown = f"{book.facts.name}.docx"
    differences = check_letters(signs_of(book), signs_in(content), LETTERS, shown)
    found = (*_left_out(book, shown), *differences, *check_docx(content, shown))
    return Outcome(content, in_order(found))


def _left_out(book: StructureRendering, shown: str) -> Iterator[Finding]:
    """Yield a finding for each picture of which only the words can stand in a DOCX."""
    for text in book.texts:
        for picture in text.pictures:
            if picture.media_type not in SHOWN:
                message = (
                    f"the picture {picture.name} ({picture.media_type}) is not in the document"
                )
                yield PICTURE_LEFT_OUT.broken(message, shown)


def _blocks(book: StructureRendering) -> tuple[list[Node], tuple[str | None, ...]]:
    """Return all blocks, and the numbers of the notes in the order of their calls."""
    blocks = list(_title_page(book))
    labels = NoteLabels(book.notes_title, book.editors_note)
    numbers: list[str | None] = []
    for division in book.divisions:
        depth = 1 if division.title is None else 2
        for at, text in enumerate(division.texts):
            if book.collection:
                # Each text is a section, at the end of which its notes stand, counted from 1.
                blocks.append(tree.raw(_NEW_SECTION))
                if division.title is not None and at == 0:
                    blocks.append(_heading(1, f"{text.id}-division", division.title))
                blocks += _half_title(text, depth)
            writer = TextWriter(text, labels, depth + 1 if book.collection else depth)
            blocks += writer.blocks()
            numbers += _own(writer.numbers)
    return blocks, tuple(numbers)


def _own(published: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return the numbers of a text's notes, None where a word processor counts in the same way.

    All notes of a text have their own as soon as one has, for what has its own is not counted.
    """
    counted = tuple(str(number) for number in range(1, len(published) + 1))
    return tuple(None for _ in published) if published == counted else published


def _title_page(book: StructureRendering) -> Iterator[Node]:
    yield tree.line("Title", book.facts.title)
    if book.facts.subtitle:
        yield tree.line("Subtitle", book.facts.subtitle)
    for people in book.people:
        yield tree.line("Author", people)
    if book.origin:
        yield tree.line("Front Line", book.origin)


def _half_title(text: StructuredText, depth: int) -> Iterator[Node]:
    yield _heading(depth, text.id, text.title)
    if text.subtitle:
        yield tree.line("Subtitle", text.subtitle)
    for people in text.people:
        yield tree.line("Author", people)


def _heading(level: int, identity: str, text: str) -> Node:
    return tree.heading(level, identity, [tree.words(text)])


def _properties(book: StructureRendering) -> dict[str, Node]:
    """Return what a document has no property of its own for; pandoc keeps it beside those."""
    facts = book.facts
    known = {
        "Publisher": facts.publisher,
        "Published": facts.published,
        "First published": facts.publication,
        "Date of the work": facts.date,
        "Original title": facts.original_title,
        "Edition": facts.edition,
        "Released": facts.released,
        "Source edition": facts.provenance.print_used,
        "Library": facts.provenance.copy_used,
        "Scan": facts.provenance.scan,
        "Digitised by": facts.provenance.digitised_by,
        "Rights": facts.rights,
        "Licence": facts.licence,
        "Series": _series(facts),
        "Pictures": "; ".join(book.credits),
        "ISBN (e-book)": facts.isbn_epub,
        "ISBN (print)": facts.isbn_print,
    }
    values = {name: {"t": "MetaString", "c": value} for name, value in known.items() if value}
    return values | {"dir": {"t": "MetaString", "c": book.direction.value}}


def _series(facts: BookFacts) -> str:
    return f"{facts.series.name} {facts.series.position or ''}".strip() if facts.series else ""
