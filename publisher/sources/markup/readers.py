"""The readers of marked-up files, by path: web pages, e-books, TEI documents."""

from __future__ import annotations

from pathlib import Path

from publisher.model.source_kinds import SourceKind
from publisher.sources.markup.epub.reading import read_epub
from publisher.sources.markup.tei.reading import read_tei
from publisher.sources.markup.web.reading import Load, read_web
from publisher.sources.structured.read_source import ReadSource

# Bytes of a picture or style sheet that lies beside a file.
LARGEST = 100_000_000


def read_markup(kind: SourceKind, path: Path, shown: str) -> ReadSource:
    """Return a file as read; ``shown`` is its path for people.

    Raises SourceError for a file that is not of its kind, or cannot be read.
    """
    if kind is SourceKind.EPUB:
        return read_epub(path, shown)
    reader = read_tei if kind is SourceKind.TEI else read_web
    return reader(path.read_bytes(), shown, _beside(path))


def _beside(path: Path) -> Load:
    """Return what reads files in the folder of a file and below it, and no others."""
    folder = path.parent.resolve()

    def load(name: str) -> bytes | None:
        try:
            wanted = (folder / name).resolve()
            inside = wanted.is_relative_to(folder) and wanted.is_file()
            return wanted.read_bytes() if inside and wanted.stat().st_size <= LARGEST else None
        except (OSError, ValueError):  # no name that a file can have
            return None

    return load
