"""The notes of a manuscript: bodies and references that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from publisher.errors import SourceError
from publisher.manuscript.inline_reading import Call
from publisher.model.places import Place
from publisher.model.text import Note


@dataclass(frozen=True, slots=True)
class NoteBody:
    """A body as it was read; ``flag`` is ``?`` where no reference is expected, ``line`` its first."""

    note: Note
    flag: str
    line: int


def pair_notes(
    bodies: Iterable[NoteBody], calls: Mapping[str, Call], source: str
) -> tuple[Note, ...]:
    """Return all notes: those called in order of first reference, then those called nowhere.

    ``calls`` holds the first reference of each label, in order. Raises SourceError where bodies
    and references contradict each other or the flags that speak of them.
    """
    known: dict[str, Note] = {}
    for body in bodies:
        _check_body(body, known, calls, source)
        known[body.note.label] = body.note
    called = [_called(label, call, known, source) for label, call in calls.items()]
    return (*called, *(note for label, note in known.items() if label not in calls))


def _check_body(
    body: NoteBody, known: Mapping[str, Note], calls: Mapping[str, Call], source: str
) -> None:
    label, flag, called = body.note.label, body.flag, body.note.label in calls
    place = f"{source}:{body.line}"
    if label in known:
        _refuse(f"note {label} has a second body", "give it a label of its own", place)
    if flag == "!":
        _refuse(f"note {label} is marked as lost and has a body", 'remove the "!"', place)
    if flag == "?" and called:
        _refuse(f"note {label} is marked as called nowhere", 'remove the "?"', place)
    if not flag and not called:
        hint = f'put "[^{label}]" where it belongs, or write "[^{label}?]:" if no one knows'
        _refuse(f"note {label} is called nowhere", hint, place)


def _called(label: str, call: Call, known: Mapping[str, Note], source: str) -> Note:
    note = known.get(label)
    place = Place(source, call.line, call.line)
    if note is None and not call.lost:
        hint = f'add "[^{label}]: ..." at the end, or write "[^{label}!]" if the body is lost'
        _refuse(f"note {label} has no body", hint, str(place))
    if note is not None and call.lost:
        _refuse(f"note {label} is marked as lost and has a body", 'remove the "!"', str(place))
    return note or Note(label, call.mark, None, place)


def _refuse(message: str, hint: str, place: str) -> NoReturn:
    raise SourceError(message, hint=hint, place=place)
