"""Rows → Ends: what becomes of the words at the ends of lines."""

from __future__ import annotations

from publisher.restoring.words.ends import End, Ends, decide_ends, end_of

__all__ = ["End", "Ends", "decide_ends", "end_of"]
