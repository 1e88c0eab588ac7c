"""Works of a house get another name, leave it, or become manuscripts that a person keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from publisher.errors import OutputError, UsageError
from publisher.house import (
    editions_with,
    free_folder,
    read_house,
    renamed_in,
    require_house,
    work_folder_named,
)
from publisher.outputs import BUILD, place
from publisher.pipeline.ruling import work_named
from publisher.pipeline.rulings import read_all_rulings
from publisher.pipeline.stages import MANUSCRIPT, read, readable

REMOVED = "removed"  # beside seeds/ and build/
ORIGINAL = "original"  # in the folder of a work


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of a work: where it lies now, editions that were changed, products that went."""

    to: str
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def rename_work(root: Path, old: str, new: str) -> Moved:
    """Give a work another name, in the editions that name it too; its products go.

    Raises UsageError for names that are not there, or cannot be; ManifestError where the house
    cannot be read.
    """
    require_house(root)
    folder, to = work_folder_named(root, old), free_folder(root, new)
    read_house(root)  # manifests with mistakes would be changed half
    editions = editions_with(root, old)
    contents = {path: renamed_in(root / path, old, new) for path in editions}
    _move(folder, to)
    for path, content in contents.items():
        place(root / path, content)
    return Moved(to.relative_to(root).as_posix(), editions, tuple(_without_products(root, old)))


def remove_work(root: Path, name: str) -> Moved:
    """Take a work out of a house: its folder goes to ``removed/``, its products go.

    Raises UsageError for a work that is not there, or that an edition names.
    """
    require_house(root)
    folder = work_folder_named(root, name)
    if editions := editions_with(root, name):
        hint = f"take it out of {', '.join(editions)} first"
        raise UsageError(f"an edition names the work “{name}”", hint=hint)
    to = _free(root / REMOVED, name)
    _move(folder, to)
    return Moved(to.relative_to(root).as_posix(), gone=tuple(_without_products(root, name)))


def adopt_manuscript(root: Path, name: str) -> Moved:
    """Make the restored text of a source the manuscript that a person edits from now on.

    The source goes to ``original/`` in the folder of its work, with its rulings and what was read
    from it: they are obeyed once more, in the manuscript, and then apply no longer. Raises
    UsageError for a text that is not there or is a manuscript already.
    """
    work = work_named(root, name)
    reading = read(work, read_all_rulings(root, (work,))[work])
    source = Path(work.path)
    beside = sorted(p for p in source.parent.glob(f"{source.stem}.*") if p.is_file())
    content = readable(reading.text, reading.findings)["manuscript.md"]
    kept = tuple(source.parent / ORIGINAL / path.name for path in beside)
    if there := next((path for path in kept if path.exists()), None):
        raise UsageError("an original of this name is kept already", place=str(there))
    manuscript = source.with_suffix(MANUSCRIPT)
    for path, to in zip(beside, kept, strict=True):
        _move(path, to)
    place(manuscript, content)
    shown = Path(work.source).with_suffix(manuscript.suffix).as_posix()
    return Moved(shown, tuple(f"{ORIGINAL}/{path.name}" for path in kept))


def _move(path: Path, to: Path) -> None:
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)
    except OSError as error:
        raise OutputError(f"cannot be moved: {error.strerror}", place=str(path)) from error


def _free(folder: Path, name: str) -> Path:
    """Return a path in a folder that nothing has: the name, else with a number behind it."""
    to, number = folder / name, 2
    while to.exists():
        to, number = folder / f"{name}-{number}", number + 1
    return to


def _without_products(root: Path, name: str) -> Iterator[str]:
    """Remove what was built of a work as a pamphlet, and yield the paths; all can be made again."""
    for path in sorted((root / BUILD).glob(f"*/{name}.*")):
        if path.parent.name == "editions":
            continue
        if path.is_dir():
            rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        yield path.relative_to(root).as_posix()
