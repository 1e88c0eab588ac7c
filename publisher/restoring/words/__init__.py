"""Rows → Ends: what becomes of the words at the ends of lines."""

from __future__ import annotations

from publisher.restoring.words.ends import Ends, decide_ends

__all__ = ["Ends", "decide_ends"]
