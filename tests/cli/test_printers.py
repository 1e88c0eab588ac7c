"""``publisher build --profile`` and ``publisher preflight``: what is made, refused, made again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.cli.conftest import Run

NAME = "the-first-sheet.en"
PAGES = f"build/pamphlets/{NAME}.shop.pdf"
COVER = f"build/pamphlets/{NAME}.shop.cover.pdf"
SHOP = """
title = "The shop"
dated = 2026-11-01
source = "They told us."
ink = 300
[pages]
least = {least}
multiple = 4
[cover]
bleed = 3
[papers.thin]
title = "thin"
page = 0.5
[papers.thick]
title = "thick"
page = 1.0
"""


@pytest.fixture(scope="module")
def pressed_house(built_house: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a house with a profile of its own and the files of it; nobody may change it."""
    root = Path(shutil.copytree(built_house, tmp_path_factory.mktemp("pressed") / "press"))
    (root / "profiles").mkdir()
    ask(root, 4)
    done = press(run, root)
    assert {p["state"] for p in done["products"]} == {"built"}
    return root


@pytest.fixture
def house(pressed_house: Path, tmp_path: Path) -> Path:
    """Return a copy of that house, to be changed."""
    return Path(shutil.copytree(pressed_house, tmp_path / "press"))


def ask(root: Path, least: int) -> None:
    """Let the printer of the house ask for so many pages."""
    (root / "profiles" / "shop.toml").write_text(SHOP.format(least=least), encoding="utf-8")


def press(run: Run, house: Path, *options: object, code: int = 0) -> dict[str, Any]:
    done = run("build", NAME, "--house", house, "--profile", "shop", "--json", *options)
    assert done.exit_code == code, done.output
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def width_of(path: Path) -> float:
    """Return the width of a page in millimetres."""
    document = pypdfium2.PdfDocument(path)
    try:
        return float(document[0].get_width()) * 25.4 / 72
    finally:
        document.close()


def test_pages_and_cover_are_made_and_preflighted(pressed_house: Path) -> None:
    assert (pressed_house / PAGES).is_file()
    assert width_of(pressed_house / PAGES) == pytest.approx(148, abs=0.01)
    assert width_of(pressed_house / COVER) == pytest.approx(148 * 2 + 6 + 4 * 0.5, abs=0.01)


def test_fresh_printers_files_stay_and_are_preflighted_again(run: Run, house: Path) -> None:
    again = press(run, house)
    assert {p["state"] for p in again["products"]} == {"fresh"}
    assert [report["passed"] for report in again["preflight"]] == [True, True]
    assert again["preflight"][0]["facts"]["pages"] == "4"


def test_building_other_formats_keeps_printers_files_in_the_record(run: Run, house: Path) -> None:
    assert run("build", NAME, "--house", house).exit_code == 0
    assert {p["state"] for p in press(run, house)["products"]} == {"fresh"}


def listed(run: Run, house: Path) -> dict[str, str]:
    """Return what ``publisher list`` says of the printer's files."""
    (book,) = json.loads(run("list", NAME, "--house", house, "--json").stdout)["books"]
    return {form: state for form, state in book["formats"].items() if form.startswith("shop")}


def test_list_shows_printers_files_as_stale_when_an_input_has_changed(
    run: Run, house: Path
) -> None:
    assert listed(run, house) == {"shop": "built", "shop.cover": "built"}
    (house / COVER).write_bytes(b"touched")
    assert listed(run, house) == {"shop": "built", "shop.cover": "stale"}
    (house / COVER).unlink()
    assert listed(run, house) == {"shop": "built"}
    ask(house, 2)
    assert listed(run, house) == {"shop": "stale"}
    (house / "profiles" / "shop.toml").unlink()
    assert listed(run, house) == {"shop": "stale"}


def test_printers_files_of_a_stale_book_are_stale(run: Run, house: Path) -> None:
    work = house / "seeds" / "works" / "the-first-sheet" / "work.toml"
    work.write_text(work.read_text("utf-8").replace("One sheet", "A sheet"), "utf-8")
    assert set(listed(run, house).values()) == {"stale"}


def test_a_thicker_paper_gives_a_wider_cover(run: Run, house: Path) -> None:
    press(run, house, "--paper", "thick")
    assert width_of(house / COVER) == pytest.approx(148 * 2 + 6 + 4 * 1.0, abs=0.01)


def test_the_spine_is_as_wide_as_the_pages_are_thick(run: Run, house: Path) -> None:
    text = house / "seeds" / "works" / "the-first-sheet" / "en.txt"
    text.write_text(text.read_text("utf-8") + "\n\nA word about paper.\n" * 400, "utf-8")
    made = press(run, house)
    pages = int(made["preflight"][0]["facts"]["pages"])
    assert pages > 8
    assert width_of(house / COVER) == pytest.approx(148 * 2 + 6 + pages * 0.5, abs=0.01)


def test_a_file_that_the_printer_would_refuse_is_taken_away(run: Run, house: Path) -> None:
    ask(house, 400)
    refused = press(run, house, code=7)
    assert refused["products"] == []
    (failure,) = refused["failures"]
    assert "the book has 4 pages; The shop binds at least 400" in failure["message"]
    assert not (house / PAGES).exists()
    assert not (house / COVER).exists()


def test_the_preflight_is_printed_in_lines(run: Run, pressed_house: Path) -> None:
    done = run("build", NAME, "--house", pressed_house, "--profile", "shop")
    assert f"{PAGES}: passed (shop)" in done.stdout
    assert "spine      2.00 mm" in done.stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--profile", "shopp"), "there is no profile “shopp”"),
        (("--profile", "shop", "--paper", "pink"), "shop has no paper “pink”"),
    ],
)
def test_unknown_profiles_and_papers_are_usage_errors(
    run: Run, pressed_house: Path, options: tuple[str, ...], told: str
) -> None:
    done = run("build", "--house", pressed_house, *options)
    assert done.exit_code == 2
    assert told in done.output


def preflight(run: Run, house: Path, file: str, *options: object) -> tuple[int, dict[str, Any]]:
    done = run("preflight", house / file, "--house", house, "--json", *options)
    return done.exit_code, json.loads(done.stdout)


def test_preflight_takes_any_pdf(run: Run, pressed_house: Path) -> None:
    assert preflight(run, pressed_house, PAGES, "--profile", "shop")[0] == 0
    code, report = preflight(run, pressed_house, PAGES, "--profile", "pdfx4")
    assert code == 7
    found = {finding["code"] for finding in report["findings"]}
    assert found == {"prepress/boxes", "prepress/standard"}


def test_preflight_compares_a_cover_with_its_pages(run: Run, pressed_house: Path) -> None:
    of = ("--profile", "shop", "--cover-of", pressed_house / PAGES)
    assert preflight(run, pressed_house, COVER, *of)[0] == 0
    code, report = preflight(run, pressed_house, COVER, *of, "--paper", "thick")
    assert code == 7
    assert [finding["code"] for finding in report["findings"]] == ["prepress/cover-size"]


def test_preflight_of_a_missing_file_is_a_usage_error(run: Run, pressed_house: Path) -> None:
    done = run("preflight", pressed_house / "no.pdf", "--profile", "kdp")
    assert done.exit_code == 2
