"""A build that is ended from outside: no worker lives on, no draft stays, and the next one goes on."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Run

# Seconds for two workers to be there, and for all of them to be gone.
BEGUN, GONE = 60, 20
ROOT = Path(__file__).parents[2]
TEXT = "# A title\n\n" + "The lamp was lit before it was dark, and nobody asked why.\n" * 4_000


@pytest.fixture
def archive(tmp_path: Path, run: Run) -> Path:
    """Return a house whose four texts take some seconds to build."""
    root = tmp_path / "press"
    assert run("new", root).exit_code == 0
    texts = [tmp_path / f"text-{number}.txt" for number in range(4)]
    for path in texts:
        path.write_text(f"{path.stem}\n\n{TEXT}")
    assert run("add", *texts, "--house", root, "--language", "en").exit_code == 0
    return root


@contextmanager
def building(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Build with two workers in a process of its own, which is there until both have begun.

    Where the tests themselves run under ``nohup``, the process must not inherit that.
    """
    heeds = "import runpy, signal; signal.signal(signal.SIGHUP, signal.SIG_DFL); "
    heeds += "signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = [sys.executable, "-c", f"{heeds}runpy.run_module('publisher', run_name='__main__')"]
    command += ["build", "--house", str(root), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        until = time.monotonic() + BEGUN
        while len(_workers(process.pid)) < 2:
            assert process.poll() is None, "it has ended by itself"
            assert time.monotonic() < until, "no workers have begun"
            time.sleep(0.05)
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc tells who lives")
def test_no_worker_outlives_the_terminal_that_a_build_was_begun_in(archive: Path) -> None:
    number, terminal = pty.fork()
    if not number:  # the child, whose session has this terminal
        for heeded in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
            signal.signal(heeded, signal.SIG_DFL)
        program = [sys.executable, "-m", "publisher", "build", "--house", str(archive)]
        os.execv(sys.executable, [*program, "--jobs", "2"])
    begun = time.monotonic()
    while len(workers := _workers(number)) < 2:
        assert time.monotonic() < begun + BEGUN, "no workers have begun"
        time.sleep(0.05)
    os.close(terminal)
    until = time.monotonic() + GONE
    while any(map(_live, (number, *workers))):
        assert time.monotonic() < until, f"{_living(number, *workers)} live on"
        time.sleep(0.1)
    os.waitpid(number, 0)


def _workers(parent: int) -> list[int]:
    """Return the workers of a process, and behind them the one that they are forked from.

    Nobody else is a child of its children.
    """
    above = dict(_parents())
    forked = [one for one, over in above.items() if above.get(over) == parent]
    return [*forked, *{above[one] for one in forked}] if len(forked) > 1 else []


def _parents() -> Iterator[tuple[int, int]]:
    """Yield the number of each process, and that of its parent."""
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            stat = (path / "stat").read_text()
            yield int(path.name), int(stat.rpartition(")")[2].split()[1])


def _living(*numbers: int) -> list[tuple[int, str, str]]:
    """Return which processes live, each with its parent and what it waits for."""
    above = dict(_parents())
    return [
        (one, f"child of {above.get(one)}", Path(f"/proc/{one}/wchan").read_text())
        for one in numbers
        if _live(one)
    ]


def _live(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc tells who lives")
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGTERM, 128 + signal.SIGTERM),
        (signal.SIGHUP, 128 + signal.SIGHUP),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_no_worker_outlives_a_build_and_nothing_half_made_stays(
    archive: Path, run: Run, number: signal.Signals, code: int
) -> None:
    with building(archive) as process:
        workers = _workers(process.pid)
        os.kill(process.pid, number)
        _, said = process.communicate(timeout=GONE)
        assert process.returncode == code
        assert number is signal.SIGKILL or b"Traceback" not in said
    until = time.monotonic() + GONE
    while any(map(_live, workers)):
        assert time.monotonic() < until, "a worker lives on"
        time.sleep(0.1)
    assert [path for path in archive.rglob("*") if path.suffix in {".part", ".old"}] == []
    assert run("build", "--house", archive, "--jobs", 1, "--format", "epub").exit_code == 0


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc tells who lives")
def test_who_interrupts_twice_waits_for_nothing(archive: Path) -> None:
    with building(archive) as process:
        workers = _workers(process.pid)
        os.kill(process.pid, signal.SIGINT)
        time.sleep(0.3)  # workers go on with what they are doing, and are waited for
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=GONE)
        assert process.returncode == 128 + signal.SIGINT
        assert b"interrupted" in said
        assert b"Traceback" not in said
    until = time.monotonic() + GONE
    while any(map(_live, workers)):
        assert time.monotonic() < until, "a worker lives on"
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc tells who lives")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_worker_that_heeds_nothing_ends_with_a_signal_to_all(number: signal.Signals) -> None:
    heeds = "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL); "
    command = [sys.executable, "-c", f"{heeds}from tests.support.unheeding import work; work()"]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
        begun = time.monotonic()
        while len(workers := _workers(process.pid)) < 3:
            assert time.monotonic() < begun + BEGUN, "no workers have begun"
            time.sleep(0.05)
        time.sleep(1)  # until they are at it
        os.killpg(process.pid, number)
        until = time.monotonic() + GONE
        while any(map(_live, (process.pid, *workers))):
            assert time.monotonic() < until, "something lives on"
            time.sleep(0.1)
