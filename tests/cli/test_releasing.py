"""``publisher release``: what is published is kept as it is, and what must not be published is refused."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from publisher.pipeline.changes import changes_between
from tests.cli.conftest import Run

BOOK = "the-first-sheet.en"
MANIFEST = "seeds/works/the-first-sheet/work.toml"
SOURCE = "seeds/works/the-first-sheet/en.txt"
FIRST = f"releases/{BOOK}/1"


@pytest.fixture
def plain(run: Run, house: Path) -> Path:
    """Return a house that makes plain text alone, quickly, and has it."""
    told = house / "seeds/house.toml"
    told.write_text(f'formats = ["txt"]\n{told.read_text("utf-8")}', "utf-8")
    for book in (house / "build/pamphlets").glob("*.*"):
        book.unlink()
    build(run, house)
    return house


def build(run: Run, house: Path) -> None:
    assert run("build", BOOK, "--house", house, "--jobs", 1).exit_code == 0


def say(house: Path, keys: str) -> None:
    path = house / MANIFEST
    path.write_text(f"{keys}\n{path.read_text('utf-8')}", "utf-8")


def test_a_release_has_the_files_their_sums_and_the_manuscript(run: Run, plain: Path) -> None:
    say(plain, "edition = 1\nreleased = 2026-03-04")
    build(run, plain)
    tried = run("release", BOOK, "--dry-run", "--house", plain)
    assert (tried.exit_code, (plain / "releases").exists()) == (0, False)
    done = run("release", BOOK, "--house", plain)
    assert done.exit_code == 0, done.output
    assert f"{BOOK} is released as {FIRST}, 2026-03-04" in done.stdout
    assert tried.stdout.replace("would be", "is") == done.stdout
    kept = json.loads((plain / FIRST / "release.json").read_text("utf-8"))
    assert (kept["number"], kept["date"], kept["title"]) == ("1", "2026-03-04", "The first sheet")
    there = {path.name: path.read_bytes() for path in (plain / FIRST).iterdir()}
    assert there.keys() == {f"{BOOK}.txt", f"{BOOK}.md", "release.json"}
    assert there[f"{BOOK}.txt"] == (plain / f"build/pamphlets/{BOOK}.txt").read_bytes()
    for file in kept["files"]:
        assert hashlib.sha256(there[file["name"]]).hexdigest() == file["sha256"]


def test_a_second_release_shows_what_changed_and_never_overwrites_the_first(
    run: Run, plain: Path
) -> None:
    assert run("release", BOOK, "--house", plain).exit_code == 0
    before = {path: path.read_bytes() for path in (plain / FIRST).iterdir()}
    source = plain / SOURCE
    source.write_text(source.read_text("utf-8") + "\nOne more line came in.\n", "utf-8")
    build(run, plain)
    again = run("release", BOOK, "--house", plain)
    assert again.exit_code == 1
    assert f"number 1 is released already, in {FIRST}" in again.stderr
    assert f"say edition = 2 in {MANIFEST}" in again.stderr
    say(plain, "edition = 2")
    build(run, plain)
    done = run("release", BOOK, "--house", plain)
    assert done.exit_code == 0, done.output
    assert "the text since number 1" in done.stdout
    diff = (plain / f"releases/{BOOK}/2/changes.diff").read_text("utf-8")
    assert f"--- 1/{BOOK}.md\n+++ 2/{BOOK}.md\n" in diff
    assert any(
        line.startswith("+") and "One more line came in." in line for line in diff.split("\n")
    )
    assert {path: path.read_bytes() for path in (plain / FIRST).iterdir()} == before


@pytest.mark.parametrize(
    ("keys", "reason", "remedy"),
    [
        ('rights_status = "in-copyright"', "in copyright", "say rights_status = “permission”"),
        ('rights_status = "embargo"\nrights_until = 9000', "until the end of 9000", "wait until"),
    ],
)
def test_rights_may_forbid_a_release(
    run: Run, plain: Path, keys: str, reason: str, remedy: str
) -> None:
    say(plain, keys)
    stale = run("release", BOOK, "--house", plain)
    assert "not up to date: txt" in stale.stderr
    assert f"“publisher build {BOOK}” makes it" in stale.stderr
    assert reason in stale.stderr  # all reasons at once
    build(run, plain)
    done = run("release", BOOK, "--json", "--house", plain)
    (told,) = json.loads(done.stdout)["releases"]
    (obstacle,) = told["obstacles"]
    assert (done.exit_code, told["released"]) == (1, False)
    assert reason in obstacle["reason"]
    assert remedy in obstacle["remedy"]
    assert not (plain / "releases").exists()


def test_errors_forbid_a_release(run: Run, plain: Path) -> None:
    lost = "Thelampwaslitbeforeitwasdarkandnobodyaskedwhy\n" * 6
    (plain / SOURCE).write_text(f"The lamp\n\n{lost}", "utf-8")
    assert run("build", BOOK, "--house", plain, "--jobs", 1).exit_code == 1
    done = run("release", BOOK, "--house", plain)
    assert done.exit_code == 1
    assert f"not for publication: {SOURCE}:" in done.stderr


def test_the_list_says_what_is_no_longer_as_it_was_released(run: Run, plain: Path) -> None:
    assert run("release", BOOK, "--house", plain).exit_code == 0
    listed = run("release", "--list", "--house", plain)
    assert (listed.exit_code, "as released" in listed.stdout) == (0, True)
    (plain / FIRST / f"{BOOK}.txt").write_text("something else", "utf-8")
    changed = run("release", "--list", "--house", plain)
    assert (changed.exit_code, f"changed or missing: {BOOK}.txt" in changed.stdout) == (1, True)
    (plain / FIRST / "release.json").write_text("{}", "utf-8")
    broken = run("release", "--list", "--house", plain)
    assert (broken.exit_code, "cannot be read" in broken.stderr) == (3, True)


def test_what_an_interrupted_release_has_left_is_none(run: Run, plain: Path) -> None:
    assert run("release", BOOK, "--house", plain).exit_code == 0
    draft = plain / f"releases/{BOOK}/.2.99999999.part"
    shutil.copytree(plain / FIRST, draft)
    os.utime(draft, (0, 0))
    listed = run("release", "--list", "--house", plain)
    assert (listed.exit_code, len(listed.stdout.splitlines())) == (0, 1)
    run("release", BOOK, "--house", plain)
    assert not draft.exists()
    (plain / FIRST / "release.json").unlink()
    lost = run("release", "--list", "--house", plain)
    assert (lost.exit_code, f"{FIRST}/release.json" in lost.stderr) == (3, True)


def test_a_text_is_not_compared_with_one_that_was_changed(run: Run, plain: Path) -> None:
    assert run("release", BOOK, "--house", plain).exit_code == 0
    (plain / FIRST / f"{BOOK}.md").unlink()
    say(plain, "edition = 2")
    build(run, plain)
    done = run("release", BOOK, "--house", plain)
    assert (done.exit_code, f"changed or missing in {FIRST}: {BOOK}.md" in done.stderr) == (1, True)


def test_nothing_is_released_without_a_name(run: Run, plain: Path) -> None:
    assert run("release", "--house", plain).exit_code == 2


def test_lines_that_look_like_heads_of_a_diff_are_counted() -> None:
    changes = changes_between({"a.md": "-- one\n"}, {"a.md": "++ two\n", "b.md": "x"}, ("1", "2"))
    assert (changes.added, changes.removed) == (2, 1)
    assert changes.diff.split("\n")[:2] == ["--- 1/a.md", "+++ 2/a.md"]
    assert "--- /dev/null\n+++ 2/b.md\n@@ -0,0 +1 @@\n+x\n" in changes.diff
