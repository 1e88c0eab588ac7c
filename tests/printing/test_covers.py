"""Covers as they are drawn: every design holds difficult words, and they can be read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from publisher.model.edition import Edition
from publisher.model.house import BookSettings, Contributor, Counterpart, Series
from publisher.printing import draw_cover, search_path_of
from publisher.rendering.colours import ENOUGH, contrast
from tests.rendering.books import book_of
from tests.rendering.reading import rendered

pytestmark = pytest.mark.slow

COVERS = Path(__file__).parents[2] / "templates" / "cover"
PARTS = {"bars", "cover", "paper", "parts", "wrap"}
DESIGNS = sorted({path.stem for path in COVERS.glob("*.html")} - PARTS)
LONG = (
    "A True and Faithful Relation of the Several Ways in Which Books Have Been Made, Bound, "
    "Sold, Lent, Lost, Burned and Found Again, from the Earliest Times to the Present Day"
)
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NAMES = ("An Author With a Rather Long Name of Several Parts", "Second", "Third Ö. Éß", "Fourth")
COLOURS = ("#7a1f1f", "#ffd23f", "#808080")
EDGE = 90  # pixels of a cover that hold no letter
OTHERS = (Counterpart("nl", "Een boek", "urn:isbn:9789198123407"),)


def book(
    design: str, title: str, authors: tuple[str, ...] = (), colour: str = "#7a1f1f"
) -> Edition:
    edition = book_of("# En bok\n\nText.")
    facts = replace(
        edition.facts,
        name="bok.sv",
        title=title,
        contributors=tuple(Contributor(name) for name in authors),
        colour=colour,
        settings=BookSettings(cover=design),
    )
    return replace(edition, facts=facts)


def with_more(edition: Edition) -> Edition:
    """Return an edition with all else that a cover may say."""
    facts = replace(
        edition.facts,
        subtitle="Being a lecture given in eleven evenings to a mutual improvement society",
        series=Series("The Evening Class Library of Useful Things", "107"),
        publisher="Vinkelhaken & Co",
        language="de",
    )
    return replace(edition, facts=facts)


def drawn(edition: Edition) -> Image.Image:
    picture = Image.open(BytesIO(draw_cover(rendered(edition).cover, search_path_of(None)).value))
    assert picture.size == (1600, 2560)
    return picture.convert("RGB")


@cache
def wordless(design: str, colour: str = "#7a1f1f") -> Image.Image:
    """Return a cover on which nothing is said: its title has neither letter nor width."""
    return drawn(book(design, "\N{ZERO WIDTH SPACE}", (), colour))


def words_in(edition: Edition, design: str, colour: str = "#7a1f1f") -> Image.Image:
    """Return where the words of a cover stand, white on black."""
    grey = ImageChops.difference(drawn(edition), wordless(design, colour)).convert("L")
    return grey.point(lambda value: 255 * (value > 48))


def test_there_are_several_cover_designs() -> None:
    assert DESIGNS == ["band", "border", "initial", "label", "plain", "stripe"]


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize(
    "title", ["Å", "Sättarens hand – é, ß", LONG, WORD], ids=["short", "usual", "long", "word"]
)
def test_no_word_runs_into_the_margin_of_a_cover(design: str, title: str) -> None:
    """The margins stay free, but for what a design itself puts there (its initial letter)."""
    marks = words_in(with_more(book(design, title, NAMES)), design)
    left, top, right, bottom = marks.getbbox() or (0, 0, 0, 0)
    assert min(left, top) > EDGE or design == "stripe"
    assert bottom < 2560 - EDGE or design == "initial"
    assert right < 1600 - EDGE or design == "initial"


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("colour", COLOURS)
def test_the_title_stands_out_from_its_ground(design: str, colour: str) -> None:
    """The contrast is measured on the drawn cover: the ink of the title and what is under it."""
    title, ground = drawn(book(design, "Hh", (), colour)), wordless(design, colour)
    marks = ImageChops.difference(title, ground).convert("L")
    marks.paste(0, (0, 1300 if design == "initial" else 1700, 1600, 2560))
    most = max(value for value, count in enumerate(marks.histogram()) if count)
    inked = marks.point(lambda value: 255 * (value >= 0.85 * most))
    assert inked.histogram()[255] > 500
    assert contrast(middle(title, inked), middle(ground, inked)) >= ENOUGH - 0.05


def middle(picture: Image.Image, mask: Image.Image) -> str:
    """Return the median colour of a picture where a mask is white."""
    return "#" + "".join(f"{round(c):02x}" for c in ImageStat.Stat(picture, mask).median)


@pytest.mark.parametrize("design", DESIGNS)
def test_series_number_and_language_are_on_the_cover(design: str) -> None:
    edition = with_more(book(design, "En bok"))
    other = replace(edition.facts, series=Series("The Evening Class Library of Useful Things", "8"))
    several = replace(edition.facts, other_languages=OTHERS)
    usual = drawn(edition)
    for facts in (other, several):
        shown = drawn(replace(edition, facts=facts))
        assert ImageChops.difference(usual, shown).getbbox() is not None


def test_a_sign_of_the_title_that_no_typeface_has_is_a_finding() -> None:
    edition = book(DESIGNS[0], "A \uf0b7 field", (), "#7a1f1f")
    made = draw_cover(rendered(edition).cover, search_path_of(None))
    assert [finding.code for finding in made.findings] == ["printing/sign-missing"]
    assert Image.open(BytesIO(made.value)).size == (1600, 2560)
