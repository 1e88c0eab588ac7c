"""Words that stand before the number of a note: ``Footnote 1:``, ``Anm. 3)``."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.languages import NEUTRAL, Language, language

# Letters at its beginning by which a word in another form is known (``Fußnoten``, ``Fußnote``).
ALIKE = 4


def words_for_notes(known: Language) -> frozenset[str]:
    """Return the words for notes in small letters; volunteers write those known everywhere as well."""
    headings = (*known.cues.note_headings, *language(NEUTRAL).cues.note_headings)
    return frozenset(heading.casefold().split()[0] for heading in headings)


def is_for_notes(word: str, known: Iterable[str]) -> bool:
    """Tell whether a word is one of the ``known`` for notes, shortened or with another ending."""
    small = word.casefold()
    return any(one.startswith(small) or one[:ALIKE] == small[:ALIKE] for one in known)
