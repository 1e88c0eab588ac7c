"""Lines that name an author behind a word for it: ``BY B. HALE``."""

from __future__ import annotations

from publisher.languages.lexicon import lexicon
from publisher.languages.persons import after_cue, is_name
from publisher.languages.record import Language

# Words of the longest name behind ``by``: more of them are a title.
NAME_WORDS = 6
# Share of running text: words as common as this are no part of a name, particles aside.
COMMON = 5e-4


def is_byline(text: str, about: Language) -> bool:
    """Tell whether a line is the word before an author's name, and the name (``BY B. HALE``).

    ``about`` is the language of the text. ``BY THE SEA`` has the form of one, but its words are
    too common for a name.
    """
    said = after_cue(text, about.cues.bylines)
    name = said.split(",")[0] if said else ""
    if not name or len(name.split()) > NAME_WORDS or not is_name(name, about, announced=True):
        return False
    small = (*about.names.particles, *about.names.joints)
    own = [word.strip(".,").casefold() for word in name.split()]
    words = lexicon(about.tag)
    return not any(
        words.frequency(word) >= COMMON for word in own if len(word) > 1 and word not in small
    )
