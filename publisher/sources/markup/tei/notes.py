"""The notes of a TEI document: where each is called, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.markup.note_marks import label_of
from publisher.sources.markup.note_marks import sign_of as mark_of
from publisher.structs import frozen

# The sign in an attribute n: "*)", "[1]", "a)".
LONGEST_SIGN = 5
# Pages between the sign of a note and the foot at which it stands.
NEAR = 2
# Words by which a note says whose it is.
EDITORS = frozenset({"editor", "editors", "editorial", "ed"})
BRACKETS = compiled(r"^[\[(]*\s*|\s*[\])]*\.?$")


@frozen
class TeiNotes:
    """``calls``: what calls each note elsewhere than at its place; ``called``: such notes.

    ``keys`` are the names of notes, ``parts`` the further parts of a note in order. ``apart`` are
    notes that stand between blocks, at the foot of their page; of these, ``labelled`` have their
    sign in their own words. ``editors`` are those that the file calls its editor's.
    """

    calls: dict[etree._Element, etree._Element] = field(default_factory=dict)
    called: set[etree._Element] = field(default_factory=set)
    parts: dict[etree._Element, list[etree._Element]] = field(default_factory=dict)
    further: set[etree._Element] = field(default_factory=set)
    labelled: set[etree._Element] = field(default_factory=set)
    apart: set[etree._Element] = field(default_factory=set)
    keys: dict[etree._Element, str] = field(default_factory=dict)
    editors: set[etree._Element] = field(default_factory=set)


def find_notes(text: etree._Element) -> TeiNotes:
    """Return the notes of a text, with what calls them."""
    found = TeiNotes()
    named = {one.get("xml-id") or one.get("id") or "": one for one in text.iter(etree.Element)}
    for number, note in enumerate(text.iter("note"), start=1):
        found.keys[note] = note.get("xml-id") or note.get("id") or f"note-{number}"
        if _is_editors(note):
            found.editors.add(note)
        first = _first_part(note, named)
        if first is not note:
            found.further.add(note)
            found.parts.setdefault(first, []).append(note)
        target = named.get(_id(note.get("target")))
        if (
            target is not None
            and target.tag in ("anchor", "ptr", "ref", "seg")
            and target not in found.calls
        ):
            found.calls[target] = note
            found.called.add(note)
    for element, note in _callers(text, named):
        if element not in found.calls:
            found.calls[element] = note
            found.called.add(note)
    _pair_at_feet(text, found)
    return found


def _is_editors(note: etree._Element) -> bool:
    """Tell whether a note says that it is the editor's and not the author's."""
    said = f"{note.get('type', '')} {note.get('resp', '')}".replace("#", " ").lower().split()
    return any(word in EDITORS for word in said)


def _pair_at_feet(text: etree._Element, found: TeiNotes) -> None:
    """Pair the notes at the feet of pages with the raised signs before them that are the same."""
    pool: list[tuple[str, int, etree._Element]] = []
    last: etree._Element | None = None
    pages = 0
    for element in text.iter("hi", "note", "pb"):
        pages += element.tag == "pb"
        if element.tag == "hi":
            sign = mark_of("".join(element.itertext()))
            if (
                sign
                and _is_raised(element)
                and not any(o.tag == "note" for o in element.iterancestors())
            ):
                pool.append((sign, pages, element))
        elif element.tag == "note" and _stands_apart(element) and element not in found.called:
            if last is not None and "continued" in element.get("n", ""):
                found.further.add(element)
                found.parts.setdefault(last, []).append(element)
                continue
            found.apart.add(element)
            last = element
            _take_label(element, found, [one for one in pool if pages - one[1] <= NEAR])


def _stands_apart(note: etree._Element) -> bool:
    return note.get("place", "") in ("foot", "bottom", "end") and not any(
        one.tag in ("p", "l", "head", "cell", "item", "ab", "note") for one in note.iterancestors()
    )


def _is_raised(element: etree._Element) -> bool:
    said = f"{element.get('rend', '')} {element.get('rendition', '')}".replace("#", "").split()
    return any(word in ("sup", "super", "superscript") for word in said)


def _take_label(
    note: etree._Element, found: TeiNotes, pool: list[tuple[str, int, etree._Element]]
) -> None:
    holder = next((one for one in note.iter(etree.Element) if (one.text or "").strip()), None)
    first = next((one for one in note if one.tag == "lb" and (one.tail or "").strip()), None)
    tail = first is not None and not (note.text or "").strip()
    words = (
        first.tail if tail and first is not None else holder.text if holder is not None else ""
    ) or ""
    label, length = label_of(words)
    calls = [one for sign, _, one in pool if sign == label and one not in found.calls]
    if not label or not calls:
        return
    if tail and first is not None:
        first.tail = words[length:]
    elif holder is not None:
        holder.text = words[length:]
    note.set("n", label)
    found.labelled.add(note)
    found.called.add(note)
    found.calls[calls[-1]] = note
    if ")" in words[:length] and (calls[-1].tail or "").startswith(")"):
        calls[-1].tail = (calls[-1].tail or "")[1:]  # the bracket of the sign


def _callers(
    text: etree._Element, named: dict[str, etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    for element in text.iter("ref", "ptr", "xref", "xptr"):
        note = named.get(_id(element.get("target")))
        if note is None or note.tag != "note" or element in set(note.iter()):
            continue
        if len("".join(element.itertext()).strip()) <= 8:  # "see note 12" speaks of a note
            yield element, note


def _id(target: str | None) -> str:
    said = (target or "").strip()
    return said.removeprefix("#") if said else "#"


def _first_part(note: etree._Element, named: dict[str, etree._Element]) -> etree._Element:
    """Return the first part of a note that goes on over several elements."""
    one = note
    for _ in range(50):  # parts; a note over more pages is a loop
        before = named.get(_id(one.get("prev")))
        if before is None or before.tag != "note" or before is one:
            break
        one = before
    return one


def sign_of(note: etree._Element) -> str:
    """Return the sign of a note as its attribute gives it, without brackets; empty if it is none."""
    sign = BRACKETS.sub("", (note.get("n") or "").strip())
    return sign if len(sign) <= LONGEST_SIGN else ""
