"""Cleaned → Text: paragraphs, words, notes and headings as the author had them.

Pages without furniture come in; one text goes out, with every decision and its evidence.
Spelling, punctuation and wrong words are never corrected here, and what is doubtful is left
as it is and named in a finding.
"""

from __future__ import annotations

from publisher.restoring.restore import restore

__all__ = ["restore"]
