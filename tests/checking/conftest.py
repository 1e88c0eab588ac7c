"""The books that are checked: those of the makers' tests."""

from tests.epub.conftest import collection_epub, pamphlet_epub
from tests.printing.conftest import files

__all__ = ["collection_epub", "files", "pamphlet_epub"]
