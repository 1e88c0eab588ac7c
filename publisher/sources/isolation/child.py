"""The process that reads one file and answers on its standard output, a line for each thing told.

An error that nobody foresaw ends it, and the parent reads what it said last.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Any, TypeAlias

from publisher.errors import SourceError
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.source_kinds import SourceKind
from publisher.model.transcript import Page, Transcript
from publisher.sources.isolation.inspection import (
    inspected,
    is_damaged,
    page_total,
    refuse_bombs,
    too_many_pages,
)
from publisher.sources.isolation.limits import Limits, limit_this_process, limit_time
from publisher.sources.isolation.telling import END, PAGES, PICTURE, RECORD, REFUSED
from publisher.sources.pdf.illustrating import Wanted
from publisher.sources.pdf.reading import read_pdf
from publisher.sources.pdf.reporting import PAGE_OF_PICTURES
from publisher.sources.records import records_of
from publisher.structs import frozen

Teller: TypeAlias = Callable[[str, str], None]  # says a word and what it is about


@frozen
class Asked:
    """A file to be read: where it lies, its name for people, and how it is opened.

    ``copy`` is where it is written without encryption, if it is encrypted, ``mended`` where it is
    written anew, if it is damaged, or with ``mend`` in any case, for reading it as it is has failed.
    These three are for PDFs. ``pictures`` is a folder for the pictures of a file of any kind, None
    where nobody wants them.
    """

    path: Path
    shown: str
    password: str | None
    copy: Path
    mended: Path
    mend: bool
    pictures: Path | None
    limits: Limits
    kind: SourceKind = SourceKind.PDF


def main() -> None:
    """Read the file that standard input asks for."""
    tell = _teller()
    asked = _asked(json.loads(sys.stdin.read()))
    limit_this_process(asked.limits)
    try:
        for record in records_of(answer(asked, tell)):
            tell(RECORD, record)
    except SourceError as error:
        tell(REFUSED, json.dumps([error.message, error.hint]))
    else:
        tell(END, "")


def _teller() -> Teller:
    """Return what writes to standard output; libraries that write there say it as complaints."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def tell(word: str, about: str) -> None:
        out.write(f"{word} {about}\n")
        out.flush()

    return tell


def _asked(request: dict[str, Any]) -> Asked:
    names = ("path", "copy", "mended", "pictures")
    paths = {name: Path(request[name]) if request[name] else None for name in names}
    told = {"limits": Limits(**request["limits"]), "kind": SourceKind(request["kind"])}
    return Asked(**{**request, **paths, **told})


def answer(asked: Asked, tell: Teller) -> Outcome[Transcript]:
    """Return the transcript of a file; raise SourceError where it must or can not be read."""
    if asked.kind is not SourceKind.PDF:
        from publisher.sources.structured.reading import read_structured  # no PDF needs its readers

        unpacked = asked.limits.unpacked
        return read_structured(asked.path, asked.shown, asked.kind, asked.pictures, unpacked)
    path = _looked_over(asked, tell)
    outcome = _read(path, asked, tell)
    if path == asked.mended and not _has_letters(outcome.value):
        path = asked.path
        outcome = _read(path, asked, tell)
    mended = (_mended(asked.shown),) if path == asked.mended else ()
    if not _has_letters(outcome.value):
        pictures = any(found.code == PAGE_OF_PICTURES for found in outcome.findings)
        raise _no_text(outcome.value, pictures)
    return replace(outcome, findings=(*mended, *outcome.findings))


def _read(path: Path, asked: Asked, tell: Teller) -> Outcome[Transcript]:
    def watch(done: int, of: int) -> None:
        if done > asked.limits.pages:
            raise too_many_pages(asked.limits)
        tell(PAGES, f"{done} {of}")

    return read_pdf(path, asked.shown, "und", watch=watch, wanted=_wanted(asked, tell))


def _wanted(asked: Asked, tell: Teller) -> Wanted | None:
    """Return where pictures are cut out to; each try begins with an empty folder."""
    if asked.pictures is None:
        return None
    rmtree(asked.pictures, ignore_errors=True)
    asked.pictures.mkdir(parents=True)
    most = asked.limits

    def watch() -> None:
        tell(PICTURE, "")

    return Wanted(asked.pictures, most.pictures, most.pixels, most.cut, watch)


def _looked_over(asked: Asked, tell: Teller) -> Path:
    """Return the file to read: the one asked for, or its copy without encryption."""
    with inspected(asked.path, asked.password) as pdf:
        if pdf is None:
            return asked.path
        total = page_total(pdf, asked.limits)
        limit_time(asked.limits, total)
        tell(PAGES, f"0 {total}")
        refuse_bombs(pdf, asked.limits)
        if pdf.is_encrypted:
            pdf.save(asked.copy, deterministic_id=True)
            return asked.copy
        if asked.mend or is_damaged(pdf):
            pdf.save(asked.mended)
            return asked.mended
    return asked.path


def _has_letters(transcript: Transcript) -> bool:
    return any(map(_letters_on, transcript.pages))


def _letters_on(page: Page) -> bool:
    return any(char.isalnum() for line in page.lines for char in line.text)


def _mended(shown: str) -> Finding:
    return Finding(
        "sources/pdf-damaged",
        Severity.WARNING,
        "the PDF is damaged; what could be mended of it was read",
        "compare the text with the PDF, or make the PDF anew",
        Place(shown, 1, 1),
    )


def _no_text(transcript: Transcript, pictures: bool) -> SourceError:
    if not transcript.pages:
        hint = "fetch or export it again, or open it in a PDF program and save it anew"
        return SourceError("no page of the PDF can be found", hint=hint)
    hint = (
        "let an OCR program write a text layer into it (ocrmypdf, for example), and add its result"
    )
    if any(not line.blank for line in transcript.lines()):
        message = "the fonts of the PDF do not tell which letters their signs are"
        return SourceError(message, hint=hint)
    if pictures:
        message = "the PDF is a scan: pictures of pages without text, which cannot be read yet"
        return SourceError(message, hint=hint)
    return SourceError(
        "no text stands on the pages of the PDF", hint=f"if you see text there: {hint}"
    )
