"""A book may load its own resources and styles and the files of a few folders, never the network."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from publisher.model.rendering import Resource

# A name that can never be looked up (RFC 2606), so that relative addresses can be told
# from all others and nothing is fetched even if a check were forgotten.
BASE = "https://book.invalid/"
FONTS = "fonts/"  # what the address of a typeface begins with in a style sheet


@dataclass(frozen=True, slots=True)
class SearchPath:
    """Where the files of a book may lie; each group of folders is searched in order.

    ``folders`` (the house, the package) are searched for every relative address, ``fonts`` for
    the file name of an address under ``fonts/``. ``resources`` are those of one book, which have no
    files.
    """

    folders: tuple[Path, ...] = ()
    fonts: tuple[Path, ...] = ()
    resources: tuple[Resource, ...] = field(default=(), repr=False)

    def with_resources(self, resources: tuple[Resource, ...]) -> SearchPath:
        """Return the same search path with the resources of one book."""
        return SearchPath(self.folders, self.fonts, resources)

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
        if name.startswith(FONTS) and (face := self.face(name)):
            return face
        return _inside(self.folders, name)


def _inside(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return the first file of that name; neither links nor ``..`` may lead out of its folder."""
    for folder in folders:
        root = folder.resolve()
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file():
            return path
    return None


class BookFetcher(URLFetcher):  # type: ignore[misc]
    """Fetches for WeasyPrint what one search path offers; anything else stops the rendering."""

    def __init__(self, files: SearchPath) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the content behind an address; raise FatalURLFetchingError for a forbidden one."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = _name(url)
        if name is None:
            raise FatalURLFetchingError(f"{url} may not be loaded: a book loads only its own files")
        if resource := self._files.resource(name):
            return _response(url, resource.content, resource.media_type)
        if path := self._files.file(name):
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return _response(url, path.read_bytes(), kind)
        raise FatalURLFetchingError(f"{name} is not among the files of the book")


def _name(url: str) -> str | None:
    """Return the relative name that an address stands for, None when it is not one of the book's."""
    if not url.startswith(BASE):
        return None
    return unquote(urlsplit(url).path).lstrip("/")


def _response(url: str, content: bytes, kind: str) -> URLFetcherResponse:
    """Wrap content as WeasyPrint expects it."""
    return URLFetcherResponse(url, content, {"Content-Type": kind})
