"""The one date that goes into a book: never the clock's.

SOURCE_DATE_EPOCH says it (https://reproducible-builds.org/specs/source-date-epoch/); else the
manifests do: the newest ``released`` or ``published`` of a book and its works, or ``file_date``
where a work has not been published. ``publisher add`` writes that key, because a file's own date
is lost when a house is copied or cloned, and the same seeds must give the same bytes everywhere.
Only where no manifest says anything the newest source's date counts. Whether a term has ended is
asked of today (``today``): it decides on no book, only on what is said of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from publisher.errors import UsageError

# The dates that a zip archive can hold (4 bytes from 1980 on) and PDF readers accept.
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
LATEST = datetime(2107, 12, 31, tzinfo=UTC)


def date_of_build() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH names, or None where it is not set.

    Raises UsageError where it is no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    try:
        return _fit(datetime.fromtimestamp(int(seconds), UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is “{seconds}”", hint="it must be a number of seconds since 1970"
        ) from error


def today() -> date:
    """Return the day that SOURCE_DATE_EPOCH names, else today's."""
    return (date_of_build() or datetime.now(UTC)).date()


def date_of_book(dates: Iterable[str | None], sources: Iterable[Path]) -> datetime:
    """Return the date of a book from the dates in its manifests, else from its source files."""
    stated = [_moment(stated) for stated in dates if stated]
    return date_of_build() or _fit(max(stated, default=None) or date_of_files(sources))


def date_of_files(paths: Iterable[Path]) -> datetime:
    """Return when the newest of some files was last changed, to the second."""
    seconds = [int(path.stat().st_mtime) for path in paths]
    return _fit(datetime.fromtimestamp(max(seconds, default=0), UTC))


def _moment(iso: str) -> datetime:
    """Return midnight of the first day that a year, month or day names."""
    year, month, day = (*(int(part) for part in iso.split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def _fit(moment: datetime) -> datetime:
    return min(max(moment, EARLIEST), LATEST)
