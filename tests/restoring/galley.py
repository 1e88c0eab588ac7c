"""Rows, columns and blocks for tests, from plain text."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.cleaned import Cleaned
from publisher.restoring.measuring.rows import Row, rows_of
from publisher.restoring.measuring.typefaces import proportional
from publisher.restoring.roles.blocks.boundaries import Column
from publisher.restoring.roles.blocks.cutting import BlockDraft, Kind
from tests.support.pages import transcript

# A column of some sixty letters, in thousandths of an em.
WIDTH = 25_000.0
COLUMN = Column(WIDTH, {}, proportional, True)


def cleaned(text: str, language: str = "sv") -> Cleaned:
    """Return a text whose pages, parted at form feeds, need no cleaning."""
    return Cleaned("test.txt", language, transcript(text, language).pages)


def rows(text: str) -> tuple[Row, ...]:
    """Return the rows of a text as extracted."""
    return rows_of(cleaned(text))[0]


def row(text: str, **changes: object) -> Row:
    """Return one row in the middle of a page; ``changes`` are fields of Row."""
    plain = Row(1, 0, 1, text, 0, 0, False, True, proportional(text))
    return replace(plain, **changes)  # type: ignore[arg-type]


def full(text: str, **changes: object) -> Row:
    """Return a row that fills the column."""
    return row(text, **{"width": WIDTH, **changes})


def block(*texts: str, kind: Kind = Kind.PARAGRAPH, **changes: object) -> BlockDraft:
    """Return a block of short rows, one after the other."""
    lines = tuple(row(text, number=n, order=n, **changes) for n, text in enumerate(texts, 1))
    return BlockDraft(kind, lines)
