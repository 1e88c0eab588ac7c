"""The pictures that a source holds come to lie in their folder; what a person put there stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

from publisher.errors import SourceError
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.transcript import Page, PrintedPicture, Transcript
from publisher.sources.isolation import Opening
from publisher.sources.keeping import picture_digest


def named(outcome: Outcome[Transcript], opening: Opening) -> Outcome[Transcript]:
    """Return a transcript whose pictures have the names that they have in their folder.

    Findings name those that are not the ones of the source. Where there is no folder, the
    transcript has no pictures.
    """
    pages = tuple(_named(page, opening) for page in outcome.value.pages)
    transcript = replace(outcome.value, pages=pages)
    folder = opening.pictures
    changed = (_replaced(transcript, one, folder) for one in _pictures(pages)) if folder else ()
    findings = tuple(finding for finding in changed if finding)
    return Outcome(transcript, (*outcome.findings, *findings))


def all_there(outcome: Outcome[Transcript], opening: Opening) -> bool:
    """Tell whether every picture of a transcript lies in its folder."""
    folder = opening.pictures
    names = (opening.prefix + one.name for one in _pictures(outcome.value.pages))
    return folder is None or all((folder / name).is_file() for name in names)


def put_in_place(
    outcome: Outcome[Transcript], made: Path, opening: Opening, earlier: Set[str]
) -> None:
    """Copy the pictures of a transcript from the folder ``made`` to the one of ``opening``.

    A file that is there stays, unless it is one of those of an ``earlier`` reading (digests).
    Raises SourceError where one cannot be written.
    """
    folder = opening.pictures
    for one in dict.fromkeys(one.name for one in _pictures(outcome.value.pages)):
        if folder is None:
            return
        place = folder / (opening.prefix + one)
        if not place.exists() or _digest(place) in earlier:
            _copy(made / one, place)


def digests_in(beside: Path | None) -> frozenset[str]:
    """Return the digests of the pictures in a transcript that was kept, however old it is."""
    found: set[str] = set()
    with suppress(OSError, ValueError, KeyError, TypeError):
        for line in beside.read_text("utf-8").splitlines() if beside else ():
            if line.startswith('{"picture"'):
                found.add(json.loads(line)["digest"])
    return frozenset(found)


def _named(page: Page, opening: Opening) -> Page:
    if opening.pictures is None or not page.pictures:
        return replace(page, pictures=()) if page.pictures else page
    pictures = (replace(one, name=opening.prefix + one.name) for one in page.pictures)
    return replace(page, pictures=tuple(pictures))


def _pictures(pages: Iterable[Page]) -> Iterable[PrintedPicture]:
    return (picture for page in pages for picture in page.pictures)


def kept_picture(name: str, place: Place) -> Finding:
    """Return the finding that a picture in a folder is another one than the source holds."""
    return Finding(
        "sources/picture-kept",
        Severity.NOTE,
        f"{name} is not the picture that the source holds; it was kept",
        "nothing to do if you put it there; delete it to have the one of the source again",
        place,
    )


def _replaced(transcript: Transcript, picture: PrintedPicture, folder: Path) -> Finding | None:
    """Return the finding that a picture is not the one of the source; None where it is."""
    if _digest(folder / picture.name) == picture.digest:
        return None
    line = max(1, picture.after)
    return kept_picture(picture.name, Place(transcript.source, line, line))


def _digest(path: Path) -> str:
    with suppress(OSError):
        return picture_digest(path.read_bytes())
    return ""


def _copy(made: Path, place: Path) -> None:
    draft = place.with_name(f".{place.name}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        copyfile(made, draft)
        draft.replace(place)
    except OSError as error:
        message = f"the picture cannot be written: {error.strerror}"
        raise SourceError(message, hint="see whether the disk is full", place=str(place)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
