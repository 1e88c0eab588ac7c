"""Notes as an alignment: marks in the text and bodies elsewhere are two ordered sequences.

Rows come in; out go the rows of the running text, the bodies, and for every body the places
of its marks. What has no partner is kept and named, never dropped and never invented.
"""

from __future__ import annotations

from publisher.restoring.roles.notes.bodies import NoteDraft, Parted, part_notes
from publisher.restoring.roles.notes.marks import Mark
from publisher.restoring.roles.notes.pairing import Aligned, align

__all__ = ["Aligned", "Mark", "NoteDraft", "Parted", "align", "part_notes"]
