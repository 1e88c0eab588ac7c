"""The templates and styles that a house may have of its own, and copies of the package's to start from."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import UsageError, nearest
from publisher.house import require_house
from publisher.outputs import place
from publisher.rendering import find_design
from publisher.structs import frozen

TEMPLATES, STYLES = "templates", "styles"


@frozen
class DesignFile:
    """A template or style sheet: its name (``styles/print.css``), and whether it is the house's own."""

    name: str
    own: bool


def design_files(root: Path) -> tuple[DesignFile, ...]:
    """Return every template and style sheet that books are made with, by name."""
    own = {name for name, path in _files(root).items() if path.is_relative_to(root)}
    return tuple(DesignFile(name, name in own) for name in sorted(_files(root)))


def copy_design_file(root: Path, name: str) -> str:
    """Copy a template or style of the package into the house, and return its path there.

    ``name`` is its path or the end of it (``print.css``). Raises UsageError for a name that none
    or several have, and for a file that the house has already.
    """
    require_house(root)
    files = _files(None)
    meant = [known for known in files if known == name or known.endswith(f"/{name}")]
    if not meant:
        raise UsageError(f"there is no template or style “{name}”", hint=nearest(name, files))
    if len(meant) > 1:
        raise UsageError(f"several files are called “{name}”", hint=f"one of {', '.join(meant)}")
    (path,) = meant
    if (root / path).exists():
        raise UsageError("the house has this file already", place=path)
    place(root / path, files[path].read_bytes())
    return path


def _files(root: Path | None) -> dict[str, Path]:
    """Return the files of a design by their names; those of a house come before the package's."""
    design = find_design(root)
    found: dict[str, Path] = {}
    for kind, folders in ((TEMPLATES, design.templates), (STYLES, design.styles)):
        for folder in folders:
            for path in sorted(folder.rglob("*.*")):
                found.setdefault(f"{kind}/{path.relative_to(folder).as_posix()}", path)
    return found
