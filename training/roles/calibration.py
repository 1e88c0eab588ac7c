"""How sure decisions about lines are, and how right: ``python -m training.roles.calibration``.

Every text of the tracks is decided with weights that were fitted without its work (``make
folds``); printed is, for each role, which share of the lines that were decided with so much
probability is right. ``--fit`` learns the one temperature with which what is stated agrees best
with what is right, and writes it into the package (temperature scaling, Guo et al. 2017).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.score_texts import MISSING
from bench.scoring.__main__ import FOLDS
from publisher.model.verdicts import NO_VERDICTS
from publisher.restoring.learned import SHIPPED, learned_from
from publisher.restoring.roles.decoding import decode
from publisher.restoring.roles.network import is_drawn, network
from publisher.restoring.roles.states import AT, STATES
from publisher.restoring.roles.telling import TEMPERATURE, temperature
from training.provenance import digest, provenance
from training.roles.learning import folds_of
from training.roles.samples import PRINTED, UNKNOWN, Text, seen, texts

# The columns of the table: lines decided with a probability from one of these up to the next.
BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
# The temperatures that are tried. An error stated with more than this is as bad as with this.
TRIED = tuple(round(1 + step / 10, 1) for step in range(21))
SUREST = 1 - 1e-4
# Fewer lines tell nothing of their share.
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Decided:
    """Lines that were decided: the state of each, its probability, and whether it is right."""

    states: NDArray[np.int64]
    chances: NDArray[np.float64]
    right: NDArray[np.bool_]


def decided(text: Text, folds: Path, temperatures: Sequence[float] = ()) -> list[Decided]:
    """Return how a text was decided at each temperature; without any, at the one that was learned.

    The weights are those in ``folds`` that were fitted without the text's work. Lines whose role
    is unknown are left out.
    """
    sheet, features, allowed = seen(text)
    with learned_from(folds / folds_of(text)[0]):
        chances = network(drawn=is_drawn(features)).chances(features)
        degrees = temperatures or (temperature(),)
    made = []
    for degree in degrees:
        told = decode(sheet, features, chances.copy(), NO_VERDICTS, degree).values()
        states = np.array([AT[one.role, one.first] for one in told])
        stated = np.array([one.chance for one in told], dtype=np.float64)
        known = allowed != UNKNOWN
        right = (allowed >> states & 1).astype(np.bool_)
        made.append(Decided(states[known], stated[known], right[known]))
    return made


def together(many: Iterable[Decided]) -> Decided:
    """Return the lines of many texts as those of one."""
    found = list(many)
    return Decided(
        np.concatenate([one.states for one in found]),
        np.concatenate([one.chances for one in found]),
        np.concatenate([one.right for one in found]),
    )


def loss(lines: Decided) -> float:
    """Return how badly probabilities foretell what is right: the mean of -log(p), in natural units."""
    stated = np.clip(lines.chances, 1 - SUREST, SUREST)
    return float(-np.log(np.where(lines.right, stated, 1 - stated)).mean())


def table(lines: Decided) -> Iterator[str]:
    """Yield the table of docs/figures.md: a row for each role, the surest lines on the right."""
    bins = list(pairwise(BOUNDS))
    yield "| decided with | " + " | ".join(f"{low:g} to {high:g}" for low, high in bins) + " |"
    yield "|---" * (len(bins) + 1) + "|"
    for name, own in by_role(lines):
        yield _row(name, own, bins)


def by_role(lines: Decided) -> Iterator[tuple[str, Decided]]:
    """Yield all lines, then those of each role that was told of any, with its name."""
    yield "all lines", lines
    for role in dict.fromkeys(role for role, _ in STATES):
        states = [at for at, state in enumerate(STATES) if state[0] is role]
        own = np.isin(lines.states, states)
        if own.any():
            yield role.value, Decided(lines.states[own], lines.chances[own], lines.right[own])


def _row(name: str, lines: Decided, bins: Iterable[tuple[float, float]]) -> str:
    return f"| {name} | " + " | ".join(_share(lines, low, high) for low, high in bins) + " |"


def _share(lines: Decided, low: float, high: float) -> str:
    """Return the share that is right of the lines between two probabilities, and their number."""
    # The highest bound is 1, which belongs to the last column.
    inside = (lines.chances >= low) & ((lines.chances < high) | (high == BOUNDS[-1]))
    count = int(inside.sum())
    return f"{lines.right[inside].mean():.2f} ({count})" if count >= FEWEST else ""


def fit(by_temperature: Mapping[float, Decided]) -> float:
    """Return the temperature at which probabilities foretell best what is right."""
    return min(by_temperature, key=lambda degree: loss(by_temperature[degree]))


def written(known: Sequence[Text], losses: Mapping[float, float], best: float) -> str:
    """Return the learned file: its head, what was lost at each temperature, and the best one."""
    names = digest(f"{text.track}/{text.path.name}" for text in known)
    source = f"{len(known)} texts, SHA-256 of their names {names}, each without its work"
    head = "".join(provenance(source, "python -m training.roles.calibration --fit"))
    found = f"{losses[best]:.4f}, instead of {losses[1.0]:.4f} without a temperature"
    return f"{head}# The mean loss of a line (-log p): {found}.\ntemperature = {best}\n"


def main() -> None:
    """Print the table, after the temperature was learned if that is wished."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="learn the temperature first")
    parser.add_argument("--folds", type=Path, default=FOLDS, help="where the folds are")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes")
    parser.add_argument("--svg", type=Path, help="draw the curves into this file too")
    options = parser.parse_args()
    known = [text for text in texts() if text.track != PRINTED]
    missing = {
        folds_of(text)[0] for text in known if not (options.folds / folds_of(text)[0]).is_dir()
    }
    if not known or missing:
        print(f"not fitted yet: {', '.join(sorted(missing))} (make folds)" if missing else MISSING)
        return
    if options.fit:
        made = _all(known, options, TRIED)
        losses = {degree: loss(lines) for degree, lines in made.items()}
        (SHIPPED / TEMPERATURE).write_text(written(known, losses, fit(made)), "utf-8")
    (lines,) = _all(known, options, (temperature(),)).values()
    print(f"{len(lines.right)} lines of {len(known)} texts, {lines.right.mean():.1%} right")
    print("\n".join(table(lines)))
    if options.svg:
        from training.roles.drawing import draw

        draw({name: (own.chances, own.right) for name, own in by_role(lines)}, options.svg)


def _all(
    known: Sequence[Text], options: argparse.Namespace, temperatures: Sequence[float]
) -> dict[float, Decided]:
    one = partial(decided, folds=options.folds, temperatures=temperatures)
    with ProcessPoolExecutor(options.jobs) as workers:
        found = list(workers.map(one, known))
    return {degree: together(text[at] for text in found) for at, degree in enumerate(temperatures)}


if __name__ == "__main__":
    main()
