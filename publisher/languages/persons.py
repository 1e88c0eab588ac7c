"""Names of persons, told by their form: ``Anna Berg``, ``J. W. van der Meer``, ``Jeanne d’Arc``.

There is one rule for everybody who asks: it tells bylines from titles when a text is restored,
and authors from other lines when a text comes into the house. The small words inside names
are data. Names travel, so the particles of all languages are known everywhere (a Swedish text
names ``Ludwig van Beethoven``); the words that join two names are those of the text's own
language, for elsewhere they are other words (``a`` in Czech, ``en`` in Dutch).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache

from publisher.expressions import compiled
from publisher.languages.alphabets import CAPITALS
from publisher.languages.loading import known_languages, language
from publisher.languages.record import Language

# Words; longer lines that look like names are titles in capitals.
LONGEST_NAME = 6
# Letters with the full stop (``Prof.``); a longer word with one ends a sentence.
LONGEST_ABBREVIATION = 5
# Marks around a name that are no part of it; a full stop may be (``A. Berg jr.``).
AROUND = " \t()[]{},;:–—-*"
# ``Anna``, ``P-O``, ``N.``, ``O’Brien``, ``J.V.``
_NAME_WORD = compiled(rf"[{CAPITALS}][^\W\d_]*(?:[-.'’][^\W\d_]*)*")


def is_name(text: str, about: Language, *, announced: bool = False) -> bool:
    """Tell whether a line may be the name of a person, or of several joined by ``and``.

    ``about`` is the language of the text. All words must be capitalised but for particles and
    joining words, and two of them at least. Where the line has ``announced`` a name (``by``),
    one is enough, and particles may be everyday words of the language: ``dos`` makes a name of
    ``por Maria dos Santos``, but none of ``Cartilha dos Operários``. In scripts without capitals
    only such a line has names.
    """
    words = text.strip(AROUND).split(maxsplit=LONGEST_NAME + 1)
    if len(words) > LONGEST_NAME or any(_ends_sentence(word) for word in words[:-1]):
        return False
    small = particles() if announced else particles() - set(about.names.everyday)
    named = [w for w in map(_plain, words) if w not in small and w not in about.names.joints]
    return len(named) >= (1 if announced else 2) and all(
        _is_name_word(w, small) or (announced and _has_no_case(w)) for w in named
    )


def calls_a_document(line: str, about: Language) -> bool:
    """Tell whether a line has a word like ``minutes``, which is part of no person's name."""
    words = {word.strip(AROUND + ".").casefold() for word in line.split()}
    return not words.isdisjoint(about.cues.documents)


def names_in(line: str, about: Language) -> tuple[str, ...]:
    """Return the names in a byline: parted by joining words, each up to its first comma."""
    joints = "|".join(map(re.escape, about.names.joints))
    parts = re.split(rf"\s+(?:{joints})\s+", line) if joints else [line]
    names = (_closed(part.split(",")[0].strip(AROUND)) for part in parts)
    return tuple(name for name in names if is_name(name, about, announced=True))


def after_cue(line: str, cues: Iterable[str]) -> str | None:
    """Return what follows one of the cues at the head of a line, None where there is none.

    ``(Translated from Danish: Ib Lund.)`` gives ``Ib Lund``: a colon ends a longer opening.
    """
    bare = line.strip(" \t([")
    for cue in sorted(cues, key=lambda c: (-len(c), c)):
        if bare[: len(cue)].casefold() == cue.casefold() and _ends_word(bare, len(cue)):
            rest = bare[len(cue) :]
            return rest.rpartition(":")[2].strip(AROUND + ".") if rest else None
    return None


@cache
def particles() -> frozenset[str]:
    """Return the small words inside names in all languages (``van``, ``de'``), all with ``'`` for ``’``."""
    return frozenset(word for tag in known_languages() for word in language(tag).names.particles)


def _closed(name: str) -> str:
    """Return a name with the bracket that ends it: ``Multatuli (Eduard Douwes Dekker)``."""
    return f"{name})" if name.count("(") > name.count(")") else name


def _plain(word: str) -> str:
    return word.strip("().,;:").replace("’", "'")


def _ends_sentence(word: str) -> bool:
    """Tell ``Ferries.`` in ``A History of Ferries. First Part`` from ``Prof.`` in a name."""
    return word.endswith(".") and len(word) > LONGEST_ABBREVIATION


def _is_name_word(word: str, small: AbstractSet[str]) -> bool:
    """Tell whether a word is capitalised, or is behind a particle that is written with it."""
    opening, apostrophe, rest = word.partition("'")
    elided = apostrophe and opening + apostrophe in small
    return bool(_NAME_WORD.fullmatch(rest if elided else word))


def _has_no_case(word: str) -> bool:
    """Tell whether a word is in a script without capitals: ``בורגיס``."""
    return word[:1].isalpha() and word.upper() == word.lower()


def _ends_word(line: str, end: int) -> bool:
    return end == len(line) or not (line[end - 1].isalnum() and line[end].isalnum())
