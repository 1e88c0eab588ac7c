"""``publisher list`` says how suspicious each text is, once it has been restored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run

TEXT, SOURCE = "the-first-sheet.en", "seeds/works/the-first-sheet/en.txt"
KEPT = "build/works/the-first-sheet.en/suspicion.json"


def listed(run: Run, house: Path, *arguments: str) -> list[dict[str, Any]]:
    books: list[dict[str, Any]] = json.loads(
        run("list", *arguments, "--house", house, "--json").stdout
    )["books"]
    return books


def test_a_restored_text_has_a_figure_and_another_one_has_none(run: Run, house: Path) -> None:
    by_language = {book["language"]: book for book in listed(run, house, "the-first-sheet")}
    found = by_language["en"]["suspicion"]
    assert 0 <= found["figure"] <= 1
    assert (found["fresh"], found["file"]) == (True, SOURCE)
    assert by_language["sv"]["suspicion"] is None
    lines = run("list", "the-first-sheet", "--house", house).stdout.splitlines()
    shown = {line.split()[2]: line for line in lines}
    assert f"suspicion {found['figure']:.2f}  " in shown["en"]
    assert "suspicion" not in shown["sv"]


def test_the_most_suspicious_come_first_with_their_reasons(run: Run, house: Path) -> None:
    assert run("build", "the-first-sheet.sv", "--house", house, "--jobs", 1).exit_code == 0
    grounds = [{"words": "note 7 has no mark", "lines": [7]}]
    (house / KEPT).write_text(json.dumps({"figure": 0.93, "grounds": grounds}), "utf-8")
    first, second = listed(run, house, "the-first-sheet", "--suspicious")
    assert (first["language"], second["language"]) == ("en", "sv")
    assert first["suspicion"]["figure"] == 0.93 > second["suspicion"]["figure"]
    assert first["suspicion"]["reasons"] == grounds
    shown = run("list", "the-first-sheet", "--suspicious", "--house", house).stdout.splitlines()
    assert "suspicion 0.93" in shown[0]
    assert shown[1] == "    note 7 has no mark (line 7)"


def test_a_collection_is_as_suspicious_as_its_worst_text(run: Run, house: Path) -> None:
    books = listed(run, house, "sampler.en")
    assert [book["suspicion"]["file"] for book in books] == [SOURCE]


def test_a_figure_is_stale_once_its_text_has_changed(run: Run, house: Path) -> None:
    with (house / SOURCE).open("a", encoding="utf-8") as source:
        source.write("One line more.\n")
    (book,) = listed(run, house, TEXT)
    assert book["suspicion"]["fresh"] is False
    assert "(stale)" in run("list", TEXT, "--house", house).stdout


def test_a_damaged_file_says_nothing(run: Run, house: Path) -> None:
    (house / KEPT).write_text("[]", "utf-8")
    (book,) = listed(run, house, TEXT)
    assert book["suspicion"] is None
