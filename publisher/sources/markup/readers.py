"""The readers of marked-up files, by path: web pages, e-books, TEI documents."""

from __future__ import annotations

from pathlib import Path

from publisher.model.source_kinds import SourceKind
from publisher.sources.markup.epub.reading import read_epub
from publisher.sources.markup.pictures import files_beside
from publisher.sources.markup.tei.reading import read_tei
from publisher.sources.markup.web.reading import read_web
from publisher.sources.structured.read_source import ReadSource


def read_markup(kind: SourceKind, path: Path, shown: str) -> ReadSource:
    """Return a file as read; ``shown`` is its path for people.

    Raises SourceError for a file that is not of its kind, or cannot be read.
    """
    if kind is SourceKind.EPUB:
        return read_epub(path, shown)
    reader = read_tei if kind is SourceKind.TEI else read_web
    return reader(path.read_bytes(), shown, files_beside(path))
