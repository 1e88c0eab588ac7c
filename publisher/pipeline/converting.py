"""One source text straight to its books, without a house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.editions import pamphlet_facts
from publisher.errors import PublisherError, UsageError, nearest
from publisher.house import PICTURES, guess_work, name_from, pictures_beside, without_title
from publisher.model.edition import Edition, WorkWithText
from publisher.model.findings import Finding, Outcome, Severity, gathered, in_order
from publisher.model.formats import ENDINGS, Format
from publisher.model.house import BookSettings, House, WorkText
from publisher.model.places import Place
from publisher.model.source_kinds import SourceKind
from publisher.model.text import Text
from publisher.outputs import (
    Extent,
    Making,
    Product,
    ProductKind,
    Subject,
    digest_of_bytes,
    place,
    place_copy,
)
from publisher.pictures import check_figures
from publisher.pipeline.dates import date_of_book
from publisher.pipeline.formats import BookFile
from publisher.pipeline.reports import Failure, Report, Step, Watch
from publisher.pipeline.stages import assemble, make_book, read_text, readable
from publisher.structs import frozen

MANUSCRIPT = "md"


@frozen
class ConvertOptions:
    """Facts that a person gives of a text; they win over those that the text states itself.

    ``width`` is the length of lines in plain text, in characters; 0 for a line a paragraph.
    ``password`` opens a PDF that is encrypted; ``kind`` is what a person says that the source is.
    """

    language: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    width: int = 0
    password: str | None = None
    kind: SourceKind | None = None


def unwatched(_: Step) -> None:
    """Watch nothing."""


def convert(
    source: Path, outs: tuple[Path, ...], options: ConvertOptions, watch: Watch = unwatched
) -> Report:
    """Make the files ``outs`` from a source, each in the format of its ending.

    ``watch`` is told of the pages of a PDF. Raises UsageError for an ending that is no format,
    SourceError for a source that cannot be read; what fails for one file stands in the report.
    """
    # All names are checked before the text is read, which takes longest.
    for out in outs:
        _check(source, out)
    with TemporaryDirectory() as folder:
        return _converted(source, outs, options, watch, Path(folder))


def _converted(
    source: Path, outs: tuple[Path, ...], options: ConvertOptions, watch: Watch, folder: Path
) -> Report:
    """Make the files; the pictures that the source holds come into the folder."""
    text = _read(source, options, watch, folder)
    # There is no manifest: the facts are those that the text states, or the person.
    work = guess_work(source, text.value, options.title, options.authors)
    held = pictures_beside(folder / source.name, text.value)
    work = replace(work, pictures=(*work.pictures, *held))
    untitled = without_title(source, text.value, options.title)
    on_figures = check_figures(text.value, work, house=False)
    text = Outcome(text.value, gathered((*text.findings, *untitled, *on_figures)))
    edition = _edition(source, work, text.value, options)
    products: list[Product] = []
    failures: list[Failure] = []
    for out in outs:
        try:
            made = _make(edition, text, out, folder / PICTURES)
            place(out, made.content)
            products.append(_product(edition, out, made, text.findings))
        except PublisherError as error:
            failures.append(Failure(str(out), error))
    own = in_order({finding for product in products for finding in product.findings})
    paths = frozenset(map(str, outs))
    return Report(tuple(products), paths, tuple(failures), own, text.findings)


def _read(source: Path, options: ConvertOptions, watch: Watch, folder: Path) -> Outcome[Text]:
    from publisher.sources import Opening

    opening = Opening(
        options.password,
        lambda done, of: watch(Step(source.name, done, of)),
        pictures=folder / PICTURES,
        kind=options.kind,
        prefix=f"{name_from(source.stem)}-",
    )
    return read_text(source, str(source), options.language, opening)


def _meant(out: Path) -> str:
    """Return words that name the ending that is probably meant, nothing where none is near."""
    words = nearest(_ending(out), ENDINGS)
    return f"; {words}" if words.startswith("did") else ""


def _check(source: Path, out: Path) -> None:
    if _ending(out) not in (*ENDINGS, MANUSCRIPT):
        raise UsageError(
            f"cannot tell the format of “{out.name}”",
            hint=f"the name must end in .{', .'.join(ENDINGS)} or .md (the manuscript){_meant(out)}",
        )
    if out.exists() and source.exists() and out.samefile(source):
        raise UsageError("the source itself would be overwritten", place=str(out))
    # Sources are named so too: in “convert *.txt” all but the first would be lost.
    alike = _ending(out) == _ending(source) not in (Format.TXT, MANUSCRIPT)
    if out.exists() and (alike or _ending(out) == Format.TXT):
        what = _ending(out).upper() if alike else "text"
        hint = "convert takes one source; delete this file first if a book may take its place"
        raise UsageError(
            f"there is a {what} of this name, which convert keeps", hint=hint, place=str(out)
        )


def _ending(out: Path) -> str:
    return out.suffix.lower().removeprefix(".")


def _edition(source: Path, work: WorkText, text: Text, options: ConvertOptions) -> Edition:
    house = House("", work.language, settings=BookSettings(text_width=options.width))
    facts = pamphlet_facts(house, work, date_of_book([], [source]))
    # A book names its source, not the folders where somebody keeps it.
    return assemble(None, (WorkWithText(work, replace(text, source=source.name)),), facts)


def _make(edition: Edition, text: Outcome[Text], out: Path, held: Path) -> BookFile:
    if _ending(out) == MANUSCRIPT:
        # The manuscript holds the text as it was restored, not as a book arranges it.
        content = readable(text.value, text.findings)["manuscript.md"]
        (part,) = edition.parts
        on_pictures = tuple(_place_pictures(held, out))
        return BookFile(content, Extent(None, len(part.chapters), len(part.notes)), on_pictures)
    return make_book(edition, None, ENDINGS[_ending(out)])


def _place_pictures(held: Path, out: Path) -> Iterator[Finding]:
    """Lay the pictures of a source beside its manuscript; one that is there already stays.

    Yield what is to be said of them.
    """
    from publisher.sources import kept_picture

    pictures = sorted(held.iterdir()) if held.is_dir() else []
    if not pictures:
        return
    for picture in pictures:
        there = out.parent / PICTURES / picture.name
        if not there.exists():
            place_copy(there, picture)
        elif there.read_bytes() != picture.read_bytes():
            yield kept_picture(picture.name, Place(str(out), 1, 1))
    count = "1 picture lies" if len(pictures) == 1 else f"{len(pictures)} pictures lie"
    message = f"{count} in the folder {PICTURES} beside the manuscript"
    hint = "keep file and folder together"
    yield Finding("pipeline/pictures-beside", Severity.NOTE, message, hint, Place(str(out), 1, 1))


def _product(edition: Edition, out: Path, file: BookFile, in_text: tuple[Finding, ...]) -> Product:
    subject = Subject(
        ProductKind.PAMPHLET, out.stem, edition.facts.language, _ending(out), str(out)
    )
    # Without a house there is no record, so nobody asks what the file was made from.
    making = Making("", digest_of_bytes(file.content), len(file.content))
    return Product.of(subject, making, file.extent, file.findings, in_text)
