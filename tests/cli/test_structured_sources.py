"""A file that says its own structure comes in by the commands, and is a source like any other."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path

import pytest
from PIL import Image

from publisher import manuscript
from publisher.pandoc import find_pandoc
from tests.cli.conftest import Run
from tests.pictures.made import flat
from tests.support.pandoc_tree import needs_pandoc, write_file

PAMPHLET = """\
# On paper

Whoever has set a page by hand knows the stick, and the paper is damp in the morning.[^1]

1. Rags that were beaten in the mill for a whole day
2. Wood that was ground under water

![A beater](pictures/beater.png)
! The beater

[^1]: But not in winter.
"""


@pytest.fixture
def pamphlet(tmp_path: Path) -> Path:
    """Return a Word file with a heading, a note, a list and a picture."""
    path = tmp_path / "pamphlet.docx"
    write_file(manuscript.read(PAMPHLET, "a.md", "en"), path)
    return path


@needs_pandoc
def test_a_word_file_is_added_with_its_manuscript_and_pictures_which_later_commands_read(
    run: Run, house: Path, pamphlet: Path
) -> None:
    added = run("add", pamphlet, "--house", house, "--work", "paper", "--language", "en")
    assert added.exit_code == 0, added.output
    assert "a Word file (DOCX) with 1 picture, is now seeds/works/paper/en.docx" in added.stdout
    folder = house / "seeds/works/paper"
    assert (folder / "en.docx").read_bytes() == pamphlet.read_bytes()
    transcript = folder / "en.transcript.md"
    (picture,) = (folder / "pictures").iterdir()
    assert f"![A beater](pictures/{picture.name})\n! The beater" in transcript.read_text("utf-8")
    made = transcript.stat().st_ino
    built = run("build", "paper", "--house", house, "--format", "txt", "--jobs", 1)
    assert built.exit_code == 0, built.output
    assert "But not in winter." in (house / "build/pamphlets/paper.en.txt").read_text("utf-8")
    assert transcript.stat().st_ino == made
    again = run("add", pamphlet, "--house", house)
    assert "is already in the house, as seeds/works/paper/en.docx" in again.stdout
    transcript.write_text("Somebody's words.\n", "utf-8")
    better = picture.read_bytes() + b"a better one"
    picture.write_bytes(better)
    anew = run("build", "paper", "--house", house, "--format", "txt", "--jobs", 1, "--anew")
    assert anew.exit_code == 0, anew.output
    assert "sources/picture-kept" in (house / "build/works/paper.en/findings.txt").read_text(
        "utf-8"
    )
    assert "But not in winter." in transcript.read_text("utf-8")
    assert picture.read_bytes() == better
    ruled = run("rule", "paper", "heading", "--line", 3, "--house", house)
    assert ruled.exit_code == 2
    assert "says its own structure" in ruled.output


@needs_pandoc
def test_a_manuscript_that_is_converted_has_its_pictures_beside_it(
    run: Run, pamphlet: Path
) -> None:
    out = pamphlet.parent / "out" / "paper.md"
    out.parent.mkdir()
    done = run("convert", pamphlet, out, "--language", "en", "--json")
    assert done.exit_code == 0, done.output
    assert _codes(done.stdout) == ["pipeline/pictures-beside"]
    (picture,) = (out.parent / "pictures").iterdir()
    assert f"(pictures/{picture.name})" in out.read_text("utf-8")
    picture.write_bytes(b"of a person")
    again = run("convert", pamphlet, out, "--language", "en", "--json")
    assert sorted(_codes(again.stdout)) == ["pipeline/pictures-beside", "sources/picture-kept"]
    assert picture.read_bytes() == b"of a person"


def _codes(told: str) -> list[str]:
    return [finding["code"] for finding in json.loads(told)["findings"]]


def test_common_markdown_is_no_manuscript_and_the_error_says_what_to_do(
    run: Run, house: Path, tmp_path: Path
) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Paper\n\nSee [the mill](https://example.org/mill), and so on.\n", "utf-8")
    refused = run("convert", path, tmp_path / "notes.txt", "--language", "en")
    assert refused.exit_code == 3
    assert "notes.md:3: this is common Markdown and no manuscript: a link" in refused.output
    assert "--from markdown" in refused.output
    if find_pandoc() is None:
        return
    options = ("--house", house, "--work", "notes", "--language", "en")
    added = run("add", path, *options, "--from", "markdown")
    assert added.exit_code == 0, added.output
    assert "a Markdown text, is now seeds/works/notes/en.markdown" in added.stdout


def test_what_has_no_reader_is_refused_in_plain_words(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    path.write_text('<html><body><div class="ocr_page">P</div></body></html>', "utf-8")
    refused = run("convert", path, tmp_path / "a.epub")
    assert refused.exit_code == 3
    assert "hOCR, the lines of recognised pages, for which there is no reader" in refused.output


def test_pictures_beside_a_web_page_are_counted_once(run: Run, house: Path, tmp_path: Path) -> None:
    page = tmp_path / "paper.html"
    page.write_text(
        "<!DOCTYPE html><html lang='en'><h1>On paper</h1><p>Paper is made of rags.</p>"
        "<img src='pictures/press.png' alt='A press'></html>",
        "utf-8",
    )
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (9, 9)).save(tmp_path / "pictures/press.png")
    added = run("add", page, "--house", house, "--work", "paper")
    assert "a web page (HTML) with 1 picture, is now" in added.stdout


def test_pictures_of_a_source_put_into_the_house_by_hand_are_in_its_first_books(
    run: Run, house: Path
) -> None:
    folder = house / "seeds/works/paper"
    folder.mkdir()
    (folder / "work.toml").write_text('title = "On paper"\n', "utf-8")
    picture = b64encode(flat()).decode()
    (folder / "en.html").write_text(
        "<!DOCTYPE html><html lang='en'><h1>On paper</h1><p>Paper is made of rags.</p>"
        f"<img src='data:image/png;base64,{picture}' alt='A press'></html>",
        "utf-8",
    )
    built = run("build", "paper", "--house", house, "--format", "html", "--jobs", 1)
    assert built.exit_code == 0, built.output
    assert "data:image/png" in (house / "build/pamphlets/paper.en.html").read_text("utf-8")
