"""A date that stands alone on its line."""

from __future__ import annotations

from publisher.expressions import compiled

# ``3 de octubre de 1898``: small words of a language may stand between day, month and year.
DATE = compiled(
    r"\(?\s*(?:\d{1,2}\.?\s+(?:d[ei]\s+)?)?(?:[^\W\d_]+\.?\s+(?:d[ei]l?\s+)?)?\d{4}\s*\)?\.?"
)


def is_dated(text: str) -> bool:
    """Tell whether a line is nothing but a date: a year, perhaps with month and day."""
    return bool(DATE.fullmatch(text))
