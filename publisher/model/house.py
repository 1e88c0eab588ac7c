"""What the manifests say: the house, its works, its editions; and the facts of one book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person with a role (MARC relator code: aut, trl, edt, ...); ``file_as`` sorts the name."""

    name: str
    role: str = "aut"
    file_as: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A series, and the place of a book in it (``position`` may have decimals)."""

    name: str
    position: str | None = None


@dataclass(frozen=True, slots=True)
class House:
    """The publishing house: what every book of it shares (seeds/house.toml)."""

    name: str
    language: str
    place: str | None = None
    website: str | None = None
    rights: str | None = None
    licence: str | None = None
    colour: str = "#7a1f1f"


@dataclass(frozen=True, slots=True)
class WorkText:
    """One work in one language: the facts of work.toml and where its source lies.

    ``source`` is the path as people see it, ``path`` the path to open (text of the house root).
    ``publication`` says where the text was first printed, ``date`` is the date of the work,
    ``published`` that of this publication of it.
    """

    work: str
    language: str
    source: str
    path: str
    title: str
    subtitle: str | None = None
    original_title: str | None = None
    original_language: str | None = None
    contributors: tuple[Contributor, ...] = ()
    date: str | None = None
    publication: str | None = None
    description: str | None = None
    rights: str | None = None
    licence: str | None = None
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    isbn_epub: str | None = None
    isbn_print: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """A collection in one language (seeds/editions/EDITION.toml, one for each language).

    ``works`` are names of works in reading order; ``parts`` groups them: (heading or None, works).
    """

    name: str
    language: str
    title: str
    subtitle: str | None = None
    contributors: tuple[Contributor, ...] = ()
    date: str | None = None
    description: str | None = None
    rights: str | None = None
    licence: str | None = None
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    isbn_epub: str | None = None
    isbn_print: str | None = None
    parts: tuple[tuple[str | None, tuple[str, ...]], ...] = ()
    place: str = ""
    published: str | None = None


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Everything that title page, imprint, package document and PDF metadata may say of a book.

    ``name`` is the stem of its files (``WORK.LANG``), ``identifier`` a URN (isbn or uuid5 of the
    name), ``modified`` UTC from SOURCE_DATE_EPOCH or the newest source. ``date`` is that of the
    work, ``published`` that of this book; ``other_languages`` are tags and titles.
    """

    name: str
    language: str
    identifier: str
    title: str
    modified: datetime
    subtitle: str | None = None
    original_title: str | None = None
    original_language: str | None = None
    contributors: tuple[Contributor, ...] = ()
    date: str | None = None
    publisher: str = ""
    publisher_place: str | None = None
    website: str | None = None
    publication: str | None = None
    description: str | None = None
    rights: str | None = None
    licence: str | None = None
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    isbn_epub: str | None = None
    isbn_print: str | None = None
    colour: str = "#7a1f1f"
    other_languages: tuple[tuple[str, str], ...] = ()
    published: str | None = None
