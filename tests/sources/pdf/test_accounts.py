"""Every letter painted is in a line, or a finding says why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint

from publisher.sources.pdf import pdfium_pages, read_pdf
from publisher.sources.pdf.accounts import Account, account
from publisher.sources.pdf.cleaning import Unread
from publisher.sources.pdf.page_reader import PageReader
from publisher.sources.pdf.painted import Box, Image, Sheet, Strip
from publisher.sources.pdf.reporting import report
from publisher.sources.pdf.second_letters import fill_in
from publisher.sources.pdf.sheets import Told
from tests.sources.pdf.making import column, read, sheet, strip, texts

LINES = column(["the ferry was rowed by one family"] * 4, 50, 100)


def accounted(page: Sheet, witnessed: str | None = None, dropped: int = 0) -> Account:
    """Return the account of a page, of which some lines were lost on the way."""
    pages, unread = PageReader().pages(page)
    lines = [line for one in pages for line in one.lines]
    return account(Told(page, witnessed), unread, lines[dropped:])


def unread(*strips: Strip) -> dict[Unread, str]:
    return PageReader().pages(sheet(strips))[1]


def test_letters_painted_twice_are_read_once_and_bold() -> None:
    again = strip("twice", 50.3, 200)
    line = read(sheet([*LINES, strip("twice", 50, 200), again]))[0][-1]
    assert line.text == "twice"
    assert line.runs[0].bold
    assert unread(*LINES, strip("twice", 50, 200), again) == {Unread.DOUBLED: "twice"}


def test_hidden_letters_beside_painted_ones_are_left_out() -> None:
    hidden = strip("secret", 50, 200, hidden=True)
    assert "secret" not in texts(*LINES, hidden)
    assert unread(*LINES, hidden) == {Unread.HIDDEN: "secret"}


def test_hidden_letters_alone_are_the_text_of_a_scan() -> None:
    assert texts(strip("recognised", hidden=True)) == ["recognised"]


def test_hidden_letters_under_the_picture_of_a_page_are_its_text() -> None:
    scan = sheet([strip("recognised", hidden=True), strip("stamp", 50, 500)])
    scan.pictures.append(Image(Box(0, 0, scan.width, scan.height)))
    assert [line.text for line in read(scan)[0] if line.text] == ["recognised", "stamp"]


def test_letters_beyond_the_edge_are_left_out() -> None:
    assert unread(*LINES, strip("gone", 50, 700)) == {Unread.OUTSIDE: "gone"}


def test_a_stamp_in_another_direction_is_left_out() -> None:
    assert unread(*LINES, strip("stamp", 50, 300, turn=3)) == {Unread.TURNED: "stamp"}


def test_a_text_in_another_direction_is_read_behind() -> None:
    aside = [replace(one, turn=1) for one in column(["turned text"] * 3, 60, 60)]
    assert texts(*LINES, *aside)[-3:] == ["turned text"] * 3
    assert unread(*LINES, *aside) == {}


def test_a_page_on_its_side_is_turned() -> None:
    turned = sheet([replace(one, turn=1) for one in LINES])
    assert [line.text for line in read(turned)[0]] == ["the ferry was rowed by one family"] * 4


def test_a_line_that_is_lost_is_reported_letter_by_letter() -> None:
    page = sheet([*LINES[:1], strip("quay", 50, 200)])
    assert accounted(page).lost == ""
    assert accounted(page, dropped=1).lost == "".join(sorted("theferrywasrowedbyonefamily"))


@pytest.mark.parametrize(
    ("witnessed", "missing", "added"),
    [
        ("the quay", "", ""),
        ("THE QÜAY", "", ""),
        ("the quay 7", "7", ""),
        ("the ay", "", "qu"),
        (None, "", ""),
    ],
)
def test_a_witness_names_the_letters_that_differ(
    witnessed: str | None, missing: str, added: str
) -> None:
    found = accounted(sheet([strip("the quay")]), witnessed)
    assert (found.missing, found.added) == (missing, added)


def test_findings_name_the_page_and_the_letters() -> None:
    page = Account(3, {Unread.TURNED: "stamp"}, missing="qu", unmapped=2)
    found = report([page], {3: (40, 61)}, "ferry.pdf")
    assert [f"{f.place} {f.code} {f.message}" for f in found] == [
        "ferry.pdf:40 sources/pdf-letters-differ page 3: a second reader also finds “qu”",
        "ferry.pdf:40 sources/lost-letter page 3: 2 glyphs do not tell which letters they are",
        "ferry.pdf:40 sources/pdf-turned page 3: letters that run in another direction were left "
        "out: “stamp”",
    ]


@pytest.mark.parametrize(
    ("text", "pictured"), [("", True), ("***", True), ("the quay", False)], ids=str
)
def test_a_page_with_pictures_and_not_one_letter_is_one_of_pictures(
    text: str, pictured: bool
) -> None:
    page = sheet([strip(text)] if text else [])
    assert accounted(page).pictured is False
    page.pictures.append(Image(Box(50, 50, 200, 200)))
    assert accounted(page).pictured is pictured


def test_many_pages_of_one_kind_are_named_together() -> None:
    pages = [Account(n, unmapped=1) for n in range(1, 10)]
    found = report(pages, {n: (n, n) for n in range(1, 10)}, "ferry.pdf")
    assert [f.message.split(":")[0] for f in found][4:] == [
        "page 5",
        "4 more pages, from page 6 to page 9",
    ]


def test_the_second_reader_fills_in_what_a_glyph_does_not_tell() -> None:
    page, second = sheet([strip("What\ufffds")]), sheet([strip("What’s", 50.1)])
    fill_in(page, second)
    assert [line.text for line in read(page)[0]] == ["What’s"]


@pytest.mark.parametrize(
    ("clear", "reader"),
    [
        ("opacity: 0", "playa"),
        ("color: rgba(0, 0, 0, 0)", "playa"),
        ("color: rgba(0, 0, 0, 0)", "pdfium"),
    ],
)
def test_words_that_are_wholly_transparent_are_hidden(
    clear: str, reader: str, tmp_path: Path
) -> None:
    """Programs lay the names of chapters so over headings, for the outline of the file."""
    text = "The keeper of the light wrote down every ship that passed, and rang the bell. " * 4
    over = f"<p style='{clear}; margin: -1.2em 0 0'>Of the keeper, his house and his lamps</p>"
    path = tmp_path / "clear.pdf"
    weasyprint.HTML(string=f"<p>{text}</p><h2>Of keepers</h2>{over}<p>{text}</p>").write_pdf(path)
    if reader == "playa":
        outcome = read_pdf(path, "clear.pdf", "en")
        words = " ".join(line.text for line in outcome.value.lines())
        assert "Of keepers" in words
        assert "his lamps" not in words
        assert "sources/pdf-hidden" in {found.code for found in outcome.findings}
    else:
        with pdfium_pages.opened(path, None) as document:
            strips = pdfium_pages.sheet_of(document, 0).strips
        hidden = "".join(glyph.text for one in strips if one.hidden for glyph in one.glyphs)
        assert "lamps" in hidden
        assert "keepers" not in hidden
