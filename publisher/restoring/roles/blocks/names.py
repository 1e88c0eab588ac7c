"""What may be a person's name, or a date, by its letters alone."""

from __future__ import annotations

import re

NAME_WORD = re.compile(r"[A-ZÅÄÖØÆÉÈÜÁÍÓÚÑÇŁŚŽŠČА-ЯΑ-Ω][\w.'’-]*")
DATE = re.compile(r"\(?\s*(?:\d{1,2}\.?\s+)?(?:[^\W\d_]+\.?\s+)?\d{4}\s*\)?\.?")
# ``Prof.``, with its full stop.
LONGEST_ABBREVIATION = 5
PARTICLES = frozenset(
    {"von", "van", "de", "der", "den", "di", "da", "du", "le", "la", "el"}
    | {"af", "av", "zu", "y", "e", "och", "und", "en", "et", "and"}
)


def is_name(text: str) -> bool:
    """Tell whether a line may be a person's name: two to five capitalised words, no sentence."""
    words = text.rstrip(":,").split()
    if not 2 <= len(words) <= 6 or any(c.isdigit() for c in text):
        return False
    # ``A History of Ferries. First Part``: only short words have a full stop inside a name.
    if any(w.endswith(".") and len(w) > LONGEST_ABBREVIATION for w in words[:-1]):
        return False
    bare = [w.strip("().,;:") for w in words]
    named = [w for w in bare if w and w not in PARTICLES]
    return len(named) >= 2 and all(NAME_WORD.fullmatch(w) for w in named)


def is_dated(text: str) -> bool:
    """Tell whether a line is nothing but a date: a year, perhaps with month and day."""
    return bool(DATE.fullmatch(text))
