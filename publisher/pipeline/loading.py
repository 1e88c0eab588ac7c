"""What texts and books need is loaded before any is there, for processes that share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from publisher.model.formats import Format
from publisher.pipeline.formats import load_rooms
from publisher.pipeline.stages import record, settle

# Languages whose words are loaded beforehand; a text in any other loads them when it is read.
MOST_LANGUAGES = 3
SAMPLE = "A first line, in which a word is bro-\nken and goes on.\n\nA second one.\n"


class Needs(NamedTuple):
    """The languages of texts that are to be read, and the formats of books to be made."""

    languages: tuple[str, ...]
    formats: tuple[Format, ...]


def needs_of(languages: Iterable[str], formats: Iterable[Format]) -> Needs:
    """Return what texts in some languages, each as often as it is met, and their books need."""
    common = Counter(languages).most_common(MOST_LANGUAGES)
    return Needs(tuple(tag for tag, _ in common), tuple(dict.fromkeys(formats)))


def load(needs: Needs) -> None:
    """Load libraries, words, weights: a few lines are restored in each language."""
    from publisher.sources import transcript_from

    for tag in needs.languages:
        record(settle(transcript_from(SAMPLE, "sample", tag)))
    load_rooms(needs.formats)
