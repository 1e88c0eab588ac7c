"""Words: those that the language does not know, and words broken at line ends."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.expressions import compiled
from publisher.languages import lexicon
from publisher.restoring.roles.told import ToldRow
from publisher.restoring.suspicion.figures import NAMED, Figure, Restored, share

# Words in small letters, of four letters at least: names and abbreviations stand in no list.
WORD = compiled(r"(?<![\w’'-])[^\W\d_A-Z]{4,}(?![\w’'-])")
# Rows that are enough to see how many words are unknown, taken from all parts of a text.
ROWS = 500
# Confidence; a broken word that was decided with less is named.
UNSURE = 0.8


def words(restored: Restored) -> Iterator[Figure]:
    """Yield the share of unknown words, and of broken words that are likely wrong."""
    told, joins = restored.made.told, restored.joins
    rows = told.rows[:: max(1, len(told.rows) // ROWS)]
    yield _unknown(told.language, rows)
    wrong = sum(1 - join.confidence for join in joins)
    unsure = [join for join in joins if join.confidence < UNSURE]
    named = sorted(unsure, key=lambda join: (join.confidence, join.place))[:NAMED]
    yield Figure(
        "joins-unsure",
        share(wrong, len(told.rows)),
        f"{len(unsure)} of {len(joins)} broken words were decided with less than {UNSURE:.0%}",
        tuple(sorted({join.place.first for join in named})),
    )


def _unknown(language: str, rows: tuple[ToldRow, ...]) -> Figure:
    """Return the share of words that stand in no list; nothing where there is no list."""
    known = lexicon(language)
    found: list[tuple[str, int]] = []
    total = 0
    for told in rows if known.has_words else ():
        # The first and the last word of a row may be halves.
        inner = WORD.findall(told.row.text.partition(" ")[2].rpartition(" ")[0])
        total += len(inner)
        found += [(word, told.row.number) for word in inner if not known.frequency(word.lower())]
    named = ", ".join(f"“{word}”" for word, _ in found[:3])
    return Figure(
        "words-unknown",
        share(len(found), total, 20),
        f"{len(found)} of {total} words stand in no list of the language, as {named}",
        tuple(sorted({line for _, line in found[:3]})),
    )
