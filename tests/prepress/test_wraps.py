"""The cover follows the book: its spine from pages and paper, its bars from the ISBN."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from publisher.model.house import BookFacts, BookSettings, SpineWay
from publisher.model.preflight import Preflight
from publisher.model.press import POINT, Wrap
from publisher.prepress import finish_cover, plan_wrap, preflight_cover
from publisher.prepress.reading import Box, words_between
from publisher.prepress.wrapping import bars
from publisher.printing import draw_wrap, search_path_of
from publisher.rendering import find_design, wrap_page
from tests.prepress.sheets import FACTS, changed, codes, designed, profile

A5 = (148.0, 210.0)
DESIGNS = ("label", "plain", "band", "border", "initial", "stripe")
LONG = "Historien om de små tecken som läsare förbiser och sättare älskar: " * 4


def planned(name: str, pages: int, trim: tuple[float, float] = A5) -> Wrap:
    found, paper = profile(name)
    return plan_wrap(found, paper, pages, trim, FACTS.isbn_print)


@cache
def wrapped(name: str, pages: int, facts: BookFacts = FACTS) -> bytes:
    wrap, design = planned(name, pages), find_design()
    page, styles = wrap_page(facts, design, wrap)
    drawn = draw_wrap(page, styles, search_path_of(), "cover")
    return finish_cover(drawn, profile(name)[0], wrap, facts)


def judged(data: bytes, name: str, pages: int) -> Preflight:
    return preflight_cover(data, profile(name)[0], planned(name, pages), "cover.pdf")


def drawn(data: bytes, dots: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        picture: Image.Image = document[0].render(scale=dots / 72).to_pil()
        return picture
    finally:
        document.close()


def test_the_spine_is_pages_times_the_thickness_of_one() -> None:
    assert planned("kdp", 240).spine == pytest.approx(240 * 0.0635)
    assert planned("bleed", 64).spine == 0
    assert planned("bleed", 68).spine == pytest.approx(68 * 0.052, abs=0.01)


def test_only_a_spine_wide_enough_has_words() -> None:
    assert [planned("kdp", pages).words for pages in (40, 78, 79)] == [False, False, True]
    assert [planned("bleed", pages).words for pages in (68, 76, 80)] == [False, False, True]


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("name", ["bleed", "ingramspark"])
def test_a_finished_cover_passes_its_preflight(name: str, design: str) -> None:
    report = judged(wrapped(name, 240, designed(design)), name, 240)
    assert report.passed, str(report)


def test_a_cover_for_another_number_of_pages_is_refused() -> None:
    report = judged(wrapped("kdp", 240), "kdp", 244)
    assert codes(report) == {"prepress/cover-size"}
    assert not report.passed


def test_words_on_a_thin_spine_are_refused() -> None:
    thin = replace(planned("kdp", 240), words=False)
    report = preflight_cover(wrapped("kdp", 240), profile("kdp")[0], thin, "cover.pdf")
    assert codes(report) == {"prepress/spine-words"}


def test_letters_in_black_and_other_inks_are_refused() -> None:
    def enrich(pdf: pikepdf.Pdf) -> None:
        rich = b"BT 0.6 0.4 0.4 1 k (a) Tj ET"
        pdf.pages[0].contents_add(pdf.make_stream(rich))

    report = judged(changed(wrapped("kdp", 240), enrich), "kdp", 240)
    assert "prepress/text-colour" in codes(report)


@pytest.mark.parametrize("name", ["kdp", "bleed"])
def test_a_scanner_reads_the_isbn_from_the_bars(name: str) -> None:
    found = bars_of(drawn(wrapped(name, 240), 200))
    assert (found.text, found.format) == ("9789170001239", zxingcpp.BarcodeFormat.EAN13)


def bars_of(picture: Image.Image) -> zxingcpp.Barcode:
    """Return the only symbol on the foot of the back; patterned paper may look like bars too."""
    width, height = picture.size
    foot = picture.copy()
    foot.paste("white", (0, 0, width, height // 2))
    foot.paste("white", (round(width * 0.46), 0, width, height))
    foot.paste("white", (0, 0, width // 5, height))
    (found,) = zxingcpp.read_barcodes(foot)
    return found


def test_the_bars_have_full_size_and_quiet_zones() -> None:
    """113 modules of 0.33 mm: at 400 dots an inch a module is 5.2 dots."""
    found = bars_of(drawn(wrapped("kdp", 240), 400))
    left, right = found.position.top_left.x, found.position.top_right.x
    assert right - left == pytest.approx(95 * 0.33 / 25.4 * 400, rel=0.02)
    around = drawn(wrapped("kdp", 240), 400).crop(
        (left - 54, found.position.top_left.y, left - 4, found.position.bottom_left.y)
    )
    assert min(around.convert("L").tobytes()) > 250


def test_the_bars_shrink_on_a_narrow_back_to_80_per_cent() -> None:
    assert [bars("978-91-7000-123-9", width).magnification for width in (148, 80)] == [1, 0.8]


def test_guard_bars_are_marked() -> None:
    runs = bars("978-91-7000-123-9", 148).runs
    assert len(runs) == 30
    assert [start for start, _, guard in runs if guard] == [0, 2, 46, 48, 92, 94]
    assert sum(wide for _, wide, _ in runs) < 95


def test_without_isbn_there_are_no_bars() -> None:
    found, paper = profile("kdp")
    assert plan_wrap(found, paper, 240, A5, None).barcode is None


@pytest.mark.parametrize(
    ("language", "way", "down"),
    [
        ("sv", SpineWay.LANGUAGE, True),
        ("fr", SpineWay.LANGUAGE, False),
        ("fr", SpineWay.DOWN, True),
        ("sv", SpineWay.UP, False),
    ],
)
def test_words_on_the_spine_run_as_the_language_does(
    language: str, way: SpineWay, down: bool
) -> None:
    facts = replace(FACTS, language=language, settings=BookSettings(cover="plain", spine=way))
    heights = spine_letters(wrapped("kdp", 400, facts), 400)
    assert (heights[0] > heights[-1]) is down


def spine_letters(data: bytes, pages: int) -> list[float]:
    """Return how high each letter of the spine stands, in the order in which they are drawn."""
    wrap, document = planned("kdp", pages), pypdfium2.PdfDocument(data)
    left = (wrap.bleed + wrap.width) * POINT
    try:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
        return [b[1] for b in boxes if left < b[0] and b[2] < left + wrap.spine * POINT]
    finally:
        document.close()


def spine_words(pages: int, title: str) -> tuple[str, set[str]]:
    """Return what stands on a spine, without spaces, and what preflight says to it."""
    facts = replace(designed("plain"), title=title)
    data, wrap = wrapped("kdp", pages, facts), planned("kdp", pages)
    left = (wrap.bleed + wrap.width) * POINT
    words = words_between(data, Box(left, 0, left + wrap.spine * POINT, 1000))
    return "".join(words.split()).casefold(), codes(judged(data, "kdp", pages))


@pytest.mark.parametrize(
    ("title", "words", "told"),
    [
        ("Små tecken", "annaöstsmåteckenfalsbenet", set()),
        ("Små tecken: vad läsare ser", "annaöstsmåtecken:vadläsareserfalsbenet", set()),
        ("Små tecken: " + LONG, "annaöstsmåteckenfalsbenet", set()),
        (LONG.replace(":", ""), "", {"prepress/spine-empty"}),
    ],
)
def test_a_thin_spine_never_cuts_a_title(title: str, words: str, told: set[str]) -> None:
    assert spine_words(80, title) == (words, told)


def pictured(tmp_path: Path, name: str, size: tuple[int, int]) -> Preflight:
    """Return what a printer says to a cover with a picture of the house on its front."""
    picture = Image.linear_gradient("L").resize(size)
    Image.merge("RGB", (picture, Image.new("L", size, 40), Image.new("L", size, 90))).save(
        tmp_path / "front.jpg", quality=90
    )
    facts = replace(FACTS, settings=BookSettings(cover_picture="front.jpg", cover_alt="A field"))
    wrap, design = planned(name, 240), find_design()
    drawn = draw_wrap(
        *wrap_page(facts, design, wrap),
        search_path_of(tmp_path),
        "cover",
    )
    return judged(finish_cover(drawn, profile(name)[0], wrap, facts), name, 240)


@pytest.mark.parametrize("name", ["kdp", "ingramspark", "pdfx4"])
def test_a_picture_of_the_house_is_printed_with_the_inks_of_the_press(
    tmp_path: Path, name: str
) -> None:
    report = pictured(tmp_path, name, (1890, 2700))
    assert report.passed, str(report)
    assert dict(report.facts)["pictures"].startswith("1, 3")


def test_a_picture_with_too_few_dots_is_refused(tmp_path: Path) -> None:
    assert codes(pictured(tmp_path, "kdp", (800, 1100))) == {"prepress/resolution"}


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("pages", [80, 700])
def test_a_long_title_stays_between_the_folds(design: str, pages: int) -> None:
    facts = replace(designed(design), title=LONG, description="Om tecken. " * 300)
    data, wrap = wrapped("kdp", pages, facts), planned("kdp", pages)
    report = judged(data, "kdp", pages)
    assert report.passed, str(report)
    left, right = ((wrap.bleed + wrap.width + x) * POINT for x in (0, wrap.spine))
    with_folds = letters_over(data, left) + letters_over(data, right)
    assert with_folds == []


def letters_over(data: bytes, line: float) -> list[str]:
    """Return the letters that an upright line crosses, or comes nearer to than a millimetre."""
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[0].get_textpage()
        boxes = ((i, text.get_charbox(i)) for i in range(text.count_chars()))
        near = [i for i, (a, _, b, _) in boxes if a < b and a - POINT < line < b + POINT]
        return [text.get_text_range(i, 1) for i in near if text.get_text_range(i, 1).strip()]
    finally:
        document.close()


def test_the_same_cover_gives_the_same_bytes() -> None:
    first = wrapped("pdfx4", 240)
    wrapped.cache_clear()
    assert wrapped("pdfx4", 240) == first


def test_folds_are_marked_outside_the_bleed() -> None:
    with pikepdf.open(BytesIO(wrapped("bleed", 240))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"[3 2] 0 d" in content
    assert content.partition(b"[3 2] 0 d")[2].count(b" l S") == 4
