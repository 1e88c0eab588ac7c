"""Dates, digests and many worker_count: what the build relies on."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import requires, version
from pathlib import Path
from threading import Event, Thread

import pytest

from publisher import outputs
from publisher.errors import OutputError, SourceError, UsageError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.outputs import digest_of
from publisher.pipeline import program
from publisher.pipeline.dates import date_of_book
from publisher.pipeline.reports import Failure, Report
from publisher.pipeline.stem import begin
from publisher.pipeline.workers import (
    kept_workers,
    tell_needs,
    work_off,
    work_through,
    worker_count,
)
from publisher.stamps import Stamp, stamp_of_all
from tests.cli import tasks


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize(
    ("published", "date"),
    [
        (["2026-03-04", None], datetime(2026, 3, 4, tzinfo=UTC)),
        (["2025", "2026-02", "2025-12-31"], datetime(2026, 2, 1, tzinfo=UTC)),
        (["1911"], datetime(1980, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_date_of_a_book_is_what_its_manifests_say(
    published: list[str | None], date: datetime, tmp_path: Path
) -> None:
    assert date_of_book(published, [tmp_path]) == date


def test_source_date_epoch_wins_over_the_manifests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert date_of_book(["2026"], []) == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["soon", "1e9", "9" * 30])
def test_a_source_date_epoch_that_is_no_number_of_seconds_is_refused(
    monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        date_of_book([], [])


def test_without_published_dates_a_book_has_the_date_of_its_newest_source(tmp_path: Path) -> None:
    for name, seconds in (("a", 1_600_000_000), ("b", 1_700_000_000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (seconds, seconds + 0.7))
    date = date_of_book([None], sorted(tmp_path.iterdir()))
    assert date == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("processes", [1, 2])
def test_results_and_errors_come_in_the_order_of_the_tasks(processes: int) -> None:
    results = list(work_through(tasks.halve, [4, 3, 8], processes))
    assert [number for number, _ in results] == [4, 3, 8]
    assert [r if isinstance(r, int) else str(r) for _, r in results] == [
        2,
        "n.txt:3: odd\n    hint: be even",
        4,
    ]


def test_a_worker_that_is_killed_is_an_error_in_words_and_the_others_go_on() -> None:
    results = dict(work_through(tasks.end_some, [2, 4, 9, 6], 2))
    assert (results[2], results[4], results[6]) == (2, 4, 6)
    assert isinstance(results[9], OutputError)
    assert "worker process was killed" in results[9].message


@pytest.mark.parametrize("processes", [1, 2])
def test_a_defect_is_raised_when_all_else_is_done(processes: int) -> None:
    offered, done = iter([4, 7, 8]), list[int]()
    work = work_off(tasks.fall_at_seven, lambda: next(offered, None), processes)
    with pytest.raises(ZeroDivisionError):
        done.extend(number for number, _ in work)
    assert done in ([4, 8], [8, 4])


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_offered_may_depend_on_what_was_done(processes: int) -> None:
    ahead = [64]
    offer = lambda: ahead.pop() if ahead else None  # noqa: E731
    done = []
    for number, result in work_off(tasks.halve, offer, processes):
        done.append(number)
        if isinstance(result, int):
            ahead.append(result)
    assert done == [64, 32, 16, 8, 4, 2, 1]


def test_kept_workers_are_the_same_for_all_that_is_shared_and_end_with_it() -> None:
    with kept_workers(1):
        # One process for both, which is not this one.
        first = {result for _, result in work_through(tasks.process, [1, 2], 2)}
        second = {result for _, result in work_through(tasks.process, [3, 4], 2)}
    assert len(first | second) == 1
    assert os.getpid() not in first
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux alone")
def test_kept_workers_are_forked_from_one_process_that_ends_with_them() -> None:
    with kept_workers(2, print):
        parents = {result for _, result in work_through(tasks.parent, [1, 2, 3], 2)}
        (stem,) = parents
        assert isinstance(stem, int)
        assert stem != os.getpid()
        os.kill(stem, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(stem, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux alone")
def test_where_the_process_that_workers_are_forked_from_is_killed_the_work_is_done() -> None:
    with kept_workers(2, print):
        ((_, stem),) = work_through(tasks.parent, [1], 2)
        assert isinstance(stem, int)
        os.kill(stem, signal.SIGKILL)
        results = [result for _, result in work_through(tasks.halve, [4, 6, 8], 2)]
    assert results == [2, 3, 4]
    assert multiprocessing.active_children() == []


def test_a_worker_that_does_not_heed_its_end_is_ended_when_another_is_killed(
    tmp_path: Path,
) -> None:
    # By what is done quickly the pool learns of its second process, before that is killed.
    paths = [tmp_path / name for name in ("unheeding", "quick", "killed")]
    unheeding, quick, killed = paths
    began = time.monotonic()
    results = dict(work_through(tasks.end_beside, paths, 2))
    assert results[unheeding] == results[quick] == "done"
    assert isinstance(results[killed], OutputError)
    assert time.monotonic() - began < tasks.LONG


def test_a_worker_that_is_killed_among_kept_ones_does_not_stop_the_others() -> None:
    with kept_workers(2, print):
        results = dict(work_through(tasks.end_some, [2, 4, 9, 6], 2))
        again = [result for _, result in work_through(tasks.halve, [4, 6], 2)]
    assert (results[2], results[4], results[6]) == (2, 4, 6)
    assert isinstance(results[9], OutputError)
    assert again == [2, 3]


class _Interrupting:
    """Stands for an interrupt while what workers need is told."""

    def __reduce__(self) -> str:
        """Be interrupted as it is written."""
        raise KeyboardInterrupt


def test_an_interrupt_while_workers_are_told_what_they_need_goes_on() -> None:
    with kept_workers(2, print):
        tell_needs(_Interrupting())
        with pytest.raises(KeyboardInterrupt):
            list(work_through(tasks.halve, [4, 6], 2))


def test_nothing_is_forked_beside_other_threads() -> None:
    go_on = Event()
    thread = Thread(target=go_on.wait)
    thread.start()
    try:
        assert begin(print) is None
    finally:
        go_on.set()
        thread.join()


def test_memory_that_a_task_has_left_goes_back() -> None:
    with kept_workers(1):
        ((_, before),) = work_through(tasks.memory_after, [0], 2)
        list(work_through(tasks.memory_after, [700], 2))
        ((_, after),) = work_through(tasks.memory_after, [0], 2)
    assert isinstance(before, int)
    assert isinstance(after, int)
    assert after - before < 300


def test_there_are_never_more_workers_than_tasks() -> None:
    assert (worker_count(8, 3), worker_count(1, 9), worker_count(None, 0)) == (3, 1, 1)


def test_the_record_of_products_is_read_as_it_was_written(tmp_path: Path) -> None:
    finding = Finding("a/b", Severity.WARNING, "m", "h", Place("x", 1, 2))
    product = outputs.Product(
        outputs.ProductKind.PAMPHLET,
        "x",
        "sv",
        "epub",
        "p",
        "i",
        "d",
        9,
        None,
        1,
        2,
        0,
        1,
        0,
        (finding,),
    )
    with outputs.open_state(tmp_path) as state:
        state.change(outputs.keep_products([product]))
    with outputs.open_state(tmp_path, keep=False) as state:
        assert outputs.read_record(state) == {"p": product}


@pytest.mark.parametrize("content", ["", "{", "[3]", '[{"kind": "works"}]', '{"a": 1}'])
def test_an_unreadable_record_counts_as_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/.built.json").write_text(content, encoding="utf-8")
    with outputs.open_state(tmp_path) as state:
        assert outputs.read_record(state) == {}


def test_a_file_is_moved_into_place_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep/a.epub"
    outputs.place(path, b"first")
    monkeypatch.setattr(Path, "write_bytes", _interrupt)
    with pytest.raises(KeyboardInterrupt):
        outputs.place(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(path.parent.iterdir()) == [path]


def test_drafts_of_a_killed_program_are_removed_and_those_in_work_stay(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    old = tmp_path / "build/pamphlets"
    (old / f".a.{gone.pid}.old").mkdir(parents=True)
    (old / f".b.{gone.pid}.part").mkdir()
    names = [f".a.epub.{gone.pid}.part", f".a.epub.{os.getpid()}.part", ".a.1.txt", ".x.part", "b"]
    for name in names:
        (old / name).touch()
    for path in old.iterdir():
        os.utime(path, (0, 0))
    (old / f".c.epub.{gone.pid}.part").touch()
    outputs.remove_drafts(tmp_path, time.time(), leave=["pamphlets"])
    assert (old / names[0]).exists()
    outputs.remove_drafts(tmp_path, time.time())
    assert {path.name for path in old.iterdir()} == {*names[1:], "a", f".c.epub.{gone.pid}.part"}


def _interrupt(*_: object) -> int:
    raise KeyboardInterrupt


def test_digests_follow_the_content_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    first = digest_of(tmp_path)
    (tmp_path / ".b.1.part").write_bytes(b"2")
    assert digest_of(tmp_path) == first
    (tmp_path / "b").write_bytes(b"2")
    assert digest_of(tmp_path) != first
    assert digest_of(tmp_path / "none") == ""


def test_another_version_of_any_library_makes_every_product_stale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those that the package's metadata names, and those that they need, as fonttools."""
    needed = [line for line in requires("publisher") or () if "extra ==" not in line]
    named = {re.split("[<>=]", line)[0].lower() for line in needed}
    assert {"jinja2", "lxml", "pydyf", "rapidfuzz"} < named
    known = dict(line.split() for line in program.libraries())
    assert named | {"fonttools"} <= known.keys()
    before = program.program.__wrapped__()
    monkeypatch.setattr("importlib.metadata.version", _as_if_newer("fonttools"))
    assert program.program.__wrapped__() != before


def test_the_digest_of_the_program_that_runs_is_not_that_of_one_installed_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = stamp_of_all([("publisher", Stamp("other", 0))])
    with outputs.open_state(tmp_path) as state:
        files = outputs.Remembered(state, time.time_ns())
        running = program.remembered_program(files)
        monkeypatch.setattr(program, "_stamps", lambda: iter([("publisher", Stamp("other", 0))]))
        assert program.remembered_program(files) == running
        assert files.recall("program", other, sys.version) is None


def _as_if_newer(library: str) -> Callable[[str], str]:
    return lambda name: "999" if name == library else version(name)


def test_the_exit_code_is_that_of_the_first_failure_else_1_for_errors() -> None:
    finding = Finding("a/b", Severity.ERROR, "m", "h", Place("x", 1, 1))
    assert Report().exit_code == 0
    assert Report(findings=(finding,)).exit_code == 1
    assert Report(findings=(finding,), failures=(Failure("x", SourceError("m")),)).exit_code == 3
