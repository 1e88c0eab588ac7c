"""What a file is, its content tells; what has no reader is refused with a way to one that has."""

from __future__ import annotations

import io
import json
import resource
import zipfile
from pathlib import Path

import pytest

from publisher.errors import SourceError
from publisher.model.source_kinds import SourceKind
from publisher.sources.kinds import kind_of


def packed(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


DOCX = packed(**{"word__document.xml": "<w/>", "[Content_Types].xml": "<t/>"})
TEXT = "Paper is made of rags.\n"
KNOWN: dict[str, tuple[str, bytes | str, SourceKind]] = {
    "a Word file": ("a.txt", DOCX, SourceKind.DOCX),
    "an OpenDocument text": (
        "a.bin",
        packed(mimetype="application/vnd.oasis.opendocument.text"),
        SourceKind.ODT,
    ),
    "an e-book": ("a.zip", packed(mimetype="application/epub+zip"), SourceKind.EPUB),
    "an RTF": ("a.doc", "{\\rtf1\\ansi Paper}", SourceKind.RTF),
    "a web page named as a text": (
        "a.txt",
        "<!DOCTYPE html>\n<title>P</title>",
        SourceKind.HTML,
    ),
    "a web page without a type": ("a.txt", "\n<html lang='en'><body>P", SourceKind.HTML),
    "XHTML": ("a.xml", '<?xml version="1.0"?><!-- a > b --><html/>', SourceKind.HTML),
    "TEI": (
        "a.txt",
        '<?xml version="1.0"?>\n<?xml-model href="x"?>\n<TEI xmlns="x">',
        SourceKind.TEI,
    ),
    "TEI with a prefix": ("a.xml", '<tei:TEI xmlns:tei="x">', SourceKind.TEI),
    "TEI P4": ("a.xml", '<!DOCTYPE TEI.2 [<!ENTITY a "b">]>\n<TEI.2>', SourceKind.TEI),
    "a FictionBook": ("a.fb2", '<?xml version="1.0"?><FictionBook xmlns="x">', SourceKind.FB2),
    "a JATS article": ("a.xml", '<?xml version="1.0"?><article xmlns:xlink="x">', SourceKind.JATS),
    "LaTeX named as a text": ("a.txt", "% made\n\\documentclass{book}\n", SourceKind.LATEX),
    "LaTeX without a head, by its name": ("a.tex", "\\section{Paper}\n", SourceKind.LATEX),
    "a manuscript": ("a.md", "# Paper\n", SourceKind.MANUSCRIPT),
    "common Markdown": ("a.markdown", "Paper\n=====\n", SourceKind.MARKDOWN),
    "reStructuredText": ("a.rst", "Paper\n=====\n", SourceKind.RST),
    "a text": ("a.txt", TEXT, SourceKind.TEXT),
    "a text of another name": ("a.ocr", TEXT, SourceKind.TEXT),
    "a text that speaks of elements": ("a.txt", "<p> is a paragraph.\n", SourceKind.TEXT),
    "a text with pages in elements": ("a.txt", '<pb n="1"/>\nPaper\n', SourceKind.TEXT),
    "a text that opens with a bracket": ("a.txt", "[Written in 1912]\n\nPaper\n", SourceKind.TEXT),
    "lines with commas": (
        "a.txt",
        "Rags, water, and glue.\n" * 5 + "Rags, glue.\n" * 9,
        SourceKind.TEXT,
    ),
}


def test_a_part_of_a_web_page_is_read_if_its_name_says_so(tmp_path: Path) -> None:
    part = "<!-- of the mill --><div class='page'><p>Paper</p></div>"
    assert kind_of(written(tmp_path, "a.html", part), "a.html") is SourceKind.HTML
    assert kind_of(written(tmp_path, "a.txt", part), "a.txt") is SourceKind.TEXT
    with pytest.raises(SourceError, match="not what its name says"):
        kind_of(written(tmp_path, "b.html", "< 3 of them, no page"), "b.html")


@pytest.mark.parametrize("case", KNOWN)
def test_the_content_tells_what_a_file_is(case: str, tmp_path: Path) -> None:
    name, content, kind = KNOWN[case]
    assert kind_of(written(tmp_path, name, content), name) is kind


REFUSED: dict[str, tuple[str, bytes | str, str]] = {
    "hOCR": (
        "a.html",
        "<html><body><div class='ocr_page'>P</div></body></html>",
        "hOCR, the lines of recognised pages",
    ),
    "ALTO": ("a.txt", '<?xml version="1.0"?><alto xmlns="x">', "ALTO"),
    "PAGE": ("a.xml", '<?xml version="1.0"?><PcGts xmlns="x">', "PAGE-XML"),
    "an old Word file": ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(80), "an old Office file"),
    "a locked Word file": (
        "a.docx",
        b"\xd0\xcf\x11\xe0" + bytes(90_000) + "EncryptedPackage".encode("utf-16-le"),
        "the file is encrypted",
    ),
    "a sheet": (
        "a.xlsx",
        packed(**{"[Content_Types].xml": "<t/>", "xl__a.xml": ""}),
        "a sheet or slides",
    ),
    "JSON": ("a.txt", json.dumps({"text": "Paper"}), "JSON"),
    "CSV of two columns": ("a.csv", "Year,Sum\n1890,4\n1891,5\n", "a table of values"),
    "CSV": ("a.txt", "year;reams;price\n" + "1890;12;4\n" * 12, "a table of values"),
    "a page in place of a Word file": (
        "a.docx",
        "Not found",
        "not what its name says \\(Word file",
    ),
    "a page in place of a PDF": ("a.pdf", "Not found", "not a PDF"),
    "a damaged zipped file": ("a.docx", DOCX[:60], "zipped and damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_has_no_reader_is_refused_with_a_hint(case: str, tmp_path: Path) -> None:
    name, content, said = REFUSED[case]
    with pytest.raises(SourceError, match=said) as refused:
        kind_of(written(tmp_path, name, content), name)
    assert refused.value.hint
    assert refused.value.place == name


def test_what_a_person_says_goes_before_the_content(tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", "Paper\n=====\n")
    assert kind_of(path, "a.md", SourceKind.MARKDOWN) is SourceKind.MARKDOWN


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_member_of_a_zipped_file_is_not_unpacked_for_its_kind(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    archive = zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED)
    with archive, archive.open("mimetype", "w") as member:
        member.write(b"application/epub+zip")
        for _ in range(200):  # megabytes
            member.write(b" " * 1_000_000)
    path = written(tmp_path, "a.epub", bomb.getvalue())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert kind_of(path, "a.epub") is SourceKind.EPUB
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes
