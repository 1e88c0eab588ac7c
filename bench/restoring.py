"""Measures cleaning and restoring on long texts: ``python -m bench.restoring [LANGUAGE]``.

A source of 1 MB and one of 10 MB are laid end to end from the score texts of a language (from
the house's own where there are none). Each is read in a process of its own, the word lists warmed
on a short one first. Processor time is counted, of cleaning and restoring alone; beside it
calibre's on the source of 1 MB, its start apart, where it is installed.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.score_texts import DATA, sources
from publisher.restoring import restore
from publisher.sources import read_source

SEEDS = Path(__file__).parents[1] / "seeds"
SHORT, LONG, LONGEST = 20_000, 1_000_000, 10_000_000
# What is asked for: kB a second, times 10 x the time of a tenth, MB and times the source.
FAST, LINEAR, BASE, TIMES = 300, 1.15, 250, 12
CALIBRE = "ebook-convert"


def main() -> None:
    """Print the figures, or with ``--once`` those of this process as JSON."""
    if "--once" in sys.argv:
        short, path, language = sys.argv[2:]
        print(json.dumps(measured(Path(short), Path(path), language)))
        return
    language = sys.argv[1] if len(sys.argv) > 1 else "sv"
    with TemporaryDirectory() as folder:
        begun, long, longest = (
            laid_out(Path(folder), language, size) for size in (SHORT, LONG, LONGEST)
        )
        seconds, memory = in_a_process(begun, long, language)
        more, most = in_a_process(begun, longest, language)
        print(f"cleaning and restoring ({language}), word lists warm")
        print(
            f"  1 MB: {LONG / 1000 / seconds:.0f} kB a second of processor time (at least {FAST})"
        )
        print(f"  10 MB: {more / seconds / 10:.2f} times as long as ten of 1 MB (at most {LINEAR})")
        for size, peak in ((1, memory), (10, most)):
            print(f"  {size} MB: {peak:.0f} MB of memory (at most {BASE + TIMES * size})")
        print(f"  {of_calibre(begun, long)}")


def laid_out(folder: Path, language: str, size: int) -> Path:
    """Write a source of the given size in bytes, one text after the other, and return its path."""
    known = [
        DATA / "sources" / source.name
        for source in sources("^core/")
        if source.language == language
    ]
    texts = known or sorted(SEEDS.glob(f"works/*/{language}.txt"))
    whole = b"\f".join(path.read_bytes() for path in texts)
    path = folder / f"{size}.txt"
    laid = b"\f".join([whole] * (size // len(whole) + 1))[:size]
    path.write_bytes(laid.decode("utf-8", "ignore").encode())
    return path


def in_a_process(short: Path, path: Path, language: str) -> tuple[float, float]:
    """Return the seconds and the peak of memory in MB of a process for one source."""
    order = [sys.executable, "-m", __spec__.name, "--once", str(short), str(path), language]
    told = subprocess.run(order, check=True, capture_output=True, text=True)
    seconds, memory = json.loads(told.stdout)
    return seconds, memory


def measured(short: Path, path: Path, language: str) -> tuple[float, float]:
    """Return what one source costs in this process, after a short one."""
    restore(read_source(short, "short", language).value)
    transcript = read_source(path, "long", language).value
    started = time.process_time()
    restore(transcript)
    seconds = time.process_time() - started
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def of_calibre(short: Path, path: Path) -> str:
    """Return what calibre says to the same source, the time for a short one taken off."""
    if not shutil.which(CALIBRE):
        return f"calibre: {CALIBRE} is not installed, so nothing is compared"
    start, _ = converted(short)
    seconds, memory = converted(path)
    rate = (path.stat().st_size - short.stat().st_size) / 1000 / (seconds - start)
    return f"calibre with heuristics, 1 MB: {rate:.0f} kB a second, {memory:.0f} MB of memory"


def converted(path: Path) -> tuple[float, float]:
    """Return the processor seconds and the MB of memory that calibre takes for a source."""
    made = path.with_suffix(".epub")
    order = [CALIBRE, str(path), str(made), "--enable-heuristics"]
    process = subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{CALIBRE} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
