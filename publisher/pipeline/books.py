"""The books of a house, those that a person means, and the texts that each is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publisher.errors import UsageError, nearest
from publisher.house import WORK, HouseFiles
from publisher.model.findings import Finding
from publisher.model.formats import Format
from publisher.model.house import BookFacts, EditionPlan, House, WorkText
from publisher.outputs import BUILD, ProductKind, book_path, booklet_path, work_folder
from publisher.pipeline.dates import date_of_book
from publisher.stamps import Stamp, entries, is_of_file

_PAMPHLETS = f"{BUILD}/{ProductKind.PAMPHLET}/"


@dataclass(frozen=True, eq=False)
class Book:
    """A book to be made: a pamphlet of one work, or with a plan a collection of several.

    ``siblings`` are the same work in other languages, or the collection, for the imprint. Two
    books are the same only where they are one.
    """

    kind: ProductKind
    name: str
    language: str
    house: House
    works: tuple[WorkText, ...]
    plan: EditionPlan | None = None
    siblings: tuple[WorkText, ...] | tuple[EditionPlan, ...] = ()

    @cached_property
    def facts(self) -> BookFacts:
        """Return what may be said of the book; worked out when it is asked for, for few are made."""
        return _facts_of_collection(self, self.plan) if self.plan else _facts_of_pamphlet(self)

    @property
    def cover_picture(self) -> str | None:
        """Return the picture on its cover, its own before that of the house."""
        own = (self.plan or self.works[0]).cover_picture
        return self.house.settings.cover_picture if own is None else own

    @property
    def title(self) -> str:
        """Return its title, that of its edition or its only work."""
        return (self.plan or self.works[0]).title


def path_of(book: Book, form: Format) -> str:
    """Return where a book lies in its house."""
    return book_path(book.kind, book.name, book.language, form)


def files_there(root: Path) -> dict[str, Stamp]:
    """Return the stamps of all files that lie where the house's books do, by their paths in it."""
    folders = (f"{BUILD}/{kind}" for kind in (ProductKind.PAMPHLET, ProductKind.EDITION))
    return {
        f"{folder}/{name}": stamp
        for folder in folders
        for name, stamp in entries(f"{root}/{folder}")
        if is_of_file(stamp)
    }


def formats_there(
    there: Container[str], book: Book, wanted: tuple[Format, ...]
) -> tuple[Format, ...]:
    """Return the formats that are wanted of a book, and those in which it is ``files_there``."""
    return tuple(form for form in Format if form in wanted or path_of(book, form) in there)


def manifest_of(book: Book) -> str:
    """Return where the manifest of a book lies in its house: that of its work, or of its edition."""
    return book.plan.place if book.plan else manifest_of_work(book.works[0])


def manifest_of_work(work: WorkText) -> str:
    """Return where the manifest of a text lies in its house."""
    return Path(work.source).with_name(WORK).as_posix()


def booklet_of(book: Book) -> str:
    """Return where the booklet of a book lies in its house."""
    return booklet_path(book.kind, book.name, book.language)


def folder_of(work: WorkText) -> str:
    """Return where the intermediates of a text lie in its house."""
    return work_folder(work.work, work.language)


def stem_of(work: WorkText) -> str:
    """Return what the paths of a text's pamphlet begin with (``build/pamphlets/tarov.sv``)."""
    return f"{_PAMPHLETS}{work.work}.{work.language}"


def helper_of(form: Format) -> str:
    """Return the version of a program by other people that makes this format, nothing without one."""
    if form is not Format.DOCX:
        return ""
    from publisher.pandoc import pandoc_version

    return pandoc_version()


def books_of(files: HouseFiles) -> tuple[Book, ...]:
    """Return every pamphlet, then every collection, each by name and language."""
    works: defaultdict[str, list[WorkText]] = defaultdict(list)
    for work in files.works:
        works[work.work].append(work)
    pamphlets = (
        Book(
            ProductKind.PAMPHLET,
            work.work,
            work.language,
            files.house,
            (work,),
            siblings=tuple(works[work.work]),
        )
        for work in files.works
    )
    return (*pamphlets, *(_collection(files, plan) for plan in files.plans))


def choose(
    books: Iterable[Book], names: tuple[str, ...], language: str | None = None
) -> tuple[Book, ...]:
    """Return the books that are meant: all, or those of some names (``tarov``, ``tarov.sv``).

    Raises UsageError for a name or a language that no book has.
    """
    known = tuple(books)
    _refuse_languages(names, known)
    _check(names, {name for book in known for name in _names(book)}, "work or edition")
    _check((language,) if language else (), {book.language for book in known}, "book in language")
    return tuple(
        book
        for book in known
        if (not names or _names(book) & set(names)) and language in (None, book.language)
    )


def _names(book: Book) -> set[str]:
    return {book.name, f"{book.name}.{book.language}"}


def _refuse_languages(names: Iterable[str], books: tuple[Book, ...]) -> None:
    """Raise UsageError for a name that is known, with a language that it has no text in."""
    tags: dict[str, list[str]] = {}
    for book in books:
        tags.setdefault(book.name, []).append(book.language)
    for name in names:
        stem, _, tag = name.rpartition(".")
        if stem in tags and tag not in tags[stem]:
            has = ", ".join(dict.fromkeys(tags[stem]))
            hint = f"it has {has}; “publisher add --work {stem} --language {tag} FILE” adds one"
            raise UsageError(f"“{stem}” has no text in the language “{tag}”", hint=hint)


def about(findings: Iterable[Finding], names: Iterable[str]) -> tuple[Finding, ...]:
    """Return the findings in manifests that concern the named works and editions; all without names."""
    stems = {part for name in names for part in (name, name.rpartition(".")[0])}
    if not stems:
        return tuple(findings)
    return tuple(
        one
        for one in findings
        if stems & {Path(one.place.source).stem, Path(one.place.source).parent.name}
    )


def _check(asked: Iterable[str], known: set[str], what: str) -> None:
    for name in asked:
        if name not in known:
            raise UsageError(f"there is no {what} “{name}”", hint=nearest(name, known))


def _collection(files: HouseFiles, plan: EditionPlan) -> Book:
    works = tuple(_works_of(files, plan))
    siblings = tuple(other for other in files.plans if other.name == plan.name)
    return Book(ProductKind.EDITION, plan.name, plan.language, files.house, works, plan, siblings)


def _facts_of_pamphlet(book: Book) -> BookFacts:
    from publisher.editions import pamphlet_facts

    (work,) = book.works
    siblings = [other for other in book.siblings if isinstance(other, WorkText)]
    date = date_of_book([_dated(work)], [Path(work.path)])
    return pamphlet_facts(book.house, work, date, siblings)


def _facts_of_collection(book: Book, plan: EditionPlan) -> BookFacts:
    from publisher.editions import collection_facts

    siblings = [other for other in book.siblings if isinstance(other, EditionPlan)]
    # A collection that says nothing of its date is as new as the newest of its works.
    own = plan.released or plan.published
    dates = [own] if own else [_dated(work) for work in book.works]
    date = date_of_book(dates, [Path(work.path) for work in book.works])
    return collection_facts(book.house, plan, book.works, date, siblings)


def _dated(work: WorkText) -> str | None:
    """Return the date of a work's files: of this edition, of its publication, else of its source."""
    return work.released or work.published or work.file_date


def _works_of(files: HouseFiles, plan: EditionPlan) -> Iterator[WorkText]:
    known = {(work.work, work.language): work for work in files.works}
    for part in plan.parts:
        yield from (known[name, plan.language] for name in part.works)
