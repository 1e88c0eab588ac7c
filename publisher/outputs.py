"""Where products lie in ``build/``, how they get there whole, and what is known of each.

In: bytes with a place, and facts about a product. Out: files that are there completely or not
at all, and the record of what was built from what. Never here: how a product is made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from shutil import rmtree
from typing import Any

from publisher.errors import OutputError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

BUILD = "build"
BOOKLET = ".booklet.pdf"  # how the names of booklets end
COVER = ".cover"  # added to the name of a profile for the cover that goes round the book
RECORD = ".built.json"


class Kind(StrEnum):
    """What a product is; the values are the folders in ``build/``."""

    WORK = "works"
    PAMPHLET = "pamphlets"
    EDITION = "editions"


class Format(StrEnum):
    """Formats of books; the values are the endings of their files."""

    EPUB = "epub"
    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Product:
    """One thing built: ``path`` in the house, ``inputs`` a digest of all that it was made from.

    ``made_with`` says what a person asked for beyond that, where products are made by wish.
    ``digest`` is the SHA-256 of the file. ``pages`` is None where there are none to count;
    ``errors``, ``warnings`` and ``remarks`` count the findings in its texts and its making,
    ``findings`` are those of its making alone.
    """

    kind: Kind
    name: str
    language: str
    format: str
    path: str
    inputs: str
    digest: str
    size: int
    pages: int | None
    chapters: int
    notes: int
    errors: int
    warnings: int
    remarks: int
    findings: tuple[Finding, ...] = ()
    made_with: str = ""


def book_path(kind: Kind, name: str, language: str, form: Format) -> str:
    """Return where a book lies in its house (``build/pamphlets/tarov.sv.epub``)."""
    return f"{BUILD}/{kind}/{name}.{language}.{form}"


def booklet_path(kind: Kind, name: str, language: str) -> str:
    """Return where the booklet of a book lies (``build/pamphlets/tarov.sv.booklet.pdf``)."""
    return f"{BUILD}/{kind}/{name}.{language}{BOOKLET}"


def print_file_path(kind: Kind, name: str, language: str, profile: str) -> str:
    """Return where a printer's file lies (``build/pamphlets/tarov.sv.kdp.pdf``)."""
    return f"{BUILD}/{kind}/{name}.{language}.{profile}.pdf"


def work_folder(name: str, language: str) -> str:
    """Return the folder of a text's readable intermediates in its house."""
    return f"{BUILD}/{Kind.WORK}/{name}.{language}"


def proof_folder(path: str) -> str:
    """Return the folder of the pictures of a PDF (``build/proof/pamphlets/tarov.sv``).

    A work and an edition may have one name; so what lies in ``build/`` has its folder there too,
    and what lies elsewhere, by an absolute path, one of its name alone.
    """
    inside, stem = path.removeprefix(f"{BUILD}/"), Path(path).stem
    beside = "" if inside == path else f"{Path(inside).parent.as_posix()}/"
    return f"{BUILD}/proof/{beside}{stem}"


def place(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: readers see the old one or the new one.

    Raises OutputError where the disk is full or the folder may not be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", place=str(path)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def place_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> tuple[str, ...]:
    """Write files as they come into a folder, move it into place whole, and return their names.

    Whatever was in the folder is gone then. Raises OutputError as ``place`` does.
    """
    draft, old = (path.with_name(f".{path.name}.{os.getpid()}.{end}") for end in ("part", "old"))
    names = []
    try:
        draft.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            (draft / name).write_bytes(content)
            names.append(name)
        if path.exists():
            path.replace(old)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", place=str(path)) from error
    finally:
        if old.exists() and not path.exists():
            old.replace(path)
        for folder in (draft, old):
            rmtree(folder, ignore_errors=True)
    return tuple(names)


def read_record(root: Path) -> dict[str, Product]:
    """Return what is known of each product by its path; nothing where the record is unreadable.

    Without a record everything counts as stale and is built again, which is never wrong.
    """
    try:
        entries = json.loads((root / BUILD / RECORD).read_bytes())
        products = [_product(entry) for entry in entries]
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {product.path: product for product in products}


def _product(entry: dict[str, Any]) -> Product:
    known = {field.name: entry[field.name] for field in fields(Product)}
    findings = tuple(_finding(finding) for finding in entry["findings"])
    return Product(**{**known, "kind": Kind(entry["kind"]), "findings": findings})


def _finding(entry: dict[str, Any]) -> Finding:
    severity, place_ = Severity(entry["severity"]), Place(**entry["place"])
    return Finding(entry["code"], severity, entry["message"], entry["hint"], place_)


def write_record(root: Path, products: Iterable[Product]) -> None:
    """Keep what is known of the products, in order of their paths."""
    entries = [asdict(product) for product in sorted(products, key=lambda p: p.path)]
    text = json.dumps(entries, indent=1, ensure_ascii=False)
    place(root / BUILD / RECORD, f"{text}\n".encode())
