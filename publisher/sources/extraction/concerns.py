"""The concerns, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from publisher.model.findings import Finding
from publisher.model.transcript import Transcript
from publisher.sources.extraction.backwards import letters_backwards
from publisher.sources.extraction.blank_pages import blank_pages
from publisher.sources.extraction.folio_gaps import folio_gaps
from publisher.sources.extraction.garbled_letters import garbled_letters
from publisher.sources.extraction.imposed_sheets import imposed_sheets
from publisher.sources.extraction.interleaving import interleaved_columns
from publisher.sources.extraction.merged_columns import merged_columns
from publisher.sources.extraction.misread_letters import misread_letters
from publisher.sources.extraction.misread_words import misread_words
from publisher.sources.extraction.pieces import Extract, in_pieces
from publisher.sources.extraction.repetition import repeated_pages
from publisher.sources.extraction.second_language import other_languages
from publisher.sources.extraction.spacing import doubled_spaces, lost_spaces, spaced_letters

Concern: TypeAlias = Callable[[Extract], Iterator[Finding]]

CONCERNS: tuple[Concern, ...] = (
    interleaved_columns,
    merged_columns,
    repeated_pages,
    folio_gaps,
    imposed_sheets,
    blank_pages,
    lost_spaces,
    doubled_spaces,
    spaced_letters,
    misread_letters,
    misread_words,
    garbled_letters,
    letters_backwards,
    other_languages,
)


def name_damage(transcript: Transcript) -> tuple[Finding, ...]:
    """Return a finding for each kind of damage that the lines of a source show."""
    extract = in_pieces(transcript)
    return tuple(finding for concern in CONCERNS for finding in concern(extract))
