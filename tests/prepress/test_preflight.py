"""Each fault that is put into a file is found in it, with the pages and what to do."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from publisher.errors import SourceError
from publisher.model.findings import Severity
from publisher.prepress import finish_pages
from tests.prepress.sheets import (
    FACTS,
    Change,
    book,
    box,
    changed,
    codes,
    drawing,
    finished,
    judged,
    picture,
    profile,
)


def annotate(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    pdf.pages[2].obj.Annots = Array([link])


def run_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


def drop_a_face(pdf: pikepdf.Pdf) -> None:
    (font,) = pdf.pages[2].obj.Resources.Font.values()
    del font.DescendantFonts[0].FontDescriptor["/FontFile3"]


def veil(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.Resources.ExtGState = Dictionary(Thin=Dictionary(ca=0.5))
    drawing(b"/Thin gs 0 g 99 99 9 9 re f")(pdf)


def turn(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.Rotate = 90


def drop_a_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def drop_three_pages(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-3:]


def drop_trim(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2].obj["/TrimBox"]


def drop_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def drop_claim(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


INLINE = b"q 72 0 0 72 99 99 cm BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"\x80" * 81 + b" EI Q"
A5 = [0, 0, 419.528, 595.276]
FAULTS: tuple[tuple[str, str, Change], ...] = (
    ("prepress/text-colour", "kdp", drawing(b"BT 1 0 0 rg /f0 9 Tf (a) Tj ET")),
    ("prepress/text-colour", "kdp", drawing(b"BT 0.1 0 0 0.9 k /f0 9 Tf (a) Tj ET")),
    ("prepress/text-colour", "kdp", drawing(b"BT 1 Tr 0 0 0 RG /f0 9 Tf (a) Tj ET")),
    ("prepress/colour", "kdp", drawing(b"0 0.5 0 rg 99 99 9 9 re f")),
    ("prepress/colour", "pdfx4", drawing(b"0 0.5 0 0 k 99 99 9 9 re f")),
    ("prepress/resolution", "kdp", picture(299 - 4)),
    ("prepress/resolution", "kdp", drawing(INLINE)),
    ("prepress/transparency", "kdp", veil),
    ("prepress/interactive", "kdp", annotate),
    ("prepress/interactive", "kdp", run_a_script),
    ("prepress/typeface", "kdp", drop_a_face),
    ("prepress/boxes", "kdp", drop_trim),
    ("prepress/boxes", "kdp", turn),
    ("prepress/boxes", "kdp", box("/MediaBox", [-20, -20, 440, 615])),
    ("prepress/boxes", "pdfx4", box("/BleedBox", A5)),
    ("prepress/boxes", "pdfx4", box("/ArtBox", A5)),
    ("prepress/page-size", "kdp", box("/TrimBox", [0, 0, 400, 595])),
    ("prepress/margin", "kdp", drawing(b"0 g 3 300 9 9 re f")),
    ("prepress/margin", "kdp", drawing(b"0 g 300 3 9 9 re f")),
    ("prepress/margin-advised", "ingramspark", drawing(b"0 g 300 26 9 9 re f")),
    ("prepress/page-count", "kdp", drop_a_page),
    ("prepress/page-count", "kdp", drop_three_pages),
    ("prepress/standard", "pdfx4", drop_intent),
    ("prepress/standard", "pdfx4", drop_claim),
    ("prepress/standard", "ingramspark", drop_intent),
)  # fmt: skip


@pytest.mark.parametrize(("code", "name", "change"), FAULTS)
def test_each_fault_gives_its_finding(code: str, name: str, change: Change) -> None:
    whole = finished(name)
    assert code not in codes(judged(whole, name))
    report = judged(changed(whole, change), name)
    assert code in codes(report), str(report)
    assert report.passed == (code == "prepress/margin-advised")
    assert all(finding.hint for finding in report.findings)


def test_a_finding_names_its_pages() -> None:
    report = judged(changed(finished("kdp"), picture(100)), "kdp")
    (finding,) = report.findings
    assert finding.message == "page 3: a picture has 100 dots per inch; 300 are needed"
    assert (finding.place.first, finding.severity) == (3, Severity.ERROR)


def test_a_picture_with_enough_dots_passes() -> None:
    report = judged(changed(finished("kdp"), picture(300)), "kdp")
    assert report.passed, str(report)
    assert dict(report.facts)["pictures"] == "1, 300 dots per inch"


def test_what_a_form_draws_is_inspected() -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(
            b"1 0 0 rg 0 0 9 9 re f",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 9, 9]),
        )
        pdf.pages[2].obj.Resources.XObject = Dictionary(Inner=form)
        drawing(b"q 1 0 0 1 200 300 cm /Inner Do Q")(pdf)

    assert codes(judged(changed(finished("kdp"), hide), "kdp")) == {"prepress/colour"}


def test_invisible_text_has_no_colour() -> None:
    hidden = drawing(b"BT 3 Tr 1 0 0 rg (a) Tj ET")
    assert judged(changed(finished("kdp"), hidden), "kdp").passed


def test_a_book_as_it_was_set_for_the_screen_is_refused() -> None:
    found = codes(judged(book(), "pdfx4"))
    assert {"prepress/text-colour", "prepress/boxes", "prepress/interactive"} <= found
    assert "prepress/standard" in found


def test_a_size_that_is_not_cut_is_refused_naming_the_nearest() -> None:
    page = "@page { size: 100mm 140mm; margin: 20mm }"
    made = finish_pages(book(24, page), profile("kdp")[0], FACTS)
    (finding,) = judged(made, "kdp").findings
    assert finding.code == "prepress/trim"
    assert "127 x 203.2" in finding.hint or "128.52 x 198.37" in finding.hint


def test_a_thick_book_needs_more_room_inside() -> None:
    rule = profile("kdp")[0].margins
    assert [rule.inside_of(pages) for pages in (24, 150, 151, 828)] == [9.525, 9.525, 12.7, 22.225]


def test_a_locked_file_is_refused() -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(finished("kdp"))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="secret"))
    assert "prepress/locked" in codes(judged(target.getvalue(), "kdp"))


def test_a_file_that_is_not_a_pdf_is_a_source_error() -> None:
    with pytest.raises(SourceError, match="this file is not a PDF"):
        judged(b"a picture of a book", "kdp")


def test_the_report_lists_measures_and_findings() -> None:
    lines = str(judged(finished("kdp"), "kdp")).splitlines()
    assert lines[0] == "book.pdf: passed (kdp)"
    assert "  pages      24" in lines
