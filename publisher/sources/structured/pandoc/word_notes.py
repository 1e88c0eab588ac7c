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
# Styles of our own books, by their names: of a sign that calls a note, but is no call of the word
# processor, and of one whose note is lost; of the words that call a note the editor's, and of the
# heading of uncalled notes.
NOTE_MARK, LOST_MARK = "note mark", "lost mark"
EDITORS_MARK, NOTES_HEADING = "editors mark", "notes heading"


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


def signs_in_order(document: etree._Element) -> list[str]:
    """Return the sign of each note in the order of their calls, empty where it is counted."""
    signs = signs_of(document)
    calls = (call for call in document.iter() if _kind_of(call))
    return [signs.get((_kind_of(call), _value(call, "id")), "") for call in calls]


def _kind_of(call: etree._Element) -> str:
    return _NOTES.get(etree.QName(call).localname, "") if isinstance(call.tag, str) else ""


def _value(element: etree._Element, name: str) -> str:
    return element.get(f"{{{etree.QName(element).namespace}}}{name}", "")


def made_runs(root: etree._Element, names: dict[str, str]) -> Iterator[tuple[str, etree._Element]]:
    """Yield the runs of words that our own books add to a text, with the name of what they are.

    ``names`` are those of styles by their ids.
    """
    for style in root.iter("{*}rStyle", "{*}pStyle"):
        name = names.get(_value(style, "val"), "")
        holder = next(one for one in style.iterancestors() if one.tag not in _properties(style))
        if name in (NOTE_MARK, LOST_MARK, EDITORS_MARK):
            yield name, holder
        elif name == NOTES_HEADING:
            yield from ((name, run) for run in holder.iter(f"{{{etree.QName(style).namespace}}}r"))


def _properties(style: etree._Element) -> tuple[str, str]:
    space = etree.QName(style).namespace
    return f"{{{space}}}rPr", f"{{{space}}}pPr"


def repeated_signs(notes: etree._Element, signs: Signs) -> Iterator[etree._Element]:
    """Yield the first piece of words in each note where it repeats the sign of the note."""
    for (kind, number), sign in signs.items():
        for note in notes.iter(f"{{*}}{kind}"):
            space = f"{{{etree.QName(note).namespace}}}"
            first = next((t for t in note.iter(f"{space}t") if (t.text or "").strip()), None)
            own = note.get(f"{space}id") == number and first is not None
            if own and first is not None and (first.text or "").strip() == sign.strip():
                yield first
