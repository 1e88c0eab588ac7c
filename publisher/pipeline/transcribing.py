"""A source as its lines stand in the file: of a path, or of a work in its house."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.house import PICTURES, TRANSCRIPT
from publisher.model.findings import Outcome
from publisher.model.house import WorkText
from publisher.model.transcript import Transcript

if TYPE_CHECKING:
    from publisher.sources import Opening


def transcribe_work(work: WorkText) -> Outcome[Transcript]:
    """Return the source of a work as its lines stand in the file; see ``transcribe``.

    What its reader makes of a PDF or a file that says its structure is kept beside it for the next
    time (``sv.transcript.jsonl``), and pictures that such a file holds come to those of the work
    (of a PDF as ``pictures/sv-p12-1.png``).
    """
    from publisher.sources import Opening

    path = Path(work.path)
    opening = Opening(
        transcript=path.with_name(path.stem + TRANSCRIPT),
        pictures=path.with_name(PICTURES),
        prefix=f"{path.stem}-",
    )
    return transcribe(path, work.source, work.language, opening)


def transcribe(
    path: Path, shown: str, language: str | None = None, opening: Opening | None = None
) -> Outcome[Transcript]:
    """Return a source as its lines stand in the file.

    ``shown`` is its name in findings; the language is recognised unless it is given; ``opening``
    says how a file is opened. Raises SourceError for a source that cannot be read, UsageError for
    a language that there is not.
    """
    from publisher import sources

    if language is not None:
        _require_language(language)
    return sources.read_source(path, shown, language, opening or sources.Opening())


def opened_with(password: str | None) -> Opening:
    """Return how a PDF is opened with a password."""
    from publisher.sources import Opening

    return Opening(password)


def with_language(transcript: Transcript, language: str) -> Transcript:
    """Return a transcript with another language; raise UsageError for one that there is not."""
    _require_language(language)
    return replace(transcript, language=language)


def _require_language(tag: str) -> None:
    from publisher.house import require_language  # with the names of all languages

    require_language(tag)
