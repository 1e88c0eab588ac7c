"""Invented prose, set in pages, for tests that need a text longer than a few lines."""

from __future__ import annotations

from itertools import cycle, islice
from textwrap import wrap

# Lists of lengths that share no factor: no sentence comes twice in a thousand.
WHO = ("The foreman", "Nobody", "An apprentice", "The binder", "Her aunt", "Each reader", "He")
DID = (
    "folded", "counted", "left behind", "praised", "locked up", "had ordered", "inked",
    "measured twice", "sold", "trimmed", "could not find",
)  # fmt: skip
WHAT = (
    "the blue paper", "nine formes", "a drying second edition", "the oldest press", "glue",
    "a knife that opened three sides", "what the draught had left of the proofs", "the ledger",
    "two reams", "an upside-down line of small capitals", "the sheets by the window", "it", "dust",
)  # fmt: skip
WHEN = (
    "on Mondays.", "while it rained for nine days, as it does there.", "in good light.",
    "before anyone in the shop was awake, and said nothing of it in company.", "again.",
)  # fmt: skip
SENTENCES = zip(cycle(WHO), cycle(DID), cycle(WHAT), cycle(WHEN), strict=False)
PROSE = [" ".join(parts) for parts in islice(SENTENCES, 1000)]


def paragraphs(number: int) -> list[str]:
    """Return so many paragraphs, no two neighbours of one length."""
    sentences = iter(PROSE)
    return [" ".join(islice(sentences, 3 + index * 5 % 8)) for index in range(number)]


def lines(number: int, indent: str = "") -> list[str]:
    """Return so many lines of running text, paragraphs set off by ``indent`` alone."""
    texts = (wrap(text, 60, initial_indent=indent) for text in paragraphs(number))
    return [line for text in texts for line in text][:number]


def pages(number: int, size: int = 30, indent: str = "") -> list[list[str]]:
    """Return so many pages of so many lines each; most begin in mid-sentence."""
    running = lines(number * size, indent)
    return [running[first : first + size] for first in range(0, number * size, size)]
