"""Measures restoring on long texts: ``python -m bench.restoring [LANGUAGE …]``, by default sv de.

A source of 1 MB and one of 10 MB are laid end to end from the score texts of a language (from
the house's own where there are none). Each is restored in a process of its own, the word lists
warmed on a short one first. Processor time is counted, of the whole and of the room of roles
alone, the best of three runs at 1 MB; beside it calibre's on the source of 1 MB, its start apart,
where it is installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.peak import peak
from bench.score_texts import DATA, sources
from publisher.restoring import restore
from publisher.restoring.restore import restored, seldom_collected
from publisher.restoring.roles import tell
from publisher.sources import read_source

SEEDS = Path(__file__).parents[1] / "seeds"
SHORT, LONG, LONGEST = 20_000, 1_000_000, 10_000_000
LANGUAGES = ("sv", "de")
# Runs of the short source; another program may have the core's caches during one of them.
RUNS = 3
# What is asked for: kB a second of the whole and of the room of roles, times 10 x the time of a
# tenth, MB and times the source.
FAST, ROLES_FAST, LINEAR, BASE, TIMES = 300, 500, 1.15, 350, 20
CALIBRE = "ebook-convert"


def main() -> None:
    """Print the figures, or with ``--once`` those of this process as JSON."""
    if "--once" in sys.argv:
        short, path, language = sys.argv[2:]
        print(json.dumps(measured(Path(short), Path(path), language)))
        return
    for language in sys.argv[1:] or LANGUAGES:
        with TemporaryDirectory() as folder:
            report(Path(folder), language)


def report(folder: Path, language: str) -> None:
    """Print the figures for texts in a language; the sources are written to a folder."""
    begun, long, longest = (laid_out(folder, language, size) for size in (SHORT, LONG, LONGEST))
    runs = [in_a_process(begun, long, language) for _ in range(RUNS)]
    seconds, roles, memory = (min(figures) for figures in zip(*runs, strict=True))
    more, _, most = in_a_process(begun, longest, language)
    print(f"restoring ({language}), word lists warm")
    for what, taken, least in (("", seconds, FAST), (", roles alone", roles, ROLES_FAST)):
        rate = LONG / 1000 / taken
        print(f"  1 MB{what}: {rate:.0f} kB a second of processor time (at least {least})")
    print(f"  10 MB: {more / seconds / 10:.2f} times as long as ten of 1 MB (at most {LINEAR})")
    for size, taken in ((1, memory), (10, most)):
        print(f"  {size} MB: {taken:.0f} MB of memory (at most {BASE + TIMES * size})")
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


def in_a_process(short: Path, path: Path, language: str) -> tuple[float, float, float]:
    """Return the seconds, those of roles, and the peak of memory in MB of a process for a source."""
    order = [sys.executable, "-m", __spec__.name, "--once", str(short), str(path), language]
    told = subprocess.run(order, check=True, capture_output=True, text=True)
    seconds, roles, memory = json.loads(told.stdout)
    return seconds, roles, memory


def measured(short: Path, path: Path, language: str) -> tuple[float, float, float]:
    """Return what one source costs in this process, after a short one."""
    restore(read_source(short, "short", language).value)
    transcript = read_source(path, "long", language).value
    with seldom_collected():
        started = time.process_time()
        told = tell(transcript)
        roles = time.process_time() - started
        restored(transcript, told)
        seconds = time.process_time() - started
    return seconds, roles, peak()


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
