"""The matter of title pages and half-title pages: title, people, front lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publisher.model.edition import Edition
from publisher.model.house import Contributor
from publisher.model.inlines import plain, runs
from publisher.model.letters import folded_words
from publisher.model.text import Block, FrontKind, FrontLine, Inlines, SectionBreak
from publisher.rendering.document_plans import DocumentPlan, Label
from publisher.structs import frozen

# MARC relator code → the label that stands before the names. Authors need none.
_ROLES = {"trl": "translated_by", "edt": "edited_by"}
# Words of a front line (date, dedication, place); a longer one is a lead-in, set as a paragraph.
_LEAD_IN_WORDS = 15


@frozen
class RoleLine:
    """The persons of one role on one line.

    ``kind`` is the class of the line, ``label`` goes before the ``names``.
    """

    kind: str
    label: str
    names: str


@frozen
class FrontMatterLine:
    """A front line and the class it is set in.

    ``byline`` tells whether it says who wrote the text.
    """

    kind: str
    content: Inlines
    byline: bool = False


@frozen
class TitlePage:
    """The matter of a title page, in the order it is printed."""

    title: str
    subtitle: str | None = None
    people: tuple[RoleLine, ...] = ()
    lines: tuple[FrontMatterLine, ...] = ()


def title_page(edition: Edition, label: Label) -> TitlePage:
    """Return the title page of the book; a pamphlet's shows the front lines of its text too."""
    facts = edition.facts
    front = () if edition.collection else edition.parts[0].front
    named, lines = _once(people(facts.contributors, label), front_lines(front), facts.contributors)
    return TitlePage(facts.title, facts.subtitle, named, lines)


def half_title_page(plan: DocumentPlan, label: Label) -> TitlePage:
    """Return the half-title page of a text in a collection, or of a division of it."""
    part = plan.part
    if part is None:
        return TitlePage(plan.title)
    lines = front_lines(part.front)
    named, lines = _once(people(part.contributors, label), lines, part.contributors)
    return TitlePage(part.title, part.subtitle, named, lines)


def _once(
    named: tuple[RoleLine, ...],
    lines: tuple[FrontMatterLine, ...],
    contributors: Iterable[Contributor],
) -> tuple[tuple[RoleLine, ...], tuple[FrontMatterLine, ...]]:
    """Return people and front lines with the authors named once.

    A byline of the text that says more than their names stands in the place of these.
    """
    authors = {folded_words(one.name) for one in contributors if one.role == "aut"}
    for at, line in enumerate(lines):
        words = folded_words(plain(line.content))
        # A name of signs alone (“***”) would stand in any line.
        if line.byline and authors and all(name and _said(name, words) for name in authors):
            byline = replace(line, kind="author")
            others = tuple(one for one in named if one.kind != "author")
            return others, (byline, *lines[:at], *lines[at + 1 :])
    return named, lines


def _said(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether a name stands in a line, all of its words together."""
    starts = range(len(words) - len(name) + 1)
    return any(words[at : at + len(name)] == name for at in starts)


def people(contributors: Iterable[Contributor], label: Label) -> tuple[RoleLine, ...]:
    """Return the contributors role by role, in the order in which the roles first occur."""
    # A dictionary keeps the order of the manifest: who is named first there stands first here.
    roles: dict[str, list[str]] = {}
    for person in contributors:
        roles.setdefault(person.role, []).append(person.name)
    return tuple(
        RoleLine(
            "author" if role == "aut" else "contributor",
            label(_ROLES[role]) if role in _ROLES else "",
            ", ".join(names),
        )
        for role, names in roles.items()
    )


def front_lines(front: Iterable[Block]) -> tuple[FrontMatterLine, ...]:
    """Return the front matter line by line; ornaments between the lines are left to the style."""
    return tuple(
        FrontMatterLine(_kind(run), run, _is_byline(block))
        for block in front
        if not isinstance(block, SectionBreak)
        for run in runs(block)
    )


def _is_byline(block: Block) -> bool:
    return isinstance(block, FrontLine) and block.kind is FrontKind.BYLINE


def _kind(content: Inlines) -> str:
    return "lead-in" if len(plain(content).split()) > _LEAD_IN_WORDS else "front-line"
