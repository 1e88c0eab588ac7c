"""A book as its structure: its texts, their sections, and the blocks as they were restored.

This is for formats in which others go on working (DOCX, TEI). No template sets it, no space is
softened and no quotation mark changed: who compares it with the source finds the same signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import publisher
from publisher.languages import direction_of, language
from publisher.model.edition import Chapter, Edition, Part
from publisher.model.figures import picture_of, words_for
from publisher.model.rendering import BookPicture
from publisher.model.structure import (
    Section,
    StructuredDivision,
    StructuredPicture,
    StructuredText,
    StructureRendering,
)
from publisher.model.text import Block, Decision, Figure, Heading
from publisher.rendering.document_plans import Label
from publisher.rendering.headings import chapter_body, chapter_heading, subheadings
from publisher.rendering.imprint import origin_line
from publisher.rendering.pictures import picture_credits
from publisher.rendering.source_pages import begins_on_first_page, page_labels
from publisher.rendering.title_pages import RoleLine, people
from publisher.rendering.xml_safe import xml_safe_record
from publisher.structs import frozen

_CHAPTER_RANK = 1  # of the heading of a chapter; those inside it follow without a gap

# What a file for other programs says of the one that made it.
PROGRAM = f"publisher {publisher.__version__}"


def render_structure(edition: Edition, ready: tuple[BookPicture, ...] = ()) -> StructureRendering:
    """Return a book as its structure, with the pictures that are ``ready`` for paper."""
    facts, label = edition.facts, language(edition.facts.language).label
    divisions = tuple(
        StructuredDivision(
            division.title, tuple(_text(part, label, ready) for part in division.parts)
        )
        for division in edition.divisions
    )
    rendering = StructureRendering(
        facts,
        edition.collection,
        _lines(people(facts.contributors, label)),
        divisions,
        label("endnotes"),
        PROGRAM,
        label("editors_note"),
        direction_of(facts.language),
        picture_credits(edition),
        "" if edition.collection else origin_line(facts, label),
    )
    return xml_safe_record(rendering)


def _text(part: Part, label: Label, ready: tuple[BookPicture, ...]) -> StructuredText:
    text = part.text
    return StructuredText(
        id=part.id,
        language=text.language,
        source=text.source,
        title=part.title,
        subtitle=part.subtitle,
        people=_lines(people(part.contributors, label)),
        contributors=part.contributors,
        date=part.date,
        publication=part.publication,
        front=_worded(part.front, part),
        sections=tuple(_chapter(chapter, part) for chapter in part.chapters),
        notes=part.notes,
        pages=tuple(page_labels(part).items()),
        opens_page=begins_on_first_page(part),
        emendations=text.emendations,
        joins=sum(join.decision is Decision.JOIN for join in text.joins),
        provenance=part.provenance,
        pictures=tuple(_picture(picture, part) for picture in ready if picture.part == part.id),
    )


def _worded(blocks: Iterable[Block], part: Part) -> tuple[Block, ...]:
    """Return blocks whose figures have the words of a person, where there are some."""
    return tuple(
        replace(block, alt=words_for(block, picture_of(block, part.pictures)))
        if isinstance(block, Figure)
        else block
        for block in blocks
    )


def _picture(made: BookPicture, part: Part) -> StructuredPicture:
    said = picture_of(Figure(made.name), part.pictures)
    file, decorative = made.resource, said is not None and said.decorative
    return StructuredPicture(made.name, file.media_type, file.content, made.millimetres, decorative)


def _lines(named: Iterable[RoleLine]) -> tuple[str, ...]:
    return tuple(f"{line.label} {line.names}".strip() for line in named)


@frozen
class _Opened:
    """A heading inside a chapter with its rank, and the blocks up to the next heading."""

    rank: int
    id: str
    heading: Heading
    blocks: tuple[Block, ...]


def _chapter(chapter: Chapter, part: Part) -> Section:
    body = _worded(chapter_body(chapter), part)
    starts = [at for at, block in enumerate(body) if isinstance(block, Heading)]
    ends = [*starts, len(body)][1:]
    opened = [
        _Opened(below.rank, below.id, below.heading, body[start + 1 : end])
        for below, start, end in zip(subheadings(chapter, _CHAPTER_RANK), starts, ends, strict=True)
    ]
    own = body[: starts[0]] if starts else body
    heading, place = chapter_heading(chapter) or (), chapter.blocks[0].place
    return Section(chapter.id, heading, own, _nested(opened), place)


def _nested(opened: Sequence[_Opened]) -> tuple[Section, ...]:
    """Return sections, each with those below it that follow up to the next of its rank."""
    sections: list[Section] = []
    while opened:
        first, *rest = opened
        end = next((at for at, other in enumerate(rest) if other.rank <= first.rank), len(rest))
        below = _nested(rest[:end])
        heading = first.heading
        sections.append(Section(first.id, heading.content, first.blocks, below, heading.place))
        opened = rest[end:]
    return tuple(sections)
