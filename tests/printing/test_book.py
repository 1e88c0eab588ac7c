"""A book as PDF: what it says of itself, its faces, its bytes, its complaints."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publisher.checking.pdf import check_pdf
from publisher.errors import DesignError
from publisher.model.findings import Severity
from publisher.printing import SearchPath, print_book
from tests.printing.tiny import STYLE, tiny
from tests.support.print_lines import face_of

# Swedish: heading, word, note.
BODY = '<h1 id="a">Rubrik</h1><p>Ord <a id="r1" href="#n1">1</a></p><p id="n1"><a href="#r1">1</a> Not</p>'
PROGRAM = """
import hashlib, sys
from publisher.printing import FONT_FOLDERS, SearchPath, print_book
from tests.printing.tiny import tiny
book = print_book(tiny(sys.argv[1]), SearchPath((), FONT_FOLDERS))
print(hashlib.sha256(book.pdf).hexdigest())
"""


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def test_the_metadata_give_title_people_and_dates(files: SearchPath) -> None:
    pdf = opened(print_book(tiny(BODY), files).pdf)
    assert pdf.docinfo["/Title"] == "En liten bok"
    assert pdf.docinfo["/Author"] == "Anna Öst"
    assert pdf.docinfo["/ModDate"] == "D:20260102030405Z"
    assert pdf.Root.Lang == "sv"
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_headings_make_the_outline_and_notes_link_both_ways(files: SearchPath) -> None:
    pdf = opened(print_book(tiny(BODY), files).pdf)
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Rubrik"]
    assert [str(link.Dest) for link in pdf.pages[0].Annots] == ["n1", "r1"]


def test_the_same_book_gives_the_same_bytes_in_any_process(files: SearchPath, root: Path) -> None:
    first = print_book(tiny(BODY), files).pdf
    assert print_book(tiny(BODY), files).pdf == first
    assert {digest(root, seed) for seed in ("1", "2")} == {hashlib.sha256(first).hexdigest()}


@pytest.mark.skipif(not hasattr(os, "RTLD_NODELETE"), reason="the system knows no such flag")
def test_the_typesetter_is_not_unloaded_while_its_threads_may_run(root: Path) -> None:
    """A thread of Pango whose code is gone ends the process by a signal, after the book was made."""
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM, BODY],
        env={**os.environ, "LD_DEBUG": "files"},
        cwd=root,
        text=True,
        capture_output=True,
        check=True,
    ).stderr
    loaded = [line for line in said.splitlines() if "pango" in line]
    assert any("calling init" in line for line in loaded)
    assert [line for line in loaded if "destroying link map" in line] == []


def digest(root: Path, seed: str) -> str:
    """Return what another process makes of the same book."""
    command = [sys.executable, "-c", PROGRAM, BODY]
    surroundings = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        command, env=surroundings, cwd=root, text=True, capture_output=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("<p>x</p>", "p { colour: red }"),
        ('<p><a href="#nowhere">x</a></p>', ""),
        ('<p id="a">x</p><p id="a">y</p>', ""),
    ],
)
def test_a_complaint_of_the_typesetter_is_a_design_error(
    files: SearchPath, body: str, style: str
) -> None:
    with pytest.raises(DesignError, match="the typesetter complains"):
        print_book(tiny(body, STYLE + style), files)


def test_a_complaint_about_no_sheet_names_none(files: SearchPath) -> None:
    """Where the attribute has its fault, this sheet has blanks alone."""
    with pytest.raises(DesignError, match="colour") as error:
        print_book(tiny('<p style="colour: red">x</p>', f"   \n{STYLE}"), files)
    assert "print.css" not in error.value.message


def test_a_missing_typeface_gives_a_finding(files: SearchPath) -> None:
    book = print_book(tiny(BODY), SearchPath(files.folders, ()))
    assert [finding.code for finding in book.findings] == ["printing/typeface-missing"]
    assert "LinLibertine_R.otf" in book.findings[0].message


def test_typefaces_come_from_their_files_and_are_embedded(files: SearchPath) -> None:
    pdf = opened(print_book(tiny(BODY), files).pdf)
    fonts = [font.DescendantFonts[0] for font in pdf.pages[0].Resources.Font.values()]
    assert [str(font.BaseFont).split("+")[1] for font in fonts] == ["Press"]
    assert all("/FontFile3" in font.FontDescriptor for font in fonts)


def test_files_of_one_family_are_embedded_each_with_its_own_letters(files: SearchPath) -> None:
    """Hebrew and Arabic of one name and weight, as the letters of other scripts are set."""
    rule = '@font-face {{ font-family: Script; src: url("../fonts/{}"); unicode-range: {} }}'
    faces = rule.format("HadasimCLM-Regular.ttf", "U+0590-05FF")
    faces += rule.format("Amiri-Regular.ttf", "U+0600-06FF")
    style = f"{STYLE} {faces} html {{ font-family: Script, Press, serif }}"
    pdf = opened(
        print_book(tiny("<p>\u05d0\u05d1 \u0623\u0644\u0641 \u05d1</p>", style), files).pdf
    )
    fonts = [
        font
        for font in pdf.pages[0].Resources.Font.values()
        if "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    ]
    meant = {frozenset(face_of(font).readings.values()) for font in fonts}
    assert meant == {frozenset("\u05d0\u05d1"), frozenset("\u0623\u0644\u0641")}
    tables = [font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes() for font in fonts]
    assert len({str(font.BaseFont) for font in fonts}) == len(set(tables)) == len(meant)


def test_characters_set_in_another_typeface_give_a_finding(files: SearchPath) -> None:
    book = print_book(tiny("<p>Tecknet \N{SNOWMAN} finns ej.</p>"), files)
    assert [finding.code for finding in book.findings] == ["printing/other-typeface"]
    assert "\N{SNOWMAN}" in book.findings[0].message


def test_another_sign_stands_in_for_one_that_no_typeface_has(files: SearchPath) -> None:
    book = print_book(tiny("<p>a\U0010fffdb \uf0b7 c</p>"), files)
    (finding,) = (f for f in book.findings if f.severity is Severity.ERROR)
    assert (finding.code, "U+F0B7, U+10FFFD" in finding.message) == ("printing/sign-missing", True)
    assert check_pdf(book.pdf, "tiny.pdf") == ()
    document = pypdfium2.PdfDocument(book.pdf)
    assert "a□b □ c" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_a_sign_that_a_style_wants_and_no_typeface_has_is_a_design_error(files: SearchPath) -> None:
    with pytest.raises(DesignError, match="U\\+10FFFD") as error:
        print_book(tiny("<p>a</p>", STYLE + 'p::before { content: "\U0010fffd" }'), files)
    assert "no installed typeface has the sign" in error.value.hint
