"""A small book, file by file, as it was last read by a person and found right.

After a wanted change run ``python -m tests.epub.test_golden``, read what it rewrote (git diff)
and commit it with the change.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.epub.conftest import packed
from tests.epub.opening import members
from tests.rendering.books import collection

GOLDEN = Path(__file__).with_name("golden")
FILES = (
    "content.opf",
    "nav.xhtml",
    "toc.ncx",
    "halftitle.xhtml",
    "titlepage.xhtml",
    "imprint.xhtml",
    "division-1.xhtml",
    "text-01.xhtml",
    "text-01-chapter-01.xhtml",
    "text-01-chapter-02.xhtml",
    "text-01-chapter-03.xhtml",
    "text-01-notes.xhtml",
    "text-02-chapter-01.xhtml",
)


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_as_it_was(collection_epub: bytes, name: str) -> None:
    assert members(collection_epub)[f"EPUB/{name}"] == (GOLDEN / name).read_bytes()


def accept() -> None:
    """Write the files as they are now."""
    files = members(packed(collection()))
    GOLDEN.mkdir(exist_ok=True)
    for name in FILES:
        (GOLDEN / name).write_bytes(files[f"EPUB/{name}"])


if __name__ == "__main__":
    accept()
