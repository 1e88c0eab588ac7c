"""The larger of two lines is the title, if that is what it was told to be."""

from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint

from publisher import api
from tests.sources.prose import lines

PROSE = " ".join(lines(40))


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


@pytest.mark.parametrize("title", ["Anno 1903", "June 1897"])
def test_a_title_that_reads_as_a_date_is_the_title_above_its_author(
    title: str, tmp_path: Path
) -> None:
    assert front(tmp_path, title, "Mary Orrin") == [f"# {title}", "^ Mary Orrin"]


def test_a_date_above_a_larger_title_is_none(tmp_path: Path) -> None:
    assert front(tmp_path, "June 1897", "The keeper of the light", (11, 24)) == [
        "^ June 1897",
        "# The keeper of the light",
    ]
