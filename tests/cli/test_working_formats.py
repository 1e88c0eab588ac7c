"""Formats in which others go on working: built, converted to, checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.pandoc import find_pandoc
from tests.cli.conftest import Run

SPEECH = "# On paper\n\n^ By A. Bergh\n\n## Rags\n\nPaper is made of rags.[^1]\n\n[^1]: Or was.\n"
BOOK = "build/pamphlets/the-first-sheet.en"


def test_a_text_becomes_tei_by_either_ending(run: Run, tmp_path: Path) -> None:
    (tmp_path / "speech.md").write_text(SPEECH, "utf-8")
    outs = [tmp_path / "speech.tei", tmp_path / "speech.xml"]
    done = run("convert", tmp_path / "speech.md", *outs, "--language", "en")
    assert done.exit_code == 0, done.output
    first, other = (out.read_bytes() for out in outs)
    assert b"<TEI" in first
    assert first == other
    assert run("check", *outs).exit_code == 0


def test_xml_that_is_no_tei_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text("<feed/>")
    done = run("check", tmp_path / "other.xml")
    assert done.exit_code == 1
    assert "tei/ill-formed" in done.output


@pytest.mark.slow
def test_a_house_builds_tei_and_lists_it(run: Run, house: Path) -> None:
    built = run("build", "the-first-sheet.en", "--format", "tei", "--house", house, "--jobs", 1)
    assert built.exit_code == 0, built.output
    assert (house / f"{BOOK}.tei").is_file()
    assert "tei" in run("list", "--house", house).output
    checked = run("check", "the-first-sheet.en", "--format", "tei", "--house", house)
    assert checked.exit_code == 0, checked.output


@pytest.mark.slow
@pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")
def test_a_reference_document_of_the_house_makes_its_docx_stale(run: Run, house: Path) -> None:
    asked = ("build", "the-first-sheet.en", "--format", "docx", "--house", house, "--jobs", 1)
    assert run(*asked).exit_code == 0
    made = house / f"{BOOK}.docx"
    first = made.read_bytes()
    assert run("check", made).exit_code == 0
    (house / "styles").mkdir(exist_ok=True)
    # A book of its own is a document whose styles another can take.
    (house / "styles" / "reference.docx").write_bytes(first)
    listed = run("check", "the-first-sheet.en", "--format", "docx", "--house", house)
    assert "pipeline/stale" in listed.output


def test_docx_without_pandoc_fails_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.pandoc.find_pandoc", lambda: None)
    (tmp_path / "speech.md").write_text(SPEECH, "utf-8")
    outs = [tmp_path / "speech.docx", tmp_path / "speech.tei"]
    done = run("convert", tmp_path / "speech.md", *outs, "--language", "en")
    assert done.exit_code == 8, done.output
    assert "publisher[office]" in done.output
    assert [out.is_file() for out in outs] == [False, True]
