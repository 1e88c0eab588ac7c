"""What the lines of a PDF are, by the runs that lie on them."""

from __future__ import annotations

from pathlib import Path

from publisher.model.transcript import Geometry, Line, Page, Transcript
from training.roles.drawn_pages import roles_of

RUNS = """\
1\t50\t20\t200\t30\trunning-head\t\tTheharbour
1\t210\t20\t220\t30\tpage-number\t\t3
1\t50\t50\t120\t60\th2\t0\tThe quay.
1\t50\t70\t200\t80\tp\t1\tThe quay lay empty in the morning
1\t201\t68\t204\t74\tnote-mark\t4\t1
1\t50\t82\t150\t92\tp\t1\tand nobody came.
1\t50\t140\t53\t146\tnote-label\t4\t1
1\t55\t140\t150\t150\tnote\t4\tSee below.
1\t300\t70\t400\t80\tp\t2\tIn another column.
"""


def line(number: int, left: float, top: float, right: float) -> Line:
    return Line(number, "x", geometry=Geometry(box=(left, top, right, top + 10)))


def test_a_line_is_what_most_of_its_letters_are_and_begins_a_block_that_is_new(
    tmp_path: Path,
) -> None:
    path = tmp_path / "made.runs.tsv"
    path.write_text(RUNS, "utf-8")
    lines = (
        line(1, 50, 20, 220),
        Line(2, ""),
        line(3, 50, 50, 120),
        line(4, 50, 70, 204),
        line(5, 50, 82, 150),
        line(6, 50, 140, 150),
        line(7, 50, 300, 150),
        line(8, 300, 70, 400),
    )
    transcript = Transcript("made.pdf", "en", "pdf", (Page(1, lines),))
    assert list(roles_of(transcript, path)) == [
        (1, "running-head", False),
        (3, "h2", True),
        (4, "p", True),
        (5, "p", False),
        (6, "note", True),
        (8, "p", True),
    ]
