"""Told → Notes: bodies cut out as told, each with a label that is unique in the text."""

from __future__ import annotations

from publisher.restoring.notes.table import LabelledNote, Notes, gather_notes

__all__ = ["LabelledNote", "Notes", "gather_notes"]
