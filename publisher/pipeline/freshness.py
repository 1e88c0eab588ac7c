"""The inputs of each product as one digest: a product is fresh while that stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import publisher
from publisher.house import is_transcript
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.outputs import Product, digest_of, digest_of_words
from publisher.pipeline.books import Book
from publisher.pipeline.rulings import OF_THE_HOUSE

# Folders of a house, and of the package, that decide on the look of books.
_DESIGN = ("templates", "styles", "fonts")


class Inputs:
    """The digests of everything that the products of a house are made from.

    The files of texts and the pictures of covers count as they were when ``take`` saw them: what
    is made afterwards may hold an earlier or a later state of a file that is edited meanwhile,
    and is recorded with the digest from before, so that the next build makes it again.
    """

    def __init__(self, root: Path, answers: Callable[[WorkText], str]) -> None:
        """Digest the design and the rulings of the house that lies in ``root``.

        ``answers`` returns what the other texts of the house tell a text of its words today.
        """
        self._root = root
        self._answers = answers
        # The design and the rulings are shared by all products, so they are digested once and first.
        self._design = digest_of_words(*(digest_of(root / name) for name in _DESIGN))
        self._rulings = digest_of(root / OF_THE_HOUSE)
        self._texts: dict[WorkText, str] = {}
        self._pictures: dict[str, str] = {}

    def take(self, books: Iterable[Book]) -> None:
        """Digest the files of these books' texts and their covers' pictures as they are now."""
        for book in books:
            self._picture(book)
            for work in book.works:
                self._files(work)

    def of_text(self, work: WorkText) -> str:
        """Return the digest of what a text is made from: its source and what lies beside it."""
        files, told = self._files(work), self._answers(work)
        return digest_of_words(program(), self._rulings, work.source, work.language, told, files)

    def of_book(self, book: Book, form: Format) -> str:
        """Return the digest of what a book in a format is made from."""
        # Without its path, so that a house that is moved or copied stays fresh.
        works = (repr(replace(work, path="", pictures=())) for work in book.works)
        texts = (self.of_text(work) for work in book.works)
        picture, facts, plan = self._picture(book), repr(book.facts), repr(book.plan)
        made_by = (program(), _helper(form), self._design)
        return digest_of_words(*made_by, picture, form, facts, plan, *works, *texts)

    def changed_meanwhile(self, works: Iterable[WorkText]) -> tuple[WorkText, ...]:
        """Return those of the texts whose files are no longer as ``take`` saw them."""
        return tuple(work for work in works if self._texts.get(work) != _files_of(work))

    def _files(self, work: WorkText) -> str:
        if work not in self._texts:
            self._texts[work] = _files_of(work)
        return self._texts[work]

    def _picture(self, book: Book) -> str:
        picture = book.facts.settings.cover_picture
        if not picture:
            return ""
        if picture not in self._pictures:
            self._pictures[picture] = digest_of(self._root / picture)
        return self._pictures[picture]


def _files_of(work: WorkText) -> str:
    """Return the digest of a source, its pictures, and what lies beside it under its name (``sv.*``)."""
    # The rulings lie there too (sv.rulings.toml); a new file counts as a change.
    source = Path(work.path)
    beside = sorted(source.parent.glob(f"{source.stem}.*"))
    # What was read from a source follows from it, and is written while books are made.
    given = (path for path in beside if not is_transcript(path.name))
    files = (f"{path.name} {digest_of(path)}" for path in given)
    # What is said of a picture may settle a finding on the text.
    shown = (f"{replace(p, path='')!r} {digest_of(Path(p.path))}" for p in work.pictures)
    return digest_of_words(*files, *shown)


def inputs_of_booklet(book: Product, layout: str) -> str:
    """Return the digest of what a booklet is made from: the PDF of its book, and its layout."""
    return digest_of_words(program(), book.digest, layout)


def inputs_of_print_file(book: Product, job: str, picture: str) -> str:
    """Return the digest of what a printer's file is made from: the PDF of its book, and who prints."""
    return digest_of_words(program(), book.inputs, book.digest, job, picture)


def is_fresh(product: Product | None, inputs: str, path: Path) -> bool:
    """Tell whether a product was made from these inputs and lies there as it was made."""
    return product is not None and product.inputs == inputs and product.digest == digest_of(path)


def _helper(form: Format) -> str:
    """Return the version of a program by other people that makes this format, nothing without one."""
    if form is not Format.DOCX:
        return ""
    from publisher.pandoc import pandoc_version

    return pandoc_version()


@cache
def program() -> str:
    """Return a digest of the program and its libraries: another version builds everything anew."""
    # In a wheel the design lies inside the package, in the repository beside it.
    package = Path(publisher.__file__).parent
    beside = [package.parent / name for name in _DESIGN]
    return digest_of_words(*libraries(), *map(digest_of, (package, *beside)))


def libraries() -> Iterator[str]:
    """Yield the libraries that the package's metadata requires, and theirs, with their versions.

    Optional requirements (extras) count where a library asks for them: the validators of
    ``publisher[check]`` are no part of any product.
    """
    seen: set[tuple[str, str]] = set()
    ahead = [(publisher.__name__, "")]
    while ahead:
        name, extra = ahead.pop()
        needed = (Requirement(line) for line in requires(name) or ())
        for needs in needed:
            # A marker leaves a library out on this system, or belongs to an extra nobody asked for.
            if needs.marker is None or needs.marker.evaluate({"extra": extra}):
                library = canonicalize_name(needs.name)
                ahead += {(library, asked) for asked in ("", *needs.extras)} - seen
                seen |= {(library, asked) for asked in ("", *needs.extras)}
    yield from sorted({f"{name} {version(name)}" for name, _ in seen})
