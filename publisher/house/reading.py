"""The manifests of a house → the model; all mistakes of all files are reported at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publisher.errors import Mistake, UsageError, nearest, refusal
from publisher.house.filling import fill_what_can
from publisher.house.found import Found
from publisher.house.layout import house_file, is_house, shown
from publisher.house.manifest_schema import HouseSchema
from publisher.house.pictures import wrong_picture
from publisher.house.plans import read_plans
from publisher.house.tables import Manifest, read_what_can, without_followers
from publisher.house.works import languages_of_works, read_works
from publisher.model.findings import Outcome, in_order
from publisher.model.house import COVER_DESIGNS, BookSettings, EditionPlan, House, WorkText
from publisher.typefaces import faces_in

# Where a house has designs of covers, and typefaces, of its own.
COVERS, FONTS = "templates/cover", "fonts"


@dataclass(frozen=True, slots=True)
class HouseFiles:
    """Everything the manifests say: the house, its works and its editions in each language."""

    house: House
    works: tuple[WorkText, ...]
    plans: tuple[EditionPlan, ...]


def read_house(root: Path) -> Outcome[HouseFiles]:
    """Return the house in a folder; raise ManifestError with every mistake in its files."""
    require_house(root)
    house = _read_house_file(root)
    works = read_works(root)
    plans = read_plans(root, languages_of_works(root))
    if mistakes := (*house.mistakes, *works.mistakes, *plans.mistakes):
        raise refusal(without_followers(mistakes), "the manifests")
    files = HouseFiles(house.values[0], works.values, plans.values)
    return Outcome(files, in_order((*works.findings, *plans.findings)))


def require_house(root: Path) -> None:
    """Raise UsageError where a folder holds no house."""
    if not is_house(root):
        raise UsageError(
            "there is no house here: seeds/house.toml is missing",
            hint="start one with “publisher new DIR”, or name its folder with --house DIR",
            place=str(root),
        )


def _read_house_file(root: Path) -> Found[House]:
    path = house_file(root)
    manifest, broken = read_what_can(path, shown(root, path))
    if manifest is None:
        return Found(mistakes=broken)
    table, mistakes = fill_what_can(HouseSchema, manifest, manifest.table)
    mistakes += broken
    if table is None:
        return Found(mistakes=tuple(mistakes))
    # The record has the fields of the schema but for these two, which are records themselves.
    facts = dict(table)
    settings = BookSettings(**dict(facts.pop("books")))
    colours = tuple(sorted(facts.pop("series_colours").items()))
    house = House(**facts, settings=settings, series_colours=colours)
    key = ("books", "cover_picture")
    wrong = wrong_picture(root, manifest, key, settings.cover_picture)
    wrong += (*_wrong_cover(root, manifest, settings.cover),)
    wrong += (*_wrong_typeface(root, manifest, settings.typeface),)
    return Found(() if mistakes else (house,), (*mistakes, *wrong))


def _wrong_typeface(root: Path, manifest: Manifest, family: str | None) -> tuple[Mistake, ...]:
    """Return a mistake for a typeface of which no file lies in the house's folder."""
    if family is None:
        return ()
    known = {face.family for face in faces_in(root / FONTS)}
    if family.casefold() in {name.casefold() for name in known}:
        return ()
    matter = f"no file of the typeface “{family}” lies in {FONTS}/; {nearest(family, known)}"
    return (manifest.mistake(("books", "typeface"), matter),)


def _wrong_cover(root: Path, manifest: Manifest, cover: str) -> tuple[Mistake, ...]:
    """Return a mistake for a design of covers that neither the package nor the house has."""
    own = {path.stem for path in (root / COVERS).glob("*.html")}
    if cover in {*COVER_DESIGNS, *own}:
        return ()
    matter = f"there is no design of covers “{cover}”; {nearest(cover, COVER_DESIGNS)}"
    return (manifest.mistake(("books", "cover"), matter),)
