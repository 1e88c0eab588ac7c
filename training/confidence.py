"""Learn what stated confidences are worth: ``python -m training.confidence``.

Every decision on the score texts is looked up in their truth; for each kind of decision the
share of right ones is fitted to what was stated (isotonic regression). ``--held`` learns without
one work after the other and prints how sure the decisions about that one were, and how right.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bench.score_texts import DATA, MISSING, Source, sources
from publisher.restoring.questions import calibration
from training.fitting import Pool, merged, pools, single
from training.observing import LEARNED_HERE, PACKAGE, Observed, observe_all
from training.provenance import digest, provenance

TRACKS = "^(core|damage)/"
TABLE = PACKAGE / "restoring" / "learned" / LEARNED_HERE
# Decisions: a smaller pool says little about its share of right ones.
FEWEST = 12
# Shares of right decisions: points that differ by less are one.
APART = 0.004
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)


def fit(observed: Iterable[Observed]) -> dict[str, list[list[float]]]:
    """Return for each topic the points [stated, found right], rising."""
    by_topic: dict[str, list[Observed]] = defaultdict(list)
    for one in observed:
        by_topic[one.topic].append(one)
    return {topic: _points(by_topic[topic]) for topic in sorted(by_topic)}


def _points(observed: Sequence[Observed]) -> list[list[float]]:
    """Return rising points; each pool has half a wrong decision and half a right one added."""
    points: list[list[float]] = []
    for pool in pools(list(_groups(observed))):
        share = (pool.right + 0.5) / (pool.total + 1)
        if not points or share > points[-1][1] + APART:
            points.append([round(pool.mean, 5), round(share, 4)])
    return points


def _groups(observed: Sequence[Observed]) -> Iterator[Pool]:
    """Yield decisions of like confidence together, so that no pool is too small."""
    held: list[Pool] = []
    ordered = sorted(observed, key=lambda one: one.stated)
    for at, one in enumerate(ordered):
        held.append(single(one.stated, right=one.right))
        if len(held) >= FEWEST and (at + 1 == len(ordered) or ordered[at + 1].stated > one.stated):
            yield merged(held)
            held = []
    if held:
        yield merged(held)


def main() -> None:
    """Learn; or show how it holds on works that were not learned from."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true")
    if not parser.parse_args().held:
        learn()
    elif known := sources(TRACKS):
        print("\n".join(_held_out(observe_all(known))))
    else:
        print(MISSING)


def learn() -> None:
    """Observe, fit, and write the table into the package."""
    if known := sources(TRACKS):
        table = written(known, observe_all(known), "python -m training.confidence")
        TABLE.write_text(table, "utf-8")
    else:
        print(MISSING)


def written(known: Sequence[Source], observed: Sequence[Observed], command: str) -> str:
    """Return the table that is fitted to the decisions on some sources, under its head.

    With no source it has no topic, and each decision is worth what it states.
    """
    texts = ((DATA / "sources" / source.name).read_text("utf-8") for source in known)
    works = sorted({source.work for source in known})
    source = (
        f"the tracks core and damage of the score texts: {len(known)} texts of {len(works)} works"
        f" ({', '.join(works) or 'none is left'}; SHA-256 {digest(texts)})"
    )
    return "".join((*provenance(source, command), *_toml(fit(observed))))


def _held_out(observed: Sequence[Observed]) -> Iterator[str]:
    judged: list[tuple[str, float, bool]] = []
    for work in sorted({one.work for one in observed}):
        points = fit(one for one in observed if one.work != work)
        tables = calibration.tables(points)
        for one in (o for o in observed if o.work == work):
            known = tables.get(one.topic)
            judged.append((one.topic, known.right(one.stated) if known else one.stated, one.right))
    for topic in sorted({topic for topic, _, _ in judged}):
        own = [(said, right) for name, said, right in judged if name == topic]
        yield f"{topic}: {len(own)} decisions, {sum(not right for _, right in own)} wrong"
        for low, high in pairwise(BINS):
            inside = [(said, right) for said, right in own if low <= said < high]
            if inside:
                said = sum(s for s, _ in inside) / len(inside)
                was = sum(r for _, r in inside) / len(inside)
                yield f"    {low:.2f} to {high:.2f}: {len(inside):6} said {said:.3f} were {was:.3f}"


def _toml(points: dict[str, list[list[float]]]) -> Iterator[str]:
    yield "# Points of each topic: the confidence stated, and the share of right decisions.\n"
    for topic, pairs in points.items():
        yield f'\n["{topic}"]\npoints = {pairs}\n'


if __name__ == "__main__":
    main()
