"""The manuscript as stretches of plain text: its blocks, its notes, and its furniture."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.inlines import note_runs, plain, runs
from publisher.model.places import Place
from publisher.model.text import Block, Note, SectionBreak, Table, Text
from publisher.structs import frozen


@frozen
class Stretch:
    """One block, note or piece of furniture: its name in the ledger, its plain text, its place."""

    where: str
    text: str
    place: Place | None


def stretches(text: Text) -> Iterator[Stretch]:
    """Yield every block, every note that has a body, and every piece of furniture.

    The rows of a table are stretches of their own. Line ends stand between the runs of a stretch:
    items, lines of verse, paragraphs, cells.
    """
    for number, block in enumerate(text.blocks, start=1):
        if isinstance(block, Table):
            yield from _of_table(f"b{number}", block)
        else:
            yield Stretch(f"b{number}", _words(block), block.place)
    for note in text.notes:
        if note.body is not None:
            words = "\n".join(plain(run) for run in note_runs(note))
            yield Stretch(f"n:{note.label}", words, _place(note))
    for number, piece in enumerate(text.furniture, start=1):
        yield Stretch(f"f{number}", piece.text, piece.place)


def _of_table(where: str, table: Table) -> Iterator[Stretch]:
    """Yield the caption of a table, which may stand below it in the source, and each of its rows."""
    yield Stretch(where, plain(table.caption), table.place)
    for number, row in enumerate(table.rows, start=1):
        words = "\n".join(plain(cell.content) for cell in row.cells if cell.content)
        yield Stretch(f"{where}.{number}", words, row.place or table.place)


def _words(block: Block) -> str:
    if isinstance(block, SectionBreak):
        return block.mark
    return "\n".join(plain(run) for run in runs(block))


def _place(note: Note) -> Place | None:
    """Return the place of a note from its label to the end of its body."""
    places = [p for p in (note.place, *(block.place for block in note.body or ())) if p]
    if not places:
        return None
    whole = places[0]
    for place in places[1:]:
        whole = whole.until(place)
    return whole
