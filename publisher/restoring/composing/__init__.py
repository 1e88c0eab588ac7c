"""Drafts → Text: inlines, blocks, notes, and the sum of the letters that must come out."""

from __future__ import annotations

from publisher.restoring.composing.as_it_stands import as_it_stands
from publisher.restoring.composing.composing import compose
from publisher.restoring.composing.letter_sum import check_letters

__all__ = ["as_it_stands", "check_letters", "compose"]
