"""Told → Drafts: rows of one role and number put together, tables and lists made of theirs."""

from __future__ import annotations

from publisher.restoring.blocks.gathering import gather_blocks
from publisher.restoring.blocks.tables import left_as_lines

__all__ = ["gather_blocks", "left_as_lines"]
