"""How much a line of a title page or below a text looks like the name of a person."""

from __future__ import annotations

import re

from publisher.expressions import compiled
from publisher.languages import COMMON, Language, calls_a_document, is_name, lexicon

# ``Taylor's Tales``: what belongs to somebody is no name.
POSSESSIVE = compiled(r"['’]s\b", re.IGNORECASE)
# The likeness to a name of a line that can hardly be anything else.
SURELY = 2


def likeness_to_a_name(text: str, language: Language) -> int:
    """Return how much a line looks like a name: 0 (it is none), 1, or 2.

    ``Der Graben`` has the form of a name, but ``der`` is too common for one. ``Trockene Gräben``
    might be one, but the dictionary has the first word in small letters as well.
    """
    words, bare = lexicon(language.tag), text.rstrip(".")
    if bare.endswith(";"):
        # What goes on below is no name of a person.
        return 0
    document = calls_a_document(bare, language)
    if document or not is_name(bare, language) or POSSESSIVE.search(bare):
        return 0
    opening = bare.split()[0]
    if len(opening) == 1 and words.frequency(opening.casefold()) >= COMMON:
        # ``I Guardiani``: an article, for the initial of a name has a full stop.
        return 0
    small = (*language.names.particles, *language.names.joints)
    own = [word.strip(".,").casefold() for word in bare.split()]
    own = [word for word in own if len(word) > 1 and word not in small]
    if any(words.frequency(word) >= COMMON for word in own):
        return 0
    return 1 if any(map(words.printed, own)) else SURELY


def may_be_named_so(text: str, language: Language) -> bool:
    """Tell whether a line is a first name and a family name that is a word as well (``Ada Stein``)."""
    words, own = lexicon(language.tag), text.rstrip(".").split()
    if not 2 <= len(own) <= 3 or not is_name(text, language) or calls_a_document(text, language):
        return False
    first, last = own[0].casefold(), own[-1].casefold()
    common = words.printed(last) or words.frequency(last) >= COMMON
    return common and not words.printed(first) and words.frequency(first) < COMMON


def in_small_words(text: str, language: Language) -> bool:
    """Tell whether the dictionary has all words of a line in small letters (``Drill Regulations``)."""
    words = lexicon(language.tag)
    own = [word.strip(".,").casefold() for word in text.split()]
    return bool(own) and all(len(word) > 1 and words.printed(word) for word in own)
