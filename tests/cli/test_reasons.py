"""``publisher build --why``: each product that is made is told with its reason."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NAME = "the-first-sheet.en"
HTML, TEXT = f"build/pamphlets/{NAME}.html", f"build/works/{NAME}"
WORK = "seeds/works/the-first-sheet"
RESTORED = f"the text of {WORK}/en.txt is restored anew, or was"


def why(run: Run, house: Path, *more: object) -> dict[str, list[str]]:
    command = ("build", NAME, "--house", house, "--format", "html", "--why", "--json", *more)
    done = run(*command, "--jobs", 1)
    assert done.exit_code == 0, done.output
    reasons: dict[str, list[str]] = json.loads(done.stdout).get("why", {})
    return reasons


def edited(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def source(root: Path) -> None:
    edited(root, f"{WORK}/en.txt", "patience", "perseverance")


def rulings(root: Path) -> None:
    (root / WORK / "en.rulings.toml").write_text("", "utf-8")


def manifest(root: Path) -> None:
    edited(root, f"{WORK}/work.toml", "Ellen Marsh", "Ellen March")


def house_manifest(root: Path) -> None:
    edited(root, "seeds/house.toml", "Kitchen Table", "Garden Table")


def style(root: Path) -> None:
    (root / "styles").mkdir()
    (root / "styles/house.css").write_text("p { color: black }", "utf-8")


def gone(root: Path) -> None:
    (root / HTML).unlink()


def spoilt(root: Path) -> None:
    (root / HTML).write_text("mine", "utf-8")


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        (source, {TEXT: [f"{WORK}/en.txt has changed"], HTML: [RESTORED]}),
        (rulings, {TEXT: [f"{WORK}/en.rulings.toml is new"], HTML: [RESTORED]}),
        (manifest, {HTML: ["the manifests say something else: contributors"]}),
        (
            house_manifest,
            {HTML: ["the manifests say something else: identifier, publisher, other languages"]},
        ),
        (style, {HTML: ["styles/ is new"]}),
        (gone, {HTML: ["it is not there any more"]}),
        (spoilt, {HTML: ["it is no longer as it was built"]}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_reason_is_what_was_changed(
    run: Run, house: Path, change: Callable[[Path], None], reasons: dict[str, list[str]]
) -> None:
    assert why(run, house) == {}
    change(house)
    assert why(run, house) == reasons
    assert why(run, house) == {}


def test_what_is_built_first_or_anew_says_so(run: Run, house: Path) -> None:
    told = run("build", NAME, "--house", house, "--format", "txt", "--why", "--jobs", 1)
    path = house / f"build/pamphlets/{NAME}.txt"
    assert f"{path}: made, because\n    it has not been built\n" in told.stdout
    asked = ["everything is asked for anew"]
    assert why(run, house, "--anew") == {TEXT: asked, HTML: asked}


def test_a_text_that_was_not_kept_is_restored_for_its_books(run: Run, house: Path) -> None:
    shutil.rmtree(house / "build/.store")
    style(house)
    needed = ["a book that is made needs it, and it has not been kept"]
    assert why(run, house) == {TEXT: needed, HTML: ["styles/ is new"]}


def test_words_of_other_texts_are_a_reason(run: Run, house: Path) -> None:
    told = (house / TEXT / "words.tsv").read_text("utf-8").splitlines()[1:]
    word = told[0].partition("\t")[0]
    other = house / "seeds/works/other"
    other.mkdir()
    (other / "work.toml").write_text('title = "Other"\n', "utf-8")
    (other / "en.txt").write_text(f"Here they say {word}, and say {word} again.\n", "utf-8")
    words = "other texts of the house tell it something else of its words"
    assert why(run, house) == {TEXT: [words], HTML: [RESTORED]}


def test_what_the_manifest_of_a_work_says_is_a_reason_for_its_edition(
    run: Run, house: Path
) -> None:
    command = ("build", "sampler.en", "--house", house, "--format", "txt", "--jobs", 1)
    assert run(*command).exit_code == 0
    for old, new, fact in (
        ("The first sheet", "The only sheet", "title of the-first-sheet"),
        ("date = 2026", "date = 2025", "date of the-first-sheet"),
        ("Ellen Marsh", "Ellen March", "contributors, contributors of the-first-sheet"),
    ):
        edited(house, f"{WORK}/work.toml", old, new)
        done = run(*command, "--why")
        assert f"    the manifests say something else: {fact}\n" in done.stdout
