"""The sheets of a booklet: each has a front and a back, and all are of one size."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from publisher.checking.pdf.booklet import check_booklet

SHEET = (842.0, 595.0)  # points: A4 across


def sheets(*sizes: tuple[float, float]) -> bytes:
    """Return a PDF with empty pages of some sizes, in points."""
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=size)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_sheets_with_two_sides_of_one_size_are_sound() -> None:
    assert check_booklet(sheets(*[SHEET] * 4), "build/x.booklet.pdf") == ()


@pytest.mark.parametrize(
    ("pdf", "message"),
    [
        (sheets(*[SHEET] * 3), "not every sheet has a front and a back"),
        (sheets(SHEET, (595.0, 842.0)), "not every sheet has a front and a back"),
        (sheets(), "not every sheet has a front and a back"),
        (sheets(SHEET, SHEET)[:200], "not a complete PDF"),
        (b"", "not a complete PDF"),
    ],
)
def test_what_cannot_be_folded_is_found(pdf: bytes, message: str) -> None:
    (finding,) = check_booklet(pdf, "build/x.booklet.pdf")
    assert (finding.code, str(finding.place)) == (
        "imposition/broken-sheets",
        "build/x.booklet.pdf:1",
    )
    assert message in finding.message
