"""One entry of the ledger: characters of the manuscript, and the edits that make a line of them."""

from __future__ import annotations

from publisher.structs import frozen

# The name for lines that belong to nothing in the manuscript: blank ones.
NOWHERE = "-"
SPACE = " "
USUAL_ENDING = "\n"


@frozen
class Edit:
    """At character ``at`` of a span, drop ``dropped`` characters and put the text ``put`` there."""

    at: int
    dropped: int
    put: str


@frozen
class Entry:
    """A physical line, or a part of one.

    ``where`` names what the line belongs to: ``b12`` the twelfth block (or the
    caption of a table), ``b12.3`` the third row of the table it is, ``n:7`` the note with
    the label 7, ``f3`` the third line of removed.tsv, ``-`` nothing. ``start`` and ``end`` are
    characters of its plain text (references and page breaks left out). ``edits``, in rising
    order, make the line of that span; ``ending`` is the line's ending, empty where more of the
    same line follows. ``blank`` stood for every space of the line.
    """

    line: int
    where: str
    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    ending: str = USUAL_ENDING
    blank: str = SPACE

    def printed(self, text: str) -> str:
        """Return what stood on the line; ``text`` is the plain text of what it belongs to."""
        words = self._edited(text) if self.edits else text[self.start : self.end]
        return (words if self.blank == SPACE else words.replace(SPACE, self.blank)) + self.ending

    def _edited(self, text: str) -> str:
        parts: list[str] = []
        at = self.start
        for edit in self.edits:
            parts += (text[at : self.start + edit.at], edit.put)
            at = self.start + edit.at + edit.dropped
        return "".join((*parts, text[at : self.end]))
