"""The pictures of a work, and what its manifest says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import ManifestError
from publisher.house import read_house
from publisher.model.house import Picture, WorkText
from publisher.model.media import picture_type
from tests.house.houses import WORK, write_house

PNG = b"\x89PNG\r\n\x1a\n and so on"
FOLDER = "seeds/works/proofs/pictures"
SHOWS_IT = "# Proofs\n\n![](pictures/press.png)\n\n![](pictures/leaf.png)\n"


def house_with(
    root: Path, tables: str = "", files: dict[str, str] | None = None, **pictures: bytes
) -> Path:
    """Write a house whose work has the pictures press.png and leaf.png, or those given by stem."""
    write_house(root, {"works/proofs/work.toml": WORK + tables, **(files or {})})
    for name, content in (pictures or {"press": PNG, "leaf": PNG}).items():
        path = root / FOLDER / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return root


def pictures_of(root: Path, language: str = "en") -> dict[str, Picture]:
    works: tuple[WorkText, ...] = read_house(root).value.works
    (work,) = (work for work in works if work.language == language)
    return {picture.name: picture for picture in work.pictures}


def mistakes_of(root: Path) -> str:
    with pytest.raises(ManifestError) as caught:
        read_house(root)
    return str(caught.value)


def test_a_work_has_the_pictures_of_its_folder_and_what_its_manifest_says_of_them(
    tmp_path: Path,
) -> None:
    tables = """
[pictures."press.png"]
alt = "A hand press"
credit = "City Museum"
licence = "CC0-1.0"

[pictures."leaf.png"]
decorative = true
"""
    house_with(tmp_path, tables)
    (tmp_path / FOLDER / ".hidden").write_text("no picture")
    press, leaf = (str(tmp_path / FOLDER / name) for name in ("press.png", "leaf.png"))
    assert pictures_of(tmp_path) == {
        "leaf.png": Picture("leaf.png", leaf, decorative=True),
        "press.png": Picture("press.png", press, "A hand press", False, "City Museum", "CC0-1.0"),
    }


def test_what_is_said_in_a_language_comes_before_what_is_said_for_all(tmp_path: Path) -> None:
    tables = """
[sv]
title = "Korrektur"

[pictures."press.png"]
alt = "A hand press"
credit = "City Museum"

[sv.pictures."press.png"]
alt = "En handpress"

[pictures."leaf.png"]
decorative = true

[sv.pictures."leaf.png"]
alt = "Ett blad"
"""
    house_with(tmp_path, tables, {"works/proofs/sv.md": SHOWS_IT})
    english, swedish = pictures_of(tmp_path), pictures_of(tmp_path, "sv")
    assert (english["press.png"].alt, swedish["press.png"].alt) == ("A hand press", "En handpress")
    assert swedish["press.png"].credit == "City Museum"
    assert english["leaf.png"].decorative
    assert (swedish["leaf.png"].alt, swedish["leaf.png"].decorative) == ("Ett blad", False)


@pytest.mark.parametrize(
    ("table", "mistake"),
    [
        (
            '[pictures."pres.png"]\nalt = "A press"',
            "work.toml:6: pictures.pres.png: there is no picture pictures/pres.png"
            " beside this manifest; did you mean “press.png”?",
        ),
        (
            '[en.pictures."pres.png"]\nalt = "A press"',
            "work.toml:6: en.pictures.pres.png: there is no picture",
        ),
        (
            '[pictures."pictures/press.png"]\nalt = "A press"',
            "work.toml:6: pictures.pictures/press.png: expected the name of a file in pictures/",
        ),
        (
            '[pictures."press.png"]\nalt = "A press"\ndecorative = true',
            "work.toml:8: pictures.press.png.decorative: a decorative picture has no “alt”",
        ),
        (
            '[pictures."press.png"]\ndecorative = "yes"',
            "work.toml:7: pictures.press.png.decorative: “yes”: expected true or false",
        ),
        (
            '[pictures."press.png"]\nalt = ""',
            "work.toml:7: pictures.press.png.alt: “nothing”: expected a line of text",
        ),
        (
            '[pictures."press.png"]\nlicense = "CC0-1.0"',
            "work.toml:7: pictures.press.png.license: unknown key; did you mean “licence”?",
        ),
        ('pictures = "press.png"', "work.toml:5: en.pictures: “press.png”: expected a table"),
    ],
)
def test_a_mistake_in_a_table_is_told_at_its_line_and_key(
    tmp_path: Path, table: str, mistake: str
) -> None:
    house_with(tmp_path, f"\n{table}\n" if table.startswith("[") else f"{table}\n")
    assert mistake in mistakes_of(tmp_path)


def test_a_file_that_is_no_picture_is_a_mistake_whatever_its_name(tmp_path: Path) -> None:
    house_with(tmp_path, press=b"II*\0 a TIFF", leaf=PNG)
    (tmp_path / FOLDER / "more").mkdir()
    told = mistakes_of(tmp_path)
    assert f"{FOLDER}/press.png: expected a PNG, JPEG, WebP, GIF or SVG picture" in told
    assert f"{FOLDER}/more: this is a folder" in told
    assert "leaf" not in told


def test_a_picture_that_links_out_of_the_house_is_a_mistake(tmp_path: Path) -> None:
    root = house_with(tmp_path / "house")
    (tmp_path / "secret.png").write_bytes(PNG)
    (root / FOLDER / "link.png").symlink_to(tmp_path / "secret.png")
    assert f"{FOLDER}/link.png: this links to a file outside of the house" in mistakes_of(root)


@pytest.mark.parametrize("ending", ["md", "transcript.jsonl"])
def test_a_picture_that_no_text_shows_is_a_finding(tmp_path: Path, ending: str) -> None:
    house_with(tmp_path, '\n[sv]\ntitle = "Korrektur"\n', press=PNG, leaf=PNG, other=PNG)
    source = "sv.md" if ending == "md" else "sv.pdf"
    (tmp_path / "seeds/works/proofs" / source).write_bytes(b"%PDF-1.7")
    # What a PDF shows is known once it has been read.
    unread = read_house(tmp_path).findings if source == "sv.pdf" else ()
    (tmp_path / "seeds/works/proofs" / f"sv.{ending}").write_text(SHOWS_IT, encoding="utf-8")
    (finding,) = read_house(tmp_path).findings
    assert unread == ()
    assert finding.code == "house/unused-picture"
    assert finding.place is not None
    assert finding.place.source == f"{FOLDER}/other.png"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (PNG, "image/png"),
        (b"RIFF\x10\n\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\x10\n\0\0WAVEfmt ", None),
        (b"GIF89a", "image/gif"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <svg> -->\n<s:svg ", "image/svg+xml"),
        (b"<!DOCTYPE svg PUBLIC '-//W3C' [ <!ENTITY a 'b'> ]>\n<svg>", "image/svg+xml"),
        (b"<!-- <svg> --><html>", None),
        (b"<!---->" * 500 + b"<html>", None),
        (b"BM", None),
        (b"", None),
    ],
)
def test_a_picture_is_told_by_its_content(content: bytes, kind: str | None) -> None:
    assert picture_type(content) == kind
