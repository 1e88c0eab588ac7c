"""The inputs of each product as one digest: a product is fresh while that stays the same."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType

from publisher.house import PICTURES, is_transcript
from publisher.model.formats import Format
from publisher.model.house import BookFacts, EditionPlan, House, WorkText
from publisher.outputs import Product, Remembered, digest_of_bytes, digest_of_words
from publisher.pipeline.books import Book, helper_of, path_of
from publisher.pipeline.dates import date_of_build
from publisher.pipeline.house_memory import HouseMemory
from publisher.pipeline.program import DESIGN
from publisher.pipeline.rulings import OF_THE_HOUSE
from publisher.stamps import Stamp, stamp_of_all
from publisher.structs import frozen

# What the inputs of products are called in the state: the program, a program by other people, words
# of other texts; before the names of facts, and of texts.
PROGRAM, HELPER, WORDS = "program", "pandoc", "words"
STATED, TEXT = "fact ", "text "
# What a work has beside what its manifest says: its path, without which a house that is moved or
# copied stays fresh, and pictures, which count with its files.
_NOT_STATED = ("path", "pictures")
SHORT = 12  # figures of a digest that tell two states of an input apart; the whole decides


@frozen
class SharedInputs:
    """What all products of a house are made from: digests of design and rulings, the build's date."""

    designs: Mapping[str, str]
    rulings: str
    date: str

    @property
    def design(self) -> str:
        """Return one digest of templates, styles and typefaces."""
        return digest_of_words(*self.designs.values())

    @property
    def digest(self) -> str:
        """Return one digest of all."""
        return digest_of_words(self.design, self.rulings, self.date)


def shared_inputs(memory: HouseMemory) -> SharedInputs:
    """Return what all products of a house are made from; digested once, before all else."""
    designs = {f"{name}/": memory.files.digest(name) for name in DESIGN}
    return SharedInputs(designs, memory.files.digest(OF_THE_HOUSE), str(date_of_build()))


