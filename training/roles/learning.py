"""The network fitted to all texts, or to those that a fold leaves in, and written with its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.scoring.__main__ import FOLDS
from bench.scoring.tracks import FOLDS as NUMBER
from publisher.restoring.learned import SHIPPED
from publisher.restoring.roles.network import DRAWN_WEIGHTS, WEIGHTS
from training.provenance import digest, provenance
from training.roles.samples import DRAWN, Sample, Text, samples, texts

# What is learned from texts alone, and what from these and from pages as they are drawn: so that
# these change nothing for plain text. A record lies beside each.
KINDS = (WEIGHTS, DRAWN_WEIGHTS)
# Bits of a number's precision that the second kind gives up, so that the file packs smaller.
ROUGH = 2
# How often all texts are gone through.
ROUNDS = 8


def learn_all(
    pages: Sequence[Path], without: Sequence[str], rounds: int = ROUNDS, jobs: int = 2
) -> None:
    """Fit the network once for each fold that is named, and once for all texts for ``""``.

    ``pages`` are folders of made pages; where there are PDFs among them, weights for drawn pages are
    fitted beside those for text. A fold that has been fitted to the same texts is left as
    it is, so that what was stopped goes on where it stopped. Without torch nothing is fitted, and
    a line on the screen says so.
    """
    if find_spec("torch") is None:
        print("roles: torch is not installed, nothing is fitted (make train installs it)")
        return
    known = tuple(texts(pages))
    kept = {
        (name, kind): [text for text in known if _belongs(text, name, kind)]
        for name in without
        for kind in (KINDS if any(map(_is_drawn, known)) else KINDS[:1])
    }
    missing = [fold for fold in kept if not _is_fitted(*fold, kept[fold])]
    if not missing:
        return
    found = dict(zip(known, samples(known, jobs), strict=True))
    for name, kind in missing:
        print(f"{kind} {name}: fitting to {len(kept[name, kind])} texts", flush=True)
        _learn([found[text] for text in kept[name, kind]], name, kind, rounds)


def _belongs(text: Text, without: str, kind: str) -> bool:
    """Tell whether a fold's weights of one of KINDS are learned from a text."""
    return without not in folds_of(text) and (kind == DRAWN_WEIGHTS or not _is_drawn(text))


def _is_drawn(text: Text) -> bool:
    return text.path.suffix == DRAWN


def _learn(kept: Sequence[Sample], without: str, kind: str, rounds: int) -> None:
    """Fit weights of one of KINDS and write them with their record; ``without`` names a fold."""
    # Not at the top: all but the fitting itself works where torch is not installed.
    from training.roles.fit import fit

    target = _folder(without)
    target.mkdir(parents=True, exist_ok=True)
    made = fit(kept, rounds=rounds)
    if kind == DRAWN_WEIGHTS:
        made = {name: rough(weights) for name, weights in made.items()}
    np.savez_compressed(target / kind, **made)  # type: ignore[arg-type]
    command = "python -m training.roles" + (f" --without {without}" if without else "")
    (target / kind).with_suffix(".toml").write_text("".join(_record(kept, command)), "utf-8")


def rough(weights: NDArray[np.float16]) -> NDArray[np.float16]:
    """Return weights with ROUGH bits less of precision, rounded to the nearest."""
    bits = weights.astype(np.float16).view(np.uint16)
    made: NDArray[np.float16] = ((bits + (1 << ROUGH >> 1)) & (0xFFFF << ROUGH & 0xFFFF)).view(
        np.float16
    )
    return made


def _folder(without: str) -> Path:
    return FOLDS / without if without else SHIPPED


def _is_fitted(without: str, kind: str, kept: Sequence[Text]) -> bool:
    """Tell whether a fold is fitted to these texts already; the shipped weights are always fitted anew."""
    record = (_folder(without) / kind).with_suffix(".toml")
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
