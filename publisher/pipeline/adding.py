"""Source texts are taken into a house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import PublisherError
from publisher.house import (
    Addition,
    Newcomer,
    find_known,
    left_to_fill_in,
    plan_addition,
    require_house,
    whereabouts,
)
from publisher.outputs import place
from publisher.pipeline.dates import date_of_build, date_of_files
from publisher.pipeline.reports import Failure
from publisher.pipeline.stages import read_text
from publisher.pipeline.working_on import working_on


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How texts are to come in: their language and work if they are given; ``dry``: only say it."""

    language: str | None = None
    work: str | None = None
    dry: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A text that came in, or would: what was recognised (key, value, where), what is left.

    ``known``: the house has the same text already, at ``source``.
    """

    name: str
    work: str
    language: str
    source: str
    known: bool
    facts: tuple[tuple[str, str, str], ...] = ()
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
            earlier.append(addition)
            yield _told(path, addition)


def _plan(root: Path, path: Path, options: AddOptions, earlier: list[Addition]) -> Addition:
    content = path.read_bytes() if path.is_file() else b""
    if known := find_known(root, content, earlier):
        return known
    text = read_text(path, path.name, options.language).value
    published = (date_of_build() or date_of_files([path])).date().isoformat()
    return plan_addition(root, Newcomer(path, content, text, published, options.work), earlier)


def _told(path: Path, addition: Addition) -> Added:
    facts = tuple((fact.key, fact.value, whereabouts(fact)) for fact in addition.facts)
    left = () if addition.known else left_to_fill_in(addition.facts)
    return Added(
        str(path), addition.work, addition.language, addition.source, addition.known, facts, left
    )
