"""Texts become a book: one of its own (a pamphlet) or several together (a collection).

In: texts, the facts of their manifests, the plan of a collection. Out: an ``Edition`` with
chapters, front matter and one numbering of notes for each text. No word of a text is changed
here, no markup is made and no file is read.
"""

from __future__ import annotations

from publisher.editions.assembly import assemble_collection, assemble_pamphlet
from publisher.editions.book_facts import collection_facts, pamphlet_facts
from publisher.editions.headings import capitals_in_headings
from publisher.editions.remarks import remarks_nowhere

__all__ = [
    "assemble_collection",
    "assemble_pamphlet",
    "capitals_in_headings",
    "collection_facts",
    "pamphlet_facts",
    "remarks_nowhere",
]
