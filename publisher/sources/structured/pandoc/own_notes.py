"""Notes of our own books in DOCX: what calls them by their sign alone, and those that nothing calls.

A book has such signs where a note is called again, or from within another note, and where the
source has lost the note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from publisher.model.inlines import mapped
from publisher.model.text import (
    Block,
    Enclosing,
    Inline,
    Inlines,
    Note,
    NoteBlock,
    NoteReference,
    Paragraph,
    Quotation,
    Words,
)
from publisher.sources.structured.pandoc.spans import LOST, OPEN
from publisher.structs import mutable


@mutable
class OwnNotes:
    """The notes of a text as they are met; ``signs`` are those that the file has chosen for them.

    They stand in the order of the calls, empty where a number is counted. Notes of the editor have
    a series of labels of their own.
    """

    signs: Sequence[str] = ()
    notes: list[Note] = field(default_factory=list)
    below: bool = False
    _labels: list[str] = field(default_factory=list)
    _uncalled: list[tuple[str, list[NoteBlock]]] = field(default_factory=list)

    def called(self, *, editors: bool) -> str:
        """Return the label of the next note that is called."""
        theirs = sum(label.startswith("e") for label in self._labels)
        number = theirs + 1 if editors else len(self._labels) - theirs + 1
        label = f"e{number}" if editors else str(number)
        self._labels.append(label)
        return label

    def takes(self, block: Block) -> bool:
        """Tell whether a block belongs to a note that nothing calls; if so, it is taken."""
        if not self.below or not isinstance(block, Paragraph | Quotation):
            self.below = False
            return False
        sign = block.content[0] if isinstance(block, Paragraph) else None
        if isinstance(sign, NoteReference) and isinstance(block, Paragraph):
            rest = _begun(block.content[1:])
            self._uncalled.append((sign.mark, [Paragraph(rest)] if rest else []))
        elif self._uncalled:
            self._uncalled[-1][1].append(block)
        else:
            return False
        return True

    def resolved(self, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """Return blocks and notes whose references all have labels.

        A sign that is no note's calls one that is lost.
        """
        signs = [*self.signs, *([""] * len(self._labels))]
        pairs = enumerate(zip(self._labels, signs, strict=False), start=1)
        known = {sign or str(at): label for at, (label, sign) in reversed(list(pairs))}
        notes = list(self.notes)
        for sign, body in self._uncalled:
            label = known[sign] = self._free(sign, {note.label for note in notes})
            notes.append(Note(label, sign, tuple(body) or (Paragraph(()),)))

        def named(content: Inlines) -> Inlines:
            return tuple(self._named(inline, known) for inline in content)

        return (
            tuple(mapped(block, named) for block in blocks),
            tuple(
                note
                if note.body is None
                else replace(note, body=tuple(mapped(block, named) for block in note.body))
                for note in notes
            ),
        )

    def _named(self, inline: Inline, known: dict[str, str]) -> Inline:
        if isinstance(inline, Enclosing):
            return replace(inline, content=tuple(self._named(one, known) for one in inline.content))
        if not isinstance(inline, NoteReference) or inline.label[:1] not in (OPEN, LOST):
            return inline
        # What is lost is kept beside the others under a sign that none of them has.
        sign = inline.label if inline.label[:1] == LOST else inline.mark
        label = known.setdefault(sign, self._free(inline.mark, set(known.values())))
        mark = inline.mark if label.partition(".")[0] == inline.mark else label
        return NoteReference(label, mark)

    def _free(self, sign: str, taken: set[str]) -> str:
        """Return a label for a sign that no note has."""
        return f"{sign}.p1" if sign in {*taken, *self._labels} else sign


def _begun(content: Inlines) -> Inlines:
    """Return a run without the blank that parts it from the sign of a note."""
    first = content[0] if content else None
    if not isinstance(first, Words):
        return content
    words = first.text.lstrip()
    return (Words(words), *content[1:]) if words else content[1:]
