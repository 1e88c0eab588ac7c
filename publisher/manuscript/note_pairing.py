"""The notes of a manuscript: their bodies paired with the references to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn

from publisher.errors import SourceError
from publisher.manuscript.inline_reading import FirstReference
from publisher.model.places import Place
from publisher.model.text import Note
from publisher.structs import frozen


@frozen
class NoteBody:
    """The body of a note as read, on ``line`` (from 1) of the file.

    ``flag`` is ``?`` where no reference is expected, ``!`` where the body is said to be lost.
    """

    note: Note
    flag: str
    line: int


def pair_notes(
    bodies: Iterable[NoteBody], references: Mapping[str, FirstReference], source: str
) -> tuple[Note, ...]:
    """Return all notes in order of first reference, and then those that nothing refers to.

    ``references`` holds the first reference of each label, in order; ``source`` names the file.
    Raises SourceError where bodies and references contradict each other or their flags.
    """
    known: dict[str, Note] = {}
    for body in bodies:
        _check_body(body, known, references, source)
        known[body.note.label] = body.note
    referred = [
        _referred_to(label, reference, known, source) for label, reference in references.items()
    ]
    return (*referred, *(note for label, note in known.items() if label not in references))


def _check_body(
    body: NoteBody, known: Mapping[str, Note], references: Mapping[str, FirstReference], source: str
) -> None:
    label, flag = body.note.label, body.flag
    referred_to = label in references
    place = f"{source}:{body.line}"
    if label in known:
        _refuse(f"note {label} has a second body", "give it a label of its own", place)
    if flag == "!":
        _refuse(f"note {label} is marked as lost and has a body", 'remove the "!"', place)
    if flag == "?" and referred_to:
        _refuse(f"note {label} is marked as called nowhere", 'remove the "?"', place)
    if not flag and not referred_to:
        hint = f'put "[^{label}]" where it belongs, or write "[^{label}?]:" if no one knows'
        _refuse(f"note {label} is called nowhere", hint, place)


def _referred_to(
    label: str, reference: FirstReference, known: Mapping[str, Note], source: str
) -> Note:
    note = known.get(label)
    place = Place(source, reference.line, reference.line)
    if note is None and not reference.lost:
        hint = f'add "[^{label}]: ..." at the end, or write "[^{label}!]" if the body is lost'
        _refuse(f"note {label} has no body", hint, str(place))
    if note is not None and reference.lost:
        _refuse(f"note {label} is marked as lost and has a body", 'remove the "!"', str(place))
    return note or Note(label, reference.mark, None, place)


def _refuse(message: str, hint: str, place: str) -> NoReturn:
    raise SourceError(message, hint=hint, place=place)
