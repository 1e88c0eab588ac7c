"""Passages, columns or lines in a second language or script, which stand among those of the first.

Pages that are wholly in another language, ``language_change.py`` tells. Here lines are told one by one,
by the words that hold sentences together: a line of another language has hardly any of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.languages import known_languages, language, lexicon
from publisher.languages.scripts import script_of
from publisher.model.findings import Finding
from publisher.model.transcript import Line
from publisher.sources.extraction.language_change import COMMON, language_change, says_more
from publisher.sources.extraction.pieces import Extract

WORD = compiled(r"[^\W\d_]+")
# What parts two columns that stand side by side on one line.
GUTTER = compiled(r"\s{3,}")
# Words of a line, or of its half, that are enough to tell; lines that are read of a long text.
FEWEST, READ = 4, 400
# The share of common words up to which a line may be in another language, and that of such lines from
# which on they are looked at; times as many words of a line are common in another one; the share
# of such lines that is named, how sure their language must be, and their words.
STRANGE, LOOKED_AT, TIMES, SHARE, SURE, WORDS = 0.25, 0.12, 1.5, 0.15, 0.8, 25
# The share of letters of another script that makes it a second one, and those letters.
OTHER_SCRIPT, LETTERS = 0.1, 60


def other_languages(extract: Extract) -> Iterator[Finding]:
    """Yield what ``language_change`` finds, else a warning where lines are in another language or script.

    It is given where they are a good part of the text.
    """
    pages = list(language_change(extract))
    yield from pages
    own = extract.transcript.language
    lines = [] if pages else [line for page in extract.filled for line in page]
    some = lines[:: max(1, len(lines) // READ)]
    parts = [(line, part) for line in some for part in GUTTER.split(line.text.strip())]
    found = _other_script(parts) or _other_words(parts, own)
    if found:
        tag, strange = found
        share = sum(len(part) for _, part in strange) / max(1, sum(len(part) for _, part in parts))
        names = [language(one).english or one for one in (tag, own)]
        yield extract.finding(
            "sources/second-language",
            f"about {share:.0%} of this text is in {names[0]}, first on line {strange[0][0].number}:"
            f" its words were judged as those of {names[1]}",
            "look at the joins of these lines; mark passages with their language, or make a work of"
            " each language",
            (strange[0][0], strange[-1][0]),
        )


def _other_script(
    parts: Sequence[tuple[Line, str]],
) -> tuple[str, list[tuple[Line, str]]] | None:
    """Return the language of a second script, and the lines in it."""
    own, most = script_of("".join(part for _, part in parts))
    if own is None or most > 1 - OTHER_SCRIPT:
        return None
    strange = [
        (line, part, script)
        for line, part in parts
        if (script := script_of(part)[0]) is not None and script.code != own.code
    ]
    letters = sum(map(str.isalpha, "".join(part for _, part, _ in strange)))
    if letters < LETTERS:
        return None
    told = [(line, part) for line, part, script in strange if script.code == strange[0][2].code]
    from publisher.sources.language_recognition import likely_language  # numpy and a model

    return likely_language(" ".join(part for _, part in told))[0], told


def _other_words(
    parts: Sequence[tuple[Line, str]], own: str
) -> tuple[str, list[tuple[Line, str]]] | None:
    """Return another language of the same script, and the lines in it."""
    if not (lexicon(own, large=False).has_words or language(own).line_ends.prepositions):
        return None
    worded = [(one, words) for one in parts if len(words := WORD.findall(one[1].lower())) >= FEWEST]
    strange = [words for _, words in worded if _common(words, own) <= STRANGE * len(words)]
    if len(strange) < LOOKED_AT * len(worded) or sum(map(len, strange)) < WORDS:
        return None
    told = _likeliest([word for words in strange for word in words], own)
    if not told:
        return None
    there = [
        (one, words) for one, words in worded if _common(words, told) > TIMES * _common(words, own)
    ]
    words = [word for _, own_words in there for word in own_words]
    if len(there) < SHARE * len(worded) or len(words) < WORDS:
        return None
    from publisher.sources.language_recognition import likely_language  # numpy and a model

    found, sure = likely_language(" ".join(part for (_, part), _ in there))
    agreed = found == told and sure >= SURE and says_more(told, words, _common(words, own))
    return (told, [one for one, _ in there]) if agreed else None


def _likeliest(words: Sequence[str], own: str) -> str:
    """Return the language, of those that books quote, in which most of some words are common.

    Nothing where hardly more are than in the text's own.
    """
    quoted = (tag for tag in known_languages() if language(tag).quoted and tag != own)
    most = {tag: _common(words, tag) for tag in quoted}
    best = max(most, key=lambda tag: most[tag], default="")
    return best if best and most[best] > TIMES * max(1, _common(words, own)) else ""


def _common(words: Sequence[str], tag: str) -> int:
    """Return how many words are common in a language; without a list of words, its small ones are."""
    known = lexicon(tag, large=False)
    if known.has_words:
        return sum(known.frequency(word) >= COMMON for word in words)
    about = language(tag)
    ends = about.line_ends
    small = about.cues.sentence_words | ends.determiners | ends.prepositions | ends.clause_openers
    return sum(word in small for word in words)
