"""What stood on the pages before they were extracted: the text with pages, joins, furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from publisher.model.inlines import references
from publisher.model.text import Block, Note, Text
from training.reprinting.extracting import Sheet
from training.reprinting.flow import Slug
from training.reprinting.numbering import Numbering
from training.reprinting.paging import Page
from training.reprinting.runs import FIRST_PAGE, Run, inlines_of, with_runs
from training.reprinting.setting import Setting


def true_blocks(
    text: Text,
    runs: Sequence[Run],
    pages: Sequence[Page],
    numbering: Numbering,
    folio: Callable[[int], str | None],
) -> tuple[Block, ...]:
    """Return the blocks with the beginnings of pages, and the marks that were printed."""
    turned = _turned(runs, pages)
    made = [inlines_of(run, numbering.calls.__getitem__, folio) for run in turned]
    by_block = [
        tuple(inlines for run, inlines in zip(runs, made, strict=True) if run.block == index)
        for index in range(len(text.blocks))
    ]
    return tuple(
        with_runs(block, inside) for block, inside in zip(text.blocks, by_block, strict=True)
    )


def _turned(runs: Sequence[Run], pages: Sequence[Page]) -> list[str]:
    """Return the runs with a private letter where a page begins."""
    strings = [run.text for run in runs]
    for page in reversed(pages[1:]):
        first = _first_of_text(page)
        if first is not None:
            run, at = strings[first.run], first.line.start
            strings[first.run] = run[:at] + chr(FIRST_PAGE + page.index) + run[at:]
    return strings


def _first_of_text(page: Page) -> Slug | None:
    slugs = (slug for column in page.columns for slug in column)
    return next((slug for slug in slugs if slug.run >= 0), None)


def true_notes(
    text: Text, blocks: tuple[Block, ...], numbering: Numbering, lost: frozenset[str]
) -> tuple[Note, ...]:
    """Return the notes as printed, in the order of their calls; bodies that were lost are None."""
    own = {reference.label: label for label, reference in numbering.notes.items()}
    called = references(replace(text, blocks=blocks, notes=()))
    return tuple(_notes(text, dict.fromkeys(c.label for c in called), own, lost))


def _notes(
    text: Text, called: dict[str, None], own: dict[str, str], lost: frozenset[str]
) -> Iterator[Note]:
    by_label = {note.label: note for note in text.notes}
    for label in called:
        note = by_label[own[label]]
        body = None if note.label in lost else note.body
        yield Note(label, label.split(".p")[0], body)


def whole_truth(
    text: Text,
    runs: Sequence[Run],
    pages: Sequence[Page],
    numbering: Numbering,
    sheet: Sheet,
    setting: Setting,
) -> Text:
    """Return the text that a perfect restorer would find in the extracted lines."""
    blocks = true_blocks(text, runs, pages, numbering, setting.folio)
    notes = true_notes(text, blocks, numbering, setting.lost_bodies)
    joins, furniture = tuple(sheet.joins), tuple(sheet.furniture)
    return replace(
        text, source=sheet.source, blocks=blocks, notes=notes, joins=joins, furniture=furniture
    )
