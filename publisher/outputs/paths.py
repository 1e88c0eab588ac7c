"""The path of each product, as text with slashes from the folder of its house on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from publisher.model.formats import Format

BUILD = "build"
PROOF = "proof"  # the folder of pictures of pages, in that
BOOKLET = ".booklet.pdf"  # how the names of booklets end
COVER = ".cover"  # added to the name of a profile for the cover that goes round the book


class ProductKind(StrEnum):
    """The kinds of products; the values are their folders in ``build/``."""

    WORK = "works"
    PAMPHLET = "pamphlets"
    EDITION = "editions"


def book_path(kind: ProductKind, name: str, language: str, form: Format) -> str:
    """Return where a book lies in its house (``build/pamphlets/tarov.sv.epub``)."""
    return f"{BUILD}/{kind}/{name}.{language}.{form}"


def booklet_path(kind: ProductKind, name: str, language: str) -> str:
    """Return where the booklet of a book lies (``build/pamphlets/tarov.sv.booklet.pdf``)."""
    return f"{BUILD}/{kind}/{name}.{language}{BOOKLET}"


def print_file_path(kind: ProductKind, name: str, language: str, profile: str) -> str:
    """Return where a printer's file lies (``build/pamphlets/tarov.sv.kdp.pdf``)."""
    return f"{BUILD}/{kind}/{name}.{language}.{profile}.pdf"


def work_folder(name: str, language: str) -> str:
    """Return the folder of a text's readable intermediates in its house."""
    return f"{BUILD}/{ProductKind.WORK}/{name}.{language}"


def proof_folder(path: str) -> str:
    """Return the folder of the pictures of a PDF (``build/proof/pamphlets/tarov.sv``).

    A work and an edition may have one name; so what lies in ``build/`` has its folder there too,
    and what lies elsewhere, by an absolute path, one of its name alone.
    """
    inside, stem = path.removeprefix(f"{BUILD}/"), Path(path).stem
    beside = "" if inside == path else f"{Path(inside).parent.as_posix()}/"
    return f"{BUILD}/{PROOF}/{beside}{stem}"
