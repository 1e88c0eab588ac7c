"""The source rebuilt from the manuscript and the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.errors import SourceError
from publisher.model.text import Text
from publisher.record.entries import NOWHERE, Entry
from publisher.record.stretches import stretches


def rebuild(manuscript: Text, entries: Iterable[Entry]) -> str:
    """Return the decoded source, letter for letter (``Transcript.raw()``).

    ``manuscript`` is the text read back from its file, with its furniture (see ``with_removed``).
    Raises SourceError for an entry that names something the manuscript does not have.
    """
    words = {stretch.where: stretch.text for stretch in stretches(manuscript)}
    words[NOWHERE] = ""
    try:
        return "".join([entry.printed(words[entry.where]) for entry in entries])
    except KeyError as error:
        raise SourceError(
            f"the ledger names {error.args[0]}, which the manuscript does not have",
            hint="manuscript and tables of one build belong together; build them again",
            place=manuscript.source,
        ) from error
