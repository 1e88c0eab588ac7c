"""Small capitals of a typeface are told by their ink, whatever letters they are said to stand for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from publisher import api
from publisher.model.transcript import Line
from publisher.sources.pdf import read_pdf
from publisher.sources.pdf.capital_heights import Ink, small_capitals
from publisher.sources.pdf.small_capitals import with_small_capitals
from tests.sources.isolation.making import FONT, book, stream
from tests.sources.pdf.making import read, sheet, strip

MAKERS = Path(__file__).parent / "makers"
CAPITAL, SMALL, ASCENDER, DESCENT = 6.6, 4.6, 6.8, -2.0


def ink_of(letters: str, low: str) -> Callable[[int], Ink | None]:
    """Return the ink of each letter; those in ``low`` (a mask of x) are small capitals."""

    def ink(at: int) -> Ink | None:
        sign, rise = letters[at], 0.0
        if not sign.isalpha():
            return None
        height = CAPITAL if sign.isupper() or sign in "bdfhklti" else SMALL
        if sign in "gpqy":
            height, rise = SMALL - DESCENT, DESCENT
        if low[at] == "x":
            height, rise = SMALL, 0.0
        return Ink(10.0 * at, 100.0, 10.0, rise, height)

    return ink


@pytest.mark.parametrize(
    ("letters", "low"),
    [
        ("GLASGOW", " xxxxxx"),
        ("Of The Old NATO Here", "           xxxx     "),
        ("the keeper slept", "    xxxxxx      "),
        ("the Brandt slept", "     xxxxx      "),
        ("Of The Old House in ABC", " " * 23),
        ("happy gypsy cats see us", " " * 23),
        ("THE OLD HOUSE", " " * 13),
        ("sea", "xxx"[:0].ljust(3)),
    ],
)
def test_letters_of_one_height_are_small_capitals(letters: str, low: str) -> None:
    found = small_capitals(letters, ink_of(letters, low))
    assert sorted(round(one.x / 10) for one in found) == [n for n, s in enumerate(low) if s == "x"]


def test_a_t_that_hardly_rises_tells_nothing() -> None:
    letters = "tu tutte questa notte"

    def ink(at: int) -> Ink | None:
        height = 1.1 * SMALL if letters[at] == "t" else SMALL
        rise = DESCENT if letters[at] == "q" else 0.0
        return Ink(10.0 * at, 100.0, 10.0, rise, height - rise) if letters[at] != " " else None

    assert small_capitals(letters, ink) == ()


def test_capitals_that_are_lower_are_written_as_small_letters() -> None:
    letters = "Here GLASGOW Slept Then And There"
    page = sheet([strip(letters)])
    start, end = letters.index("GLASGOW") + 1, letters.index(" Slept")

    def ink(at: int) -> Ink | None:
        if not letters[at].isupper():
            return Ink(0, 0, 10, 0, CAPITAL if letters[at] in "hlt" else SMALL)
        glyph = page.strips[0].glyphs[at]
        height = SMALL if start <= at < end else CAPITAL
        return Ink(glyph.start, 100, 10, 0, height)

    line = read(with_small_capitals(page, small_capitals(letters, ink)))[0][0]
    assert line.text == "Here Glasgow Slept Then And There"
    assert [run.text.strip() for run in line.runs if run.small_capitals] == ["lasgow"]


def lines(maker: str) -> list[Line]:
    outcome = read_pdf(MAKERS / f"capitals-{maker}.pdf", "capitals.pdf", "en")
    return [line for line in outcome.value.lines() if not line.blank]


@pytest.mark.parametrize("maker", ["xelatex", "lualatex"])
def test_small_capitals_of_opentype_faces(maker: str) -> None:
    runs = [run for line in lines(maker) for run in line.runs]
    small = " ".join(run.text for run in runs if run.small_capitals)
    assert small.split() == ["he", "keeper", "lias", "randt", "boat", "lasgow"]
    assert "called Elias Brandt, and the boat" in " ".join(line.text for line in lines(maker))


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("maker", ["capitals-xelatex", "typst"])
def test_pages_that_are_turned_to_be_seen_have_the_same_looks(
    tmp_path: Path, maker: str, turn: int
) -> None:
    """Ink is measured as it is seen; typst.pdf draws its note marks as superior figures."""
    turned = tmp_path / "turned.pdf"
    _turn(MAKERS / f"{maker}.pdf", turned, turn)
    first, other = (
        read_pdf(path, "x.pdf", "en").value for path in (MAKERS / f"{maker}.pdf", turned)
    )
    looks = [
        [
            (run.text, run.small_capitals, round(run.raised, 1), round(run.size, 1))
            for line in one.lines()
            for run in line.runs
            if run.text.strip()
        ]
        for one in (first, other)
    ]
    assert looks[0] == looks[1]


def _turn(path: Path, out: Path, turn: int) -> None:
    """Write a PDF whose pages are drawn on their side, and turned back when they are shown."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            width, height = (float(side) for side in page.mediabox[2:])
            matrix = {
                90: f"0 1 -1 0 {height} 0",
                180: f"-1 0 0 -1 {width} {height}",
                270: f"0 -1 1 0 0 {width}",
            }[turn]
            page.contents_add(f"q {matrix} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            sides = (width, height) if turn == 180 else (height, width)
            for box in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
                if box in page:
                    page[box] = pikepdf.Array([0, 0, *sides])
            page.Rotate = turn
        pdf.save(out)


@pytest.mark.parametrize("form", ["md", "txt", "html", "epub"])
def test_small_capitals_reach_the_books(tmp_path: Path, form: str) -> None:
    out = tmp_path / f"book.{form}"
    api.convert(MAKERS / "capitals-xelatex.pdf", out, language="en")
    shown = out.read_bytes()
    if form == "epub":
        import zipfile

        with zipfile.ZipFile(out) as book:
            shown = b"".join(book.read(n) for n in book.namelist() if n.endswith(".xhtml"))
    wanted = {
        "md": b"[Elias Brandt]{.smallcaps}",
        "txt": b"Elias Brandt",
        "html": b'class="small-capitals">Elias Brandt<',
        "epub": b'class="small-capitals">Elias Brandt<',
    }
    assert wanted[form] in shown


FORMULA = "(### ## ## ### ## #) Tj T* "
TEXT = "(This is a warning about Divs and the trees, which differ only little here.) Tj T* "


@pytest.mark.parametrize("sign", ["\U0001d438", "E"], ids=["mathematical", "plain"])
def test_the_letters_of_a_formula_move_no_others_from_their_places(
    sign: str, tmp_path: Path
) -> None:
    """PDFium counts two places for a letter of Unicode's second plane."""
    table = f"begincmap 1 beginbfchar <23> <{sign.encode('utf-16-be').hex()}> endbfchar endcmap"
    path = tmp_path / "formula.pdf"
    path.write_bytes(
        book(
            f"BT /F1 12 Tf 14 TL 50 500 Td {FORMULA}{6 * TEXT}ET",
            fonts=f"/F1 {FONT[:-2]}/ToUnicode 9 0 R>>",
            changed={9: stream(table)},
        )
    )
    read_lines = read_pdf(path, "formula.pdf", "en").value.lines()
    runs = [run for line in read_lines for run in line.runs if run.text.strip()]
    assert not [run.text for run in runs if run.small_capitals]
    assert next(run.text for run in runs).startswith(3 * sign)
