"""The language of a source, recognised offline by its letters and words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from copy import copy
from functools import cache, partial
from heapq import nlargest

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from publisher.languages import known_languages, language, lexicon, own_tag
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place

# Pieces of a source, evenly spread, and characters of each: a long text is not read whole.
PIECES, PIECE = 16, 1200
# Share of the text that speaks for a language; from here on the language is certain.
SURE = 0.8
# Characters; nothing is certain in a shorter text.
LONG = 200
# Share of the text; in a short text, words decide between languages this near to the likeliest.
NEAR = 0.5
# Share of the text, and characters; a language for which there is no data is believed from here.
FOREIGN, FOREIGN_LETTERS = 0.9, 2000
# Languages that the common words of a short text leave in question; of these alone all words are
# loaded, up to 50 MB each. For texts of 50 characters and more it comes to the same as all of them.
LEFT = 3
WORD = re.compile(r"[^\W\d_]+")
# log10 of a word's share in running text, for words in no list: rarer than one in 100 million.
UNKNOWN = -8.0


def recognise_language(texts: Sequence[str], last: int, shown: str) -> Outcome[str]:
    """Return the tag of the language of ``texts``, with a finding where it is not sure.

    ``last`` is the number of the last line, for the finding's place.
    """
    words = " ".join(" ".join(texts).split())
    tag, share = likely_language(words)
    if share >= SURE and len(words) >= LONG:
        return Outcome(tag)
    message = f"the language seems to be {language(tag).english or tag}, but that is not certain"
    hint = "name it: --language TAG, or in a house the name of the file (TAG.txt)"
    place = Place(shown, 1, max(1, last))
    return Outcome(tag, (Finding("sources/language", Severity.WARNING, message, hint, place),))


def likely_language(words: str) -> tuple[str, float]:
    """Return a tag (BCP 47) and the share of the text (0 to 1) that speaks for it.

    ``und`` and 0 where the text has no words. All languages of the model are compared first. If
    the likeliest has no data in languages/, it must be very likely in a long text; otherwise only
    languages with data are compared.
    """
    if not WORD.search(words):
        return "und", 0.0
    pieces = _sample(words)
    best, share = _likeliest(_votes(pieces, known=False), words)
    if best in known_languages() or (share >= FOREIGN and len(words) >= FOREIGN_LETTERS):
        return best, share
    return _likeliest(_votes(pieces, known=True), words)


def _sample(words: str) -> list[str]:
    step = max(PIECE, len(words) // PIECES)
    return [words[start : start + PIECE] for start in range(0, len(words), step)] or [""]


def _votes(pieces: Sequence[str], *, known: bool) -> dict[str, float]:
    """Return the share of the text that speaks for each language."""
    total = sum(map(len, pieces)) or 1
    votes: dict[str, float] = {}
    for piece in pieces:
        for name, probability in _identifier(known).rank(piece):
            tag = own_tag(name)
            votes[tag] = votes.get(tag, 0.0) + probability * len(piece) / total
    return votes


def _likeliest(votes: dict[str, float], words: str) -> tuple[str, float]:
    """Return the tag with most votes; in a short text, among near ones, the one with known words."""
    most = max(votes.values())
    near = [tag for tag, share in votes.items() if share >= most - NEAR]
    if len(near) > 1 and len(words) <= PIECE:
        small = WORD.findall(words.lower())
        left = nlargest(LEFT, sorted(near), key=partial(_familiar, small, large=False))
        best = max(sorted(left), key=partial(_familiar, small))
    else:
        best = max(sorted(votes), key=lambda tag: votes[tag])
    return best, votes[best]


def _familiar(words: Sequence[str], tag: str, *, large: bool = True) -> float:
    """Return how common words are in a language: the mean logarithm of their share.

    Without its ``large`` list only what is no rarer than one word in a million is known.
    """
    known = lexicon(tag, large=large)
    shares = map(known.frequency, words)
    logs = [math.log10(share) if share > 0 else UNKNOWN for share in shares]
    return sum(logs) / max(1, len(logs))


@cache
def _identifier(known: bool) -> LanguageIdentifier:
    """Return the model (half a second to load), for all languages or for those we have data for."""
    if not known:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # The same tables, read with fewer columns.
    identifier = copy(_identifier(False))
    names = (name for name in identifier.labels if own_tag(name) in known_languages())
    identifier.set_languages(sorted(names))
    return identifier


def forget_model() -> None:
    """Let go of the model, 80 MB; the next question loads it again."""
    _identifier.cache_clear()
