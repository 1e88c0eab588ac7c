"""Source texts are taken into a house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from publisher.errors import PublisherError
from publisher.house import (
    PICTURES,
    TRANSCRIBED,
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
from publisher.model.source_kinds import ENDINGS, NAMES, SourceKind, says_its_structure
from publisher.outputs import place, place_copy
from publisher.pipeline.dates import date_of_build, date_of_files
from publisher.pipeline.reports import Failure, Step, Watch
from publisher.pipeline.stages import Reading, settle
from publisher.pipeline.transcribing import transcribe
from publisher.pipeline.working_on import working_on
from publisher.structs import frozen

if TYPE_CHECKING:
    from publisher.sources import Opening


@frozen
class AddOptions:
    """How texts are added; language and work are recognised where they are not given.

    With ``dry`` nothing is written. ``password`` opens PDFs that are encrypted; ``kind`` is what a
    person says that the files are.
    """

    language: str | None = None
    work: str | None = None
    dry: bool = False
    password: str | None = None
    kind: SourceKind | None = None


@frozen
class RecognisedFact:
    """A key of a manifest, the value that was recognised for it, and where it was found."""

    key: str
    value: str
    found: str


@frozen
class Added:
    """A text that came into a house, or would.

    ``name`` is its path as it was given, ``source`` the path in the house. ``known`` says that
    the house had the same text already. ``left`` are the keys of its manifest that a person may
    want to fill in. ``kind`` says what the file is; of a PDF, ``opened`` says that it was
    encrypted and the house has a copy that is not. ``pictures`` is how many pictures came with it,
    and ``findings`` what reading it met, of a text without those that its books name.
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
    pictures: int = 0
    findings: tuple[Finding, ...] = ()


@frozen
class _Plan:
    """How a text is added, and what its reading has shown; None where the house has it already."""

    addition: Addition
    reading: Reading | None = None
    kind: SourceKind = SourceKind.TEXT
    opened: bool = False
    pictures: int = 0


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


@frozen
class _Asked:
    """A file to be added, how, who is told of its pages, and a folder for what is made of it."""

    path: Path
    options: AddOptions
    watch: Watch
    folder: Path

    def tell(self, done: int, of: int) -> None:
        """Tell of a page that was read."""
        self.watch(Step(self.path.name, done, of))

    def kind(self) -> SourceKind:
        """Return what the file is."""
        from publisher.sources import kind_of

        if not self.path.is_file():
            return SourceKind.TEXT
        return kind_of(self.path, str(self.path), self.options.kind)

    def opening(self, kind: SourceKind) -> Opening:
        """Return how the file is opened; what is made on the way comes into the folder."""
        from publisher.sources import Opening

        return Opening(
            self.options.password,
            self.tell,
            copy=self.folder / "opened.pdf",
            transcript=self.folder / "transcript.jsonl",
            pictures=self.folder / PICTURES,
            kind=kind,
        )


def _plan(root: Path, asked: _Asked, earlier: list[Addition]) -> _Plan:
    path, options = asked.path, asked.options
    kind = asked.kind()
    # A path that is no file goes on to the reader of sources, which says what is wrong with it.
    by_lines = kind in (SourceKind.TEXT, SourceKind.MANUSCRIPT)
    content = path if not by_lines else path.read_bytes() if path.is_file() else b""
    if known := find_known(root, content, earlier):
        return _Plan(known)
    opening = asked.opening(kind)
    reading = settle(transcribe(path, path.name, options.language, opening))
    opened = opening.copy is not None and opening.copy.exists()
    if opened and opening.copy is not None:
        content = opening.copy
        if known := find_known(root, content, earlier):
            return _Plan(known)
    file_date = (date_of_build() or date_of_files([path])).date().isoformat()
    # Of a text, the name says whether it is a manuscript.
    ending = None if by_lines else ENDINGS[kind][0]
    # A PDF holds all the pictures that its text shows.
    pdf = kind is SourceKind.PDF
    prefix = f"{reading.text.language}-" if pdf else ""
    candidate = Candidate(path, content, reading.text, file_date, options.work, ending, prefix)
    addition = plan_addition(root, candidate, earlier)
    taken = () if pdf else pictures_to_take(root, addition.work, path, reading.text)
    beside = (*_beside(addition, opening, prefix), *taken)
    # One that lies beside the source may have been taken from there in reading it, too.
    pictures = len({name for name, _ in beside if f"/{PICTURES}/" in name})
    addition = replace(addition, copies=(*addition.copies, *beside))
    return _Plan(addition, reading, kind, opened, pictures)


def _beside(addition: Addition, opening: Opening, prefix: str) -> Iterator[tuple[str, Path]]:
    """Yield what reading has made, as (path in the house, where it is now).

    ``prefix`` comes before the names of pictures.
    """
    assert opening.transcript is not None
    assert opening.pictures is not None
    source = Path(addition.source)
    manuscript = opening.transcript.with_suffix(Path(TRANSCRIBED).suffix)
    for ending, made in ((TRANSCRIPT, opening.transcript), (TRANSCRIBED, manuscript)):
        if made.exists():
            yield source.with_name(source.stem + ending).as_posix(), made
    if opening.pictures.is_dir():
        for picture in sorted(opening.pictures.iterdir()):
            yield (source.parent / PICTURES / f"{prefix}{picture.name}").as_posix(), picture


def _carry_out(root: Path, addition: Addition) -> None:
    for name, source in addition.copies:
        # A picture that is there may be a better one of the same.
        if f"/{PICTURES}/" not in name or not (root / name).exists():
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
    is_pdf = plan.kind is SourceKind.PDF
    told = is_pdf or says_its_structure(plan.kind)
    return replace(
        added,
        left=left_to_fill_in(addition.facts, addition.undescribed),
        kind=NAMES[plan.kind],
        pages=len(reading.transcript.pages) if is_pdf else 0,
        opened=plan.opened,
        pictures=plan.pictures,
        findings=tuple(f for f in reading.findings if told and f.code.startswith(_SOURCES)),
    )


# Findings with this prefix are about the file, and a person had better know of them at once.
_SOURCES = "sources/"
