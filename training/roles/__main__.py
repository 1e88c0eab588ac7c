"""Learn the roles of lines: ``python -m training.roles --pages FOLDER`` (part of make train).

FOLDER holds pages that ``make pages`` has made; without it only the published tracks are learned
from. Writes publisher/restoring/learned/roles.npz and roles.toml, which says what went in.
``--without`` names a fold of make folds, whose works or whose typesetter are left out; its
weights are laid into build/folds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from bench.scoring.__main__ import FOLDS
from bench.scoring.tracks import FOLDS as NUMBER
from publisher.restoring.learned import SHIPPED
from publisher.restoring.roles.network import WEIGHTS
from training.provenance import digest, provenance
from training.roles.fit import ROUNDS, fit
from training.roles.samples import Sample, Text, samples, texts

RECORD = "roles.toml"


def main() -> None:
    """Fit the network to all texts, or to those that no fold leaves out, and write it."""
    options = _options()
    known = [text for text in texts(options.pages) if options.without not in folds_of(text)]
    print(f"roles: {len(known)} texts", flush=True)
    learn(samples(known, options.jobs), options.without, options.rounds)


def learn(found: Sequence[Sample], without: str, rounds: int = ROUNDS) -> None:
    """Fit the network to some texts and write it with its record; ``without`` names a fold."""
    kept = [one for one in found if without not in folds_of(one.text)]
    target = FOLDS / without if without else SHIPPED
    target.mkdir(parents=True, exist_ok=True)
    np.savez(target / WEIGHTS, **fit(kept, rounds=rounds))  # type: ignore[arg-type]
    command = "python -m training.roles" + (f" --without {without}" if without else "")
    (target / RECORD).write_text("".join(_record(kept, command)), "utf-8")


def folds_of(text: Text) -> tuple[str, str]:
    """Return the folds that leave a text out: that of its work, and that of its typesetter."""
    return f"work-{crc32(text.work.encode()) % NUMBER}", f"family-{text.family}"


def _record(found: Sequence[Sample], command: str) -> Iterator[str]:
    names = digest(one.text.path.name for one in found)
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


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.roles", description=__doc__)
    parser.add_argument("--pages", type=Path, help="a folder of make pages")
    parser.add_argument("--without", default="", help="work-0 … or family-typst …")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often texts are seen")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes for reading")
    return parser.parse_args()


if __name__ == "__main__":
    main()
