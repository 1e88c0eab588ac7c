"""What a house publishes is kept as it was: finished files with their sums, and the text's changes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from publisher.errors import OutputError
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.formats import Format
from publisher.outputs import (
    CHANGES,
    MANIFEST,
    RELEASES,
    Product,
    Release,
    ReleasedFile,
    changed_files,
    digest_of_bytes,
    order_of,
    place_folder,
    read_releases,
    release_folder,
    release_manifest,
    remove_drafts,
)
from publisher.pipeline.books import (
    Book,
    about,
    booklet_of,
    books_of,
    choose,
    files_there,
    folder_of,
    formats_there,
    manifest_of,
    path_of,
)
from publisher.pipeline.build_state import BuildState, looked_at
from publisher.pipeline.changes import Changes, changes_between
from publisher.pipeline.dates import today
from publisher.pipeline.print_jobs import printer_files
from publisher.pipeline.rights import not_free
from publisher.structs import frozen

FIRST = "1"  # the number of a release whose manifest names none
MANUSCRIPT = "manuscript.md"  # among the readable intermediates of a text


@frozen
class Obstacle:
    """Why a book is not released, and what to do."""

    reason: str
    remedy: str


@frozen
class Releasing:
    """What came of a book: its release, or what stands against it.

    ``since`` is the number of the release that the text is compared with, empty for the first;
    ``added`` and ``removed`` count the lines of its manuscripts that differ.
    """

    release: Release
    obstacles: tuple[Obstacle, ...] = ()
    since: str = ""
    added: int = 0
    removed: int = 0


@frozen
class KeptRelease:
    """A release of the house, and those of its files that are no longer as they were released."""

    release: Release
    changed: tuple[str, ...]


def kept_releases(root: Path, names: tuple[str, ...] = ()) -> tuple[KeptRelease, ...]:
    """Return the releases of a house, or those of some books (``tarov``, ``tarov.sv``), checked."""
    return tuple(
        KeptRelease(one, tuple(changed_files(root, one)))
        for one in read_releases(root)
        if not names or {one.name, f"{one.name}.{one.language}"} & set(names)
    )


def release_books(
    root: Path, names: tuple[str, ...], language: str | None = None, *, dry: bool = False
) -> Outcome[tuple[Releasing, ...]]:
    """Release some books of a house; with ``dry`` nothing is written.

    A book with obstacles is left, the others are released. Raises UsageError for unknown names,
    ManifestError where the house cannot be read.
    """
    with looked_at(root) as (house, state):
        if not dry:
            remove_drafts(root / RELEASES, time.time())
        kept = read_releases(root)
        formats = house.value.house.formats
        done = []
        for book in choose(books_of(house.value), names, language):
            plan = _Plan(state, book, formats, kept)
            done.append(plan.checked() if dry else plan.carried_out())
    findings = (*state.memory.findings, *about(house.findings, names))
    return Outcome(tuple(done), findings)


class _Plan:
    """How a book would be released: its files, its manuscripts, and what stands against it."""

    def __init__(
        self, state: BuildState, book: Book, formats: tuple[Format, ...], kept: tuple[Release, ...]
    ) -> None:
        self.state, self.book = state, book
        self.wanted = formats_there(files_there(state.root), book, formats)
        self.earlier = [
            one for one in kept if (one.name, one.language) == (book.name, book.language)
        ]
        self.number = book.facts.edition or FIRST
        self.products = tuple(self._products())

    def _products(self) -> Iterator[Product]:
        """Yield what is known of the files of the book: its formats, booklet, printers' files."""
        printed = path_of(self.book, Format.PDF).removesuffix(Format.PDF)
        paths = [path_of(self.book, form) for form in self.wanted]
        paths.append(booklet_of(self.book))
        names = (file.name for file in printer_files(self.state, self.book))
        paths += [f"{printed}{name}.{Format.PDF}" for name in names]
        known = (self.state.known(path) for path in paths if (self.state.root / path).is_file())
        yield from (product for product in known if product is not None)

    def checked(self) -> Releasing:
        """Return the release as it would be, with all that stands against it."""
        files = [ReleasedFile(Path(p.path).name, p.digest, p.size) for p in self.products]
        reasons = (self._stale(), self._errors(), self._rights(), self._taken(), self._compared())
        obstacles = tuple(chain.from_iterable(reasons))
        before, changes = self._before(), Changes()
        if not obstacles:
            files += [_file(name, text) for name, text in self._manuscripts()]
            if before:
                changes = self._changes(before)
                files.append(_file(CHANGES, changes.diff))
        facts = self.book.facts
        release = Release(
            self.book.kind,
            self.book.name,
            self.book.language,
            facts.title,
            self.number,
            facts.released or today().isoformat(),
            tuple(files),
        )
        since = before.number if before else ""
        return Releasing(release, obstacles, since, changes.added, changes.removed)

    def carried_out(self) -> Releasing:
        """Return what came of the release; its folder is there whole, or not at all."""
        done = self.checked()
        if not done.obstacles:
            folder = self.state.root / done.release.folder
            place_folder(folder, self._contents(done))
        return done

    def _contents(self, done: Releasing) -> Iterator[tuple[str, bytes]]:
        """Yield the files by name; raise OutputError for one that is no longer as it was checked."""
        paths = {Path(product.path).name: product.path for product in self.products}
        own = {name: text.encode() for name, text in self._manuscripts()}
        if before := self._before():
            own[CHANGES] = self._changes(before).diff.encode()
        for file in done.release.files:
            path = paths.get(file.name)
            content = (self.state.root / path).read_bytes() if path else own[file.name]
            if digest_of_bytes(content) != file.sha256:
                hint = "let other builds end, then release again"
                raise OutputError("this file has just been changed", hint=hint, place=file.name)
            yield file.name, content
        yield MANIFEST, release_manifest(done.release)

    def _stale(self) -> Iterator[Obstacle]:
        """Yield what is not as a build would make it now."""
        name = f"{self.book.name}.{self.book.language}"
        stale = self.state.stale_formats(self.book, self.wanted)
        read = all(self.state.text_is_fresh(work) for work in self.book.works)
        if stale or not read:
            what = ", ".join(stale) or "its texts"
            yield Obstacle(f"not up to date: {what}", f"“publisher build {name}” makes it")
        booklet = booklet_of(self.book)
        if (self.state.root / booklet).is_file() and not self.state.booklet_is_fresh(self.book):
            remedy = f"“publisher booklet {name}” makes it again, or remove the file"
            yield Obstacle(f"not up to date: {booklet}", remedy)
        for file in printer_files(self.state, self.book):
            if not file.fresh:
                profile = file.name.split(".")[0]
                remedy = (
                    f"“publisher build {name} --profile {profile}” makes it, or remove the file"
                )
                yield Obstacle(f"not up to date: the printer's file {file.name}", remedy)

    def _errors(self) -> Iterator[Obstacle]:
        """Yield the errors that stand in the texts and in the making of the book."""
        found = (
            *self.state.findings_in_texts(self.book),
            *(finding for product in self.products for finding in product.findings),
        )
        errors = (one for one in dict.fromkeys(found) if one.severity is Severity.ERROR)
        yield from (Obstacle(f"not for publication: {_told(one)}", one.hint) for one in errors)

    def _rights(self) -> Iterator[Obstacle]:
        found = not_free([self.book], today())
        yield from (Obstacle(f"{one.place.source}: {one.message}", one.hint) for one in found)

    def _taken(self) -> Iterator[Obstacle]:
        folder = release_folder(self.book.name, self.book.language, self.number)
        if (self.state.root / folder).exists():
            numbers = [self.number, *(one.number for one in self.earlier)]
            following = max(order_of(number)[0] for number in numbers) + 1
            remedy = (
                f"say edition = {following} in {manifest_of(self.book)}, build, and release again"
            )
            yield Obstacle(f"number {self.number} is released already, in {folder}", remedy)

    def _compared(self) -> Iterator[Obstacle]:
        """Yield what is no longer as it was of the texts that this release is compared with."""
        before = self._before()
        changed = changed_files(self.state.root, before) if before else ()
        if before and (names := [name for name in changed if name.endswith(".md")]):
            reason = f"changed or missing in {before.folder}: {', '.join(names)}"
            yield Obstacle(reason, "take it from a copy of the house: the text is compared with it")

    def _manuscripts(self) -> Iterator[tuple[str, str]]:
        """Yield the manuscript of each text, by the name that it has in releases."""
        for work in self.book.works:
            path = self.state.root / folder_of(work) / MANUSCRIPT
            yield f"{work.work}.{work.language}.md", path.read_bytes().decode()

    def _before(self) -> Release | None:
        """Return the release that this one follows, None for the first."""
        lower = (one for one in self.earlier if one.order < order_of(self.number))
        return max(lower, key=lambda one: one.order, default=None)

    def _changes(self, before: Release) -> Changes:
        """Return how the manuscripts differ from those of the release before."""
        folder = self.state.root / before.folder
        old = {
            f.name: (folder / f.name).read_bytes().decode()
            for f in before.files
            if f.name.endswith(".md")
        }
        return changes_between(old, dict(self._manuscripts()), (before.number, self.number))


def _file(name: str, text: str) -> ReleasedFile:
    content = text.encode()
    return ReleasedFile(name, digest_of_bytes(content), len(content))


def _told(finding: Finding) -> str:
    place = finding.place
    return f"{place.source}:{place.first}: {finding.message}"
