"""What the setting of a text says of its lines: its own habits, and what they exclude."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.after_figures import by_ends_above_figures
from publisher.restoring.roles.knowledge.ages import by_ages
from publisher.restoring.roles.knowledge.agreeing_numbers import by_agreement
from publisher.restoring.roles.knowledge.aligned_rows import by_aligned_rows
from publisher.restoring.roles.knowledge.before_text import (
    by_first_line,
    by_first_sentence,
    by_leaves,
)
from publisher.restoring.roles.knowledge.broken_off import by_broken_off
from publisher.restoring.roles.knowledge.captions_within import by_captions_within
from publisher.restoring.roles.knowledge.chapter_heads import by_chapter_heads
from publisher.restoring.roles.knowledge.chapter_names import by_chapter_names
from publisher.restoring.roles.knowledge.chapter_series import by_chapter_series
from publisher.restoring.roles.knowledge.columns_of_figures import (
    by_columns_of_figures,
    by_returning_lines,
)
from publisher.restoring.roles.knowledge.columns_of_words import by_columns_of_words
from publisher.restoring.roles.knowledge.contents_entries import by_contents_entries
from publisher.restoring.roles.knowledge.facts import Fact, Matrix
from publisher.restoring.roles.knowledge.full_lines import by_full_lines
from publisher.restoring.roles.knowledge.hanging_lists import by_hanging_lists
from publisher.restoring.roles.knowledge.hanging_stanzas import by_hanging_stanzas
from publisher.restoring.roles.knowledge.heading_looks import by_heading_looks
from publisher.restoring.roles.knowledge.indents import by_gaps, by_indents
from publisher.restoring.roles.knowledge.lettered_heads import by_lettered_heads
from publisher.restoring.roles.knowledge.listed_points import by_bullets, by_listed_points
from publisher.restoring.roles.knowledge.lone_lines import by_lone_lines
from publisher.restoring.roles.knowledge.plain_scripts import by_plain_script
from publisher.restoring.roles.knowledge.prose_beside_verse import by_prose_beside_verse
from publisher.restoring.roles.knowledge.round_initials import by_round_initials
from publisher.restoring.roles.knowledge.signed_columns import by_signed_columns
from publisher.restoring.roles.knowledge.small_notes import by_small_notes
from publisher.restoring.roles.knowledge.speaker_lines import by_speaker_lines
from publisher.restoring.roles.knowledge.speeches import by_speeches
from publisher.restoring.roles.knowledge.stanzas import by_stanzas
from publisher.restoring.roles.knowledge.tied_lines import by_tied_lines
from publisher.restoring.roles.knowledge.tight_headings import by_tight_headings


def by_habits(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield what the network has to be very sure of against the habits of a text."""
    yield from by_agreement(sheet, chances)
    yield from by_chapter_names(sheet, chances)
    yield from by_indents(sheet, chances)
    yield from by_gaps(sheet, chances)
    yield from by_ends_above_figures(sheet, chances)
    yield from by_tight_headings(sheet)
    yield from by_lone_lines(sheet, chances)
    yield from by_full_lines(sheet)


def by_setting(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield what lines cannot be for how they are set, or for the series in which they stand."""
    yield from by_first_line(sheet)
    yield from by_first_sentence(sheet)
    yield from by_leaves(sheet)
    stanzas = *by_stanzas(sheet), *by_hanging_stanzas(sheet)
    yield from stanzas
    yield from by_prose_beside_verse(sheet, chances, stanzas)
    yield from by_heading_looks(sheet, chances)
    yield from by_small_notes(sheet)
    yield from by_broken_off(sheet, chances)
    yield from by_hanging_lists(sheet)
    yield from by_columns_of_figures(sheet)
    yield from by_aligned_rows(sheet, chances)
    yield from by_returning_lines(sheet, chances)
    yield from by_speeches(sheet)
    yield from by_speaker_lines(sheet)
    yield from by_plain_script(sheet, chances)
    yield from by_round_initials(sheet, chances)
    yield from by_ages(sheet)
    yield from by_chapter_series(sheet, chances)
    yield from by_chapter_heads(sheet, chances)
    yield from by_contents_entries(sheet, chances)
    yield from by_columns_of_words(sheet)
    yield from by_signed_columns(sheet)
    yield from by_tied_lines(sheet)
    yield from by_captions_within(sheet)
    yield from by_lettered_heads(sheet)
    yield from by_listed_points(sheet)
    yield from by_bullets(sheet)
