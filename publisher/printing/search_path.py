"""Where the files of a book may lie: those of its house, and typefaces."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path

from publisher.kept import digest
from publisher.model.rendering import Resource
from publisher.structs import frozen

FONTS = "fonts/"  # what the address of a typeface begins with in a style sheet


@frozen
class SearchPath:
    """Where the files of a book may lie; each group of folders is searched in order.

    ``folders`` (the house, the package) are searched for every relative address, ``fonts`` for
    the file name of an address under ``fonts/``. ``resources`` are those of one book, which have no
    files. ``noted`` takes down the names of all files that are asked for, each with the digest of
    what it holds just before it is read, if anybody wants them.
    """

    folders: tuple[Path, ...] = ()
    fonts: tuple[Path, ...] = ()
    resources: tuple[Resource, ...] = field(default=(), repr=False)
    noted: dict[str, str] | None = field(default=None, repr=False, compare=False)

    def with_resources(self, resources: tuple[Resource, ...]) -> SearchPath:
        """Return the same search path with the resources of one book."""
        return replace(self, resources=resources)

    def face(self, name: str) -> Path | None:
        """Return the file of a typeface by its name, or None where no folder holds it."""
        return _inside(self.fonts, Path(name).name) if name else None

    def resource(self, name: str) -> Resource | None:
        """Return a resource of the book by the name it goes by, or None."""
        return next((r for r in self.resources if r.name == name), None)

    @property
    def styles(self) -> tuple[Resource, ...]:
        """Return the style sheets of the book."""
        return tuple(one for one in self.resources if one.media_type == "text/css")

    def file(self, name: str) -> Path | None:
        """Return the file that a relative address names, None where there is none in the folders."""
        path = self._found(name)
        if self.noted is not None:
            self.noted.setdefault(name, _digest(path))
        return path

    def digest(self, name: str) -> str:
        """Return the digest of the file that ``file`` finds, nothing where there is none."""
        return _digest(self._found(name))

    def _found(self, name: str) -> Path | None:
        if name.startswith(FONTS) and (face := self.face(name)):
            return face
        return _inside(self.folders, name)


def _digest(path: Path | None) -> str:
    return "" if path is None else digest(path)


def _inside(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return the first file of that name; neither links nor ``..`` may lead out of its folder."""
    for folder in folders:
        root = folder.resolve()
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file():
            return path
    return None
