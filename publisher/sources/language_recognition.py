"""The language of a source, recognised offline by its letters and words."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import partial
from heapq import nlargest

from publisher.expressions import compiled
from publisher.languages import known_languages, language, lexicon, own_tag
from publisher.languages.scripts import Script, script_of
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.sources.language_model import rank

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
# In decimal logarithms: what a file states makes up for words that are 1.6 times as rare.
STATED = 0.2
# Letters that tell a script for certain where it is that of one language only, and the share of
# the letters of a text that its script must have.
FEW_LETTERS, MOST = 12, 0.5
# Common words that a text must have before they are certain, and the share of one that has none.
FEW_WORDS, GUESS = 3, 0.4
WORD = compiled(r"[^\W\d_]+")
UNKNOWN_TAG, LATIN = "und", "Latn"
# log10 of a word's share in running text, for words in no list: rarer than one in 100 million.
UNKNOWN = -8.0


def recognise_language(
    texts: Sequence[str], last: int, shown: str, stated: str = ""
) -> Outcome[str]:
    """Return the tag of the language of ``texts``, with a finding where it is not sure.

    ``stated`` is the language that a file gives for itself, a BCP 47 tag or nothing: programs write
    that of their user. It counts where the words leave the language open; where they are certain
    of another one, they win, and a finding says so. Another finding names a script in which the
    program does not restore texts. ``last`` is the number of the last line, for the findings'
    place.
    """
    words = " ".join(" ".join(texts).split())
    # The model has learned what is written in small letters.
    words = words.lower() if words.isupper() else words
    place = Place(shown, 1, max(1, last))
    script, _ = script_of(words)
    tag, share = likely_language(words)
    findings = [_unrestored(script, place)] if script and not script.restored else []
    alone = script is not None and (len(script.languages) == 1 or script.by_words)
    sure = share >= SURE and (len(words) >= LONG or alone)
    claimed = own_tag(stated.partition("-")[0].lower())
    if sure and claimed and claimed != own_tag(tag):
        findings.append(_contradicted(stated, tag, place))
    if not sure and _may_be(claimed, words, script):
        tag = claimed
    elif not sure:
        findings.append(_unsure(tag, share, place))
    return Outcome(tag, tuple(findings))


def _may_be(claimed: str, words: str, script: Script | None) -> bool:
    """Tell whether words that are certain of no language may be in the one that a file states."""
    if script is None or claimed not in script.languages or claimed not in known_languages():
        return False
    likely = _votes(_sample(words), script.languages)
    small = WORD.findall(words.lower())
    best = max(sorted(likely), key=lambda tag: likely[tag])
    if best not in known_languages():
        return likely.get(claimed, 0.0) >= likely[best] - NEAR
    return _familiar(small, claimed) >= _familiar(small, best) - STATED


def _contradicted(stated: str, tag: str, place: Place) -> Finding:
    message = (
        f"the file says that its language is {_name(stated)}, but its words are {_name(tag)}, and"
        " were read so"
    )
    hint = "nothing to do, if the words are right; otherwise name the language: --language TAG"
    return Finding("sources/stated-language", Severity.NOTE, message, hint, place)


def _unrestored(script: Script, place: Place) -> Finding:
    message = (
        f"the script of this text is {script.name}, in which no texts are restored: its lines"
        " are joined as they stand, and no word is broken or mended"
    )
    hint = "read the manuscript beside the source, and mend it by hand"
    return Finding("sources/script", Severity.WARNING, message, hint, place)


def _unsure(tag: str, share: float, place: Place) -> Finding:
    message = (
        "the language of this text is unknown"
        if tag == UNKNOWN_TAG
        else f"the language seems to be {_name(tag)} ({share:.0%}), but that is not certain"
    )
    hint = "name it: --language TAG, or in a house the name of the file (TAG.txt)"
    return Finding("sources/language", Severity.WARNING, message, hint, place)


def _name(tag: str) -> str:
    """Return the English name of a language, or its tag where there is no data for it."""
    own = own_tag(tag.partition("-")[0].lower())
    return language(own).english if own in known_languages() else f"“{tag}”"


def likely_language(words: str) -> tuple[str, float]:
    """Return a tag (BCP 47) and the share of the text (0 to 1) that speaks for it.

    ``und`` and 0 where the text has no words, or is in no script that is known. Only languages of
    its script are compared; a script of one language tells it for certain. If the likeliest one
    has no data in languages/, it must be very likely in a long text, where the script has
    languages that do; otherwise only these are compared.
    """
    script, most = script_of(words)
    if script is None or most < MOST:
        return UNKNOWN_TAG, 0.0
    if len(script.languages) == 1:
        enough = sum(map(str.isalpha, words)) >= FEW_LETTERS
        return script.languages[0], 1.0 if enough else most * SURE / 2
    if script.by_words:
        return _told_by_words(words, script.languages)
    pieces = _sample(words)
    known = tuple(tag for tag in script.languages if tag in known_languages())
    best, share = _likeliest(_votes(pieces, script.languages), words)
    sure = share >= FOREIGN and len(words) >= (FOREIGN_LETTERS if script.code == LATIN else LONG)
    if best in known or sure or len(known) < 2:
        return best, share
    return _likeliest(_votes(pieces, known), words)


def _told_by_words(words: str, among: tuple[str, ...]) -> tuple[str, float]:
    """Return the language whose commonest words and signs a text has most of, and their share.

    Where it has next to none of any, the first language is a guess.
    """
    counted = Counter(_unpointed(words).split())
    found = {tag: _common_words(counted, tag) + _signs(words, tag) for tag in among}
    best = max(among, key=lambda tag: found[tag])
    total = sum(found.values())
    return best, found[best] / max(total, FEW_WORDS) if total else GUESS


def _common_words(counted: Counter[str], tag: str) -> int:
    return sum(counted[_unpointed(word)] for word in language(tag).cues.sentence_words)


def _signs(words: str, tag: str) -> int:
    return sum(words.count(sign) for sign in language(tag).signs)


def _unpointed(words: str) -> str:
    """Return words without the points above and below their letters, and without punctuation."""
    apart = unicodedata.normalize("NFD", words)
    kept = (letter for letter in apart if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in kept)


def _sample(words: str) -> list[str]:
    step = max(PIECE, len(words) // PIECES)
    return [words[start : start + PIECE] for start in range(0, len(words), step)] or [""]


def _votes(pieces: Sequence[str], among: tuple[str, ...]) -> dict[str, float]:
    """Return the share of the text that speaks for each of some languages."""
    total = sum(map(len, pieces)) or 1
    votes: dict[str, float] = {}
    for piece in pieces:
        for name, probability in rank(piece, among):
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
