"""What is known of how texts stand is never stale: with it and without it, the same is said."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publisher.outputs import STATE
from tests.cli.conftest import Run

WORK = "seeds/works/the-first-sheet"
TEXT = "build/works/the-first-sheet.en"
BOOK = "build/pamphlets/the-first-sheet.en.epub"
RULING = """[[ruling]]
kind = "keep"
words = "ford-ward"
why = "as it is printed"
"""


@pytest.fixture(autouse=True)
def every_stamp_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rely on the stamps of files that were written just now, as on those of the day before."""
    monkeypatch.setattr("publisher.stamps.YOUTH", -(10**18))  # nanoseconds: some 30 years


@pytest.fixture
def known(run: Run, house: Path) -> Path:
    """Return a house of which a build knows how its one restored text stands."""
    build(run, house)
    assert standings(house) == [f"{WORK}/en.txt"]
    return house


def build(run: Run, house: Path) -> None:
    done = run("build", "the-first-sheet.en", "--house", house, "--jobs", 1)
    assert done.exit_code == 0, done.output


def standings(house: Path) -> list[str]:
    return [row[0] for row in asked(house, "SELECT source FROM standings")]


def asked(house: Path, statement: str) -> list[tuple[Any, ...]]:
    db = sqlite3.connect(house / "build" / STATE)
    try:
        return db.execute(statement).fetchall()
    finally:
        db.commit()
        db.close()


def said(run: Run, house: Path) -> list[Any]:
    """Return all that ``list`` and ``status`` say of the English text."""
    found = []
    for command in ("list", "status"):
        done = run(command, "the-first-sheet.en", "--house", house, "--json")
        assert done.exit_code == 0, done.output
        found.append(json.loads(done.stdout))
    return found


def manifest(house: Path) -> None:
    edit(house / WORK / "work.toml", "The first sheet", "The second sheet")


def of_the_house(house: Path) -> None:
    edit(house / "seeds/house.toml", "Anywhere", "Tarov")


def ruling(house: Path) -> None:
    (house / WORK / "en.rulings.toml").write_text(RULING, "utf-8")


def ruling_of_the_house(house: Path) -> None:
    (house / "seeds/rulings.toml").write_text(RULING, "utf-8")


def product_removed(house: Path) -> None:
    (house / BOOK).unlink()


def product_damaged(house: Path) -> None:
    content = bytearray((house / BOOK).read_bytes())
    content[-1] ^= 1
    (house / BOOK).write_bytes(content)


def source_of_the_same_size(house: Path) -> None:
    path = house / WORK / "en.txt"
    before = path.stat()
    time.sleep(0.02)  # a step of the clock
    edit(path, "the", "THE")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def what_lies_in_a_folder_beside_the_source(house: Path) -> None:
    folder = house / WORK / "en.more"
    folder.mkdir()
    (folder / "note").write_text("new", "utf-8")


def source_is_a_link(house: Path) -> None:
    source, other = house / WORK / "en.txt", house / "elsewhere.txt"
    other.write_text(source.read_text("utf-8") + "\nOne line more.\n", "utf-8")
    source.unlink()
    source.symlink_to(other)


def intermediate_removed(house: Path) -> None:
    (house / TEXT / "manuscript.md").unlink()


def suspicion(house: Path) -> None:
    (house / TEXT / "suspicion.json").write_text('{"figure": 0.9, "grounds": []}', "utf-8")


def style(house: Path) -> None:
    (house / "styles").mkdir(exist_ok=True)
    (house / "styles/epub.css").write_text("p { color: black }\n", "utf-8")


def other_formats(house: Path) -> None:
    edit(house / "seeds/house.toml", "name = ", "formats = ['txt']\nname = ")


def another_file(house: Path) -> None:
    (house / BOOK).with_suffix(".html").write_text("<p>somebody laid it here</p>", "utf-8")


def words_of_another_text(house: Path) -> None:
    folder = house / "seeds/works/second"
    folder.mkdir()
    (folder / "work.toml").write_text("title = 'Second'\n", "utf-8")
    words = asked(house, "SELECT words FROM told")[0][0]
    (folder / "en.txt").write_text(f"A Second Sheet\n\nHere {words} stand whole.\n", "utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


CHANGES: list[Callable[[Path], None]] = [
    manifest,
    of_the_house,
    ruling,
    ruling_of_the_house,
    product_removed,
    product_damaged,
    source_of_the_same_size,
    what_lies_in_a_folder_beside_the_source,
    source_is_a_link,
    intermediate_removed,
    suspicion,
    style,
    other_formats,
    another_file,
    words_of_another_text,
]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(run: Run, known: Path, change: Callable[[Path], None]) -> None:
    before = said(run, known)
    change(known)
    after = said(run, known)
    asked(known, "DELETE FROM standings")
    asked(known, "DELETE FROM remembered")
    assert after == said(run, known) != before


def test_nothing_changed_is_known_and_not_worked_out(
    run: Run, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = said(run, known)
    monkeypatch.setattr("publisher.pipeline.freshness.Inputs._parts_of", None)
    monkeypatch.setattr("publisher.pipeline.suspicions.read_suspicion", None)
    assert said(run, known) == first


def test_a_touched_file_is_looked_at_and_found_the_same(run: Run, known: Path) -> None:
    first = said(run, known)
    (known / WORK / "en.txt").touch()
    assert said(run, known) == first
    build(run, known)
    assert standings(known) == [f"{WORK}/en.txt"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE standings SET value = replace(value, 'epub', 'docx')",
        "UPDATE standings SET value = '[]', sum = 0",
        "UPDATE standings SET value = NULL",
    ],
)
def test_a_damaged_row_is_worked_out_anew(run: Run, known: Path, damage: str) -> None:
    first = said(run, known)
    asked(known, damage)
    assert said(run, known) == first


def test_without_its_state_all_counts_as_stale_and_is_known_again_once_it_is_built(
    run: Run, known: Path
) -> None:
    first = said(run, known)
    for file in (known / "build").glob(f"{STATE}*"):
        file.unlink()
    assert said(run, known) != first
    build(run, known)
    assert (said(run, known), standings(known)) == (first, [f"{WORK}/en.txt"])


@pytest.mark.parametrize("table", ["products", "texts", "told"])
def test_what_is_known_goes_with_the_rows_that_it_was_worked_out_of(
    known: Path, table: str
) -> None:
    asked(known, f"DELETE FROM {table}")
    assert standings(known) == []


def test_a_source_edited_while_its_book_is_made_is_not_known_as_it_was(
    run: Run, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publisher.pipeline import stages

    make, source = stages.make_book, known / WORK / "en.txt"

    def edit_then_make(*arguments: Any) -> Any:
        edit(source, "the", "THE")
        return make(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(stages, "make_book", edit_then_make)
        done = run("build", "the-first-sheet.en", "--house", known, "--format", "txt", "--jobs", 1)
    assert done.exit_code == 0, done.output
    assert standings(known) == []
    assert said(run, known)[1]["texts"][0]["read"] is False
