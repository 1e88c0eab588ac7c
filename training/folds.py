"""Fit what is learned without what is measured: ``python -m training.folds [PAGES …]`` (make folds).

PAGES are folders of ``make pages`` whose texts the roles of lines are learned from as well.

Writes build/folds/work-N, fitted without the works of fold N, and build/folds/family-NAME,
fitted without what that typesetter set; each holds the files of publisher/restoring/learned that
change by it. The line ends are learned from packages that no track holds, so that a fold has none
of its own and the shipped weights are read. Confidences are learned from the tracks core and
damage, which WeasyPrint set: without it nothing is left, and each decision is worth what it states.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.score_texts import MISSING
from bench.score_texts import Source as Text
from bench.score_texts import sources as texts
from bench.scoring.__main__ import FOLDS
from bench.scoring.tracks import FOLDERS, Source, sources_of
from bench.scoring.tracks import FOLDS as NUMBER
from training.confidence import TRACKS, written
from training.observing import LEARNED_HERE, observe, observe_all
from training.roles.learning import learn_all

# Typesetters and families of layouts that have a fold even where no source of theirs is there.
FAMILIES = ("weasyprint", "tex", "xelatex", "typst", "libreoffice", "print")


def main(pages: Sequence[Path]) -> None:
    """Fit the roles of every fold, then observe each source once and write every fold's confidences."""
    known = texts(TRACKS)
    if not known:
        print(f"folds: {MISSING}")
        return
    learn_all(pages, tuple(_folds()))
    observe_all(known)
    rows = {one.path.name: one for track in ("core", "damage") for one in sources_of(track)}
    for name in _folds():
        kept = [text for text in known if name not in _folds_of(rows[Path(text.name).name])]
        _write(FOLDS / name, kept)
        print(f"{name}: fitted to {len(kept)} of {len(known)} texts")


def _folds() -> Iterator[str]:
    """Yield the names of all folds."""
    yield from (f"work-{number}" for number in range(NUMBER))
    found = {source.family for track in FOLDERS for source in sources_of(track)}
    yield from (f"family-{family}" for family in sorted(found.union(FAMILIES)))


def _folds_of(source: Source) -> tuple[str, str]:
    """Return the folds that leave a source out."""
    return f"work-{source.fold}", f"family-{source.family}"


def _write(folder: Path, kept: Sequence[Text]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    observed = [one for text in kept for one in observe(text)]
    table = written(kept, observed, f"python -m training.folds ({folder.name})")
    (folder / LEARNED_HERE).write_text(table, "utf-8")


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
