"""The documents of a book are planned: order, names, ids, and their depth in the contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from publisher.model.edition import Chapter, Division, Edition, NumberedNote, Part
from publisher.model.house import ColophonPlace, NotePlace, QuotationMarks
from publisher.model.rendering import DocumentKind
from publisher.model.text import Words
from publisher.rendering.notes_by_chapter import notes_by_chapter
from publisher.rendering.typography import line_of
from publisher.rendering.xml_safe import xml_safe
from publisher.structs import frozen

Label = Callable[[str], str]


@frozen
class DocumentPlan:
    """One document to be made.

    ``rank`` is the rank of its heading (h1 to h6) or of the one it stands under, ``depth`` how
    deep it stands in the contents (0: not at all). ``part`` and ``chapter`` are what it holds,
    ``notes`` those that stand at its end.
    """

    name: str
    kind: DocumentKind
    id: str
    title: str
    rank: int = 2
    depth: int = 0
    part: Part | None = None
    chapter: Chapter | None = None
    notes: tuple[NumberedNote, ...] = ()

    @property
    def href(self) -> str:
        """Return the address of the document's section inside the book."""
        return f"{self.name}#{self.id}"


def plan_documents(edition: Edition, label: Label, notes: NotePlace) -> tuple[DocumentPlan, ...]:
    """Return the documents of a book in reading order, its notes at the place that is asked for."""
    plan = _Planner(label, notes, edition.facts.settings.quotation_marks)
    plans = (
        DocumentPlan("cover.xhtml", DocumentKind.COVER, "cover", label("cover")),
        DocumentPlan("halftitle.xhtml", DocumentKind.HALFTITLE, "halftitle", label("half_title")),
        _titlepage(edition, label),
        DocumentPlan("imprint.xhtml", DocumentKind.IMPRINT, "imprint", label("imprint")),
        *plan.texts(edition),
        *_emendations(edition, label),
        *_colophon(edition, label),
    )
    return tuple(replace(plan, title=xml_safe(plan.title)) for plan in plans)


def _colophon(edition: Edition, label: Label) -> Iterator[DocumentPlan]:
    """Yield the page of the colophon, if the house wants one: else the imprint has its words."""
    if edition.facts.settings.colophon is ColophonPlace.PAGE:
        kind = DocumentKind.COLOPHON
        yield DocumentPlan("colophon.xhtml", kind, "colophon", label("colophon"), depth=1)


def _titlepage(edition: Edition, label: Label) -> DocumentPlan:
    part = None if edition.collection else edition.parts[0]
    kind = DocumentKind.TITLEPAGE
    return DocumentPlan("titlepage.xhtml", kind, "titlepage", label("title_page"), 1, part=part)


def _emendations(edition: Edition, label: Label) -> Iterator[DocumentPlan]:
    """Yield the list of emendations, if it is wanted and there are any."""
    changed = any(part.text.emendations for part in edition.parts)
    if edition.facts.settings.emendations and changed:
        kind, title = DocumentKind.EMENDATIONS, label("emendations")
        yield DocumentPlan(f"{kind}.xhtml", kind, kind.value, title, depth=1)


def _division(division: Division, position: int) -> Iterator[DocumentPlan]:
    if division.title is not None:
        name = f"division-{position}"
        yield DocumentPlan(f"{name}.xhtml", DocumentKind.PART, name, division.title, 2, 1)


@frozen
class _Planner:
    """Plans the documents of texts, all in one way."""

    label: Label
    notes: NotePlace
    quotes: QuotationMarks

    def texts(self, edition: Edition) -> Iterator[DocumentPlan]:
        if not edition.collection:
            yield from self._chapters(edition.parts[0], "", 1)
            return
        # Texts are numbered through all divisions; the numbers stand in the names of files.
        number = 0
        for position, division in enumerate(edition.divisions, start=1):
            yield from _division(division, position)
            deeper = 1 if division.title is None else 2
            for part in division.parts:
                number += 1
                yield from self._text(part, f"text-{number:02}", deeper)

    def _text(self, part: Part, stem: str, depth: int) -> Iterator[DocumentPlan]:
        """Yield the half-title page of a text in a collection, its chapters and its notes."""
        name = f"{stem}.xhtml"
        yield DocumentPlan(name, DocumentKind.PART, part.id, part.title, depth + 1, depth, part)
        yield from self._chapters(part, f"{stem}-", depth + 1)

    def _chapters(self, part: Part, stem: str, depth: int) -> Iterator[DocumentPlan]:
        """Yield the chapters of a text and its notes, all at one depth."""
        gathered = self._gathered(part)
        for number, chapter in enumerate(part.chapters, start=1):
            # The half-title page of a collection already stands in the contents for it.
            shown = depth if chapter.title is not None or not part.prefix else 0
            yield DocumentPlan(
                f"{stem}chapter-{number:02}.xhtml",
                DocumentKind.CHAPTER,
                chapter.id,
                self._line(chapter.title or part.title, part),
                rank=depth + 1 if shown else depth,
                depth=shown,
                part=part,
                chapter=chapter,
                notes=gathered[number - 1],
            )
        if part.notes and not any(gathered):
            yield self._endnotes(part, f"{stem}notes.xhtml", depth)

    def _line(self, title: str, part: Part) -> str:
        """Return the title of a chapter as its heading prints it."""
        return line_of((Words(title),), part.text.language, self.quotes)

    def _gathered(self, part: Part) -> tuple[tuple[NumberedNote, ...], ...]:
        """Return the notes at the end of each chapter; none where all stand together."""
        if self.notes is NotePlace.BOOK_END:
            return tuple(() for _ in part.chapters)
        return notes_by_chapter(part)

    def _endnotes(self, part: Part, name: str, depth: int) -> DocumentPlan:
        kind, identity, title = DocumentKind.ENDNOTES, f"{part.prefix}notes", self.label("endnotes")
        return DocumentPlan(name, kind, identity, title, depth + 1, depth, part, notes=part.notes)
