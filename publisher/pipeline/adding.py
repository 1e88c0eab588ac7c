"""Source texts are taken into a house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.errors import PublisherError
from publisher.house import (
    TRANSCRIPT,
    Addition,
    Candidate,
    find_known,
    left_to_fill_in,
    pictures_to_take,
    plan_addition,
    provenance,
    require_house,
)
from publisher.model.findings import Finding
from publisher.outputs import place, place_copy
from publisher.pipeline.dates import date_of_build, date_of_files
from publisher.pipeline.reports import Failure, Step, Watch
from publisher.pipeline.stages import Reading, settle
from publisher.pipeline.transcribing import transcribe
from publisher.pipeline.working_on import working_on


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How texts are added; language and work are recognised where they are not given.

    With ``dry`` nothing is written. ``password`` opens PDFs that are encrypted.
    """

    language: str | None = None
    work: str | None = None
    dry: bool = False
    password: str | None = None


@dataclass(frozen=True, slots=True)
class RecognisedFact:
    """A key of a manifest, the value that was recognised for it, and where it was found."""

    key: str
    value: str
    found: str


@dataclass(frozen=True, slots=True)
class Added:
    """A text that came into a house, or would.

    ``name`` is its path as it was given, ``source`` the path in the house. ``known`` says that
    the house had the same text already. ``left`` are the keys of its manifest that a person may
    want to fill in. ``kind`` says what the file is; of a PDF, ``opened`` says that it was
    encrypted and the house has a copy that is not, and ``findings`` what reading it met.
    """

    name: str
    work: str
    language: str
    source: str
    known: bool
    facts: tuple[RecognisedFact, ...] = ()
    left: tuple[str, ...] = ()
    kind: str = ""
    pages: int = 0
    opened: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a text is added, and what its reading has shown; None where the house has it already."""

    addition: Addition
    reading: Reading | None = None
    opened: bool = False
    is_pdf: bool = False


def add(
    root: Path, paths: Iterable[Path], options: AddOptions, watch: Watch
) -> Iterator[Added | Failure]:
    """Take texts into a house one after the other; yield what became of each.

    ``watch`` is told of the pages of PDFs. Raises UsageError where the folder holds no house.
    """
    require_house(root)
    earlier: list[Addition] = []
    for path in paths:
        try:
            with working_on(str(path)), TemporaryDirectory() as folder:
                plan = _plan(root, _Asked(path, options, watch, Path(folder)), earlier)
                if not options.dry:
                    _carry_out(root, plan.addition)
        except PublisherError as error:
            yield Failure(str(path), error)
        else:
            earlier.append(plan.addition)  # the next text may be of the same work, or the same text
            yield _added(path, plan)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file to be added, how, who is told of its pages, and a folder for what is made of it."""

    path: Path
    options: AddOptions
    watch: Watch
    folder: Path

    def tell(self, done: int, of: int) -> None:
        """Tell of a page that was read."""
        self.watch(Step(self.path.name, done, of))


def _plan(root: Path, asked: _Asked, earlier: list[Addition]) -> _Plan:
    from publisher.sources import PDF, Opening, is_pdf

    path, options = asked.path, asked.options
    pdf = path.is_file() and is_pdf(path, str(path))
    # A path that is no file goes on to the reader of sources, which says what is wrong with it.
    content = path if pdf else path.read_bytes() if path.is_file() else b""
    if known := find_known(root, content, earlier):
        return _Plan(known)
    copy, transcript = asked.folder / "opened.pdf", asked.folder / "transcript.jsonl"
    opening = Opening(options.password, asked.tell, copy, transcript)
    reading = settle(transcribe(path, path.name, options.language, opening))
    if copy.exists():
        content = copy
        if known := find_known(root, content, earlier):
            return _Plan(known)
    file_date = (date_of_build() or date_of_files([path])).date().isoformat()
    ending = PDF if pdf else None
    candidate = Candidate(path, content, reading.text, file_date, options.work, ending)
    addition = plan_addition(root, candidate, earlier)
    pictures = pictures_to_take(root, addition.work, path, reading.text)
    addition = replace(addition, copies=(*addition.copies, *pictures))
    if transcript.exists():
        beside = (addition.source.removesuffix(PDF) + TRANSCRIPT, transcript)
        addition = replace(addition, copies=(*addition.copies, beside))
    return _Plan(addition, reading, copy.exists(), pdf)


def _carry_out(root: Path, addition: Addition) -> None:
    for name, source in addition.copies:
        place_copy(root / name, source)
    for name, content in addition.files:
        place(root / name, content)


def _added(path: Path, plan: _Plan) -> Added:
    addition, reading = plan.addition, plan.reading
    facts = tuple(RecognisedFact(fact.key, fact.value, provenance(fact)) for fact in addition.facts)
    added = Added(
        str(path), addition.work, addition.language, addition.source, addition.known, facts
    )
    if reading is None:
        return added
    is_pdf = plan.is_pdf
    return replace(
        added,
        left=left_to_fill_in(addition.facts),
        kind="PDF" if is_pdf else "manuscript" if reading.by_hand else "text",
        pages=len(reading.transcript.pages) if is_pdf else 0,
        opened=plan.opened,
        findings=tuple(f for f in reading.findings if is_pdf and f.code.startswith(_SOURCES)),
    )


# Findings with this prefix are about the file, and a person had better know of them at once.
_SOURCES = "sources/"
