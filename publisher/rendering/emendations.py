"""The list of emendations at the end of a book: where its editor changed the words of the source.

Each change is named with the page of the source it stands on, where that is known, and with the
chapter or note, to which the name leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.edition import Part
from publisher.model.inlines import note_runs, runs, walk
from publisher.model.places import Place
from publisher.model.rendering import DocumentKind
from publisher.model.text import Block, Emendation, Inlines, PageBreak, Words
from publisher.rendering.document_plans import DocumentPlan, Label
from publisher.rendering.source_pages import FIRST, page_labels
from publisher.rendering.xml_safe import xml_safe
from publisher.structs import frozen

# The page of a note, which its number tells.
UNKNOWN = 0


@frozen
class ListedEmendation:
    """A change as the list prints it; ``page`` and ``where`` are empty if the place is not known.

    ``where`` names the chapter or note, and ``href`` leads there.
    """

    page: str
    where: str
    href: str
    old: str
    new: str
    reason: str


@frozen
class EmendedText:
    """The changes in one text in their order; ``title`` is that of the text in a collection."""

    part: Part
    title: str
    changes: tuple[ListedEmendation, ...]


@frozen
class _Stretch:
    """A block or note of the book: its lines in the source, where to find it, its words by pages."""

    place: Place | None
    where: str
    href: str
    pages: tuple[tuple[int, str], ...]

    def holds(self, place: Place) -> bool:
        """Tell whether the first line of a place is one of this stretch."""
        own = self.place
        same = own is not None and own.source == place.source
        return same and own is not None and own.first <= place.first <= own.last


def emended_texts(plans: Iterable[DocumentPlan], label: Label) -> tuple[EmendedText, ...]:
    """Return the texts of a book in which something was changed, by its documents in their order."""
    planned = [plan for plan in plans if plan.part is not None]
    parts = {plan.part.prefix: plan.part for plan in planned if plan.part is not None}
    found: list[EmendedText] = []
    for prefix, part in parts.items():
        own = [plan for plan in planned if plan.part is not None and plan.part.prefix == prefix]
        stretches, pages = list(_stretches(own, label)), page_labels(part)
        changes = tuple(
            _listed(change, stretches, pages, label)
            for change in sorted(part.text.emendations, key=lambda change: change.place)
        )
        if changes:
            found.append(EmendedText(part, part.title if prefix else "", changes))
    return tuple(found)


def _stretches(plans: Iterable[DocumentPlan], label: Label) -> Iterator[_Stretch]:
    page = FIRST
    notes: list[_Stretch] = []
    for plan in plans:
        for note in plan.notes:
            where, href = f"{label('note')} {note.number}", f"{plan.name}#{note.id}"
            words = _by_page(note_runs(note.note), UNKNOWN)
            notes.append(_Stretch(note.note.place, where, href, words))
        for block in _blocks(plan):
            words = _by_page(runs(block), page)
            page = words[-1][0]
            yield _Stretch(block.place, plan.title, plan.href, words)
    yield from notes


def _blocks(plan: DocumentPlan) -> tuple[Block, ...]:
    if plan.chapter is not None:
        return plan.chapter.blocks
    opens = plan.kind in (DocumentKind.TITLEPAGE, DocumentKind.PART)
    return plan.part.front if opens and plan.part is not None else ()


def _by_page(content: Iterable[Inlines], page: int) -> tuple[tuple[int, str], ...]:
    """Return the words of a block by the pages of the source they stand on, the first one given."""
    found: list[tuple[int, list[str]]] = [(page, [])]
    for run in content:
        for inline in walk(run):
            if isinstance(inline, PageBreak):
                found.append((inline.page, []))
            elif isinstance(inline, Words):
                found[-1][1].append(inline.text)
        found[-1][1].append(" ")
    return tuple((number, "".join(words)) for number, words in found)


def _listed(
    change: Emendation, stretches: Iterable[_Stretch], pages: dict[int, str], label: Label
) -> ListedEmendation:
    at = next((stretch for stretch in stretches if stretch.holds(change.place)), None)
    page = where = href = ""
    if at is not None:
        # The words stand whole on one page, unless they were broken at its end.
        number = next((n for n, words in at.pages if change.new in words), at.pages[0][0])
        page = f"{label('page')} {pages[number]}" if number in pages else ""
        where, href = at.where, at.href
    said = (page, where, href, change.old, change.new, change.reason)
    return ListedEmendation(*map(xml_safe, said))
