"""Notes that a page says more of than its links do: uncalled ones, lost ones, those of the editor."""

from __future__ import annotations

from lxml import etree

from publisher.sources.markup.note_marks import label_of
from publisher.sources.markup.web.document import Document, text_of, tokens
from publisher.sources.markup.web.note_links import Body, Notes, strip_label

# Words by which an element says that it is one note, and no more.
_ONE_NOTE = {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"}
# The classes by which our own books say it.
_EDITORS_MARK = "editors-mark"
_LOST = "lost-note"


def add_kinds(document: Document, notes: Notes) -> None:
    """Add to the notes of a page those that nothing calls, and calls whose note is lost.

    Notes of the editor are marked as such; their signs are those of a series of their own.
    """
    for number, (element, sign) in enumerate(_uncalled(document, notes), start=1):
        body = Body(f"uncalled-{number}", sign)
        strip_label(document, element, body, notes, set())
        notes.bodies[element] = body
    for number, element in enumerate(document.body.iter("sup"), start=1):
        if _LOST in tokens(element) and element not in notes.calls:
            notes.calls[element] = (f"lost-{number}", " ".join(text_of(element).split()))
    for element, body in notes.bodies.items():
        for mark in element.iter("span"):
            if _EDITORS_MARK in tokens(mark):
                notes.dropped[mark] = "the words that call a note the editor's"
                body.mark, body.editors = "", True
    editors = {body.key for body in notes.bodies.values() if body.editors}
    for call, (key, _) in notes.calls.items():
        if key in editors:
            notes.calls[call] = (key, "")


def _uncalled(document: Document, notes: Notes) -> list[tuple[etree._Element, str]]:
    """Return the elements that are notes by their own word or by those around, with their signs.

    They stand in a list of notes, or say it themselves, and open with a sign.
    """
    taken = {one for body in notes.bodies for one in body.iter(etree.Element)}
    around = {one for body in notes.bodies for one in body.iterancestors()}
    lists = {body.getparent() for body in notes.bodies if body.tag == "li"}
    found = []
    for element in document.body.iter("li", "aside", "div", "p"):
        among = element.tag == "li" and element.getparent() in lists
        if not (among or tokens(element) & _ONE_NOTE) or element in taken or element in around:
            continue
        sign, length = label_of(" ".join(text_of(element).split()))
        if sign and len(text_of(element).strip()) > length:
            found.append((element, sign))
            taken.update(element.iter(etree.Element))
    return found
