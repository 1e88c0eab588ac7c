"""A house that is watched is shown in a browser: its books as they are, and the news of each save."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from publisher.errors import PublisherError
from publisher.house import read_house, require_house
from publisher.model.findings import Severity
from publisher.model.formats import Format
from publisher.model.shelf import ProofPage, Shelf, ShelfBook, ShelfFile, ShelfNews
from publisher.outputs import BUILD, PROOF, ProductKind
from publisher.pipeline.books import books_of
from publisher.pipeline.watching import Rebuilt
from publisher.serving import HTML, Answer, Server, served
from publisher.structs import frozen

if TYPE_CHECKING:
    from publisher.rendering import Design

# The folders in build/ that are shown, books with the heading of their section.
SECTIONS = ((ProductKind.PAMPHLET, "Pamphlets"), (ProductKind.EDITION, "Collections"))
COVERS = "covers"  # an address without a folder: covers lie in e-books
# How products are called: formats by what follows the language in the names of their files.
NAMES = {
    Format.EPUB: "EPUB",
    Format.PDF: "PDF",
    Format.HTML: "web page",
    Format.TXT: "plain text",
    Format.DOCX: "DOCX",
    Format.TEI: "TEI",
}
# Media types by ending (IANA); every other file is only to be kept.
TYPES = {
    "html": HTML,
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "txt": "text/plain; charset=utf-8",
    "tei": "application/tei+xml",
    "png": "image/png",
}
UNKNOWN = "application/octet-stream"
PICTURE, COVER_ENDING = ".png", ".jpg"
# Nothing comes from elsewhere, and nothing runs but what the server itself gives.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; script-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@frozen
class _Titles:
    """The name of a house, and the titles of its books by kind, name and language."""

    house: str
    books: dict[tuple[str, str, str], str]


class ShownHouse:
    """The pages of a house; what is shown is looked for when a browser asks."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._news: Rebuilt | None = None
        self._titles = _Titles(root.resolve().name, {})
        self._titles_are_new = False

    def take(self, rebuilt: Rebuilt) -> None:
        """Show what came of a build from now on."""
        self._news, self._titles_are_new = rebuilt, False

    def page(self, path: str) -> Answer | None:
        """Return what lies at an address, None where nothing does; raise DesignError."""
        parts = path.strip("/").split("/")
        if parts == [""]:
            return self._shelf()
        if not all(map(_is_name, parts)):
            return None
        match parts:
            case ("covers", "pamphlets" | "editions" as kind, name) if name.endswith(COVER_ENDING):
                return self._cover(kind, name.removesuffix(COVER_ENDING))
            case ("proof", _, name) if path.endswith("/"):
                return self._proof(Path(self._root, BUILD, *parts), name)
            case (("pamphlets" | "editions"), _) | ("proof", _, _, _):
                return _file(Path(self._root, BUILD, *parts))
        return None

    def _known_titles(self) -> _Titles:
        """Return the titles as manifests have them now, those before where they cannot be read."""
        if not self._titles_are_new:
            self._titles_are_new = True
            with suppress(PublisherError):
                files = read_house(self._root).value
                books = {(b.kind.value, b.name, b.language): b.title for b in books_of(files)}
                self._titles = _Titles(files.house.name, books)
        return self._titles

    def _shelf(self) -> Answer:
        from publisher.rendering import render_shelf

        shown = ((heading, tuple(self._books(kind))) for kind, heading in SECTIONS)
        sections = tuple((heading, books) for heading, books in shown if books)
        shelf = Shelf(
            self._known_titles().house, sections, _news(self._news) if self._news else None
        )
        return Answer(render_shelf(shelf, self._design), HTML, POLICY)

    @property
    def _design(self) -> Design:
        from publisher.rendering import find_design

        return find_design(self._root)

    def _books(self, kind: ProductKind) -> Iterator[ShelfBook]:
        """Yield the books of a kind of which something is there, by title."""
        files: dict[tuple[str, str], list[Path]] = {}
        for path in _visible(self._root / BUILD / kind):
            name, _, rest = path.name.partition(".")
            language, _, ending = rest.partition(".")
            if ending and path.is_file():
                files.setdefault((name, language), []).append(path)
        books = (self._book(kind, *book, found) for book, found in files.items())
        yield from sorted(books, key=lambda book: (book.title.casefold(), book.language))

    def _book(self, kind: str, name: str, language: str, paths: list[Path]) -> ShelfBook:
        stem = f"{name}.{language}"
        there = {path.name.removeprefix(f"{stem}."): path for path in paths}
        files = (
            ShelfFile(_called(ending), f"/{kind}/{path.name}", path.stat().st_size)
            for ending, path in there.items()
        )
        return ShelfBook(
            self._known_titles().books.get((kind, name, language), name),
            language,
            tuple(files),
            cover=f"/{COVERS}/{kind}/{stem}{COVER_ENDING}" if Format.EPUB in there else "",
            page=f"/{kind}/{stem}.{Format.HTML}" if Format.HTML in there else "",
            proofs=tuple(self._proofs(kind, stem)),
        )

    def _proofs(self, kind: str, stem: str) -> Iterator[tuple[str, str]]:
        for name, more in (("proof", ""), ("proof of the booklet", ".booklet")):
            if (self._root / BUILD / PROOF / kind / f"{stem}{more}").is_dir():
                yield name, f"/{PROOF}/{kind}/{stem}{more}/"

    def _proof(self, folder: Path, name: str) -> Answer | None:
        from publisher.rendering import render_proof

        names = [path.stem for path in _visible(folder) if path.suffix == PICTURE]
        if not names:
            return None
        pictures = tuple((stem.replace("-", " "), f"{stem}{PICTURE}") for stem in names)
        book, language, *_ = (*name.split("."), "")
        title = self._known_titles().books.get((folder.parent.name, book, language), name)
        return Answer(render_proof(ProofPage(title, pictures), self._design), HTML, POLICY)

    def _cover(self, kind: str, stem: str) -> Answer | None:
        from publisher.epub import cover_of

        picture = cover_of(self._root / BUILD / kind / f"{stem}.{Format.EPUB}")
        return Answer(picture, "image/jpeg") if picture else None