class Inputs:
    """The digests of everything that the products of a house are made from.

    The files of texts and the pictures of covers count as they were when they were first seen:
    what is made afterwards may hold an earlier or a later state of a file that is edited meanwhile,
    and is recorded with the digest from before, so that the next build makes it again.
    """

    def __init__(
        self,
        memory: HouseMemory,
        shared: SharedInputs,
        answers: Callable[[WorkText], str],
        known: Callable[[WorkText], str | None] = lambda _: None,
        stamps: Mapping[str, Stamp | None] = MappingProxyType({}),
    ) -> None:
        """Take what all products share.

        ``answers`` returns a digest of what the other texts of the house tell a text of its words
        today, ``known`` that of what a text is made from, where it need not be worked out;
        ``stamps`` are those of the manifests (``HouseFiles.stamps``).
        """
        self._root, self._memory, self._digest = memory.root, memory, memory.files.digest
        self._answers, self._known, self._stamps = answers, known, stamps
        self._designs, self._design = shared.designs, shared.design
        self._rulings, self._date = shared.rulings, shared.date
        self._texts: dict[str, str] = {}
        self._parts: dict[str, list[tuple[str, str]]] = {}
        self._told: dict[str, str] = {}
        self._pictures: dict[str, str] = {}
        self._facts: dict[Book, str] = {}
        # What the facts of a book depend on beyond the manifests of its works.
        self._house: tuple[House, str] | None = None

    def take(self, books: Iterable[Book]) -> None:
        """See the files of these books' texts and their covers' pictures as they are now."""
        for book in books:
            self._picture(book)
            for work in book.works:
                self._files(work)

    def was_told(self, work: WorkText, table: bytes) -> None:
        """Take what the other texts told a text when it was read: from now on that counts."""
        self._told[work.source] = digest_of_bytes(table)

    def of_text(self, work: WorkText) -> str:
        """Return the digest of what a text is made from: its source and what lies beside it."""
        told = self._told.get(work.source)
        if told is None and (known := self._known(work)):
            return known
        files = self._files(work)
        if told is None:
            told = self._told[work.source] = self._answers(work)
        program = self._memory.program
        return digest_of_words(program, self._rulings, work.source, work.language, told, files)

    def parts_of_text(self, work: WorkText) -> dict[str, str]:
        """Return a short digest of each input of a text, by its name for people."""
        self.of_text(work)  # sees its files and what it is told, if nobody has asked yet
        parts = {
            PROGRAM: self._memory.program,
            OF_THE_HOUSE: self._rulings,
            WORDS: self._told[work.source],
            **dict(self._parts[work.source]),
        }
        return {name: digest[:SHORT] for name, digest in parts.items() if digest}

    def parts_of_book(self, book: Book, form: Format) -> dict[str, str]:
        """Return a short digest of each input of a book, by its name for people."""
        parts = {PROGRAM: self._memory.program, HELPER: helper_of(form), **self._designs}
        parts[book.cover_picture or ""] = self._picture(book)
        stated: defaultdict[str, list[str]] = defaultdict(list)
        for name, value in _stated(book):
            stated[name].append(repr(value) if value else "")
        for name, values in stated.items():
            parts[f"{STATED}{name}"] = digest_of_words(*values) if any(values) else ""
        parts |= {f"{TEXT}{work.source}": self.of_text(work) for work in book.works}
        return {name: digest[:SHORT] for name, digest in parts.items() if digest}

    def of_book(self, book: Book, form: Format) -> str:
        """Return the digest of what a book in a format is made from."""
        texts = (self.of_text(work) for work in book.works)
        made_by = (self._memory.program, helper_of(form), self._design)
        return digest_of_words(*made_by, self._picture(book), form, self._facts_of(book), *texts)

    def changed_meanwhile(self, works: Iterable[WorkText]) -> tuple[WorkText, ...]:
        """Return those of the texts whose files are no longer as they were first seen."""
        return tuple(w for w in works if self._texts.get(w.source) != _one(self._parts_of(w)))

    def _facts_of(self, book: Book) -> str:
        """Return a digest of all that manifests say of a book."""
        if book not in self._facts:
            self._facts[book] = self._remembered_facts(book)
        return self._facts[book]

    def _remembered_facts(self, book: Book) -> str:
        key, files = f"facts {path_of(book, Format.EPUB)}", self._memory.files
        where = [] if book.plan is None else [book.plan.place]
        where += [work.source.rpartition("/")[0] for work in book.works]
        stamps = [(name, stamp) for name in where if (stamp := self._stamps.get(name))]
        if len(stamps) < len(where):
            return _digest_of_facts(book)
        if self._house is None or self._house[0] is not book.house:
            self._house = (book.house, digest_of_words(repr(book.house)))
        beyond = f" {self._memory.program} {self._date} {self._house[1]}"
        whole = stamp_of_all(stamps)
        known = files.recall(key, whole, beyond)
        if known is None:
            known = _digest_of_facts(book)
            files.remember(key, whole, known, beyond)
        return known

    def _files(self, work: WorkText) -> str:
        if work.source not in self._texts:
            self._parts[work.source] = self._parts_of(work)
            self._texts[work.source] = _one(self._parts[work.source])
        return self._texts[work.source]

    def _parts_of(self, work: WorkText) -> list[tuple[str, str]]:
        """Return the digests of a source, its pictures, and what lies beside it (``sv.*``)."""
        folder, _, name = work.source.rpartition("/")
        begin = f"{name.rpartition('.')[0]}."
        # The rulings lie there too (sv.rulings.toml); a new file counts as a change. What was read
        # from a source follows from it, and is written while books are made.
        files = [
            (f"{folder}/{name}", self._digest(f"{folder}/{name}"))
            for name in _names_in(f"{self._root}/{folder}")
            if name.startswith(begin) and not is_transcript(name)
        ]
        # What is said of a picture may settle a finding on the text.
        for picture in work.pictures:
            path = f"{folder}/{PICTURES}/{Path(picture.path).name}"
            said = repr(replace(picture, path=""))
            files.append((path, digest_of_words(said, self._digest(path))))
        return files

    def _picture(self, book: Book) -> str:
        picture = book.cover_picture
        if not picture:
            return ""
        if picture not in self._pictures:
            self._pictures[picture] = self._digest(picture)
        return self._pictures[picture]


def _names_in(folder: str) -> list[str]:
    """Return the names of all files in a folder, in order; none where it has gone meanwhile."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names alone
    except OSError:
        return []


def _one(parts: Iterable[tuple[str, str]]) -> str:
    return digest_of_words(*(f"{name} {digest}" for name, digest in parts))


def _stated(book: Book) -> Iterator[tuple[str, object]]:
    """Yield what manifests say of a book and its works, by the names of the facts.

    A name may come more than once: for what its edition says, and what is made of that.
    """
    subjects: list[tuple[BookFacts | EditionPlan | WorkText, str]] = [(book.facts, "")]
    if book.plan is not None:
        subjects.append((book.plan, ""))
    subjects += [(work, f" of {work.work}" if book.plan else "") for work in book.works]
    for subject, whose in subjects:
        names = (field.name for field in fields(subject) if field.name not in _NOT_STATED)
        yield from ((f"{name}{whose}", getattr(subject, name)) for name in names)


def _digest_of_facts(book: Book) -> str:
    return digest_of_words(*(f"{name} {value!r}" for name, value in _stated(book)))


def inputs_of_booklet(program: str, book: Product, layout: str) -> str:
    """Return the digest of what a booklet is made from: the PDF of its book, and its layout."""
    return digest_of_words(program, book.digest, layout)


def inputs_of_print_file(program: str, book: Product, job: str, picture: str) -> str:
    """Return the digest of what a printer's file is made from: the PDF of its book, and who prints."""
    return digest_of_words(program, book.inputs, book.digest, job, picture)


def is_fresh(product: Product | None, inputs: str, files: Remembered) -> bool:
    """Tell whether a product was made from these inputs and lies there as it was made."""
    if product is None or product.inputs != inputs:
        return False
    return product.digest == files.digest(product.path)
