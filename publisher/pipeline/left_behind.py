"""What lies in ``build/`` of books that the house no longer has: it is named, and can be removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from publisher.house import is_name, is_tag
from publisher.model.findings import Finding, Severity
from publisher.model.formats import Format
from publisher.model.places import Place
from publisher.outputs import BUILD, PROOF, ProductKind
from publisher.pipeline.books import Book

# So many paths are named; ``build --tidy`` lists all.
NAMED = 6
_BOOKS = (ProductKind.PAMPHLET, ProductKind.EDITION)


def left_behind(root: Path, books: Iterable[Book]) -> tuple[str, ...]:
    """Return what was built of books that are not among ``books``, all those of the house.

    Paths are those in the house, of files and folders; only what is named as a product counts.
    """
    known = {(book.kind, f"{book.name}.{book.language}") for book in books}
    texts = {(ProductKind.WORK, name) for kind, name in known if kind is ProductKind.PAMPHLET}
    return tuple(
        path.relative_to(root).as_posix()
        for kind, path in _products(root / BUILD)
        if (name := _name_of_book(path.name)) and (kind, name) not in known | texts
    )


def _name_of_book(product: str) -> str:
    """Return the name and the language (``tarov.sv``) with which the name of a product begins.

    Empty where it does not: what is named otherwise, somebody has laid there.
    """
    name, _, rest = product.partition(".")
    language = rest.partition(".")[0]
    return f"{name}.{language}" if is_name(name) and is_tag(language) else ""


def _products(build: Path) -> Iterator[tuple[ProductKind, Path]]:
    """Yield all files and folders that are named as products, with their kind."""
    for kind in _BOOKS:
        files = sorted((build / kind).glob("*.*.*"))
        yield from ((kind, path) for path in files if path.suffix.removeprefix(".") in set(Format))
        yield from ((kind, path) for path in sorted((build / PROOF / kind).glob("*.*")))
    texts = sorted((build / ProductKind.WORK).glob("*.*"))
    yield from ((ProductKind.WORK, path) for path in texts if path.is_dir())


def told_of(paths: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return what a person is told of products that were left behind; nothing without any."""
    if not paths:
        return ()
    more = f", and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
    return (
        Finding(
            "pipeline/left-behind",
            Severity.NOTE,
            f"built of books that the house no longer has: {', '.join(paths[:NAMED])}{more}",
            "“publisher build --tidy” removes what is left behind",
            Place(BUILD, 1, 1),
        ),
    )


def without(root: Path, paths: Iterable[str]) -> Iterator[str]:
    """Remove products of a house, and yield the paths; what cannot be removed stays, unnamed."""
    for name in paths:
        path = root / name
        if path.is_dir() and not path.is_symlink():
            rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
        if not path.exists():
            yield name
