"""Pictures on the command line: books with them become stale, and what is missing is told."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from publisher.pandoc import find_pandoc
from tests.cli.conftest import Run
from tests.house.houses import HOUSE, WORK, write_house
from tests.pictures.made import flat

TEXT = "# Proofs\n\nOne.\n\n![A press](pictures/press.png)\n! Plate 1\n"
PAGE = "build/pamphlets/proofs.en.html"
SEEDS = "seeds/works/proofs"
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    b'<rect width="20" height="20" fill="#7a1f1f"/></svg>'
)


@pytest.fixture
def house(tmp_path: Path, run: Run) -> Path:
    """Return a house with a picture, its book built as a page."""
    root = write_house(
        tmp_path / "house",
        {"house.toml": f'{HOUSE}formats = ["html"]\n', "works/proofs/en.md": TEXT},
    )
    (root / SEEDS / "en.txt").unlink()
    (root / "seeds/editions/all.toml").unlink()
    (root / SEEDS / "pictures").mkdir()
    (root / SEEDS / "pictures/press.png").write_bytes(flat())
    assert build(run, root) == []
    return root


def build(run: Run, root: Path) -> list[str]:
    """Build the book, and return the codes of what was found in it and its text."""
    told = json.loads(run("build", "--house", root, "--json").stdout)
    return [finding["code"] for finding in told["findings"]]


def state(run: Run, root: Path) -> str:
    listed = json.loads(run("list", "--house", root, "--json").stdout)
    return str(listed["books"][0]["formats"]["html"])


def test_a_changed_picture_makes_its_book_stale(run: Run, house: Path) -> None:
    assert state(run, house) == "built"
    before = (house / PAGE).read_bytes()
    (house / SEEDS / "pictures/press.png").write_bytes(flat((20, 20)))
    assert state(run, house) == "stale"
    assert "pipeline/stale" in run("check", "--fast", "--house", house).stderr
    build(run, house)
    assert state(run, house) == "built"
    assert (house / PAGE).read_bytes() != before


def test_what_is_said_of_a_picture_makes_its_book_stale(run: Run, house: Path) -> None:
    table = '\n[pictures."press.png"]\nalt = "A hand press"\n'
    (house / SEEDS / "work.toml").write_text(WORK + table, "utf-8")
    assert state(run, house) == "stale"
    assert build(run, house) == []
    assert 'alt="A hand press"' in (house / PAGE).read_text("utf-8")


def test_a_house_that_is_moved_stays_fresh(run: Run, house: Path) -> None:
    assert state(run, house.rename(house.with_name("moved"))) == "built"


def test_a_picture_that_is_not_there_or_not_described_is_told(run: Run, house: Path) -> None:
    lost = "![](pictures/press.png)\n\n![A sheet](pictures/sheet.png)\n"
    (house / SEEDS / "en.md").write_text(f"# Proofs\n\n{lost}", "utf-8")
    codes = ["pictures/alt-missing", "pictures/missing", "webpage/alt-missing"]
    assert sorted(build(run, house)) == codes
    told = (house / "build/works/proofs.en/findings.txt").read_text("utf-8")
    assert f"{SEEDS}/en.md:3: error[pictures/alt-missing]" in told
    assert f"{SEEDS}/en.md:5: error[pictures/missing]" in told


def test_convert_takes_the_pictures_that_lie_beside_a_manuscript(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/press.png").write_bytes(flat())
    (tmp_path / "pictures/notes.txt").write_text("no picture")
    source = tmp_path / "proofs.md"
    source.write_text(f"{TEXT}\n![A sheet](pictures/sheet.png)\n", "utf-8")
    done = run("convert", source, tmp_path / "proofs.html", "--language", "en")
    assert 'src="data:image/png;base64,' in (tmp_path / "proofs.html").read_text("utf-8")
    assert "[A sheet]" in (tmp_path / "proofs.html").read_text("utf-8")
    assert "pictures/missing" in done.stderr + done.stdout


def test_convert_tells_once_what_is_found_in_each_of_its_books(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/press.png").write_bytes(b"no picture")
    source = tmp_path / "proofs.md"
    source.write_text(TEXT, "utf-8")
    books = (tmp_path / "proofs.html", tmp_path / "proofs.tei")
    done = run("convert", source, *books, "--language", "en", "--json")
    codes = [finding["code"] for finding in json.loads(done.stdout)["findings"]]
    assert codes.count("pictures/damaged") == 1


def test_add_takes_the_pictures_of_a_manuscript_and_overwrites_none(
    run: Run, house: Path, tmp_path: Path
) -> None:
    (tmp_path / "pictures").mkdir()
    for name, content in (("press", flat()), ("leaf", flat((9, 9))), ("other", flat((8, 8)))):
        (tmp_path / f"pictures/{name}.png").write_bytes(content)
    (tmp_path / "pictures/notes.png").write_text("no picture")
    source = tmp_path / "sv.md"
    shown = "".join(f"![Ett ting](pictures/{name}.png)\n\n" for name in ("press", "leaf", "notes"))
    source.write_text(f"# Korrektur\n\n{shown}", "utf-8")
    words = ("add", source, "--house", house, "--work", "proofs", "--language", "sv")
    done = run(*words)
    assert done.exit_code == 0, done.output
    there = sorted(path.name for path in (house / SEEDS / "pictures").iterdir())
    assert there == ["leaf.png", "press.png"]
    (house / SEEDS / "sv.md").unlink()
    (tmp_path / "pictures/press.png").write_bytes(flat((7, 7)))
    refused = run(*words)
    assert refused.exit_code != 0
    assert "the work has another picture of this name" in refused.output + refused.stderr
    assert (house / SEEDS / "pictures/press.png").read_bytes() == flat()


def test_formats_to_work_in_have_the_picture_with_its_words(run: Run, house: Path) -> None:
    table = '\n[pictures."press.png"]\nalt = "A hand press"\ncredit = "Ada Lind"\n'
    (house / SEEDS / "work.toml").write_text(WORK + table, "utf-8")
    built = run("build", "--house", house, "--format", "tei")
    assert built.exit_code == 0, built.output
    document = (house / PAGE).with_suffix(".tei").read_text("utf-8")
    assert "<binaryObject" in document
    assert "<figDesc>A hand press</figDesc>" in document
    assert '<note type="pictures">Ada Lind</note>' in document
    if find_pandoc():
        assert run("build", "--house", house, "--format", "docx").exit_code == 0
        with ZipFile((house / PAGE).with_suffix(".docx")) as archive:
            assert 'descr="A hand press"' in archive.read("word/document.xml").decode()
            assert any(name.startswith("word/media/") for name in archive.namelist())


def test_a_drawing_stays_one_but_for_word_processors(run: Run, house: Path) -> None:
    (house / SEEDS / "pictures/press.png").write_bytes(DRAWING)
    table = '\n[pictures."press.png"]\nalt = "A plan"\n'
    (house / SEEDS / "work.toml").write_text(WORK + table, "utf-8")
    formats = ("epub", "tei", *(("docx",) if find_pandoc() else ()))
    asked = [word for one in formats for word in ("--format", one)]
    built = run("build", "--house", house, *asked)
    assert built.exit_code == 0, built.output
    book = house / PAGE
    with ZipFile(book.with_suffix(".epub")) as archive:
        assert DRAWING in [archive.read(name) for name in archive.namelist()]
    assert 'mimeType="image/svg+xml"' in book.with_suffix(".tei").read_text("utf-8")
    if find_pandoc():
        assert "docx/picture-left-out" not in built.output
        with ZipFile(book.with_suffix(".docx")) as archive:
            assert any(name.endswith(".png") for name in archive.namelist())
