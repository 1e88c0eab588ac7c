"""Drafts → Text: inlines, blocks, notes, and the sum of the letters."""
