"""Signs of notes that a person has chosen in Word: at the call, and again before the note.

They are no words of the text: notes are numbered in the order of their calls, as those are whose
signs Word counts. A sign stands in the run of its call, behind an element that says so
(``w:customMarkFollows``, ECMA-376 part 1, 17.11.14).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

# The element that calls a note → the element that the note is.
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_YES = ("1", "true", "on")

Signs = dict[tuple[str, str], str]


def sign_pieces(document: etree._Element) -> Iterator[tuple[tuple[str, str], etree._Element]]:
    """Yield the note (its kind, its number) and the piece of words, of each sign at a call."""
    for name, kind in _NOTES.items():
        for call in document.iter(f"{{*}}{name}"):
            space = f"{{{etree.QName(call).namespace}}}"
            if call.get(f"{space}customMarkFollows") in _YES:
                for piece in call.itersiblings(f"{space}t"):
                    yield (kind, call.get(f"{space}id", "")), piece


def signs_of(document: etree._Element) -> Signs:
    """Return the signs of notes that a document has chosen."""
    signs: Signs = {}
    for note, piece in sign_pieces(document):
        signs[note] = signs.get(note, "") + (piece.text or "")
    return signs


def repeated_signs(notes: etree._Element, signs: Signs) -> Iterator[etree._Element]:
    """Yield the first piece of words in each note where it repeats the sign of the note."""
    for (kind, number), sign in signs.items():
        for note in notes.iter(f"{{*}}{kind}"):
            space = f"{{{etree.QName(note).namespace}}}"
            first = next((t for t in note.iter(f"{space}t") if (t.text or "").strip()), None)
            own = note.get(f"{space}id") == number and first is not None
            if own and first is not None and (first.text or "").strip() == sign.strip():
                yield first
