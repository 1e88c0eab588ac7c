"""Measures what a person waits for beside programs that do the same: ``python -m bench.waiting [RUNS]``.

Each line is a thing that is waited for: processor seconds and memory of publisher, those of the
other program in the same run (calibre and pandoc where they are installed, WeasyPrint by itself),
and how many times as long publisher takes. All is run several times (3) and the best is taken, for a
busy machine. At the end stand a change that is watched and two jobs.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.command import PUBLISHER, SEEDS, Cost, by_processor, largest, once, pages_of
from bench.many import house_of
from publisher.model.formats import Format
from publisher.pipeline.requests import BuildRequest
from publisher.pipeline.watching import watch_house

RUNS = 3
# Saves that are watched; the first of them loads what the others find there.
SAVES = 6
WORKS = 40  # of the house that two jobs build
TIMES = 5  # the longest source so often over, for a PDF of some thirty pages
PLAIN = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"


def main() -> None:
    """Print the table."""
    print(f"{'':40}{'cpu s':>8}{'MB':>6}  {'beside':18}{'cpu s':>8}{'MB':>6}{'times':>8}")
    with TemporaryDirectory() as folder:
        for what, ours, peers in rows(Path(folder)):
            costs = [best(order) for order in (ours, *peers.values())]
            show(what, costs[0], dict(zip(peers, costs[1:], strict=True)))
        watched(Path(folder))
        jobs(Path(folder))


def rows(folder: Path) -> Iterator[tuple[str, list[str], dict[str, list[str]]]]:
    """Yield what is waited for, our command, and those of others by name."""
    source = folder / "text.txt"
    shutil.copy(largest(SEEDS), source)
    yield "--help", ours("--help"), {}
    made = folder / "text"
    calibre = ["ebook-convert", str(source), f"{made}.calibre.epub"]
    pandoc = ["pandoc", "-f", "markdown", str(source), "-o", f"{made}.pandoc.epub"]
    peers = {"calibre": calibre, "pandoc": pandoc}
    yield "a pamphlet to EPUB", convert(source, f"{made}.epub"), peers
    yield "to a manuscript", convert(source, f"{made}.md"), {}
    best(convert(source, f"{made}.html"))
    plain = [sys.executable, "-c", PLAIN, f"{made}.html", f"{made}.plain.pdf"]
    yield "to PDF", convert(source, f"{made}.pdf"), {"WeasyPrint": plain}
    long = folder / "long.txt"
    long.write_bytes(b"\f".join([source.read_bytes()] * TIMES))
    best(convert(long, f"{folder}/long.pdf"))
    calibre = ["ebook-convert", f"{folder}/long.pdf", f"{made}.of-pdf.epub"]
    pages = pages_of(folder / "long.pdf")
    yield (
        f"a PDF of {pages} pages to EPUB",
        convert(folder / "long.pdf", f"{made}.epub"),
        {"calibre": calibre},
    )


def ours(*arguments: str) -> list[str]:
    """Return a command of publisher."""
    return [str(PUBLISHER), *arguments]


def convert(source: Path, made: str) -> list[str]:
    """Return the command that makes a book of a source."""
    return ours("convert", str(source), made)


def best(order: list[str], prepare: Callable[[], object] = lambda: None) -> Cost | None:
    """Return what a command takes at best, None where its program is not installed."""
    if not shutil.which(order[0]):
        return None
    costs = []
    for _ in range(runs()):
        prepare()
        costs.append(once(order))
    return min(costs, key=by_processor)


def runs() -> int:
    """Return how often each is run."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else RUNS


def show(what: str, own: Cost | None, peers: dict[str, Cost | None]) -> None:
    """Print a line for each of the others, or one without them."""
    assert own is not None, "publisher is installed where its bench is"
    for name, cost in (peers or {"": None}).items():
        line = f"{what:40}{own.processor:8.2f}{own.memory:6.0f}  {name:18}"
        if cost is not None:
            line += f"{cost.processor:8.2f}{cost.memory:6.0f}{own.processor / cost.processor:8.2f}"
        elif name:
            line += "  not installed"
        print(line, flush=True)


def watched(folder: Path) -> None:
    """Print how long it takes from a save to the EPUB, by the command and while it is watched."""
    root = folder / "watched"
    shutil.copytree(SEEDS, root / "seeds")
    source = largest(root / "seeds")
    name = f"{source.parent.name}.{source.stem}"
    text = source.read_text("utf-8")
    order = ours("build", name, "--format", "epub", "--house", str(root))
    once(order)

    def save(number: int) -> list[Path]:
        source.write_text(f"{text}\nSaved {number} times.\n", "utf-8")
        return [source]

    numbers = iter(range(runs()))
    cost = best(order, lambda: save(next(numbers)))
    assert cost is not None
    print(f"{'a save to the EPUB, by build':40}{cost.processor:8.2f}{cost.memory:6.0f}")
    request = BuildRequest((name,), formats=(Format.EPUB,), jobs=1)
    began, taken = time.process_time(), []
    for _ in watch_house(root, request, lambda _: None, map(save, range(runs(), runs() + SAVES))):
        taken.append(time.process_time() - began)
        began = time.process_time()
    print(f"{'the same, while it is watched':40}{min(taken[2:]):8.2f}")


def jobs(folder: Path) -> None:
    """Print how well two processes share the work of one: the share of 2 cores that does something."""
    root = house_of(folder / "jobs", WORKS)
    costs = []
    for number in (1, 2):
        order = ours("build", "--house", str(root), "--format", "epub", "--jobs", str(number))
        anew = lambda: shutil.rmtree(root / "build", ignore_errors=True)  # noqa: E731
        cost = best(order, anew)
        assert cost is not None
        what = f"{WORKS} works as EPUB, jobs: {number}"
        print(f"{what:40}{cost.processor:8.2f}{cost.memory:6.0f}  {cost.wall:.1f} s of time")
        costs.append(cost)
    one, two = costs
    by_wall, by_work = one.wall / two.wall / 2, one.processor / two.processor
    print(f"two jobs: {by_wall:.2f} of 2 cores by time, {by_work:.2f} by processor seconds")


if __name__ == "__main__":
    main()
