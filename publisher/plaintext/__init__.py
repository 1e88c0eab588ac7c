"""A rendering becomes a plain text file: UTF-8 without a signature, lines that end with LF.

In: a ``TextRendering`` and the width of lines (0: a paragraph is one line). Out: the bytes of
the file, the same for the same book, with what ``checking/`` found in it. Never here: a word is
changed, a file is read.
"""

from __future__ import annotations

from publisher.plaintext.layout import make_text

__all__ = ["make_text"]
