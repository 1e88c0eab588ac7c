"""The face that each block is set in, against which its emphasis stands out.

A text that is set in italics as a whole stresses with roman letters; a heading in bold, or a
quotation in italics, is not stressed but set so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.looks import Look, of_runs
from publisher.restoring.measuring.rows import Row
from publisher.structs import frozen

# Blocks set for show: bold and small capitals in them are how they are set, even on a part.
DISPLAYED = frozenset((BlockRole.TITLE, BlockRole.HEADING, BlockRole.FRONT, BlockRole.CAPTION))
# The share of letters off their line from which on that only shows how a machine has read a scan.
UNSTEADY = 0.1
# The share of letters that a text in italics may have upright, as its stresses and its headings.
STRESSED = 0.25
# Blocks that may have a face of their own as a whole.
OF_THEIR_OWN = DISPLAYED | {BlockRole.QUOTATION, BlockRole.VERSE}


@frozen
class Face:
    """How most letters of a block are set; ``displayed`` where only italics stand out of it.

    ``steady`` where letters off the line were set so.
    """

    look: Look
    displayed: bool = False
    steady: bool = True


@frozen
class Faces:
    """The faces of the running text and of the notes, as most of their letters are set.

    ``steady`` as in ``Face``.
    """

    text: Look
    notes: Look
    steady: bool = True

    def of(self, draft: Draft) -> Face:
        """Return the face of a block."""
        look = most_of(draft.rows, self.text) if draft.role in OF_THEIR_OWN else self.text
        return Face(look, draft.role in DISPLAYED, self.steady)

    def of_display(self, rows: Sequence[Row]) -> Face:
        """Return the face of the caption of a table, or of its head."""
        return Face(most_of(rows, self.text), displayed=True, steady=self.steady)

    def of_note(self) -> Face:
        """Return the face of the body of a note."""
        return Face(self.notes, steady=self.steady)


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
    text = _upright(most_of(own, most_of(everything, Look())), everything)
    return Faces(text, most_of(of_notes, text), _is_steady((*everything, *of_notes)))


def _upright(look: Look, rows: Sequence[Row]) -> Look:
    """Return the look of a text, upright where as much stands upright as nobody stresses.

    In a play in verse most paragraphs are stage directions, which are set in italics.
    """
    if not look.italic:
        return look
    letters = [
        (sum(map(str.isalnum, text)), one.italic)
        for row in rows
        for text, one in of_runs(row.seen.runs)
    ]
    upright = sum(count for count, italic in letters if not italic)
    most = upright > STRESSED * sum(count for count, _ in letters)
    return replace(look, italic=False) if most else look


def _is_steady(rows: Iterable[Row]) -> bool:
    """Tell whether few letters stand off their line, as where a compositor has put them there."""
    lines = off = 0
    for text, look in (one for row in rows for one in of_runs(row.seen.runs)):
        letters = sum(map(str.isalnum, text))
        lines += letters
        off += letters if look.level else 0
    return off <= UNSTEADY * lines


def most_of(rows: Iterable[Row], unknown: Look) -> Look:
    """Return how most letters of some rows are set; ``unknown`` where no row tells."""
    counts: Counter[Look] = Counter()
    for row in rows:
        for text, look in of_runs(row.seen.runs):
            if not look.level:
                counts[look] += sum(map(str.isalnum, text))
    return max(counts, key=counts.__getitem__) if counts else unknown