def _is_name(part: str) -> bool:
    """Tell whether a part of an address can be the name of a file that is meant to be seen."""
    return PurePath(part).name == part and not part.startswith(".") and part.isprintable()


def _visible(folder: Path) -> list[Path]:
    """Return what lies in a folder, by name; nothing hidden, and nothing where there is none."""
    return sorted(path for path in folder.glob("*") if not path.name.startswith("."))


def _file(path: Path) -> Answer | None:
    try:
        return Answer(path.read_bytes(), TYPES.get(path.suffix.removeprefix("."), UNKNOWN))
    except OSError:
        return None


def _called(ending: str) -> str:
    """Return what a product is called: ``PDF``, ``booklet``, ``kdp cover`` (a printer's)."""
    known = next((name for form, name in NAMES.items() if form == ending), None)
    return known or ending.removesuffix(f".{Format.PDF}").replace(".", " ")


def _news(rebuilt: Rebuilt) -> ShelfNews:
    result = rebuilt.result
    if isinstance(result, PublisherError):
        return ShelfNews(rebuilt.files, (), (str(result),), rebuilt.seconds)
    made = (product.path for product in result.products if product.path in result.made)
    failed = (f"{failure.name}\n{failure.error}" for failure in result.failures)
    found = chain(result.findings, result.in_texts)
    errors = (str(finding) for finding in found if finding.severity is Severity.ERROR)
    names = tuple(path.rpartition("/")[2] for path in made)
    return ShelfNews(rebuilt.files, names, (*failed, *errors), rebuilt.seconds)


@frozen
class Showing:
    """A house that is shown, and the server that shows it at its ``address``."""

    house: ShownHouse
    server: Server

    def take(self, rebuilt: Rebuilt) -> None:
        """Show what came of a build, in the browsers that are open too."""
        self.house.take(rebuilt)
        self.server.tell()


@contextmanager
def showing(root: Path, port: int) -> Iterator[Showing]:
    """Show a house on a port of this machine for as long as the block lasts.

    Raises UsageError where the folder holds no house, or the port cannot be had.
    """
    require_house(root)
    house = ShownHouse(root)
    with served(house.page, port) as server:
        yield Showing(house, server)
