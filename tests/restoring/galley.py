"""Rows, columns and blocks for tests, from plain text."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.roles import BlockRole
from publisher.model.transcript import Page
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row, rows_of
from publisher.restoring.measuring.typefaces import proportional
from tests.support.pages import transcript

# A column of some sixty letters, in thousandths of an em.
WIDTH = 25_000.0
COLUMN = Column(WIDTH, {}, proportional, True)


def pages(text: str, language: str = "sv") -> tuple[Page, ...]:
    """Return the pages of a text, parted at form feeds."""
    return transcript(text, language).pages


def rows(text: str) -> tuple[Row, ...]:
    """Return the rows of a text as extracted."""
    return rows_of(pages(text))[0]


def row(text: str, **changes: object) -> Row:
    """Return one row in the middle of a page; ``changes`` are fields of Row."""
    plain = Row(1, 0, 1, text, 0, 0, False, True, proportional(text))
    return replace(plain, **changes)  # type: ignore[arg-type]


def full(text: str, **changes: object) -> Row:
    """Return a row that fills the column."""
    return row(text, **{"width": WIDTH, **changes})


def block(*texts: str, role: BlockRole = BlockRole.PARAGRAPH, **changes: object) -> Draft:
    """Return a block of short rows, one after the other."""
    lines = tuple(row(text, number=n, order=n, **changes) for n, text in enumerate(texts, 1))
    return Draft(role, lines)
