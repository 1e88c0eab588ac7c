"""The manifests of a house → the model; all mistakes of all files are reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.errors import Mistake, UsageError, nearest, refusal
from publisher.house.found import Found, gather
from publisher.house.knowing import NO_MEMORY, Known, Memory, known_or_read
from publisher.house.layout import COVERS, FONTS, edition_files, house_file, is_house, shown
from publisher.house.manifest_stamps import stamp_of_house, stamps_of_plans, stamps_of_works
from publisher.model.findings import Outcome, in_order
from publisher.model.house import COVER_DESIGNS, BookSettings, EditionPlan, House, WorkText
from publisher.stamps import Stamp
from publisher.structs import frozen

if TYPE_CHECKING:
    from publisher.house.sources import WorkLanguages
    from publisher.house.tables import Manifest

HOUSE_FILE = "seeds/house.toml"  # the key under which it is remembered


@frozen
class HouseFiles:
    """Everything the manifests say: the house, its works and its editions in each language.

    ``stamps`` are those of the works' folders and of the editions' manifests before they were
    read, by their path in the house; None where there is none to rely on.
    """

    house: House
    works: tuple[WorkText, ...]
    plans: tuple[EditionPlan, ...]
    stamps: Mapping[str, Stamp | None] = field(default_factory=dict, compare=False)


def read_house(root: Path, memory: Memory = NO_MEMORY) -> Outcome[HouseFiles]:
    """Return the house in a folder; raise ManifestError with every mistake in its files.

    What is in ``memory`` is not read again: manifests whose files have not changed.
    """
    require_house(root)
    stamp = stamp_of_house(root)
    known = Known(memory, HOUSE_FILE, stamp, partial(_has_its_files, root))
    house = known_or_read(known, partial(_read_house_file, root))
    stamps = stamps_of_works(root)
    works = gather(_work(root, memory, *found) for found in stamps.items())
    languages = _languages(root, stamps, works) if edition_files(root) else {}
    of_plans = stamps_of_plans(root, languages)
    plans = gather(_plan(root, memory, languages, *found) for found in of_plans.items())
    if mistakes := (*house.mistakes, *works.mistakes, *plans.mistakes):
        from publisher.house.tables import without_followers

        raise refusal(without_followers(mistakes), "the manifests")
    files = HouseFiles(house.values[0], works.values, plans.values, {**stamps, **of_plans})
    return Outcome(files, in_order((*works.findings, *plans.findings)))


def _languages(root: Path, stamps: Iterable[str], works: Found[WorkText]) -> WorkLanguages:
    """Return the languages in which each work has a source, for the editions."""
    if works.mistakes:
        from publisher.house.sources import languages_of_works  # with the names of all languages

        return languages_of_works(root)
    found: dict[str, set[str]] = {Path(where).name: set() for where in stamps}
    for work in works.values:
        found[work.work].add(work.language)
    return {name: frozenset(tags) for name, tags in found.items()}


def _work(root: Path, memory: Memory, where: str, stamp: Stamp | None) -> Found[WorkText]:
    def read() -> Found[WorkText]:
        from publisher.house.works import read_work  # with pydantic, which takes its time

        return read_work(root, root / where)

    found = known_or_read(Known(memory, where, stamp, partial(_has_its_files, root)), read)
    if all(work.path == str(root / work.source) for work in found.values[:1]):
        return found
    return replace(found, values=tuple(_moved(root, work) for work in found.values))


def _moved(root: Path, work: WorkText) -> WorkText:
    """Return a work that was read when its house was called otherwise, with its paths of today."""
    before = work.path.removesuffix(str(Path(work.source)))
    pictures = (
        replace(picture, path=str(root / picture.path.removeprefix(before)))
        for picture in work.pictures
    )
    return replace(work, path=str(root / work.source), pictures=tuple(pictures))


def _plan(
    root: Path, memory: Memory, languages: WorkLanguages, where: str, stamp: Stamp | None
) -> Found[EditionPlan]:
    def read() -> Found[EditionPlan]:
        from publisher.house.plans import read_plan

        return read_plan(root, root / where, languages)

    return known_or_read(Known(memory, where, stamp, partial(_has_its_files, root)), read)


def _has_its_files(root: Path, facts: House | WorkText | EditionPlan) -> bool:
    """Tell whether the picture and the typeface that a manifest names are still there."""
    settings = facts.settings if isinstance(facts, House) else facts
    family = settings.typeface if isinstance(settings, BookSettings) else None
    picture = settings.cover_picture
    return (family is None or _has_typeface(root, family)) and (
        picture is None or _is_cover_picture(root, picture)
    )


def _is_cover_picture(root: Path, name: str) -> bool:
    from publisher.house.pictures import is_cover_picture

    return is_cover_picture(root, name)


def require_house(root: Path) -> None:
    """Raise UsageError where a folder holds no house."""
    if not is_house(root):
        raise UsageError(
            "there is no house here: seeds/house.toml is missing",
            hint="start one with “publisher new DIR”, or name its folder with --house DIR",
            place=str(root),
        )


def _read_house_file(root: Path) -> Found[House]:
    from publisher.house.filling import fill_what_can  # with pydantic, which takes its time
    from publisher.house.manifest_schema import HouseSchema
    from publisher.house.tables import read_what_can

    path = house_file(root)
    manifest, broken = read_what_can(path, shown(root, path))
    if manifest is None:
        return Found(mistakes=broken)
    table, mistakes = fill_what_can(HouseSchema, manifest, manifest.table)
    mistakes += broken
    if table is None:  # name or language are missing or wrong
        settings = _settings_alone(manifest)
        return Found(mistakes=(*mistakes, *_wrong_settings(root, manifest, settings)))
    # The record has the fields of the schema but for these two, which are records themselves.
    facts = dict(table)
    settings = BookSettings(**dict(facts.pop("books")))
    colours = tuple(sorted(facts.pop("series_colours").items()))
    house = House(**facts, settings=settings, series_colours=colours)
    wrong = _wrong_settings(root, manifest, settings)
    return Found(() if mistakes else (house,), (*mistakes, *wrong))


def _settings_alone(manifest: Manifest) -> BookSettings:
    """Return what is right in the table ``books``, whatever is wrong above it."""
    from publisher.house.filling import fill_what_can
    from publisher.house.manifest_schema import BooksSchema

    table = manifest.table.get("books")
    filled = fill_what_can(BooksSchema, manifest, table)[0] if isinstance(table, dict) else None
    return BookSettings(**dict(filled)) if filled else BookSettings()


def _wrong_settings(root: Path, manifest: Manifest, settings: BookSettings) -> tuple[Mistake, ...]:
    """Return a mistake for each picture, design and typeface of the settings that is not there."""
    from publisher.house.pictures import wrong_picture

    picture = wrong_picture(root, manifest, ("books", "cover_picture"), settings.cover_picture)
    cover = _wrong_cover(root, manifest, settings.cover)
    return (*picture, *cover, *_wrong_typeface(root, manifest, settings.typeface))


def _wrong_typeface(root: Path, manifest: Manifest, family: str | None) -> tuple[Mistake, ...]:
    """Return a mistake for a typeface of which no file lies in the house's folder."""
    if family is None or _has_typeface(root, family):
        return ()
    from publisher.typefaces import faces_in  # with fontTools, which takes its time

    known = {face.family for face in faces_in(root / FONTS)}
    matter = f"no file of the typeface “{family}” lies in {FONTS}/; {nearest(family, known)}"
    return (manifest.mistake(("books", "typeface"), matter),)


def _has_typeface(root: Path, family: str) -> bool:
    from publisher.typefaces import faces_in

    return family.casefold() in {face.family.casefold() for face in faces_in(root / FONTS)}


def _wrong_cover(root: Path, manifest: Manifest, cover: str) -> tuple[Mistake, ...]:
    """Return a mistake for a design of covers that neither the package nor the house has."""
    own = {path.stem for path in (root / COVERS).glob("*.html")}
    if cover in {*COVER_DESIGNS, *own}:
        return ()
    matter = f"there is no design of covers “{cover}”; {nearest(cover, COVER_DESIGNS)}"
    return (manifest.mistake(("books", "cover"), matter),)
