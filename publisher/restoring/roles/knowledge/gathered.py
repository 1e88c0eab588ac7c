"""What is known of lines, gathered in the order in which it holds.

Where two facts speak of one state of one line, the later one holds (``facts.added``).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.announced import by_announced
from publisher.restoring.roles.knowledge.articles import by_articles
from publisher.restoring.roles.knowledge.below_notes import by_lines_below_notes
from publisher.restoring.roles.knowledge.bracketed import by_bracketed
from publisher.restoring.roles.knowledge.bylines import by_bylines
from publisher.restoring.roles.knowledge.chapter_notes import by_chapter_notes
from publisher.restoring.roles.knowledge.datelines import by_datelines
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.knowledge.far_from_pictures import by_pictures
from publisher.restoring.roles.knowledge.links import by_links
from publisher.restoring.roles.knowledge.lone_labels import by_lone_labels
from publisher.restoring.roles.knowledge.named_folios import by_named_folios
from publisher.restoring.roles.knowledge.note_blocks import by_note_blocks
from publisher.restoring.roles.knowledge.note_catchwords import by_note_catchwords
from publisher.restoring.roles.knowledge.note_places import by_note_heads
from publisher.restoring.roles.knowledge.note_series import by_series
from publisher.restoring.roles.knowledge.note_words import by_note_words
from publisher.restoring.roles.knowledge.numbered import by_numbers
from publisher.restoring.roles.knowledge.numbered_stanzas import (
    by_numbered_stanzas,
    numbered_blocks,
)
from publisher.restoring.roles.knowledge.of_pages import by_pages
from publisher.restoring.roles.knowledge.ornaments import by_ornaments
from publisher.restoring.roles.knowledge.other_labels import by_other_labels
from publisher.restoring.roles.knowledge.outline import by_declared_title, by_outline
from publisher.restoring.roles.knowledge.persons_of_plays import by_persons
from publisher.restoring.roles.knowledge.raised_labels import by_raised_labels
from publisher.restoring.roles.knowledge.read_on import by_reading_on
from publisher.restoring.roles.knowledge.setting import by_setting
from publisher.restoring.roles.knowledge.small_below import by_small_below_headings
from publisher.restoring.roles.knowledge.tags import by_tags
from publisher.restoring.roles.knowledge.underlined import by_underlines
from publisher.restoring.roles.knowledge.verse_in_notes import by_verse_in_notes


def by_labels(sheet: Sheet, chances: Matrix, over: Flags, pinned: Flags) -> tuple[Fact, ...]:
    """Return what labels say of lines.

    ``over`` are the lines with which a note goes on from the page before; of the ``pinned`` ones a
    person has said what they are.
    """
    return (
        *by_series(sheet, chances, over),
        *by_other_labels(sheet),
        *by_raised_labels(sheet),
        *by_declared_title(sheet),
        *by_lone_labels(sheet, pinned | numbered_blocks(sheet)[1]),
        *by_chapter_notes(sheet, chances, pinned),
        *by_note_words(sheet),
    )


def by_what_is_shown(
    sheet: Sheet, chances: Matrix, notes: NDArray[np.float64], headings: Matrix
) -> Iterator[Fact]:
    """Yield what lines are not, by series and by what the sheet shows.

    ``notes`` and ``headings`` are the probabilities of each line to be of one.
    """
    yield from by_pictures(sheet, chances)
    yield from by_small_below_headings(sheet, headings)
    yield from by_announced(sheet)
    yield from by_articles(sheet)
    yield from by_numbers(sheet, headings, notes)
    yield from by_note_heads(sheet, notes)
    yield from by_tags(sheet)
    yield from by_named_folios(sheet, chances)
    yield from by_outline(sheet, headings)
    yield from by_links(sheet, chances)
    yield from by_setting(sheet, chances)
    yield from by_note_catchwords(sheet, notes)
    yield from by_lines_below_notes(sheet, notes)
    yield from by_reading_on(sheet)
    yield from by_pages(sheet)
    yield from by_bylines(sheet)
    yield from by_bracketed(sheet)
    yield from by_persons(sheet)
    yield from by_datelines(sheet)
    yield from by_underlines(sheet)
    yield from by_numbered_stanzas(sheet)
    yield from by_ornaments(sheet, chances)
    yield from by_note_blocks(sheet)
    yield from by_verse_in_notes(sheet, chances, notes)
