"""Whatever is written into a file gives it another stamp, and a young stamp is not relied on."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from publisher.outputs import Remembered, open_state
from publisher.stamps import YOUTH, Stamp, entries, is_link, stamp_of

LATER = time.time_ns() + 10**15  # far beyond the end of the tests


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "seeds/en.txt"
    path.parent.mkdir()
    path.write_text("one", "utf-8")
    return path


def rewritten(path: Path) -> None:
    """Write as many bytes, and set the time of the last change back."""
    before = path.stat()
    time.sleep(0.02)  # a step of the clock
    path.write_text("two", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(path: Path) -> None:
    before = path.stat()
    draft = path.with_name(".draft")
    draft.write_text("two", "utf-8")
    os.utime(draft, ns=(before.st_atime_ns, before.st_mtime_ns))
    draft.replace(path)


def lengthened(path: Path) -> None:
    path.write_text("three", "utf-8")


@pytest.mark.parametrize("change", [rewritten, replaced, lengthened])
def test_a_file_that_is_written_has_another_stamp(
    file: Path, change: Callable[[Path], None]
) -> None:
    before, of_folder = stamp_of(str(file)), stamp_of(str(file.parent))
    assert (before, of_folder) == (stamp_of(str(file)), stamp_of(str(file.parent)))
    change(file)
    assert stamp_of(str(file)) != before
    assert stamp_of(str(file.parent)) != of_folder


def test_a_folder_is_known_by_all_that_its_digest_counts(file: Path) -> None:
    (file.parent / "deep/deeper").mkdir(parents=True)
    before = stamp_of(str(file.parent))
    for name in (".hidden", "deep/a.pyc"):
        (file.parent / name).write_text("x", "utf-8")
    assert stamp_of(str(file.parent)) == before
    (file.parent / "deep/deeper/new").write_text("x", "utf-8")
    assert stamp_of(str(file.parent)) != before
    assert stamp_of(str(file.parent / "none")) is None


def test_a_file_that_goes_while_its_folder_is_looked_at_is_none(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stamp_of(str(file.parent))
    gone, scandir = file.with_name("4913"), os.scandir

    def listed(folder: str) -> AbstractContextManager[list[os.DirEntry[str]]]:
        gone.touch()
        found = list(scandir(folder))
        gone.unlink()
        return nullcontext(found)

    monkeypatch.setattr(os, "scandir", listed)
    assert stamp_of(str(file.parent)) == before


def test_links_are_seen(file: Path) -> None:
    (file.parent / "link").symlink_to(file)
    (file.parent / "nowhere").symlink_to("gone")
    found = dict(entries(str(file.parent)))
    assert [is_link(found[name]) for name in ("en.txt", "link", "nowhere")] == [False, True, True]


def test_what_comes_of_a_young_file_is_not_remembered(file: Path) -> None:
    with open_state(file.parents[1]) as state:
        for now in (time.time_ns(), LATER):
            files = Remembered(state, now)
            assert files.digest("seeds/en.txt")
            files.save(now)
        assert len(state.rows("SELECT * FROM remembered")) == 1
    stamp = stamp_of(str(file))
    assert stamp
    assert not stamp.is_old(stamp.changed + YOUTH)
    assert stamp.is_old(stamp.changed + YOUTH + 1)


def test_a_remembered_digest_is_that_of_the_file_after_each_change(file: Path) -> None:
    with open_state(file.parents[1]) as state:
        for change in (rewritten, replaced, lengthened):
            change(file)
            files = Remembered(state, LATER)
            fresh = Remembered(state, 0).digest("seeds/en.txt")
            assert files.digest("seeds/en.txt") == files.digest("seeds/en.txt") == fresh
            files.save(LATER)


def test_a_value_with_a_fault_is_forgotten(file: Path) -> None:
    with open_state(file.parents[1]) as state:
        files = Remembered(state, LATER)
        stamp = Stamp("s", 1)
        for key in ("a", "b"):
            files.remember(key, stamp, "value", "beyond")
        files.save(LATER)
        state.change(lambda db: db.execute("UPDATE remembered SET value = 'valve' WHERE key = 'a'"))
        again = Remembered(state, LATER)
        found = [again.recall(key, stamp, "beyond") for key in ("a", "b")]
        assert (found, again.recall("b", stamp, "other")) == ([None, "value"], None)


def test_a_name_that_is_no_unicode_is_digested_each_time(file: Path) -> None:
    odd = file.with_name(os.fsdecode(b"en.\xff.txt"))
    odd.write_text("odd", "utf-8")
    with open_state(file.parents[1]) as state:
        for _ in range(2):
            files = Remembered(state, LATER)
            assert files.digest(f"seeds/{odd.name}") == files.digest(f"seeds/{odd.name}") != ""
            files.save(LATER)
        assert state.findings == ()


def test_what_depends_on_a_folder_whose_name_is_no_unicode_is_not_remembered(file: Path) -> None:
    with open_state(file.parents[1]) as state:
        files = Remembered(state, LATER)
        files.remember("a", Stamp("s", 1), "value", os.fsdecode(b" house.\xff"))
        files.save(LATER)
        assert state.rows("SELECT * FROM remembered") == []


def test_what_nobody_asks_for_any_more_goes(file: Path) -> None:
    with open_state(file.parents[1]) as state:
        files = Remembered(state, LATER)
        for key in ("a", "b"):
            files.remember(key, Stamp("s", 1), key)
        files.save(LATER)
        for whole, left in ((False, 2), (True, 1)):
            files = Remembered(state, LATER)
            files.recall("a", Stamp("s", 1))
            files.save(LATER, whole=whole)
            assert len(state.rows("SELECT * FROM remembered")) == left
