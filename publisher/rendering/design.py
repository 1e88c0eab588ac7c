"""Templates and styles are found in the house's own folders first, then in the package's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import publisher
from publisher.errors import DesignError
from publisher.model.rendering import Resource

# A comment, a string, a brace, a line end (CSS Syntax 3, 4.3): braces in the first two are words.
_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|[{}\n]""", re.DOTALL
)


@dataclass(frozen=True, slots=True)
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

        Raises DesignError where no folder has it, it is not UTF-8, or a brace is not closed.
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


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise DesignError("the style sheet is not UTF-8", place=str(path)) from error


def _style(path: Path) -> str:
    """Return the text of a style sheet; CSS itself closes every open brace at the end of the file."""
    text = _text(path)
    if line := unclosed(text):
        matter = "the brace that is opened here is not closed"
        raise DesignError(matter, hint="put } where its rules end", place=f"{path}:{line}")
    return text


def unclosed(css: str) -> int:
    """Return the line (from 1) of the last brace that nothing closes, 0 where all are closed."""
    opened: list[int] = []
    line = 1
    for token in _TOKEN.finditer(css):
        if token[0] == "{":
            opened.append(line)
        elif token[0] == "}" and opened:
            opened.pop()
        line += token[0].count("\n")
    return opened[-1] if opened else 0
