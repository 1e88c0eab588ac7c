"""Told → Drafts: rows of one role and number put together, whatever stood between them."""

from __future__ import annotations

from publisher.restoring.blocks.gathering import gather_blocks

__all__ = ["gather_blocks"]
