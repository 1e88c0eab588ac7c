"""Habits of people who type what their program could have said.

They type headings, notes, lists, verse, title pages, and the heads of tables.

Each habit is a function: the blocks of a text in, the same words with their structure out. What is
not sure stays as it is, and is named.
"""

from __future__ import annotations

from publisher.sources.structured.habits.bold_headings import with_bold_headings
from publisher.sources.structured.habits.typed_heads import with_typed_heads
from publisher.sources.structured.habits.typed_lists import with_typed_lists
from publisher.sources.structured.habits.typed_notes import with_typed_notes
from publisher.sources.structured.habits.typed_title import with_typed_title
from publisher.sources.structured.habits.typed_verse import with_typed_verse

__all__ = [
    "with_bold_headings",
    "with_typed_heads",
    "with_typed_lists",
    "with_typed_notes",
    "with_typed_title",
    "with_typed_verse",
]
