"""The house of this repository, and the real texts where they lie beside it, as whole books.

``make test`` builds the house of this repository; the real texts, and the house a second time in
another folder, are left to ``make test-long`` (tests/cli/test_building.py shows on one work that
the bytes are the same anywhere).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from publisher.cli import program
from tests.support.epubcheck import Verdict, epubcheck
from tests.support.print_figures import measure_pages
from tests.support.verapdf import validate

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[1] / "seeds"
FLAWLESS = Verdict(0, 0, ())


def publisher(*arguments: str | Path, seed: str = "0") -> str:
    """Run the command in a process of its own; ``seed`` shuffles Python's sets."""
    done = subprocess.run(
        [sys.executable, "-m", "publisher", *map(str, arguments)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SEEDS.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1, 7), done.stderr
    return done.stdout


def here(*arguments: str | Path) -> str:
    """Run the command in this process, whose lists of words are read once."""
    done = CliRunner().invoke(program(), [str(argument) for argument in arguments])
    assert done.exit_code in (0, 1, 7), done.output
    return done.stdout


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of our own house, built."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(SEEDS, copy / "seeds")
    publisher("build", "--house", copy)
    return copy


@pytest.fixture(scope="module")
def real_house(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """Return a new house with the real texts, added and built as a person would."""
    root = tmp_path_factory.mktemp("real") / "house"
    here("new", root)
    here("add", "--house", root, *sorted((shared / "seeds").glob("*.txt")))
    here("build", "--house", root, "--jobs", "1")
    return root


def products(house: Path, ending: str) -> list[Path]:
    return sorted((house / "build").rglob(f"*.{ending}"))


def test_every_work_and_edition_is_built(house: Path) -> None:
    works = {f"{path.parent.name}.{path.stem}" for path in SEEDS.rglob("works/*/*.txt")}
    epubs, pdfs, pages = ({p.stem for p in products(house, e)} for e in ("epub", "pdf", "html"))
    assert works < epubs
    assert epubs == pdfs == pages


def test_epubcheck_finds_nothing_in_any_book(house: Path) -> None:
    verdicts = {path.name: epubcheck(path) for path in products(house, "epub")}
    assert {name: v for name, v in verdicts.items() if v != FLAWLESS} == {}


@pytest.mark.long
def test_epubcheck_finds_nothing_in_the_books_of_the_real_texts(real_house: Path) -> None:
    verdicts = {path.name: epubcheck(path) for path in products(real_house, "epub")}
    assert len(verdicts) >= 5
    assert {name: v for name, v in verdicts.items() if v != FLAWLESS} == {}


def test_our_own_checks_find_nothing(house: Path) -> None:
    lines = here("check", "--fast", "--house", house).splitlines()
    assert len(lines) == sum(len(products(house, ending)) for ending in ("epub", "pdf", "html"))
    assert [line for line in lines if not line.endswith("no faults")] == []


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_verapdf_finds_nothing_in_any_book(house: Path, profile: str) -> None:
    assert faults_by_verapdf(products(house, "pdf"), profile) == {}


@pytest.mark.long
@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_verapdf_finds_nothing_in_the_books_of_the_real_texts(
    real_house: Path, profile: str
) -> None:
    assert faults_by_verapdf(products(real_house, "pdf"), profile) == {}


@pytest.mark.long
def test_a_printer_takes_the_books_of_the_real_texts_or_says_why_not(real_house: Path) -> None:
    """The strictest profile refuses the thin ones, for their pages are too few, and nothing else."""
    told = here(
        *("build", "--house", real_house, "--format", "pdf", "--profile", "ingramspark", "--json"),
        *("--jobs", "1"),
    )
    reports = json.loads(told)["preflight"]
    refused = [report for report in reports if not report["passed"]]
    errors = [f for report in refused for f in report["findings"] if f["severity"] == "error"]
    assert {finding["code"] for finding in errors} == {"prepress/page-count"}
    taken = [report["file"] for report in reports if report["passed"]]
    assert sum(name.endswith(".cover.pdf") for name in taken) == len(taken) / 2 >= 2


def faults_by_verapdf(paths: list[Path], profile: str) -> dict[str, tuple[str, ...]]:
    assert paths
    verdicts = {path.name: validate(path.read_bytes(), profile) for path in paths}
    return {name: verdict.broken for name, verdict in verdicts.items() if not verdict.compliant}


def test_the_pages_of_every_book_keep_to_the_figures(house: Path) -> None:
    """What a compositor would be reproached with: nothing, in any of them."""
    for path in products(house, "pdf"):
        found = measure_pages(path.read_bytes())
        faults = found.loose + found.stacks + found.widows + found.orphans + found.stranded
        assert (path.name, faults + found.off_grid + found.outside) == (path.name, ())
        assert (path.name, found.turns) == (path.name, ())
        assert 55 <= found.measure <= 70, path.name
        assert found.share <= 0.12, path.name


def test_a_pamphlet_has_two_to_twelve_pages(house: Path) -> None:
    pages = {path.stem: pages_of(path) for path in products(house, "pdf")}
    pamphlets = {
        name: n for name, n in pages.items() if (house / f"build/pamphlets/{name}.pdf").is_file()
    }
    assert {name: n for name, n in pamphlets.items() if not 2 <= n <= 12} == {}


def pages_of(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


@pytest.mark.long
def test_the_same_seeds_give_the_same_bytes(house: Path, tmp_path: Path) -> None:
    """In another folder, as files of another date, by one process, with sets in another order."""
    for path in sorted(SEEDS.rglob("*.*"), reverse=True):
        target = tmp_path / "seeds" / path.relative_to(SEEDS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    publisher("build", "--house", tmp_path, "--jobs", "1", seed="4711")
    again = {path.relative_to(tmp_path): path.read_bytes() for path in made(tmp_path)}
    assert again == {path.relative_to(house): path.read_bytes() for path in made(house)}


def made(house: Path) -> list[Path]:
    endings = (".epub", ".pdf", ".html", ".md", ".tsv", ".txt")
    return [path for path in sorted((house / "build").rglob("*")) if path.suffix in endings]


def test_every_note_of_every_book_is_linked_both_ways(house: Path) -> None:
    calls = backs = 0
    for path in products(house, "epub"):
        with zipfile.ZipFile(path) as archive:
            texts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".xhtml")]
        calls += sum(text.count('role="doc-noteref"') for text in texts)
        backs += sum(text.count('role="doc-backlink"') for text in texts)
    assert calls == backs > 50
