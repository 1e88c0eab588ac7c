"""What each product is made from, as one digest: a product is fresh while that stays the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import publisher
from publisher.model.house import WorkText
from publisher.outputs import Format, Product
from publisher.pipeline.books import Book
from publisher.pipeline.rulings import OF_THE_HOUSE

# Libraries that have a say in what a product looks like.
_LIBRARIES = (
    "weasyprint",
    "pikepdf",
    "pyphen",
    "ebooklib",
    "wordfreq",
    "chunspell",
    "ftfy",
    "Pillow",
)
_DESIGN = ("templates", "styles", "fonts")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The digests that products of a house share: the program's, its design's, its rulings'.

    ``root`` is the folder of the house, where its pictures lie; ``answers`` returns what the
    other texts of the house tell a text of its words.
    """

    program: str
    design: str
    rulings: str
    root: Path
    answers: Callable[[WorkText], str]

    def of_text(self, work: WorkText) -> str:
        """Return the digest of what a text is made from: its source and what lies beside it."""
        source = Path(work.path)
        beside = sorted(source.parent.glob(f"{source.stem}.*"))
        files = (f"{path.name} {_digest(path.read_bytes())}" for path in beside)
        told = self.answers(work)
        return _digest_of(self.program, self.rulings, work.source, work.language, told, *files)

    def of_book(self, book: Book, form: Format) -> str:
        """Return the digest of what a book in a format is made from."""
        works = (repr(replace(work, path="")) for work in book.works)
        texts = (self.of_text(work) for work in book.works)
        picture = book.facts.settings.cover_picture
        cover = digest_of(self.root / picture) if picture else ""
        facts, plan = repr(book.facts), repr(book.plan)
        return _digest_of(self.program, self.design, cover, form, facts, plan, *works, *texts)


def inputs_of_booklet(book: Product, layout: str) -> str:
    """Return the digest of what a booklet is made from: the PDF of its book, and its layout."""
    return _digest_of(program(), book.digest, layout)


def inputs_of_print_file(book: Product, commission: str, picture: str) -> str:
    """Return the digest of what a printer's file is made from: the PDF of its book, and who prints."""
    return _digest_of(program(), book.inputs, book.digest, commission, picture)


def inputs_of(root: Path, answers: Callable[[WorkText], str]) -> Inputs:
    """Return the digests that the products of a house share."""
    folders = [root / name for name in _DESIGN]
    rulings = digest_of(root / OF_THE_HOUSE)
    return Inputs(program(), _digest_of(*_contents(folders)), rulings, root, answers)


def is_fresh(product: Product | None, inputs: str, path: Path) -> bool:
    """Tell whether a product was made from these inputs and lies there as it was made."""
    return product is not None and product.inputs == inputs and product.digest == digest_of(path)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, of a folder that of its files, of nothing an empty text."""
    if path.is_dir():
        return _digest_of(*_contents([path]))
    return _digest(path.read_bytes()) if path.is_file() else ""


@cache
def program() -> str:
    """Return a digest of the program itself, so that a new version builds everything anew."""
    package = Path(publisher.__file__).parent
    beside = [package.parent / name for name in _DESIGN]
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    return _digest_of(*libraries, *_contents([package, *beside]))


def _contents(folders: Iterable[Path]) -> Iterable[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
                yield f"{path.relative_to(folder).as_posix()} {_digest(path.read_bytes())}"


def _digest_of(*parts: str) -> str:
    return _digest("\n".join(parts).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
