"""What was built of books that a house no longer has is named, and removed on request alone."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import rmtree

from tests.cli.conftest import Run

EPUB = "build/pamphlets/the-first-sheet.en.epub"
OTHERS = ("build/pamphlets/plan.txt", "build/pamphlets/my.notes.pdf", "build/works/Old work.en")


def test_products_of_a_work_that_was_deleted_are_named_and_removed(run: Run, house: Path) -> None:
    assert "left-behind" not in run("status", "--house", house).stderr
    proof = house / "build/proof/editions/sampler.en.booklet"
    proof.mkdir(parents=True)
    for name in OTHERS:
        (house / name).mkdir()
    rmtree(house / "seeds/works/the-first-sheet")
    (house / "seeds/editions/sampler.toml").unlink()
    for command in ("status", "list", "build"):
        told = run(command, "--house", house)
        assert told.exit_code == 0, told.output
        assert f"{EPUB}, build/pamphlets/the-first-sheet.en.html" in told.stderr
        assert "“publisher build --tidy” removes what is left behind" in told.stderr
    assert (house / EPUB).is_file()
    done = run("build", "--tidy", "--house", house, "--json")
    removed = set(json.loads(done.stdout)["removed"])
    assert {EPUB, "build/works/the-first-sheet.en", proof.relative_to(house).as_posix()} <= removed
    assert not any((house / path).exists() for path in removed)
    assert all((house / name).is_dir() for name in OTHERS)
    assert "left-behind" not in run("status", "--house", house).stderr


def test_a_text_that_was_deleted_leaves_those_of_the_other_languages(run: Run, house: Path) -> None:
    work = house / "seeds/works/the-first-sheet"
    manifest = work / "work.toml"
    manifest.write_text(manifest.read_text("utf-8").partition("[en]")[0] + '[sv]\ntitle = "A"\n')
    (work / "en.txt").unlink()
    (house / "seeds/editions/sampler.toml").unlink()
    (house / "build/pamphlets/the-first-sheet.sv.kdp.cover.pdf").touch()
    done = run(
        "build", "the-first-sheet", "--format", "txt", "--tidy", "--house", house, "--jobs", 1
    )
    assert done.exit_code == 0, done.output
    assert f"removed, as the house no longer has the book: {EPUB}" in done.stderr
    left = {path.name for path in (house / "build/pamphlets").iterdir()}
    assert left == {"the-first-sheet.sv.txt", "the-first-sheet.sv.kdp.cover.pdf"}
