"""Templates and styles are found in the house's own folders first, then in the package's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import publisher
from publisher.errors import DesignError
from publisher.model.rendering import Resource


@dataclass(frozen=True, slots=True)
class Design:
    """Folders in the order they are searched: a file of the same name in an earlier one wins."""

    templates: tuple[Path, ...]
    styles: tuple[Path, ...]

    def style(self, name: str) -> Resource:
        """Return a style sheet under the name documents link it by (``styles/NAME``).

        Raises DesignError where no folder has it or it is not UTF-8.
        """
        for folder in self.styles:
            if (folder / name).is_file():
                return Resource(f"styles/{name}", "text/css", _text(folder / name).encode())
        looked = ", ".join(str(folder) for folder in self.styles)
        raise DesignError(f"the style sheet “{name}” is missing", hint=f"looked in {looked}")


def find_design(house: Path | None = None) -> Design:
    """Return the design of a house (the folder that holds templates/ and styles/), or the package's."""
    return Design(_folders("templates", house), _folders("styles", house))


def _folders(kind: str, house: Path | None) -> tuple[Path, ...]:
    # In the repository the house and the package are one folder, which is searched once.
    own = (house / kind,) if house is not None and (house / kind).is_dir() else ()
    packaged = _packaged(kind)
    return own if packaged in own else (*own, packaged)


def _packaged(kind: str) -> Path:
    """Return the package's folder: inside it in a wheel, beside it in the repository."""
    package = Path(publisher.__file__).resolve().parent
    for folder in (package / kind, package.parent / kind):
        if folder.is_dir():
            return folder
    raise DesignError(f"the package has no {kind}", hint="install publisher again")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise DesignError("the style sheet is not UTF-8", place=str(path)) from error
