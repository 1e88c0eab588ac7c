"""A file that says its own structure is read: by its reader, to lines and pictures."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import SourceError
from publisher.model.findings import Outcome
from publisher.model.inlines import note_runs, plain, runs
from publisher.model.source_kinds import NAMES, SourceKind
from publisher.model.text import Text
from publisher.model.transcript import Transcript
from publisher.sources.structured.packed import refuse_zip_bombs
from publisher.sources.structured.pasted import as_lines, is_pasted
from publisher.sources.structured.readers import reader_of
from publisher.sources.structured.writing import as_transcript

# Elements within each other, deeper than which no file of a person goes; a walk over them needs a
# place on the stack for each.
TOO_DEEP = "its parts stand within each other too deeply to be read"
MADE_TO_HARM = "it is damaged, or made to do harm: save it anew"


def read_structured(
    path: Path, shown: str, kind: SourceKind, pictures: Path | None, unpacked: int
) -> Outcome[Transcript]:
    """Return the manuscript of a file as lines; its pictures are written into a folder, if there is one.

    ``unpacked`` is how many bytes a zipped file may hold without its packing. Raises SourceError
    for a file that is no file of its kind, without text, or that reaches a limit.
    """
    refuse_zip_bombs(path, unpacked)
    try:
        read = reader_of(kind)(path, shown)
        lines = read.printed or is_pasted(read.text)
        outcome = as_lines(read) if lines else as_transcript(read)
    except RecursionError:
        raise SourceError(
            f"the {NAMES[kind]} cannot be read: {TOO_DEEP}", hint=MADE_TO_HARM
        ) from None
    if not _has_letters(read.text) and not read.pictures:
        raise SourceError(f"no text stands in the {NAMES[kind]}", hint="look at it in its program")
    if pictures is None:
        return outcome
    pictures.mkdir(parents=True, exist_ok=True)
    for picture in read.pictures:
        (pictures / picture.name).write_bytes(picture.data)
    return outcome


def _has_letters(text: Text) -> bool:
    parts = [run for block in text.blocks for run in runs(block)]
    parts += [run for note in text.notes for run in note_runs(note)]
    return any(char.isalnum() for run in parts for char in plain(run))
