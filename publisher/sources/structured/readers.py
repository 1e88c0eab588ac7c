"""The reader of each kind of file; each is loaded when a file of its kind comes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from publisher.model.source_kinds import SourceKind
from publisher.sources.structured.pandoc.program import is_for_pandoc
from publisher.sources.structured.read_source import ReadSource

# A reader takes the path of a file and its name for people. It raises SourceError for a file that
# is not what its kind says; other errors end the process, and the file is refused.
Reader: TypeAlias = Callable[[Path, str], ReadSource]


def reader_of(kind: SourceKind) -> Reader:
    """Return the reader of a kind of file that says its own structure."""
    if is_for_pandoc(kind):
        from publisher.sources.structured.pandoc.reading import read_with_pandoc

        return partial(read_with_pandoc, kind)
    from publisher.sources.markup.readers import read_markup

    return partial(read_markup, kind)
