"""Works of a house get another name, leave it, or become manuscripts that a person keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from glob import escape
from pathlib import Path

from publisher.errors import OutputError, UsageError
from publisher.house import (
    free_folder,
    manifests_with,
    read_house,
    renamed_manifests,
    require_house,
    work_folder_named,
)
from publisher.outputs import BUILD, PROOF, ProductKind, place
from publisher.pipeline.left_behind import without
from publisher.pipeline.ruling import other_texts_of, work_named
from publisher.pipeline.rulings import read_all_rulings
from publisher.pipeline.stages import MANUSCRIPT, read, readable
from publisher.structs import frozen

REMOVED = "removed"  # beside seeds/ and build/
ORIGINAL = "original"  # in the folder of a work


@frozen
class Moved:
    """What came of a work: where it lies now, manifests that were changed, products that went."""

    to: str
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def rename_work(root: Path, old: str, new: str) -> Moved:
    """Give a work another name, in the manifests that name it too; its products go.

    Where a step fails, the house is as it was. Raises UsageError for names that are not there, or
    cannot be; ManifestError where the house cannot be read, or could not be read afterwards.
    """
    require_house(root)
    folder, to = work_folder_named(root, old), free_folder(root, new)
    read_house(root)
    contents = dict(renamed_manifests(root, old, new))
    with ExitStack() as undo:
        _move(folder, to, undo)
        for path, content in contents.items():
            undo.callback(place, root / path, (root / path).read_bytes())
            place(root / path, content)
        read_house(root)
        undo.pop_all()
    gone = tuple(_without_products(root, old))
    return Moved(to.relative_to(root).as_posix(), tuple(contents), gone)


def remove_work(root: Path, name: str) -> Moved:
    """Take a work out of a house: its folder goes to ``removed/``, its products go.

    Raises UsageError for a work that is not there, or that a manifest names; ManifestError for a
    manifest of house or editions that cannot be read.
    """
    require_house(root)
    folder = work_folder_named(root, name)
    if manifests := manifests_with(root, name):
        hint = f"take it out of {', '.join(manifests)} first"
        raise UsageError(f"a manifest names the work “{name}”", hint=hint)
    to = _free(root / REMOVED, name)
    _move(folder, to)
    return Moved(to.relative_to(root).as_posix(), gone=tuple(_without_products(root, name)))


def adopt_manuscript(root: Path, name: str) -> Moved:
    """Make the restored text of a source the manuscript that a person edits from now on.

    The source goes to ``original/`` in the folder of its work, with its rulings and what was read
    from it: they are obeyed once more, in the manuscript, and then apply no longer. Where a step
    fails, all is as it was. Raises UsageError for a text that is not there or is a manuscript
    already.
    """
    work = work_named(root, name)
    reading = read(work, read_all_rulings(root, (work,))[work], other_texts_of(root, work))
    source = Path(work.path)
    beside = sorted(p for p in source.parent.glob(f"{source.stem}.*") if p.is_file())
    content = readable(reading.text, reading.findings)["manuscript.md"]
    kept = tuple(source.parent / ORIGINAL / path.name for path in beside)
    if there := next((path for path in kept if path.exists()), None):
        raise UsageError("an original of this name is kept already", place=str(there))
    manuscript = source.with_suffix(MANUSCRIPT)
    with ExitStack() as undo:
        for path, to in zip(beside, kept, strict=True):
            _move(path, to, undo)
        place(manuscript, content)
        undo.pop_all()
    shown = Path(work.source).with_suffix(manuscript.suffix).as_posix()
    return Moved(shown, tuple(f"{ORIGINAL}/{path.name}" for path in kept))


def _move(path: Path, to: Path, undo: ExitStack | None = None) -> None:
    """Move a file or a folder; with ``undo`` it comes back where a later step fails."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)
    except OSError as error:
        raise OutputError(f"cannot be moved: {error.strerror}", place=str(path)) from error
    if undo is not None:
        undo.callback(to.rename, path)


def _free(folder: Path, name: str) -> Path:
    """Return a path in a folder that nothing has: the name, else with a number behind it."""
    to, number = folder / name, 2
    while to.exists():
        to, number = folder / f"{name}-{number}", number + 1
    return to


def _without_products(root: Path, name: str) -> Iterator[str]:
    """Remove what was built of a work as a pamphlet, and yield the paths; all can be made again.

    What cannot be removed stays, and is not named.
    """
    below, own = root / BUILD, f"{escape(name)}.*"
    built = sorted((*below.glob(f"*/{own}"), *below.glob(f"{PROOF}/*/{own}")))
    others = (path for path in built if path.parent.name != ProductKind.EDITION)
    return without(root, (path.relative_to(root).as_posix() for path in others))
