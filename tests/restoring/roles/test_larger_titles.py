"""The larger of two lines is the title, if that is what it was told to be."""

from __future__ import annotations

from pathlib import Path

import weasyprint

from publisher import api
from tests.sources.prose import lines

PROSE = " ".join(lines(20))


def front(tmp_path: Path, title: str, author: str, sizes: tuple[int, int] = (24, 13)) -> list[str]:
    """Return title and front lines of a PDF that opens with two centred lines, in points."""
    head = "".join(
        f"<div style='font-size: {size}pt; text-align: center; margin-bottom: 10pt'>{text}</div>"
        for text, size in zip((title, author), sizes, strict=True)
    )
    body = f"{head}<h2>The lamps</h2><p>{PROSE}</p><h2>The oil</h2><p>{PROSE}</p>"
    weasyprint.HTML(string=body).write_pdf(tmp_path / "a.pdf")
    api.convert(tmp_path / "a.pdf", tmp_path / "a.md", language="en")
    made = (tmp_path / "a.md").read_text("utf-8").splitlines()
    return [line for line in made if line.startswith(("# ", "^ "))]


def test_a_title_that_reads_as_a_date_is_the_title_above_its_author(tmp_path: Path) -> None:
    assert front(tmp_path, "Anno 1903", "Mary Orrin") == ["# Anno 1903", "^ Mary Orrin"]


def titled(tmp_path: Path, above: str, heading: str, last: int = 14) -> str:
    """Return the title of a PDF with a small line above its largest heading; ``last`` is of another."""
    body = (
        f"<div style='font-size: 9pt; text-align: center'>{above}</div>"
        f"<h1 style='font-size: 24pt; text-align: center; margin: 30pt'>{heading}</h1><p>{PROSE}</p>"
        f"<h2 style='font-size: {last}pt'>Methods</h2><p>{PROSE}</p>"
    )
    weasyprint.HTML(string=body).write_pdf(tmp_path / "a.pdf")
    api.convert(tmp_path / "a.pdf", tmp_path / "a.md", language="en")
    made = (tmp_path / "a.md").read_text("utf-8").splitlines()
    return next(line for line in made if line.startswith("# "))


def test_a_small_line_above_the_largest_heading_is_no_title(tmp_path: Path) -> None:
    above = "Journal of Lamps 310 (2005) 253-265"
    assert titled(tmp_path, above, "The oil of the keeper") == "# The oil of the keeper"


def test_a_chapter_that_counts_or_has_others_like_it_is_no_title(tmp_path: Path) -> None:
    above = "The Lamps of the Keeper"
    assert titled(tmp_path, above, "Chapter 1. The oil") == f"# {above}"
    assert titled(tmp_path, above, "The oil", last=24) == f"# {above}"


def test_a_date_above_a_larger_title_is_none(tmp_path: Path) -> None:
    assert front(tmp_path, "June 1897", "The keeper of the light", (11, 24)) == [
        "^ June 1897",
        "# The keeper of the light",
    ]
