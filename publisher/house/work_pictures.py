"""The pictures of a work lie in its folder ``pictures``; its manifest may say more of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from publisher.errors import Mistake, UsageError, nearest
from publisher.expressions import compiled
from publisher.house.layout import MANUSCRIPTS, PICTURES, RULINGS, SEEDS, WORKS, link_fault, shown
from publisher.model.figures import figures
from publisher.model.findings import Finding, Severity
from publisher.model.house import Picture, WorkText
from publisher.model.media import BEGINNING, picture_type
from publisher.model.places import Place
from publisher.model.text import Text

if TYPE_CHECKING:
    from publisher.house.manifest_schema import PictureSchema
    from publisher.house.tables import Manifest, TablePath

# A picture in what was read from a PDF.
_CUT = compiled(r'^{"picture": ?"([^"]+)"', re.MULTILINE)
# Files by the names that texts and manifests use.
PictureFiles: TypeAlias = dict[str, Path]
Tables: TypeAlias = "Mapping[str, PictureSchema]"

UNTOLD: Tables = MappingProxyType({})  # where nothing is said of any picture
_KINDS = "expected a PNG, JPEG, WebP, GIF or SVG picture"
_BOTH = "a decorative picture has no “alt”; keep one of the two"


def picture_files(folder: Path) -> PictureFiles:
    """Return the files in the pictures' folder of a work, or of a source without a house, by name.

    Hidden files are none of a person's.
    """
    pictures = folder / PICTURES
    entries = sorted(pictures.iterdir()) if pictures.is_dir() else []
    return {_name(path.name): path for path in entries if not path.name.startswith(".")}


def pictures_are_known(works: Iterable[WorkText]) -> bool:
    """Tell whether the pictures that lie in the folders of works are those that the works name."""
    folders = {
        Path(work.path).parent: {picture.name for picture in work.pictures} for work in works
    }
    return all(set(picture_files(folder)) == names for folder, names in folders.items())


def pictures_of(
    files: PictureFiles, general: Tables = UNTOLD, special: Tables = UNTOLD
) -> tuple[Picture, ...]:
    """Return the pictures of a text with what is said of them: in its language before in all."""
    if not files:
        return ()
    from publisher.house.manifest_schema import PictureSchema  # loads what validates manifests

    own = {_name(name): table for name, table in special.items()}
    shared = {_name(name): table for name, table in general.items()}
    nothing = PictureSchema()
    return tuple(
        _picture(name, path, shared.get(name, nothing), own.get(name, nothing))
        for name, path in files.items()
    )


def _picture(name: str, path: Path, general: PictureSchema, special: PictureSchema) -> Picture:
    # Who words it or calls it decorative in one language overrules what is said for all.
    told = special if special.alt or special.decorative is not None else general
    return Picture(
        name=name,
        path=str(path),
        alt=told.alt,
        decorative=bool(told.decorative),
        credit=special.credit or general.credit,
        licence=special.licence or general.licence,
    )


def wrong_files(root: Path, files: PictureFiles) -> tuple[Mistake, ...]:
    """Return a mistake for each file that no book could show."""
    faults = ((path, _fault(root, path)) for path in files.values())
    return tuple(Mistake(shown(root, path), 0, "", fault) for path, fault in faults if fault)


def _fault(root: Path, path: Path) -> str:
    if not path.name.isprintable():
        return "the name of this picture has signs that cannot be printed; give it another name"
    if path.is_dir():
        return f"this is a folder; the pictures of a work lie in {PICTURES}/ itself"
    return link_fault(root, path) or ("" if is_picture(path) else _KINDS)


def is_picture(path: Path) -> bool:
    """Tell whether a file is by its content a picture that books show."""
    with path.open("rb") as file:
        return picture_type(file.read(BEGINNING)) is not None


def wrong_tables(
    manifest: Manifest, tables: Tables, files: PictureFiles, at: TablePath = ()
) -> tuple[Mistake, ...]:
    """Return what is wrong with the tables of pictures below ``at``, each at its key."""
    return tuple(_wrong_tables(manifest, tables, files, (*at, PICTURES)))


def _wrong_tables(
    manifest: Manifest, tables: Tables, files: PictureFiles, at: TablePath
) -> Iterator[Mistake]:
    for name, table in tables.items():
        if "/" in name or "\\" in name:
            matter = f"expected the name of a file in {PICTURES}/, without folders"
            yield manifest.mistake((*at, name), matter)
        elif _name(name) not in files:
            matter = f"there is no picture {PICTURES}/{name} beside this manifest"
            yield manifest.mistake((*at, name), f"{matter}; {nearest(name, files)}")
        if table.alt and table.decorative:
            yield manifest.mistake((*at, name, "decorative"), _BOTH)


def _name(name: str) -> str:
    """Return a name in the one spelling of its accents; some systems take the letters apart."""
    return unicodedata.normalize("NFC", name)


def pictures_beside(source: Path, text: Text) -> tuple[Picture, ...]:
    """Return those of the pictures in the folder beside a source that its text shows."""
    shown = {_name(figure.picture) for figure in figures(text)}
    beside = picture_files(source.parent) if shown else {}
    return pictures_of(
        {name: path for name, path in beside.items() if name in shown and path.is_file()}
    )


def pictures_to_take(
    root: Path, work: str, source: Path, text: Text
) -> tuple[tuple[str, Path], ...]:
    """Return the pictures beside a source that come into a work with it: path in the house, file.

    Raises UsageError where the work has another picture of that name.
    """
    taken = []
    for picture in pictures_beside(source, text):
        path, there = Path(picture.path), root / SEEDS / WORKS / work / PICTURES / picture.name
        if not is_picture(path):
            continue  # the house would refuse it; the text misses it, and says so
        if not there.exists():
            taken.append((shown(root, there), path))
        elif there.read_bytes() != path.read_bytes():
            raise UsageError(
                "the work has another picture of this name",
                hint="give one of them another name, in its text too",
                place=str(path),
            )
    return tuple(taken)


def unused_pictures(
    root: Path, files: PictureFiles, sources: tuple[Path, ...]
) -> tuple[Finding, ...]:
    """Return a finding for each picture that no text of the work names.

    Nothing is said while a source that is no manuscript has not been read: its pictures are not
    known yet.
    """
    if not files:
        return ()
    beside = [_readings(source) for source in sources]
    if not all(beside):
        return ()
    words = "".join(_words(path) for paths in beside for path in paths)
    # What was read from a PDF names its pictures without the language in front.
    languages = [f"{source.stem}-" for source in sources]
    cut = {f"{tag}{name}" for tag in languages for name in _CUT.findall(words)}
    return tuple(
        _unused(shown(root, path))
        for name, path in files.items()
        if name not in words and name not in cut
    )


def _readings(source: Path) -> list[Path]:
    """Return the files that hold the words of a source: itself, or what was read from it."""
    if source.suffix in MANUSCRIPTS:
        return [source]
    beside = sorted(source.parent.glob(f"{source.stem}.*"))
    return [path for path in beside if path != source and not path.name.endswith(RULINGS)]


def _words(path: Path) -> str:
    """Return what a file says, without the backslashes before the signs of a name."""
    content = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    return _name(content.replace("\\", ""))


def _unused(picture: str) -> Finding:
    return Finding(
        "house/unused-picture",
        Severity.NOTE,
        "no text of this work shows this picture",
        "take it out of the folder, or name it in a text: ![what it shows](pictures/NAME)",
        Place(picture, 1, 1),
    )
