"""What is printed for each call: the author's mark, a number anew on each page, or stars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.model.text import NoteReference
from tests.support.reprinting.paging import Page
from tests.support.reprinting.runs import FIRST_CALL, is_call
from tests.support.reprinting.setting import Numbers, Setting


@dataclass(frozen=True, slots=True)
class Numbering:
    """The reference of each call as printed, and that of each note by its own label."""

    calls: Mapping[int, NoteReference]
    notes: Mapping[str, NoteReference]


def number_notes(pages: Sequence[Page], labels: Sequence[str], setting: Setting) -> Numbering:
    """Return the marks of all calls; a label tells the page where the marks begin anew."""
    calls: dict[int, NoteReference] = {}
    notes: dict[str, NoteReference] = {}
    for page in pages:
        on_page = 0
        for call in _calls_of(page):
            label = labels[call]
            if label not in notes:
                on_page += 1
                notes[label] = _reference(label, on_page, page.index, setting)
            calls[call] = notes[label]
    return Numbering(calls, notes)


def _calls_of(page: Page) -> list[int]:
    texts = [slug.line.text for column in page.columns for slug in column]
    return [ord(c) - FIRST_CALL for text in texts for c in text if is_call(c)]


def _reference(label: str, on_page: int, page: int, setting: Setting) -> NoteReference:
    if setting.numbers is Numbers.THROUGH:
        return NoteReference(label, label)
    mark = str(on_page) if setting.numbers is Numbers.PAGE else "*" * on_page
    return NoteReference(f"{mark}.p{page}", mark)
