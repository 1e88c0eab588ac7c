"""A book may load its own resources and styles and the files of a few folders, never the network."""

from __future__ import annotations

import mimetypes
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from publisher.printing.search_path import SearchPath

# A name that can never be looked up (RFC 2606), so that relative addresses can be told
# from all others and nothing is fetched even if a check were forgotten.
BASE = "https://book.invalid/"


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
