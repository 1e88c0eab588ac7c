"""While an error stands in a text, build and check say that its books are not for publication."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT, SOURCE = "the-first-sheet.en", "seeds/works/the-first-sheet/en.txt"
SAID = f"not for publication while errors stand in {SOURCE}"
NOTHING = ("No wind came in from the west that day.", "The lamp was lit before it was dark.")
# Pages that all begin anew, as those do of which the ends were lost.
PAGES = "\f".join(
    f"{NOTHING[n % 2]} {NOTHING[1 - n % 2]}\n\nIt was so {n} times.\n" for n in range(12)
)


@pytest.fixture
def parted(run: Run, house: Path) -> Path:
    """Return a house in which the pages of a text were broken away."""
    (house / SOURCE).write_text(f"The lamp\n\n{PAGES}", "utf-8")
    done = run("build", TEXT, "--format", "epub", "--house", house, "--jobs", 1)
    assert done.exit_code == 1, done.output
    assert "error[restoring/pages-parted]" in done.stderr
    assert SAID in done.stderr
    return house


def test_an_error_in_a_text_is_said_by_build_and_its_book_is_made(run: Run, parted: Path) -> None:
    done = run("build", TEXT, "--format", "epub", "--house", parted, "--json")
    report = json.loads(done.stdout)
    assert (done.exit_code, report["not_for_publication"]) == (1, [SOURCE])
    assert [product["format"] for product in report["products"]] == ["epub"]


def test_check_says_it_too(run: Run, parted: Path) -> None:
    done = run("check", TEXT, "--format", "epub", "--fast", "--house", parted, "--jobs", 1)
    assert (done.exit_code, SAID in done.stderr) == (1, True)


def test_rulings_on_its_lines_end_it(run: Run, parted: Path) -> None:
    build = ("build", TEXT, "--format", "epub", "--house", parted, "--jobs", 1, "--json")
    found = json.loads(run(*build).stdout)["findings"]
    for line in {finding["line"] for finding in found if finding["severity"] == "error"}:
        assert run("rule", TEXT, "paragraph", "--line", line, "--house", parted).exit_code == 0
    done = run(*build)
    assert (done.exit_code, json.loads(done.stdout)["not_for_publication"]) == (0, [])


# What an extractor did to a page: each is an error of the source itself, which no ruling mends.
DAMAGED = {
    "sources/spaces-lost": "Thelampwaslitbeforeitwasdarkandnobodyaskedwhy\n" * 6,
    "sources/letters-spaced": "T h e l a m p w a s l i t b e f o r e d a r k a n d w e n t o u t\n"
    * 8,
    "sources/columns-interleaved": (
        "The keeper of the light was care-\nNobody came over the water to the is-\n"
        "ful with the oil, and never for-\nland before the ice had gone, for the boat-\n"
        "got to write down what the wea-\nman was old and the water had be-\n"
        "ther had been.\ncome dangerous.\n"
        # Where other lines go on as they stand, no order of the whole page is certain.
        "The lamp stood in the cel-\nlar, and there it stayed.\n"
    )
    * 3,
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_person_can_let_any_error_of_a_source_stand(run: Run, house: Path, code: str) -> None:
    (house / SOURCE).write_text(f"The lamp\n\n{DAMAGED[code]}", "utf-8")
    build = ("build", TEXT, "--format", "txt", "--house", house, "--jobs", 1, "--json")
    found = [f for f in json.loads(run(*build).stdout)["findings"] if f["severity"] == "error"]
    assert code in [finding["code"] for finding in found]
    for line in sorted({finding["line"] for finding in found}):
        done = run("rule", TEXT, "stet", "--line", line, "--house", house)
        assert done.exit_code == 0, done.output
    done = run(*build)
    assert (done.exit_code, json.loads(done.stdout)["not_for_publication"]) == (0, [])
