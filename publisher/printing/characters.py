"""The hyphens of a printed book, which must be told from each other."""

from __future__ import annotations

# What print.css lets the typesetter add at the end of a line (hyphenate-character).
ADDED_HYPHEN = "\N{HYPHEN}"
# What the text has: the hyphen of the keyboard, which looks the same.
TEXT_HYPHEN = "-"
HYPHENS = (ADDED_HYPHEN, TEXT_HYPHEN)
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
