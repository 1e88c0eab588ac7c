"""A book becomes one TEI P5 document, for archives, corpora and scholars.

In: a ``StructureRendering``. Out: the bytes of the document, the same for the same book, with
what ``checking/`` found in it. A pamphlet is a ``text``, a collection a ``group`` of them; notes
stand at the end of each text, and a person's emendations as ``choice``. Never here: a word is
changed, a file is read.
"""

from __future__ import annotations

from publisher.tei.document import make_tei

__all__ = ["make_tei"]
