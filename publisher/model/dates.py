"""Dates as manifests have them (ISO 8601): a year, a month or a day."""

from __future__ import annotations

from datetime import date

from publisher.expressions import compiled

# "1935", "1935-09", "1935-09-06"
_DATE = compiled(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def is_date(text: str) -> bool:
    """Tell whether text is a date of this form, and exists in the calendar."""
    parts = _DATE.fullmatch(text)
    return parts is not None and _exists(*(int(part or 1) for part in parts.groups()))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
