"""``publisher booklet``: made from the book, told how it is printed, known to list and check."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

NAME = "the-first-sheet.en"
BOOKLET = f"build/pamphlets/{NAME}.booklet.pdf"


@pytest.fixture(scope="module")
def bound_house(built_house: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a house with a booklet; nobody may change it."""
    root = shutil.copytree(built_house, tmp_path_factory.mktemp("bound") / "press")
    done = run("booklet", NAME, "--house", root, "--signature", 4, "--jobs", 1)
    assert done.exit_code == 0, done.output
    return Path(root)


@pytest.fixture
def house(bound_house: Path, tmp_path: Path) -> Path:
    """Return a copy of that house, to be changed."""
    return Path(shutil.copytree(bound_house, tmp_path / "press"))


def state(run: Run, house: Path) -> str | None:
    listed = json.loads(run("list", NAME, "--house", house, "--json").stdout)
    found: str | None = listed["books"][0]["formats"].get("booklet")
    return found


def bind(run: Run, house: Path, *options: object) -> dict[str, Any]:
    done = run("booklet", NAME, "--house", house, "--json", *options)
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_the_report_says_on_which_edge_to_turn_the_sheets(run: Run, bound_house: Path) -> None:
    done = run("booklet", NAME, "--house", bound_house, "--signature", 4)
    product, printing = done.stdout.splitlines()
    assert product.startswith("fresh  the-first-sheet  en")
    assert "1 sheet of a4  1 signature" in printing
    assert printing.endswith("on both sides, turned on the short edge")


def test_a_sheet_for_a_few_pages_alone_is_a_warning(run: Run, house: Path) -> None:
    told = bind(run, house)
    pages = told["products"][0]["pages"]
    spilt = [f for f in told["findings"] if f["code"] == "imposition/spill"]
    assert len(spilt) == int(pages % 4 > 0)
    assert told["printing"][0]["blanks"] == -pages % 4


def test_another_sheet_or_signature_gives_another_booklet(run: Run, house: Path) -> None:
    before = (house / BOOKLET).read_bytes()
    assert bind(run, house, "--sheet", "letter")["products"][0]["state"] == "built"
    assert (house / BOOKLET).read_bytes() != before
    assert bind(run, house, "--signature", 4)["products"][0]["state"] == "built"
    assert (house / BOOKLET).read_bytes() == before
    assert bind(run, house, "--signature", 4)["products"][0]["state"] == "fresh"


def test_check_asks_of_sheets_only_that_they_fold(run: Run, bound_house: Path) -> None:
    checked = json.loads(run("check", NAME, "--house", bound_house, "--fast", "--json").stdout)
    assert {"file": BOOKLET, "findings": 0} in checked["files"]
    checked = json.loads(run("check", bound_house / BOOKLET, "--json").stdout)
    assert checked["findings"] == []


def test_a_booklet_is_as_fresh_as_its_book(run: Run, house: Path) -> None:
    assert state(run, house) == "built"
    text = house / "seeds/works/the-first-sheet/en.txt"
    text.write_text(text.read_text("utf-8").replace("patience", "perseverance"), "utf-8")
    assert state(run, house) == "stale"
    assert "pipeline/stale" in run("check", NAME, "--house", house, "--fast", "--json").stdout
    bind(run, house)
    assert state(run, house) == "built"
    (house / BOOKLET).unlink()
    assert state(run, house) is None


def test_a_booklet_that_was_touched_is_reported_and_made_again(run: Run, house: Path) -> None:
    (house / BOOKLET).write_bytes(b"%PDF-1.7 no more")
    checked = json.loads(run("check", NAME, "--house", house, "--fast", "--json").stdout)
    codes = {f["code"] for f in checked["findings"] if f["file"] == BOOKLET}
    assert codes == {"pipeline/changed", "imposition/broken-sheets"}
    assert bind(run, house)["products"][0]["state"] == "built"


def test_building_leaves_the_record_of_a_booklet(run: Run, house: Path) -> None:
    assert run("build", NAME, "--house", house, "--format", "pdf").exit_code == 0
    assert state(run, house) == "built"


def test_any_pdf_becomes_a_booklet_beside_it(run: Run, bound_house: Path, tmp_path: Path) -> None:
    pdf = shutil.copy(bound_house / f"build/pamphlets/{NAME}.pdf", tmp_path / "speech.pdf")
    done = run("booklet", pdf, "--signature", 4)
    assert done.exit_code == 0, done.output
    assert "1 sheet of a4" in done.stdout
    assert (tmp_path / "speech.booklet.pdf").read_bytes() == (bound_house / BOOKLET).read_bytes()
    assert run("booklet", tmp_path / "none.pdf").exit_code == 2


@pytest.mark.parametrize(
    "options", [["--sheet", "a9"], ["--signature", "6"], ["--paper", "8"], ["--sheet", "1x1mm"]]
)
def test_sheets_and_signatures_that_do_not_exist_are_usage_errors(
    run: Run, bound_house: Path, options: list[str]
) -> None:
    assert run("booklet", NAME, "--house", bound_house, *options).exit_code == 2
