"""A house from which books can be made: what is wrong in it is told at once, before anything is."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import DesignError, ManifestError, Mistake, refusal
from publisher.house import HouseFiles, read_house
from publisher.model.findings import Outcome
from publisher.pipeline.house_memory import HouseMemory
from publisher.pipeline.rulings import mistakes_in_rulings

STYLES = "styles"


def read_sound_house(root: Path, memory: HouseMemory) -> Outcome[HouseFiles]:
    """Return the house in a folder, all of whose manifests and own styles can be read.

    Raises ManifestError with every mistake in both, and then in rulings too, DesignError where
    only styles have some, and UsageError where there is no house. Rulings that are wrong alone
    are told when they are read.
    """
    in_styles = _in_styles(root)
    try:
        house = read_house(root, memory)
    except ManifestError as error:
        if not error.mistakes:
            raise
        raise _together(error.mistakes, mistakes_in_rulings(root), in_styles) from None
    if in_styles and (in_rulings := mistakes_in_rulings(root)):
        raise _together((), in_rulings, in_styles)
    if in_styles:
        raise DesignError(
            refusal(in_styles, "the styles").message,
            hint="correct them; what cannot be read in a style sheet would be passed over",
        )
    return house


def _together(
    in_manifests: tuple[Mistake, ...],
    in_rulings: tuple[Mistake, ...],
    in_styles: tuple[Mistake, ...],
) -> ManifestError:
    found = {"manifests": in_manifests, "rulings": in_rulings, "styles": in_styles}
    kinds = [kind for kind, mistakes in found.items() if mistakes]
    *others, last = kinds
    where = f"{', '.join(others)} and {last}" if others else f"the {last}"
    return refusal((*in_manifests, *in_rulings, *in_styles), where)


def _in_styles(root: Path) -> tuple[Mistake, ...]:
    """Return what cannot be read in the style sheets of the house, by file and line."""
    found = (path for path in (root / STYLES).glob("*.css") if path.is_file())
    # Hidden files are those of editors: locks, and copies of what is not yet saved.
    sheets = sorted(path for path in found if not path.name.startswith("."))
    if not sheets:
        return ()
    from publisher.rendering import style_faults  # with tinycss2: most houses have no sheets

    return tuple(
        Mistake(f"{STYLES}/{sheet.name}", line, "", words)
        for sheet in sheets
        for line, words in style_faults(sheet)
    )
