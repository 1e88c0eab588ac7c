"""Which lines are notes, and which mark calls which: two ordered sequences brought together.

Rows come in; out go the rows of the running text, the bodies, and for every body the places
of its marks. What has no partner is kept and named, never dropped and never invented.
"""

from __future__ import annotations

from publisher.restoring.roles.notes.bodies import NoteDraft, SplitText, split_notes
from publisher.restoring.roles.notes.marks import Mark
from publisher.restoring.roles.notes.pairing import Paired, pair
from publisher.restoring.roles.notes.printed import told_marks
from publisher.restoring.roles.notes.references import mark_references

__all__ = [
    "Mark",
    "NoteDraft",
    "Paired",
    "SplitText",
    "mark_references",
    "pair",
    "split_notes",
    "told_marks",
]
