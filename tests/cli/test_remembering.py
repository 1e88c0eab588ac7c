"""What is known of a house from an earlier build never hides that something has changed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from publisher import stamps
from publisher.outputs import open_state
from tests.cli.conftest import Run

NAME = "the-first-sheet.en"
EPUB = f"build/pamphlets/{NAME}.epub"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def known(run: Run, house: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a house of which everything is known: no file counts as young."""
    monkeypatch.setattr(stamps, "YOUTH", -(10**12))
    assert run("build", NAME, "--house", house, "--format", "epub").exit_code == 0
    assert state(run, house) == "built"
    return house


def state(run: Run, house: Path) -> str:
    listed = json.loads(run("list", NAME, "--house", house, "--json").stdout)
    return str(listed["books"][0]["formats"]["epub"])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("seeds/works/the-first-sheet/en.txt", "patience", "politics"),
        ("seeds/works/the-first-sheet/work.toml", "Ellen Marsh", "Ellen March"),
        ("seeds/house.toml", "Kitchen Table", "Kitchen Chair"),
        (f"build/works/{NAME}/words.tsv", "word\t", "Word\t"),
        (EPUB, "PK", "pk"),
    ],
)
def test_an_edit_that_leaves_size_and_time_is_seen(
    run: Run, known: Path, file: str, old: str, new: str
) -> None:
    path = known / file
    before, content = path.stat(), path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert state(run, known) == "stale"
    assert run("build", NAME, "--house", known, "--format", "epub").exit_code == 0
    assert state(run, known) == "built"


@pytest.mark.parametrize(
    "file",
    [
        "seeds/works/the-first-sheet/en.rulings.toml",
        "seeds/works/the-first-sheet/pictures/a.png",
        "seeds/rulings.toml",
        "styles/extra.css",
        "fonts/a.otf",
    ],
)
def test_a_new_file_is_seen_and_so_is_that_it_goes(run: Run, known: Path, file: str) -> None:
    path = known / file
    there = path.parent.exists()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(PICTURE if path.suffix == ".png" else b"")
    assert state(run, known) == "stale"
    path.unlink()
    if not there:
        path.parent.rmdir()
    assert state(run, known) == "built"


def test_a_build_in_one_format_forgets_nothing_of_the_others(run: Run, known: Path) -> None:
    assert run("build", "--house", known, "--format", "txt", "--jobs", 1).exit_code == 0
    with open_state(known, keep=False) as kept:
        assert kept.rows("SELECT key FROM remembered WHERE key = ?", (f"file {EPUB}",))


def test_the_date_of_a_build_is_no_memory(
    run: Run, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert state(run, known) == "stale"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert state(run, known) == "built"


def test_a_house_that_is_moved_stays_fresh(run: Run, known: Path) -> None:
    moved = known.with_name("moved")
    known.rename(moved)
    assert state(run, moved) == "built"


def test_without_its_state_everything_is_stale_and_told_once(run: Run, known: Path) -> None:
    path = known / "build/.state.sqlite"
    path.write_bytes(b"gone" * 3000)
    listed = run("list", NAME, "--house", known)
    assert "warning[pipeline/state-damaged]" in listed.stderr
    assert "epub stale" in listed.stdout
    built = run("build", NAME, "--house", known, "--format", "epub")
    assert "warning[pipeline/state-damaged]" in built.stderr
    assert "state-damaged" not in run("list", NAME, "--house", known).stderr
    assert state(run, known) == "built"
