"""Scores every track of ../shared/score: ``python -m bench.scoring [TRACK …]`` (make score).

For each track a table of the books' figures (median, and worst in brackets) is printed for the
shipped weights, for weights fitted without the work that is scored, and for weights fitted
without its typesetter or family of layouts; then precision and recall of the role of every line.
The fitted weights are those that ``make folds`` has laid into build/folds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from bench.scoring.books import Scored, score_source
from bench.scoring.roles import pooled
from bench.scoring.tracks import DATA, FOLDERS, MISSING, Source, a_tenth, sources_of
from publisher.restoring.learned import learned_from

ROOT = Path(__file__).parents[2]
FOLDS = ROOT / "build" / "folds"
SHIPPED, WITHOUT_WORK, WITHOUT_FAMILY = "shipped", "without the work", "without the typesetter"
# Name, unit, and whether the worst is the lowest.
COLUMNS = (
    ("score", "score", True),
    ("wer", "word errors %", False),
    ("join", "line ends %", True),
    ("para", "paragraph F1", True),
    ("head", "heading F1", True),
    ("note", "note F1", True),
    ("leak", "furniture left %", False),
    ("lost", "lost ‰", False),
    ("inv", "invented ‰", False),
)


def main(arguments: Sequence[str]) -> int:
    """Print the tables; return 1 where a track that was asked for is empty."""
    options = _options(arguments)
    if not DATA.is_dir():
        print(f"score: {MISSING}")
        return 0
    results, empty = {}, []
    for track in options.tracks:
        sources = sources_of(track)
        sources = a_tenth(sources) if options.quick else sources
        if not sources:
            print(f"\n== {track}: no sources in {FOLDERS[track][0] or 'data'}", flush=True)
            empty.append(track)
            continue
        print(f"\n== {track}, {len(sources)} sources", flush=True)
        results[track] = dict(_of_track(sources, options.jobs))
    _keep(options.json, results)
    if empty:
        print(f"score: empty tracks: {', '.join(empty)}", file=sys.stderr)
    return 1 if empty else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make score", description=__doc__)
    parser.add_argument("tracks", nargs="*", default=[*FOLDERS], metavar="TRACK")
    parser.add_argument("--quick", action="store_true", help="a fixed tenth of the sources")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "score.json")
    options = parser.parse_args(arguments)
    if unknown := set(options.tracks) - set(FOLDERS):
        parser.error(f"no track {', '.join(sorted(unknown))}; there are {', '.join(FOLDERS)}")
    return options


def _of_track(sources: Sequence[Source], jobs: int) -> Iterator[tuple[str, list[Scored]]]:
    for weights, tasks in _weightings(sources):
        missing = sorted({str(folder) for _, folder in tasks if folder and not folder.is_dir()})
        if missing:
            print(f"{weights}: not fitted yet ({len(missing)} fits missing; make folds)")
            continue
        with ProcessPoolExecutor(jobs) as workers:
            scored = list(workers.map(_score, tasks))
        for line in _table(weights, scored):
            print(line, flush=True)
        yield weights, scored


def _weightings(
    sources: Sequence[Source],
) -> Iterator[tuple[str, list[tuple[Source, Path | None]]]]:
    """Yield how the press is weighted, and for each source the folder of its weights."""
    yield SHIPPED, [(source, None) for source in sources]
    yield WITHOUT_WORK, [(source, FOLDS / f"work-{source.fold}") for source in sources]
    yield WITHOUT_FAMILY, [(source, FOLDS / f"family-{source.family}") for source in sources]


def _score(task: tuple[Source, Path | None]) -> Scored:
    source, folder = task
    with learned_from(folder):
        return score_source(source)


def _table(weights: str, scored: Sequence[Scored]) -> Iterator[str]:
    yield f"\n{weights}"
    for name, shown, lowest in COLUMNS:
        values = [v for one in scored if (v := one.figures.get(name)) is not None]
        if values:
            worst = min(values) if lowest else max(values)
            yield f"  {shown:<18}{statistics.median(values):9.2f} ({worst:.2f})"
    yield from _role_table([one for one in scored if one.roles is not None])
    for one in scored:
        if one.failure:
            yield f"  no book: {one.source}: {one.failure}"


def _role_table(scored: Sequence[Scored]) -> Iterator[str]:
    if not scored:
        return
    total = pooled(one.roles for one in scored if one.roles)
    yield f"  {'role of lines':<18}{'precision':>10}{'recall':>8}{'F1':>7}{'lines':>9}"
    for name in sorted(total.counts, key=lambda n: -total.counts[n].right - total.counts[n].missed):
        count = total.counts[name]
        there = count.right + count.missed
        yield (f"  {name:<18}{count.precision:10.3f}{count.recall:8.3f}{count.f1:7.3f}{there:9d}")
    shares = [r.swallowed / max(1, r.body) for one in scored if (r := one.roles)]
    yield (
        f"  body lines taken for notes or furniture: {total.swallowed / max(1, total.body):.2%}, "
        f"worst file {max(shares):.1%}"
    )


def _keep(path: Path, results: dict[str, dict[str, list[Scored]]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = {
        track: {weights: [_plain(one) for one in scored] for weights, scored in found.items()}
        for track, found in results.items()
    }
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")


def _plain(scored: Scored) -> dict[str, object]:
    swallowed: Iterable[int] = (scored.roles.swallowed, scored.roles.body) if scored.roles else ()
    roles = {n: asdict(c) for n, c in scored.roles.counts.items()} if scored.roles else {}
    return {
        "source": scored.source,
        "figures": dict(scored.figures),
        "roles": roles,
        "swallowed": list(swallowed),
        "failure": scored.failure,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
