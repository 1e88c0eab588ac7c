"""Transcript → Told: what each line is, told in one place.

Pages and lines come in; for every line one role goes out, with its confidence and its evidence.
Nothing is joined, labelled or composed here: the phases behind this one carry the roles out.
"""

from __future__ import annotations

from publisher.restoring.roles.changes import changes_of
from publisher.restoring.roles.telling import tell
from publisher.restoring.roles.told import (
    PrintedMark,
    Reference,
    Told,
    ToldMarks,
    ToldNote,
    ToldPicture,
    ToldRow,
)

__all__ = [
    "PrintedMark",
    "Reference",
    "Told",
    "ToldMarks",
    "ToldNote",
    "ToldPicture",
    "ToldRow",
    "changes_of",
    "tell",
]
