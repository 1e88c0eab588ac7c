"""What lies in ``build/`` of books that the house no longer has: it is named, and can be removed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

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
    known: dict[ProductKind, set[str]] = {kind: set() for kind in ProductKind}
    for book in books:
        known[book.kind].add(f"{book.name}.{book.language}")
    known[ProductKind.WORK] = known[ProductKind.PAMPHLET]
    return tuple(path for kind, path in _unknown(root, known) if _is_product(root, kind, path))


def _unknown(root: Path, known: dict[ProductKind, set[str]]) -> Iterator[tuple[ProductKind, str]]:
    """Yield the paths in the folders of products that do not begin as those of a known book do."""
    for kind in _BOOKS:
        for folder in (f"{BUILD}/{kind}", f"{BUILD}/{PROOF}/{kind}"):
            yield from ((kind, path) for path in _not_of(root, folder, known[kind]))
    work = ProductKind.WORK
    yield from ((work, path) for path in _not_of(root, f"{BUILD}/{work}", known[work]))


def _not_of(root: Path, folder: str, known: set[str]) -> Iterator[str]:
    try:
        names = sorted(os.listdir(root / folder))  # noqa: PTH208 - names alone
    except OSError:
        return
    for name in names:
        work, _, rest = name.partition(".")
        if f"{work}.{rest.partition('.')[0]}" not in known:
            yield f"{folder}/{name}"


def _is_product(root: Path, kind: ProductKind, path: str) -> bool:
    """Tell whether a path is named as a product: what is named otherwise, somebody has laid there."""
    from publisher.house import is_name, is_tag  # with the languages, which are seldom asked

    folder, _, product = path.rpartition("/")
    name, _, rest = product.partition(".")
    language, _, form = rest.partition(".")
    if not (is_name(name) and is_tag(language)):
        return False
    if kind is ProductKind.WORK:
        return (root / path).is_dir()
    in_proofs = folder.startswith(f"{BUILD}/{PROOF}/")
    return in_proofs or form.rpartition(".")[2] in set(Format)


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
