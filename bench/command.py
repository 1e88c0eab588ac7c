"""Measures start, speed and memory of the command: `make bench`.

Every line is a process of its own: wall time, processor time, peak memory, and the pages and
chapters that came out of it. Processor time is the figure to compare on a busy machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

SEEDS = Path(__file__).parents[1] / "seeds"
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
PUBLISHER = Path(sys.executable).with_name("publisher")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of the command took: seconds of wall and processor time, MB of memory."""

    wall: float
    processor: float
    memory: float


def main() -> None:
    """Copy the house, build it as a person would, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--house", type=Path, default=SEEDS.parent, help="folder that holds seeds/")
    house: Path = parser.parse_args().house
    print(f"{'':34}{'wall s':>8}{'cpu s':>8}{'MB':>7}{'pages':>7}{'docs':>7}{'pages/cpu s':>13}")
    show("publisher --help, best of 5", min((run("--help") for _ in range(5)), key=by_processor))
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(house / "seeds", copy / "seeds")
        show("publisher build", run("build", "--house", folder), copy / "build")
        show("the same again", run("build", "--house", folder))
        single = largest(copy / "seeds")
        for ending in ("md", "epub", "pdf"):
            cost = run("convert", str(single), str(copy / f"single.{ending}"))
            show(f"publisher convert, largest, {ending}", cost)


def by_processor(cost: Cost) -> float:
    """Return what costs are compared by."""
    return cost.processor


def run(*arguments: str) -> Cost:
    """Run the command in a process of its own; what it prints is of no interest here."""
    return once([str(PUBLISHER), *arguments])


def once(order: list[str]) -> Cost:
    """Run a program in a process of its own, and return what it and its children take.

    The memory is that of the largest of them, in MB (of a million bytes).
    """
    began = time.monotonic()
    quiet = subprocess.DEVNULL
    # Whoever installs a program has its bytecode after the first run; some shells forbid Python to
    # write any, and would measure its compiler.
    settings = {key: value for key, value in os.environ.items() if key != _NO_BYTECODE}
    process = subprocess.Popen(order, stdout=quiet, stderr=quiet, env=settings)
    _, status, used = os.wait4(process.pid, 0)
    # 1 says that something was found in the text.
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(order)} failed")
    seconds = used.ru_utime + used.ru_stime
    return Cost(time.monotonic() - began, seconds, used.ru_maxrss * 1024 / 1e6)


def largest(seeds: Path) -> Path:
    """Return the longest source text."""
    return max(sorted(seeds.rglob("*.txt")), key=lambda path: path.stat().st_size)


def show(what: str, cost: Cost, made: Path | None = None) -> None:
    """Print one line of the table, with what lies in the folder that was made."""
    line = f"{what:34}{cost.wall:8.2f}{cost.processor:8.2f}{cost.memory:7.0f}"
    if made:
        pages, documents = count(made, "pdf", pages_of), count(made, "epub", documents_of)
        line += f"{pages:7}{documents:7}{pages / cost.processor:13.1f}"
    print(line)


def count(folder: Path, ending: str, size: Callable[[Path], int]) -> int:
    """Return the sizes of all products with an ending, added up."""
    return sum(size(path) for path in folder.rglob(f"*.{ending}"))


def pages_of(path: Path) -> int:
    """Return the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def documents_of(path: Path) -> int:
    """Return the content documents of an EPUB."""
    with zipfile.ZipFile(path) as archive:
        return len([name for name in archive.namelist() if name.endswith(".xhtml")])


if __name__ == "__main__":
    main()
