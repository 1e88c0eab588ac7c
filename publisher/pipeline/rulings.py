"""The rulings of a house: the files they stand in, read with all their mistakes at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.errors import ManifestError, Mistake, SourceError
from publisher.model.house import WorkText
from publisher.structs import frozen

if TYPE_CHECKING:
    from publisher.model.rulings import Ruling

OF_THE_HOUSE = "seeds/rulings.toml"
ENDING = ".rulings.toml"


@frozen
class Rulings:
    """The rulings on one text, and those on words in every text of the house."""

    own: tuple[Ruling, ...] = ()
    of_the_house: tuple[Ruling, ...] = ()


NO_RULINGS = Rulings()


def rulings_file(work: WorkText) -> tuple[Path, str]:
    """Return the path of a text's rulings file, and that path as people see it."""
    source = Path(work.source)
    shown = source.with_name(source.stem + ENDING).as_posix()
    path = Path(work.path)
    return path.with_name(path.stem + ENDING), shown


def read_all_rulings(root: Path, works: Iterable[WorkText]) -> dict[WorkText, Rulings]:
    """Return the rulings for some texts of a house; raise ManifestError with all mistakes."""
    from publisher.rulings import read_rulings

    found: dict[str, tuple[Ruling, ...]] = {}
    errors: list[ManifestError] = []
    files = {work: rulings_file(work) for work in works}
    for path, shown in [(root / OF_THE_HOUSE, OF_THE_HOUSE), *files.values()]:
        try:
            found[shown] = read_rulings(path, shown, of_the_house=shown == OF_THE_HOUSE)
        except ManifestError as error:
            errors.append(error)
    if errors:
        raise errors[0] if len(errors) == 1 else ManifestError("\n".join(map(str, errors)))
    shared = found[OF_THE_HOUSE]
    return {work: Rulings(found[shown], shared) for work, (_, shown) in files.items()}


def mistakes_in_rulings(root: Path) -> tuple[Mistake, ...]:
    """Return all that is wrong in the rulings of a house whose manifests may be wrong too."""
    from publisher.rulings import read_rulings

    found: list[Mistake] = []
    for path in (root / OF_THE_HOUSE, *sorted(root.glob(f"seeds/works/*/*{ENDING}"))):
        shown = path.relative_to(root).as_posix()
        try:
            read_rulings(path, shown, of_the_house=shown == OF_THE_HOUSE)
        except ManifestError as error:
            found += error.mistakes
        except SourceError:  # told by what reads it once the manifests are right
            continue
    return tuple(found)
