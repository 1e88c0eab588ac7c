"""Measures the doubt queue on the score texts: ``python -m bench.doubts [PATTERN]``.

Of the true errors, how many stand in the queue (a doubt on one of their lines or on the next),
and how long is the queue for each 10,000 words, at several confidence lines.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import median

from bench.comparing.faults import WORD, Fault
from bench.score_texts import MISSING, Restored, Source, restored, sources
from publisher.model.doubts import DOUBTFUL, Doubt

LINES = (0.9, 0.93, 0.95, 0.96, 0.97, DOUBTFUL, 0.98, 0.985)
TEN_THOUSAND = 10_000
ALLOWED = 40


@dataclass(frozen=True, slots=True)
class Queue:
    """The faults of one text, its doubts, its length in words."""

    name: str
    faults: tuple[Fault, ...]
    doubts: tuple[Doubt, ...]
    words: int

    def below(self, line: float) -> list[Doubt]:
        """Return the doubts below a confidence line."""
        return [doubt for doubt in self.doubts if doubt.confidence < line]

    def length(self, line: float) -> float:
        """Return how many questions are asked for 10,000 words."""
        return TEN_THOUSAND * len(self.below(line)) / self.words

    def missing(self, line: float) -> list[Fault]:
        """Return the faults that no doubt below the line is about."""
        near = set(_near(self.below(line)))
        return [fault for fault in self.faults if near.isdisjoint(fault.lines)]


def _near(doubts: Iterable[Doubt]) -> Iterator[int]:
    for doubt in doubts:
        for place in doubt.places:
            yield from range(place.first - 1, max(place.first, place.last) + 2)


def queue_of(made: Restored) -> Queue:
    """Return the queue of a text; misread words are no decision of ours."""
    faults = tuple(fault for fault in made.comparison.faults if fault.kind != WORD)
    return Queue(made.name, faults, made.text.doubts, made.words)


def _measure(source: Source) -> Queue:
    return queue_of(restored(source))


def report(queues: Sequence[Queue]) -> Iterator[str]:
    """Yield the table of all lines, then what is missing by kind, and the longest queues."""
    total = sum(len(queue.faults) for queue in queues)
    words = sum(queue.words for queue in queues)
    yield f"{len(queues)} texts, {words} words, {total} true errors"
    yield "below   found    pooled  median  worst   texts over 40"
    for line in LINES:
        found = total - sum(len(queue.missing(line)) for queue in queues)
        lengths = [queue.length(line) for queue in queues]
        asked = sum(len(queue.below(line)) for queue in queues)
        yield (
            f"{line:.3f} {found / max(1, total):6.1%} {TEN_THOUSAND * asked / words:8.1f}"
            f"{median(lengths):8.1f}{max(lengths):7.1f}{sum(n > ALLOWED for n in lengths):9}"
        )
    yield from _by_kind(queues)


def _by_kind(queues: Sequence[Queue]) -> Iterator[str]:
    errors = Counter(fault.kind for queue in queues for fault in queue.faults)
    missed = Counter(fault.kind for queue in queues for fault in queue.missing(DOUBTFUL))
    asked = Counter(doubt.topic.value for queue in queues for doubt in queue.below(DOUBTFUL))
    yield f"at {DOUBTFUL}:"
    for kind in sorted(errors | asked):
        found = errors[kind] - missed[kind]
        yield f"    {kind:10} {found:5} of {errors[kind]:5} found, {asked[kind]:5} asked"
    longest = sorted(queues, key=lambda queue: -queue.length(DOUBTFUL))[:3]
    yield from (f"    longest: {queue.name} {queue.length(DOUBTFUL):.0f}" for queue in longest)


def main() -> None:
    """Measure the texts whose names hold the pattern, the tracks core and damage by default."""
    pattern = sys.argv[1] if len(sys.argv) > 1 else "^(core|damage)/"
    known = sources(pattern)
    if not known:
        print(MISSING)
        return
    with ProcessPoolExecutor() as crew:
        queues = tuple(crew.map(_measure, known))
    print("\n".join(report(queues)))
    if "--missing" in sys.argv:
        for queue in queues:
            for fault in queue.missing(DOUBTFUL):
                print(f"{queue.name}: {fault.kind} {fault.lines} {fault.what}")


if __name__ == "__main__":
    main()
