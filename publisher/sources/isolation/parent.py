"""The process that wants a file read: it starts the child, keeps the time, and takes the answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Event, Thread
from time import monotonic
from typing import IO, Any, TypeAlias

from publisher.errors import SourceError
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.source_kinds import NAMES, SourceKind
from publisher.model.transcript import PDF, STRUCTURED, Transcript
from publisher.sources.isolation.limits import Limits
from publisher.sources.isolation.telling import END, PAGES, PICTURE, RECORD, REFUSED
from publisher.sources.records import outcome_from
from publisher.structs import frozen

# The child imports the program from where this process has it, whatever the environment says.
START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from publisher.sources.isolation.child import main; main()"
)
# Characters of what a child said last that go into a message.
SAID = 200
SAVE_ANEW = "open it in a PDF program and save or print it to a new PDF"
SAVE_AGAIN = "open it in its program and save it anew, or save it as a PDF"

PageWatch: TypeAlias = Callable[[int, int], None]  # is told of each page read, and of how many


@frozen
class Opening:
    """How a file is opened: a PDF with a password, if it needs one; ``watch`` is told of its pages.

    ``copy`` is where a copy without encryption is left, if the file was encrypted; ``transcript``
    where what was read lies, or will lie. ``pictures`` is the folder for the pictures that a file
    holds; without one it is read without them. Those of a PDF have names that begin with
    ``prefix``. ``kind`` is what a person says that the file is.
    """

    password: str | None = None
    watch: PageWatch | None = None
    copy: Path | None = None
    transcript: Path | None = None
    pictures: Path | None = None
    kind: SourceKind | None = None
    prefix: str = ""


ORDINARY = Opening()
LIMITS = Limits()
# A text of 100,000 words takes 4 s. Pictures take no time, and are most of a large file.
# pandoc has two minutes, and says itself that they are over.
STRUCTURED_LIMITS = Limits(seconds=150.0, size=500_000_000, unpacked=1_000_000_000)


def read_isolated(
    path: Path, shown: str, opening: Opening = ORDINARY, limits: Limits = LIMITS
) -> Outcome[Transcript]:
    """Return the transcript of a PDF, read in a process of its own.

    Its language is left open (``und``). Pictures are cut out into the folder that ``opening``
    names, which is emptied first; ``prefix`` is not put before their names. Where this fails, the
    text is read without them, and a finding says so. Raises SourceError for a file that is too large,
    encrypted, damaged beyond reading or without text, and where a limit is reached.
    """
    _refuse_large(path, shown, limits)
    with TemporaryDirectory() as folder:
        request = _request(path, shown, opening, Path(folder), limits)
        try:
            return outcome_from(_tried(request, opening, limits), shown, "und", PDF)
        except _PicturesError as failed:
            answers = _tried({**request, "pictures": None}, opening, limits)
            return _without_pictures(outcome_from(answers, shown, "und", PDF), failed)


def _tried(request: dict[str, Any], opening: Opening, limits: Limits) -> list[str]:
    """Return what a child answers, or if it makes nothing of the file another one with a mended copy."""
    try:
        return list(_answers(_Errand(request, opening.watch, limits)))
    except _ReaderError as failed:
        return _second_try(_Errand({**request, "mend": True}, opening.watch, limits), failed)


class _PicturesError(SourceError):
    """The text was read, but cutting out its pictures came to no end."""


def _without_pictures(outcome: Outcome[Transcript], failed: SourceError) -> Outcome[Transcript]:
    last = max((line.number for line in outcome.value.lines()), default=1)
    finding = Finding(
        "sources/pictures-unread",
        Severity.WARNING,
        f"no picture was cut out of the PDF: {failed.message}",
        SAVE_ANEW,
        Place(outcome.value.source, 1, last),
    )
    return replace(outcome, findings=(*outcome.findings, finding))


def read_structure(
    path: Path,
    shown: str,
    kind: SourceKind,
    pictures: Path | None,
    limits: Limits = STRUCTURED_LIMITS,
) -> Outcome[Transcript]:
    """Return the manuscript of a file that says its own structure, read in a process of its own.

    Its pictures are written into the folder ``pictures``, if there is one. Raises SourceError for
    a file that is too large, no file of its kind or without text, and where a limit is reached.
    """
    _refuse_large(path, shown, limits)
    with TemporaryDirectory() as folder:
        opening = Opening(pictures=pictures, kind=kind)
        request = _request(path, shown, opening, Path(folder), limits)
        answers = list(_answers(_Errand(request, None, limits)))
    return outcome_from(answers, shown, "und", STRUCTURED)


def _request(
    path: Path, shown: str, opening: Opening, folder: Path, limits: Limits
) -> dict[str, Any]:
    """Return what a child is asked; ``folder`` is for files that it makes on the way."""
    return {
        "path": str(path.absolute()),
        "shown": shown,
        "password": opening.password,
        "copy": str((opening.copy or folder / "opened.pdf").absolute()),
        "mended": str(folder / "mended.pdf"),
        "mend": False,
        "limits": asdict(limits),
        "kind": opening.kind or SourceKind.PDF,
        "pictures": str(opening.pictures.absolute()) if opening.pictures else None,
    }


class _ReaderError(SourceError):
    """The reader could make nothing of a file; a mended copy may be another matter."""


def _second_try(errand: _Errand, failed: _ReaderError) -> list[str]:
    """Return what the mended copy of a file gives, or raise what the first try has met."""
    try:
        return list(_answers(errand))
    except _ReaderError:
        raise failed from None


def _refuse_large(path: Path, shown: str, limits: Limits) -> None:
    size = path.stat().st_size
    if size > limits.size:
        hint = f"it may have at most {limits.size / 1e9:g} GB; divide it into several works"
        raise SourceError(f"the file has {size / 1e9:.1f} GB", hint=hint, place=shown)


class _Clock(Thread):
    """Ends a process when its time is over; ``expired`` tells that it has."""

    def __init__(self, process: Popen[bytes], seconds: float) -> None:
        super().__init__(daemon=True)
        self._process, self._end, self._done = process, monotonic() + seconds, Event()
        self.expired = False
        self.start()

    def run(self) -> None:
        """Wait until the time is over, or the work done."""
        while (left := self._end - monotonic()) > 0:
            if self._done.wait(left):
                return
        self.expired = True
        self._process.kill()

    def extend(self, seconds: float) -> None:
        """Give the process more time."""
        self._end += seconds

    def stop(self) -> None:
        """Leave the process alone from now on."""
        self._done.set()


@frozen
class _Errand:
    """What the child is asked, who is told of pages, and the limits."""

    request: dict[str, Any]
    watch: PageWatch | None
    limits: Limits

    @property
    def shown(self) -> str:
        """The file as people see it."""
        return str(self.request["shown"])

    @property
    def name(self) -> str:
        """What the file is, in words for people."""
        return f"the {NAMES[self.request['kind']]}"

    @property
    def hint(self) -> str:
        """What to do about a file that cannot be read."""
        return SAVE_ANEW if self.request["kind"] is SourceKind.PDF else SAVE_AGAIN


def _answers(errand: _Errand) -> Iterator[str]:
    """Yield the records that a child answers with; raise SourceError where it gives up or dies."""
    command = [sys.executable, "-c", START, json.dumps(sys.path)]
    with (
        TemporaryFile() as complaints,
        Popen(command, stdin=PIPE, stdout=PIPE, stderr=complaints) as process,  # noqa: S603 - our own code
    ):
        clock = _Clock(process, errand.limits.seconds)
        try:
            last = yield from _listen(process, errand, clock)
            process.wait()  # it has closed its output; if it lingers, the clock ends it
        finally:
            clock.stop()
            process.kill()
        if last != END:
            failed = _unfinished(process, complaints, clock, errand)
            raise _PicturesError(failed.message) if last == PICTURE else failed


def _listen(process: Popen[bytes], errand: _Errand, clock: _Clock) -> Generator[str, None, str]:
    """Yield records as they come, and return the last word that was no record."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(BrokenPipeError), process.stdin as ear:
        ear.write(json.dumps(errand.request).encode())
    last = ""
    for line in process.stdout:
        told, _, rest = line.decode().rstrip("\n").partition(" ")
        if told == RECORD:
            yield rest
            continue
        last = told
        if told == PICTURE:
            clock.extend(errand.limits.seconds_a_page)
        elif told == PAGES:
            done, of = map(int, rest.split())
            clock.extend(errand.limits.seconds_a_page)
            if errand.watch:
                errand.watch(done, of)
        elif told == REFUSED:
            message, hint = json.loads(rest)
            raise SourceError(message, hint=hint, place=errand.shown)
        elif told == END:
            break
    return last


def _unfinished(
    process: Popen[bytes], complaints: IO[bytes], clock: _Clock, errand: _Errand
) -> SourceError:
    """Return the error of a child that did not come to its end."""
    complaints.seek(0)
    said = complaints.read().decode("utf-8", "replace").strip().split("\n")[-1][:SAID]
    if clock.expired:
        message = f"reading {errand.name} took too long and was ended"
        return SourceError(message, hint=errand.hint, place=errand.shown)
    if "memory" in said.lower():  # MemoryError, or “Cannot allocate memory” of the system
        megabytes = errand.limits.memory // 1_000_000
        message = f"reading {errand.name} needs more than {megabytes} MB of memory"
        return SourceError(message, hint=errand.hint, place=errand.shown)
    # A library in C that gets no memory ends the process without a word.
    killed = f"ended by signal {-process.returncode}, perhaps for lack of memory"
    reason = said if process.returncode >= 0 else killed
    return _ReaderError(
        f"{errand.name} cannot be read ({reason})", hint=errand.hint, place=errand.shown
    )
