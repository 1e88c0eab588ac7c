"""A book becomes a DOCX, in which translators and proofreaders work, through pandoc.

In: a ``StructureRendering``, and a house's own reference document if it has one. Out: the bytes
of the file, the same for the same book, with what ``checking/`` found in it. ``tree.py`` and
``text.py`` write the tree that pandoc reads; ``finishing/`` does what pandoc leaves undone:
endnotes, the language of passages, printed markers of lists, properties, steady bytes. Never
here: a word is changed.
"""

from __future__ import annotations

from publisher.docx.document import make_docx

__all__ = ["make_docx"]
