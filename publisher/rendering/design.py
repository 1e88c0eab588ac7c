"""Templates and styles are found in the house's own folders first, then in the package's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import publisher
from publisher.errors import DesignError
from publisher.model.rendering import Resource
from publisher.rendering.style_faults import faults_in, misspelt_properties, properties_in
from publisher.structs import frozen


@frozen
class Design:
    """Folders in the order they are searched: a file of the same name in an earlier one wins.

    ``fonts`` is the folder of a house's own typefaces; ``made`` are sheets that were made for a
    product, and come before all files.
    """

    templates: tuple[Path, ...]
    styles: tuple[Path, ...]
    fonts: Path | None = None
    made: tuple[Resource, ...] = ()

    def style(self, name: str) -> Resource:
        """Return a style sheet under the name documents link it by (``styles/NAME``).

        Raises DesignError where no folder has it, it is not UTF-8, or it cannot be read.
        """
        for sheet in self.made:
            if sheet.name == f"styles/{name}":
                return sheet
        for folder in self.styles:
            if (folder / name).is_file():
                return Resource(f"styles/{name}", "text/css", _style(folder / name).encode())
        looked = ", ".join(str(folder) for folder in self.styles)
        raise DesignError(f"the style sheet “{name}” is missing", hint=f"looked in {looked}")

    def has_style(self, name: str) -> bool:
        """Tell whether a folder has a style sheet of this name."""
        made = any(sheet.name == f"styles/{name}" for sheet in self.made)
        return made or any((folder / name).is_file() for folder in self.styles)

    def misspelt(self, names: tuple[str, ...]) -> Iterator[tuple[str, int, str, str]]:
        """Yield name, line, property and right one of what is nearly a property in sheets of a house.

        Those known are the properties that the package's sheets set.
        """
        *own, packaged = self.styles
        sheets = {n: f / n for f in reversed(own) for n in names if (f / n).is_file()}
        known = _known(packaged) if sheets else frozenset()
        for name, path in sheets.items():
            for line, wrong, right in misspelt_properties(_style(path), known):
                yield f"styles/{name}", line, wrong, right


def find_design(house: Path | None = None) -> Design:
    """Return the design of a house (the folder that holds templates/ and styles/), or the package's."""
    fonts = house / "fonts" if house is not None else None
    return Design(_folders("templates", house), _folders("styles", house), fonts)


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


@lru_cache(maxsize=4)
def _known(folder: Path) -> frozenset[str]:
    """Return the properties that the style sheets of a folder set."""
    sheets = (_style(path) for path in sorted(folder.glob("*.css")))
    return frozenset(name for sheet in sheets for _, name in properties_in(sheet))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise DesignError("the style sheet is not UTF-8", place=str(path)) from error


def _style(path: Path) -> str:
    """Return the text of a style sheet; CSS itself would pass over what it cannot read."""
    text = _text(path)
    if faults := _faults(text):
        line, matter = faults[0]
        more = "".join(f"\n  {path}:{at}: {words}" for at, words in faults[1:])
        hint = "correct the style sheet; what cannot be read there would be passed over"
        raise DesignError(f"{matter}{more}", hint=hint, place=f"{path}:{line}")
    return text


def style_faults(path: Path) -> tuple[tuple[int, str], ...]:
    """Return line (from 1) and words of what cannot be read in a style sheet.

    One that is no text at all is left to whoever needs it.
    """
    try:
        return _faults(_text(path))
    except DesignError:
        return ()


@lru_cache(maxsize=64)  # the books of a house share their sheets
def _faults(css: str) -> tuple[tuple[int, str], ...]:
    return tuple(faults_in(css))
