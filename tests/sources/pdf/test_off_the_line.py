"""Small capitals and letters above and below the line of a PDF reach every book that is made of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import weasyprint

from publisher import api
from publisher.model.transcript import Run
from publisher.sources.pdf import read_pdf

MAKERS = Path(__file__).parent / "makers"
LETTERED = """<style>sup, sub { font-size: 65%; line-height: 0 } p { text-align: justify }</style>
<p>The keeper of the light wrote down every ship that passed, and on the 4<sup>th</sup> of May he
had a letter from M<sup>me</sup> Brandt, who asked for some H<sub>2</sub>O in a bottle, for the
water of the island was said to heal. He sent her all that the rain had left in the butt, and
wrote that it had cost him nothing but the cork, and that the boat was late as always.</p>
<p>She never answered. In the year that followed the butt was replaced by one of iron, which
held twice as much, and nobody asked for water again until the well of the town ran dry.</p>
"""
FORMS = ("md", "html", "epub", "pdf")


def shown(path: Path) -> str:
    if path.suffix != ".epub":
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as book:
        names = (name for name in book.namelist() if name.endswith(".xhtml"))
        return "\n".join(book.read(name).decode() for name in names)


def runs(path: Path) -> list[Run]:
    """Return the runs of a printed PDF, as our own reader sees them."""
    lines = read_pdf(path, path.name, "en").value.lines()
    return [run for line in lines for run in line.runs if run.text.strip()]


@pytest.fixture(scope="module")
def lettered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with the books of a PDF that has letters above and below the line."""
    folder = tmp_path_factory.mktemp("lettered")
    weasyprint.HTML(string=LETTERED).write_pdf(folder / "source.pdf")
    outputs = (folder / f"book.{form}" for form in FORMS)
    api.convert(folder / "source.pdf", *outputs, language="en", title="The light")
    return folder


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("md", ("4[th]{.sup} of May", "M[me]{.sup} Brandt", "H[2]{.sub}O")),
        ("html", ("4<sup>th</sup> of May", "M<sup>me</sup> Brandt", "H<sub>2</sub>O")),
        ("epub", ("4<sup>th</sup> of May", "M<sup>me</sup> Brandt", "H<sub>2</sub>O")),
    ],
)
def test_letters_off_the_line_reach_the_books(
    lettered: Path, form: str, wanted: tuple[str, ...]
) -> None:
    made = shown(lettered / f"book.{form}").replace(' class="superior"', "")
    assert [one for one in wanted if one not in made] == []


def test_letters_off_the_line_reach_print(lettered: Path) -> None:
    off = {run.text.strip(): run.raised for run in runs(lettered / "book.pdf") if run.raised}
    assert set(off) == {"th", "me", "2"}
    assert min(off["th"], off["me"]) > 0.1
    assert off["2"] < -0.1


def test_small_capitals_reach_print(tmp_path: Path) -> None:
    """The first letter of a name is a capital; `of the old` opens a heading in them."""
    api.convert(MAKERS / "capitals-xelatex.pdf", tmp_path / "book.pdf", language="en")
    small = [run.text.strip() for run in runs(tmp_path / "book.pdf") if run.small_capitals]
    assert {"lias", "randt", "lasgow"} <= set(" ".join(small).split())
    read = " ".join(
        line.text for line in read_pdf(tmp_path / "book.pdf", "b.pdf", "en").value.lines()
    )
    assert "called Elias Brandt, and the boat" in " ".join(read.split())
