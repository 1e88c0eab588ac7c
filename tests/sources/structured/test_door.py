"""Structured files are read in a process of their own, and a limit that is reached is told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PIL import Image

from publisher.errors import SourceError
from publisher.model.source_kinds import SourceKind
from publisher.model.transcript import STRUCTURED
from publisher.sources import Opening, read_source
from publisher.sources.isolation import Limits, read_structure
from publisher.sources.structured.packed import refuse_zip_bombs
from publisher.sources.structured.pandoc.program import read_tree
from tests.sources.structured.test_habits import PAGE
from tests.support.pandoc_tree import needs_pandoc


def packed(folder: Path, **members: bytes) -> Path:
    path = folder / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_what_holds_more_than_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = packed(tmp_path, a=bytes(600_000), b=bytes(600_000))
    refuse_zip_bombs(path, 1_200_000)
    with pytest.raises(SourceError, match="more than 1 MB, packed small"):
        refuse_zip_bombs(path, 1_000_000)


def test_a_zipped_file_that_lies_about_its_size_or_is_cut_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, a=b"Paper" * 5000)
    data = path.read_bytes()
    path.write_bytes(data.replace((25_000).to_bytes(4, "little"), (9).to_bytes(4, "little")))
    with pytest.raises(SourceError, match="damaged"):
        refuse_zip_bombs(path, 1_000_000)


def test_without_pandoc_there_is_an_error_with_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.pandoc.find_pandoc", lambda: None)
    with pytest.raises(SourceError, match="pandoc is missing") as refused:
        read_tree((), tmp_path / "a.rst")
    assert "publisher[office]" in refused.value.hint


@needs_pandoc
def test_a_file_is_read_and_kept_until_it_changes(tmp_path: Path) -> None:
    path, beside = tmp_path / "a.rst", tmp_path / "a.transcript.jsonl"
    path.write_text("Paper is made of rags. [#]_\n\n.. [#] Linen.\n", "utf-8")
    opening = Opening(transcript=beside, pictures=tmp_path / "pictures")
    first = read_source(path, "a.rst", "en", opening).value
    assert first.encoding == STRUCTURED
    assert [line.text for line in first.lines()] == [
        "Paper is made of rags.[^1]",
        "",
        "[^1]: Linen.",
    ]
    made = beside.stat().st_ino
    assert read_source(path, "a.rst", "en", opening).value == first
    assert beside.stat().st_ino == made
    path.write_text("Paper is made of wood.\n", "utf-8")
    again = read_source(path, "a.rst", "en", opening).value
    assert [line.text for line in again.lines()] == ["Paper is made of wood."]


@needs_pandoc
def test_lines_pasted_from_a_page_are_restored(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text("\n\n".join(PAGE), "utf-8")
    opening = Opening(transcript=tmp_path / "a.transcript.jsonl")
    for _ in ("read", "kept"):
        made = read_source(path, "a.rst", "en", opening)
        assert made.value.encoding == "utf-8"
        assert [line.text for line in made.value.lines()] == PAGE
        assert "sources/pasted-lines" in [found.code for found in made.findings]


@needs_pandoc
def test_what_stands_within_itself_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.markdown"
    path.write_text(">" * 1200 + " Paper\n", "ascii")
    with pytest.raises(SourceError, match="too deeply"):
        read_structure(path, "a.markdown", SourceKind.MARKDOWN, tmp_path, Limits(seconds=20))


@needs_pandoc
@pytest.mark.parametrize("kept", ["images/The press.png", "pictures/The-press.png"])
def test_pictures_beside_a_file_that_names_them_are_taken(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "texts" / "a.markdown"
    picture = path.parent / kept
    shown = "".join(f"![A press]({name})\n\n" for name in ("images/The%20press.png", "../b.png"))
    picture.parent.mkdir(parents=True)
    path.write_text(f"Paper is made of rags.\n\n{shown}", "utf-8")
    for place in (picture, tmp_path / "b.png"):
        Image.new("RGB", (9, 9)).save(place)
    out = tmp_path / "out"
    made = read_source(path, "a.markdown", "en", Opening(transcript=out / "a.jsonl", pictures=out))
    assert "![](pictures/The-press.png)" in [line.text for line in made.value.lines()]
    assert (out / "The-press.png").read_bytes() == picture.read_bytes()
    (missing,) = [found for found in made.findings if found.code == "sources/picture-missing"]
    assert "../b.png" in missing.message


@needs_pandoc
def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text("..\n", "utf-8")
    with pytest.raises(SourceError, match="no text stands in the reStructuredText"):
        read_structure(path, "a.rst", SourceKind.RST, tmp_path)
