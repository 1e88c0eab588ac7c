"""The face that each block is set in, against which its emphasis stands out.

A text that is set in italics as a whole stresses with roman letters; a heading in bold, or a
quotation in italics, is not stressed but set so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.looks import Look, of_runs
from publisher.restoring.measuring.rows import Row

# Blocks set for show: bold and small capitals in them are how they are set, even on a part.
DISPLAYED = frozenset((BlockRole.TITLE, BlockRole.HEADING, BlockRole.FRONT, BlockRole.CAPTION))
# Blocks that may have a face of their own as a whole.
OF_THEIR_OWN = DISPLAYED | {BlockRole.QUOTATION, BlockRole.VERSE}


@dataclass(frozen=True, slots=True)
class Face:
    """How most letters of a block are set; ``displayed`` where only italics stand out of it."""

    look: Look
    displayed: bool = False


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of the running text and of the notes, as most of their letters are set."""

    text: Look
    notes: Look

    def of(self, draft: Draft) -> Face:
        """Return the face of a block."""
        look = most_of(draft.rows, self.text) if draft.role in OF_THEIR_OWN else self.text
        return Face(look, draft.role in DISPLAYED)


def faces_of(drafts: Iterable[Draft], notes: Sequence[Sequence[Row]]) -> Faces | None:
    """Return the faces of a text, None where its source does not tell how letters are set.

    ``notes`` are the rows of each note.
    """
    drafts = tuple(drafts)
    own = [row for draft in drafts if draft.role not in OF_THEIR_OWN for row in draft.rows]
    everything = [row for draft in drafts for row in draft.rows]
    of_notes = [row for body in notes for row in body]
    if not any(row.seen.runs for row in (*everything, *of_notes)):
        return None
    text = most_of(own, most_of(everything, Look()))
    return Faces(text, most_of(of_notes, text))


def most_of(rows: Iterable[Row], unknown: Look) -> Look:
    """Return how most letters of some rows are set; ``unknown`` where no row tells."""
    counts: Counter[Look] = Counter()
    for row in rows:
        for text, look in of_runs(row.seen.runs):
            if not look.level:
                counts[look] += sum(map(str.isalnum, text))
    return max(counts, key=counts.__getitem__) if counts else unknown
