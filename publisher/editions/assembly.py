"""Texts and facts are put together to make an edition."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.editions.book_facts import words_of_rights
from publisher.editions.chapters import split_chapters, split_front
from publisher.editions.front import Covered, trim_front
from publisher.editions.note_numbers import number_notes
from publisher.editions.remarks import with_remarks
from publisher.editions.speakers import find_speakers
from publisher.languages import language
from publisher.model.edition import Division, Edition, Part, WorkWithText
from publisher.model.house import BookFacts, EditionPlan, WorkText
from publisher.model.text import Text


def assemble_pamphlet(work: WorkText, text: Text, facts: BookFacts) -> Edition:
    """Return one text as a book of its own."""
    # One text needs no prefix: its ids are unique in the book as they are.
    part = _part(work, text, "text", "")
    return Edition(facts, collection=False, divisions=(Division(None, (part,)),))


def assemble_collection(
    plan: EditionPlan, texts: Iterable[WorkWithText], facts: BookFacts
) -> Edition:
    """Return several texts as one book, in the order and under the headings of the plan.

    A work of the plan that is not among the texts is left out, and so is a heading without works.
    """
    names = [name for part in plan.parts for name in part.works]
    ordered = sorted(texts, key=lambda pair: names.index(pair.work.work))
    parts = {
        pair.work.work: _part(pair.work, pair.text, f"text{number}", f"t{number}-")
        for number, pair in enumerate(ordered, start=1)
    }
    divisions = (
        Division(planned.heading, tuple(parts[name] for name in planned.works if name in parts))
        for planned in plan.parts
    )
    return Edition(facts, collection=True, divisions=tuple(d for d in divisions if d.parts))


def _part(work: WorkText, source: Text, identity: str, prefix: str) -> Part:
    text = with_remarks(source).text
    covered = Covered(work, language(work.language))
    trimmed = trim_front(split_front(text.blocks), covered)
    front, body = trimmed.front, trimmed.body
    if not body:
        # A text of front lines alone is still a text: they are its body.
        front, body = (), front
    return Part(
        id=identity,
        prefix=prefix,
        title=work.title,
        subtitle=work.subtitle,
        contributors=work.contributors,
        date=work.date,
        publication=work.publication,
        text=text,
        front=front,
        chapters=split_chapters(body, prefix),
        notes=number_notes(text, prefix),
        pictures=work.pictures,
        speakers=find_speakers(body),
        provenance=work.provenance,
        rights=words_of_rights(work) or work.licence,
    )
