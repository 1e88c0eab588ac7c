"""A book becomes the file that a printer asks for, and nothing of its text is lost on the way."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from publisher.model.press import Inks
from publisher.prepress import finish_pages
from publisher.prepress.colours import Press, darkest, packaged_intent
from tests.prepress.sheets import (
    FACTS,
    book,
    changed,
    codes,
    drawing,
    finished,
    judged,
    picture,
    profile,
)

PROFILES = ("home", "bleed", "pdfx4", "kdp", "ingramspark")


@pytest.mark.parametrize("name", PROFILES)
def test_a_finished_book_passes_its_preflight(name: str) -> None:
    report = judged(finished(name), name)
    assert report.passed, str(report)
    assert dict(report.facts)["colours"] == "gray"


@pytest.mark.parametrize("name", PROFILES)
def test_the_same_book_gives_the_same_bytes(name: str) -> None:
    assert finish_pages(book(), profile(name)[0], FACTS) == finished(name)


def test_finishing_keeps_all_words() -> None:
    assert words(finished("bleed")) == words(book())


def words(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_links_tags_and_outline_are_taken_out() -> None:
    with pikepdf.open(BytesIO(finished("kdp"))) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert all("/Annots" not in page.obj for page in pdf.pages)
        assert b"BDC" not in pdf.pages[0].Contents.read_bytes()


def test_blank_pages_fill_up_the_last_sheet() -> None:
    report = judged(finished("bleed", 9), "bleed")
    assert dict(report.facts)["pages"] == "12"
    assert report.passed, str(report)


def test_trim_lies_in_bleed_and_bleed_in_media() -> None:
    with pikepdf.open(BytesIO(finished("bleed"))) as pdf:
        page = pdf.pages[0].obj
        media, bleed, trim = ([float(v) for v in page[key]] for key in BOXES)
    assert trim[0] - bleed[0] == pytest.approx(3 * 72 / 25.4, abs=0.01)
    assert bleed[0] - media[0] == pytest.approx(6 * 72 / 25.4, abs=0.01)
    assert trim[2] - trim[0] == pytest.approx(148 * 72 / 25.4, abs=0.01)


BOXES = ("/MediaBox", "/BleedBox", "/TrimBox")


def test_marks_lie_outside_the_bleed_and_only_where_they_are_wanted() -> None:
    assert b"[3 2] 0 d" not in content(finished("bleed"))
    assert content(finished("bleed")).count(b" l S") == 8
    assert b" l S" not in content(finished("pdfx4"))


def content(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        return bytes(pdf.pages[0].Contents.read_bytes())


def test_pdfx4_holds_its_colour_profile() -> None:
    with pikepdf.open(BytesIO(finished("pdfx4"))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == packaged_intent()
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.trailer.Info.Title) == FACTS.title


def test_pdfx1a_is_pdf_1_3_without_a_colour_profile() -> None:
    with pikepdf.open(BytesIO(finished("ingramspark"))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert "/DestOutputProfile" not in intent
        assert pdf.pdf_version == "1.3"
        assert str(pdf.trailer.Info.GTS_PDFXVersion) == "PDF/X-1:2001"


def test_a_house_may_give_its_own_colour_profile() -> None:
    made = finish_pages(book(), profile("pdfx4")[0], FACTS, b"ICC of the printer")
    with pikepdf.open(BytesIO(made)) as pdf:
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == b"ICC of the printer"


def test_a_coloured_picture_becomes_grey() -> None:
    def colour(pdf: pikepdf.Pdf) -> None:
        picture(2)(pdf)
        image = pdf.pages[2].obj.Resources.XObject.Seen
        image.ColorSpace = pikepdf.Name.DeviceRGB
        image.write(bytes((255, 0, 0)) * 4)

    made = finish_pages(changed(book(), colour), profile("bleed")[0], FACTS)
    with pikepdf.open(BytesIO(made)) as pdf:
        image = pdf.pages[2].obj.Resources.XObject.Seen
        assert image.ColorSpace == "/DeviceGray"
        assert image.read_bytes() == bytes((76,)) * 4  # 0.299 of 255


@pytest.mark.parametrize("hue", [(0, 0, 0), (40, 38, 36), (255, 255, 255)])
def test_a_colour_without_hue_is_black_alone(hue: tuple[int, int, int]) -> None:
    assert len(PRESS.ink_of(*(channel / 255 for channel in hue))) == 1


@pytest.mark.parametrize("most", [200, 240, 300])
def test_ink_is_limited_to_what_can_dry(most: int) -> None:
    press = Press(Inks.PROCESS, most, packaged_intent())
    hues = ((r, g, b) for r in (0, 0.3, 1) for g in (0, 0.2, 1) for b in (0, 0.25, 1))
    inks = [press.ink_of(*hue) for hue in hues]
    assert max(sum(ink) for ink in inks if len(ink) == 4) <= most / 100
    assert darkest(press.picture(Image.new("RGB", (9, 9), (60, 0, 20)))) <= most


PRESS = Press(Inks.PROCESS, 300, packaged_intent())


NARROW = "@page { size: 148mm 210mm; margin: 20mm } @page :right { margin-left: 4mm }"


def test_pages_move_outwards_where_the_fold_needs_more_room() -> None:
    made = finish_pages(book(24, NARROW), profile("kdp")[0], FACTS)
    report = judged(made, "kdp")
    assert report.passed, str(report)
    assert dict(report.facts)["margins"].startswith("9.")


TURNED = "@page { size: 148mm 210mm; margin: 20mm } @page :left { margin-right: 4mm }"
TURNED += " p { text-align: right }"


def turn(pdf: pikepdf.Pdf) -> None:
    """Begin a book with its second page, a left one, and say that it is read from right to left."""
    del pdf.pages[0]
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)


def test_pages_of_a_book_bound_at_the_right_move_outwards_the_other_way() -> None:
    made = finish_pages(changed(book(25, TURNED), turn), profile("kdp")[0], FACTS)
    report = judged(made, "kdp")
    assert report.passed, str(report)
    assert dict(report.facts)["margins"].startswith("9.")
    with pikepdf.open(BytesIO(made)) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"


def test_a_book_bound_at_the_left_has_no_such_preference() -> None:
    with pikepdf.open(BytesIO(finish_pages(book(), profile("kdp")[0], FACTS))) as pdf:
        assert "/ViewerPreferences" not in pdf.Root


def test_pages_stay_where_the_outer_margin_has_no_room_to_give() -> None:
    broad = changed(book(), drawing(b"0 g 20 300 380 9 re f"))
    made = finish_pages(broad, profile("kdp")[0], FACTS)
    assert codes(judged(made, "kdp")) == {"prepress/margin"}
