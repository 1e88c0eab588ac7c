"""The stages in their order: from a source to a text, from a text to a book.

This is the only file that knows the order. Each room is loaded when its stage is reached, so
that taking in a text needs no typesetter.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from publisher.house import require_language
from publisher.model.edition import Edition
from publisher.model.findings import Finding, Outcome, in_order
from publisher.model.house import BookFacts, EditionPlan, WorkText
from publisher.model.rendering import Rendering
from publisher.model.text import Text
from publisher.outputs import Format

Shelf: TypeAlias = tuple[tuple[WorkText, Text], ...]

MANUSCRIPT = ".md"


def read_text(path: Path, shown: str, language: str | None = None) -> Outcome[Text]:
    """Return the text of a source as its author had it; a manuscript (``.md``) is only read.

    ``shown`` is its name in findings; the language is recognised unless it is given. Raises
    SourceError for a source that cannot be read or would lose a letter, UsageError for a
    language that there is not.
    """
    from publisher.sources import read_source

    if language is not None:
        require_language(language)
    transcript = read_source(path, shown, language)
    if path.suffix == MANUSCRIPT:
        from publisher import manuscript

        lines = "".join(f"{line.text}\n" for line in transcript.value.lines())
        text = manuscript.read(lines, shown, transcript.value.language)
        return Outcome(text, in_order(transcript.findings))
    from publisher.cleaning import clean
    from publisher.restoring import restore

    cleaned = clean(transcript.value)
    restored = restore(cleaned.value)
    findings = (*transcript.findings, *cleaned.findings, *restored.findings)
    return Outcome(restored.value, in_order(findings))


def readable(text: Text, findings: tuple[Finding, ...]) -> dict[str, bytes]:
    """Return the readable intermediates of a text by file name."""
    from publisher import manuscript

    files = {
        "manuscript.md": manuscript.write(text),
        "joins.tsv": manuscript.write_joins(text),
        "removed.tsv": manuscript.write_removed(text),
        "findings.txt": manuscript.write_findings(findings),
    }
    return {name: content.encode() for name, content in files.items()}


def assemble(plan: EditionPlan | None, texts: Shelf, facts: BookFacts) -> Edition:
    """Return the edition of a plan, or without one the only text as a pamphlet."""
    from publisher.editions import assemble_collection, assemble_pamphlet

    if plan is not None:
        return assemble_collection(plan, texts, facts)
    ((work, text),) = texts
    return assemble_pamphlet(work, text, facts)


@dataclass(frozen=True, slots=True)
class Made:
    """A book in one format: its bytes, its pages (None: it has none of its own), what was noticed.

    ``chapters`` and ``notes`` are those of the edition.
    """

    content: bytes
    pages: int | None
    chapters: int
    notes: int
    findings: tuple[Finding, ...]


def make_book(edition: Edition, house: Path | None, form: Format) -> Made:
    """Make the file of an edition with the design of a house, or without one with the package's.

    Raises DesignError for a template, style or typeface that is missing or wrong.
    """
    from publisher.rendering import find_design, render

    rendering = render(edition, find_design(house))
    content, pages, findings = _typeset(rendering, house, form)
    chapters = sum(len(part.chapters) for part in edition.parts)
    notes = sum(len(part.notes) for part in edition.parts)
    return Made(content, pages, chapters, notes, findings)


def _typeset(
    rendering: Rendering, house: Path | None, form: Format
) -> tuple[bytes, int | None, tuple[Finding, ...]]:
    from publisher import printing

    shelf = printing.find_shelf(house)
    match form:
        case Format.PDF:
            book = printing.print_book(rendering, shelf)
            return book.pdf, book.pages, book.findings
        case Format.EPUB:
            from publisher import epub

            data = epub.write_epub(rendering, printing.draw_cover(rendering, shelf))
            return data, None, epub.check_epub(data, f"{rendering.facts.name}.epub")
