"""The checks of a finished PDF: faults put into a good one are found, and the claim goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from publisher.checking.pdf import check_pdf
from publisher.printing import SearchPath, print_book, search_path_of
from tests.printing.test_pages import specimen, walk
from tests.printing.tiny import FACTS, STYLE, tiny

Fault = Callable[[pikepdf.Pdf], None]
PICTURE = '<p><img alt="en bild" src="data:image/svg+xml,{}"></p>'.format(
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
)


@cache
def good() -> bytes:
    """Return the specimen as a PDF with a picture in it."""
    rendering = specimen()
    markup = rendering.markup.replace("</section>", f"{PICTURE}</section>", 1)
    book = print_book(replace(rendering, markup=markup), search_path_of())
    assert book.findings == ()
    return book.pdf


def spoilt(fault: Fault) -> bytes:
    """Return the good PDF with something done to it."""
    with pikepdf.open(BytesIO(good())) as pdf:
        fault(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    """Return the first structure element of a type."""
    return next(e for e in walk(pdf.Root.StructTreeRoot.K[0]) if f"/{kind}" == e.S)


def rename(kind: str, other: str) -> Fault:
    """Return the fault that an element has another type."""

    def fault(pdf: pikepdf.Pdf) -> None:
        first(pdf, kind).S = pikepdf.Name(f"/{other}")

    return fault


def drop(kind: str, key: str) -> Fault:
    """Return the fault that an element lacks something."""

    def fault(pdf: pikepdf.Pdf) -> None:
        del first(pdf, kind)[key]

    return fault


def forget(key: str) -> Fault:
    """Return the fault that the catalogue lacks something."""

    def fault(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[key]

    return fault


def drawn_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[3].contents_add(b"BT /F0 12 Tf (more) Tj ET")


def drawn_twice(pdf: pikepdf.Pdf) -> None:
    pdf.pages[3].contents_add(b"/Span <</MCID 0>> BDC 0 0 9 9 re f EMC")


def in_an_artifact(pdf: pikepdf.Pdf) -> None:
    pdf.pages[3].contents_add(b"/Artifact BMC /Span <</MCID 999>> BDC 0 0 9 9 re f EMC EMC")


def another_colour(pdf: pikepdf.Pdf) -> None:
    pdf.pages[3].contents_add(b"/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC")


def no_way_back(pdf: pikepdf.Pdf) -> None:
    pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[3] = pikepdf.Array([])


def lost_paragraph(pdf: pikepdf.Pdf) -> None:
    section = next(
        e for e in walk(pdf.Root.StructTreeRoot.K[0]) if e.S == "/Sect" and e.K[1].S == "/P"
    )
    del section.K[1]


def other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = pikepdf.String("Another")


def no_metadata(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(b"<x")


def other_metadata(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(b"<x/>")


def file_names_shown(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def face_taken_out(pdf: pikepdf.Pdf) -> None:
    face = next(iter(pdf.pages[3].Resources.Font.values()))
    del face.DescendantFonts[0].FontDescriptor.FontFile3


def letters_without_meaning(pdf: pikepdf.Pdf) -> None:
    del next(iter(pdf.pages[3].Resources.Font.values())).ToUnicode


def dead_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[3].Annots[0].Dest = pikepdf.String("nowhere")


def silent_link(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[3].Annots[0].Contents


def link_without_area(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, _ = pdf.pages[3].Annots[0].Rect
    pdf.pages[3].Annots[0].Rect = pikepdf.Array([left, bottom, right, bottom])


def link_outside(pdf: pikepdf.Pdf) -> None:
    link = first(pdf, "Link")
    link.K = pikepdf.Array([child for child in link.K if isinstance(child, int)])


def smoothed_picture(pdf: pikepdf.Pdf) -> None:
    picture = pikepdf.Stream(pdf, b"\0", Subtype=pikepdf.Name.Image, Interpolate=True)
    pdf.pages[3].Resources.XObject = pikepdf.Dictionary(I1=picture)


def same_note(pdf: pikepdf.Pdf) -> None:
    for element in walk(pdf.Root.StructTreeRoot.K[0]):
        if element.S == "/Note":
            element.ID = pikepdf.String("n1")


def labels_from_the_second_page(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[0] = 1


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")


FAULTS: dict[str, list[Fault]] = {
    "language-missing": [forget("/Lang")],
    "title-missing": [forget("/ViewerPreferences"), file_names_shown, other_metadata],
    "untagged": [forget("/MarkInfo"), forget("/StructTreeRoot")],
    "metadata": [other_title, no_metadata],
    "colours": [forget("/OutputIntents"), another_colour],
    "face-not-embedded": [face_taken_out],
    "face-unreadable": [letters_without_meaning],
    "picture-smoothed": [smoothed_picture],
    "active": [script],
    "page-labels": [forget("/PageLabels"), labels_from_the_second_page],
    "content-untagged": [drawn_outside, in_an_artifact, lost_paragraph],
    "structure-mismatch": [drawn_twice, no_way_back],
    "type-unknown": [rename("BlockQuote", "Citation")],
    "type-misplaced": [rename("L", "Div"), rename("TOCI", "P")],
    "heading-order": [rename("H1", "P"), rename("H2", "H4")],
    "alt-missing": [drop("Figure", "/Alt")],
    "note-identity": [drop("Note", "/ID"), same_note],
    "dead-link": [dead_link],
    "link-silent": [silent_link],
    "link-too-small": [link_without_area],
    "link-outside": [link_outside],
    "contents-entry": [rename("Link", "Span")],
}


def test_a_good_file_has_no_faults() -> None:
    assert check_pdf(good(), "specimen.pdf") == ()


@pytest.mark.parametrize(
    ("code", "fault"), [(code, fault) for code, faults in FAULTS.items() for fault in faults]
)
def test_a_fault_is_found_and_makes_the_claim_false(code: str, fault: Fault) -> None:
    codes = {finding.code for finding in check_pdf(spoilt(fault), "spoilt.pdf")}
    assert f"printing/{code}" in codes
    claimed = "no-claim" if fault in (no_metadata, other_metadata) else "false-claim"
    assert f"printing/{claimed}" in codes


@pytest.mark.parametrize("length", [0, 16, -900])
def test_what_is_no_whole_file_is_told(length: int) -> None:
    found = check_pdf(good()[:length], "a.pdf")
    assert [finding.code for finding in found] == ["printing/broken-pdf"]


def test_a_locked_file_is_told() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(good())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert [finding.code for finding in check_pdf(out.getvalue(), "a.pdf")] == ["printing/locked"]


@pytest.mark.parametrize(
    ("body", "language", "code"),
    [
        ("<h1>Ett</h1><h3>Tre</h3><p>Text</p>", "sv", "heading-order"),
        ("<h1>Ett</h1><p>Text</p>", "", "language-missing"),
        ("<h1>Ett</h1><p>Text</p>", "svenska med fel", "language-missing"),
    ],
)
def test_a_book_with_a_fault_is_made_and_claims_nothing(
    files: SearchPath, body: str, language: str, code: str
) -> None:
    rendering = tiny(body, STYLE)
    book = print_book(replace(rendering, facts=replace(FACTS, language=language)), files)
    codes = [finding.code for finding in book.findings]
    assert codes == sorted([f"printing/{code}", "printing/no-claim"])
    with pikepdf.open(BytesIO(book.pdf)) as pdf, pdf.open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata
        assert "pdfaid:part" not in metadata
        assert metadata["dc:title"] == FACTS.title


def test_a_good_book_claims_both_standards(files: SearchPath) -> None:
    pdf = print_book(tiny("<h1>Ett</h1><p>Text</p>"), files).pdf
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        claims = [metadata[f"pdf{name}"] for name in ("uaid:part", "aid:part", "aid:conformance")]
    assert claims == ["1", "2", "A"]
