"""The network fitted to all texts, or to those that a fold leaves in, and written with its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import numpy as np

from bench.scoring.__main__ import FOLDS
from bench.scoring.tracks import FOLDS as NUMBER
from publisher.restoring.learned import SHIPPED
from publisher.restoring.roles.network import WEIGHTS
from training.provenance import digest, provenance
from training.roles.samples import Sample, Text, samples, texts

RECORD = "roles.toml"
# How often all texts are gone through.
ROUNDS = 8


def learn_all(
    pages: Sequence[Path], without: Sequence[str], rounds: int = ROUNDS, jobs: int = 2
) -> None:
    """Fit the network once for each fold that is named, and once for all texts for ``""``.

    ``pages`` are folders of made pages. A fold that has been fitted to the same texts is left as
    it is, so that what was stopped goes on where it stopped. Without torch nothing is fitted, and
    a line on the screen says so.
    """
    if find_spec("torch") is None:
        print("roles: torch is not installed, nothing is fitted (make train installs it)")
        return
    known = tuple(texts(pages))
    kept = {name: [text for text in known if name not in folds_of(text)] for name in without}
    missing = [name for name in without if not _is_fitted(name, kept[name])]
    if not missing:
        return
    found = dict(zip(known, samples(known, jobs), strict=True))
    for name in missing:
        print(f"roles {name}: fitting to {len(kept[name])} texts", flush=True)
        _learn([found[text] for text in kept[name]], name, rounds)


def _learn(kept: Sequence[Sample], without: str, rounds: int) -> None:
    """Fit the network to some texts and write it with its record; ``without`` names a fold."""
    # Not at the top: all but the fitting itself works where torch is not installed.
    from training.roles.fit import fit

    target = _folder(without)
    target.mkdir(parents=True, exist_ok=True)
    np.savez(target / WEIGHTS, **fit(kept, rounds=rounds))  # type: ignore[arg-type]
    command = "python -m training.roles" + (f" --without {without}" if without else "")
    (target / RECORD).write_text("".join(_record(kept, command)), "utf-8")


def _folder(without: str) -> Path:
    return FOLDS / without if without else SHIPPED


def _is_fitted(without: str, kept: Sequence[Text]) -> bool:
    """Tell whether a fold is fitted to these texts already; the shipped weights are always fitted anew."""
    record = _folder(without) / RECORD
    return bool(without) and record.is_file() and _names(kept) in record.read_text("utf-8")


def _names(kept: Sequence[Text]) -> str:
    return digest(f"{text.track}/{text.path.name}" for text in kept)


def folds_of(text: Text) -> tuple[str, str]:
    """Return the folds that leave a text out: that of its work, and that of its typesetter."""
    return f"work-{crc32(text.work.encode()) % NUMBER}", f"family-{text.family}"


def _record(found: Sequence[Sample], command: str) -> Iterator[str]:
    names = _names([one.text for one in found])
    yield from provenance(f"{len(found)} texts, SHA-256 of their names {names}", command)
    lines = sum(len(one.states) for one in found)
    yield f"texts = {len(found)}\nlines = {lines}\n"
    for table, kept in (
        ("tracks", Counter(one.text.track for one in found)),
        ("typesetters", Counter(one.text.family for one in found)),
        ("works", Counter(one.text.work for one in found)),
    ):
        yield f"\n[{table}]\n"
        yield from (f'"{name}" = {count}\n' for name, count in sorted(kept.items()))
