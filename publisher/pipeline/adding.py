"""Source texts are taken into a house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import PublisherError
from publisher.house import (
    Addition,
    Candidate,
    find_known,
    left_to_fill_in,
    plan_addition,
    provenance,
    require_house,
)
from publisher.outputs import place
from publisher.pipeline.dates import date_of_build, date_of_files
from publisher.pipeline.reports import Failure
from publisher.pipeline.stages import read_text
from publisher.pipeline.working_on import working_on


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How texts are added; language and work are recognised where they are not given.

    With ``dry`` nothing is written.
    """

    language: str | None = None
    work: str | None = None
    dry: bool = False


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
    want to fill in.
    """

    name: str
    work: str
    language: str
    source: str
    known: bool
    facts: tuple[RecognisedFact, ...] = ()
    left: tuple[str, ...] = ()


def add(root: Path, paths: tuple[Path, ...], options: AddOptions) -> Iterator[Added | Failure]:
    """Take texts into a house one after the other; yield what became of each.

    Raises UsageError where the folder holds no house.
    """
    require_house(root)
    earlier: list[Addition] = []
    for path in paths:
        try:
            with working_on(str(path)):
                addition = _plan(root, path, options, earlier)
            if not options.dry:
                for name, content in addition.files:
                    place(root / name, content)
        except PublisherError as error:
            yield Failure(str(path), error)
        else:
            earlier.append(addition)  # the next text may be of the same work, or the same text
            yield _added(path, addition)


def _plan(root: Path, path: Path, options: AddOptions, earlier: list[Addition]) -> Addition:
    # A path that is no file goes on to the reader of sources, which says what is wrong with it.
    content = path.read_bytes() if path.is_file() else b""
    if known := find_known(root, content, earlier):
        return known
    text = read_text(path, path.name, options.language).value
    published = (date_of_build() or date_of_files([path])).date().isoformat()
    return plan_addition(root, Candidate(path, content, text, published, options.work), earlier)


def _added(path: Path, addition: Addition) -> Added:
    facts = tuple(RecognisedFact(fact.key, fact.value, provenance(fact)) for fact in addition.facts)
    left = () if addition.known else left_to_fill_in(addition.facts)
    return Added(
        str(path), addition.work, addition.language, addition.source, addition.known, facts, left
    )
