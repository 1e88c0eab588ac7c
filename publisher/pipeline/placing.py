"""Finished files of a house are put into their place and described as products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.findings import Finding
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.outputs import (
    Extent,
    Making,
    Product,
    ProductKind,
    Subject,
    digest_of_bytes,
    digest_of_files,
    place,
)
from publisher.pipeline.books import Book, folder_of, path_of
from publisher.pipeline.build_state import BuildState
from publisher.pipeline.house_words import ANSWERS

if TYPE_CHECKING:
    from publisher.pipeline.formats import BookFile

TEXT = "text"  # the format of a text's intermediates in the record


def place_text(
    state: BuildState,
    work: WorkText,
    files: dict[str, bytes],
    findings: tuple[Finding, ...],
    doubts: int = 0,
) -> Product:
    """Put the intermediates of a text, by file name, into its folder; other files there go.

    ``doubts`` is the number of those that no ruling has settled.
    """
    folder = folder_of(work)
    # A manuscript has fewer intermediates than an extracted text that lay there before.
    for path in (state.root / folder).glob("*"):
        if path.name not in files and path.is_file():
            path.unlink()
    state.inputs.was_told(work, files.get(ANSWERS, b""))
    for name, content in sorted(files.items()):
        place(state.root / folder / name, content)
    size = sum(len(content) for content in files.values())
    making = Making(state.inputs.of_text(work), digest_of_files(files), size)
    subject = Subject(ProductKind.WORK, work.work, work.language, TEXT, folder)
    return Product.of(subject, making, Extent(doubts=doubts), findings)


def place_book(state: BuildState, book: Book, form: Format, file: BookFile) -> Product:
    """Put the file of a book into its place."""
    path, content = path_of(book, form), file.content
    place(state.root / path, content)
    subject = Subject(book.kind, book.name, book.language, form, path)
    making = Making(state.inputs.of_book(book, form), digest_of_bytes(content), len(content))
    in_texts = state.findings_in_texts(book)
    return Product.of(subject, making, file.extent, file.findings, in_texts)
