"""A house is watched, and what a saved file changes is built at once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from publisher.errors import PublisherError
from publisher.house import is_transcript, require_house, shown
from publisher.pipeline.building import build
from publisher.pipeline.reports import Report, Watch
from publisher.pipeline.requests import BuildRequest
from publisher.structs import frozen

# The folders of a house that books are made from.
WATCHED = ("seeds", "templates", "styles", "fonts", "profiles")
# Milliseconds: between two looks at what was saved, of which nobody notices so few; and of quiet
# behind a save, in which an editor is done with all its files.
LOOK, QUIET = 200, 20


@frozen
class Rebuilt:
    """What came of some saved files: their paths in the house, the report or the error, seconds."""

    files: tuple[str, ...]
    result: Report | PublisherError
    seconds: float


def watch_house(
    root: Path, request: BuildRequest, watch: Watch, saves: Iterable[Iterable[Path]] | None = None
) -> Iterator[Rebuilt]:
    """Build what is stale of a request, and again after each save; yield what came of it.

    ``saves`` are the paths that were written, save by save; None waits for those of the house
    until it is interrupted. An error in a manifest or a text is yielded, and watching goes on.
    Raises UsageError where the folder holds no house.
    """
    require_house(root)
    # Watched from before the first build, so that nothing saved during it is missed.
    watched = _watched(root) if saves is None else saves
    yield _rebuilt(root, (), request, watch)
    for paths in watched:
        files = tuple(sorted(shown(root, path) for path in paths if not _is_own(path)))
        if files:
            yield _rebuilt(root, files, request, watch)


def _watched(root: Path) -> Iterator[set[Path]]:
    """Return the saves in a house from now on."""
    saves = _saves(root)
    next(saves)  # comes when the folders are watched
    return saves


def _saves(root: Path) -> Iterator[set[Path]]:
    """Yield the paths in a house that were written, save by save; none where nothing was saved."""
    from watchfiles import watch  # a compiled library; only who watches needs it

    whole = root.resolve()  # folders that the house has not yet are watched too

    def counts(_: object, path: str) -> bool:
        return Path(path).relative_to(whole).parts[:1] in {(name,) for name in WATCHED}

    for changes in watch(
        whole,
        watch_filter=counts,
        step=QUIET,
        raise_interrupt=True,
        rust_timeout=LOOK,
        yield_on_timeout=True,
    ):
        # Not resolved: a work may be a link to another disk.
        yield {root / Path(path).relative_to(whole) for _, path in changes}


def _is_own(path: Path) -> bool:
    """Tell whether the program itself, or an editor on its way, has written a file."""
    return path.name.startswith(".") or is_transcript(path.name)


def _rebuilt(root: Path, files: tuple[str, ...], request: BuildRequest, watch: Watch) -> Rebuilt:
    began = time.monotonic()
    result: Report | PublisherError
    try:
        result = build(root, request, watch)
    except PublisherError as error:
        result = error
    return Rebuilt(files, result, time.monotonic() - began)
