"""What is printed for each call: the author's mark, a number counted on each page, or asterisks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.model.text import NoteReference
from training.reprinting.paging import Page
from training.reprinting.runs import FIRST_CALL, is_call
from training.reprinting.setting import Numbers, Setting


@dataclass(frozen=True, slots=True)
class Numbering:
    """The reference of each call as printed, and that of each note by its own label."""

    calls: Mapping[int, NoteReference]
    notes: Mapping[str, NoteReference]


def number_notes(pages: Sequence[Page], labels: Sequence[str], setting: Setting) -> Numbering:
    """Return the marks of all calls; where a mark repeats, its label tells the page."""
    marks: dict[str, tuple[str, int]] = {}
    called: dict[int, str] = {}
    for page in pages:
        on_page = 0
        for call in _calls_of(page):
            label = called[call] = labels[call]
            if label not in marks:
                on_page += 1
                marks[label] = (_mark(label, on_page, setting), page.index)
    times = Counter(mark for mark, _ in marks.values())
    notes = {
        label: NoteReference(f"{mark}.p{page}" if times[mark] > 1 else mark, mark)
        for label, (mark, page) in marks.items()
    }
    return Numbering({call: notes[label] for call, label in called.items()}, notes)


def _calls_of(page: Page) -> list[int]:
    texts = [slug.line.text for column in page.columns for slug in column]
    return [ord(c) - FIRST_CALL for text in texts for c in text if is_call(c)]


def _mark(label: str, on_page: int, setting: Setting) -> str:
    match setting.numbers:
        case Numbers.THROUGH:
            return label
        case Numbers.PAGE:
            return str(on_page)
        case Numbers.STARS:
            return "*" * on_page
