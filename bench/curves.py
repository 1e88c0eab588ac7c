"""Draws docs/growth.svg: time and memory against the size of a source and the number of works.

``python -m bench.curves`` measures first: prose of several sizes, restored in a process of its own
each, and houses of several numbers of works, built as EPUBs by one process and by two. Processor
seconds, the best of the runs; memory is that of the largest process. The machine stands below.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import time
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.command import Cost, run
from bench.growth import SHAPES
from bench.many import house_of
from bench.peak import peak
from publisher.record import ledger_of, write_ledger
from publisher.restoring import restore
from publisher.sources import transcript_from

PICTURE = Path(__file__).parents[1] / "docs" / "growth.svg"
SIZES = tuple(62_500 << doubling for doubling in range(6))  # bytes, to 2 MB
NUMBERS = (5, 10, 20, 40)  # works
JOBS = (1, 2)
RUNS = 2
SIZE = (9.0, 5.5)  # inches
# Seconds or megabytes at each size or number.
Curve = list[tuple[float, float]]


def main() -> None:
    """Measure, and draw the picture."""
    of_sizes = [restored(size) for size in SIZES]
    seconds = [(size / 1e6, taken) for size, (taken, _) in zip(SIZES, of_sizes, strict=True)]
    memory = [(size / 1e6, most) for size, (_, most) in zip(SIZES, of_sizes, strict=True)]
    built = {jobs: [(number, *of_house(number, jobs)) for number in NUMBERS] for jobs in JOBS}
    named = {f"jobs: {jobs}": rows for jobs, rows in built.items()}
    draw(
        {"": seconds},
        {"": memory},
        {name: [(n, taken) for n, taken, _ in rows] for name, rows in named.items()},
        {name: [(n, most) for n, _, most in rows] for name, rows in named.items()},
    )


def restored(size: int) -> tuple[float, float]:
    """Return the processor seconds and megabytes that prose of a size takes, its ledger too."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        return min(pool.map(_restored, [size] * RUNS, chunksize=1))


def _restored(size: int) -> tuple[float, float]:
    restore(transcript_from(SHAPES["prose"](20_000), "short", "en").value)  # word lists
    text = SHAPES["prose"](size)
    began = time.process_time()
    transcript = transcript_from(text, "source", "en").value
    write_ledger(ledger_of(transcript, restore(transcript).value))
    return time.process_time() - began, peak()


def of_house(works: int, jobs: int) -> tuple[float, float]:
    """Return the processor seconds, and the megabytes of the largest process, of a whole build."""
    with TemporaryDirectory() as folder:
        root = house_of(Path(folder), works)
        order = ("build", "--house", folder, "--format", "epub", "--jobs", str(jobs))
        costs: list[Cost] = []
        for _ in range(RUNS):
            shutil.rmtree(root / "build", ignore_errors=True)
            costs.append(run(*order))
        return min((cost.processor, cost.memory) for cost in costs)


def draw(*curves: dict[str, Curve]) -> None:
    """Draw the four panels: time and memory by size, then by number; the same data, the same bytes."""
    mpl.rcParams.update({"svg.hashsalt": "growth", "font.size": 8, "svg.fonttype": "none"})
    figure = Figure(figsize=SIZE, layout="constrained")
    places = figure.subplots(2, 2).flat
    across = ("MB of prose, restored", "MB of prose, restored", "works as EPUB", "works as EPUB")
    up = ("processor seconds", "MB of memory") * 2
    for axes, found, x, y in zip(places, curves, across, up, strict=True):
        panel(axes, found, x, y)
    figure.supxlabel(machine())
    figure.savefig(
        PICTURE, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type"))
    )


def panel(axes: Axes, curves: dict[str, Curve], across: str, up: str) -> None:
    """Draw some curves with their names, from zero on, so that what is straight looks straight."""
    for (name, points), style in zip(curves.items(), ("-", "--"), strict=False):
        axes.plot(
            *zip(*points, strict=True), style, color="black", marker="o", markersize=3, label=name
        )
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    if len(curves) > 1:
        axes.legend(frameon=False)


def machine() -> str:
    """Return what all this was measured on: processor, cores, system, Python."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.+)", info.read_text()) if info.exists() else None
    name = model[1] if model else platform.machine()
    return (
        f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )


if __name__ == "__main__":
    main()
