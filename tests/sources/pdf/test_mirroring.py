"""Pages that are read from the right: letters in the order of reading, columns from the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from publisher.model.transcript import Geometry
from publisher.sources.pdf.painted import Glyph, Strip
from tests.sources.pdf.making import ADVANCE, WIDTH, read, sheet, strip, texts

# "The mill stood far from the river", "and nobody there laughed"; as they are seen, from left to
# right, their letters stand the other way round.
MILL, NOBODY = "הטחנה עמדה רחוק מן הנהר", "ואיש שם לא צחק"
RIGHT = WIDTH - 50.0


def seen(text: str) -> str:
    """Return words that run from the right as they stand on the page, from left to right."""
    return text[::-1]


def ending(text: str, right: float = RIGHT, y: float = 100) -> Strip:
    """Return a strip that ends at a place on the right."""
    return strip(text, right - len(text) * 10 * ADVANCE, y)


def test_letters_stand_in_the_order_of_reading() -> None:
    assert texts(ending(seen(MILL))) == [MILL]


@pytest.mark.parametrize(
    ("painted", "meant"),
    [
        # Words and figures that run from the left stand as they do anywhere.
        (f"{seen('רחוק')} Old Mill {seen('הטחנה')}", "הטחנה Old Mill רחוק"),
        (f"{seen('שנה')} 1868 {seen('הטחנה')}", "הטחנה 1868 שנה"),
        (f"{seen('מארק')} 1,250 {seen('שילם')}", "שילם 1,250 מארק"),
        (f"{seen('כספו')} 12% {seen('כלומר')}", "כלומר 12% כספו"),
        (
            f"{seen('שקנה אצל מוכר')} Mill (Orrin, 1861) {seen('ספר ישן בשם')}",
            "ספר ישן בשם Mill (Orrin, 1861) שקנה אצל מוכר",
        ),
        # Figures by themselves come one after the other from the right.
        (f"{seen('עמודים')} 14 ,12 {seen('ספר')}", "ספר 12, 14 עמודים"),
        # Of a pair of brackets programs tell what is seen, or what is meant.
        (f"{seen('ספר')} ({seen('שמו')}) {seen('הטחנה')}", "הטחנה (שמו) ספר"),
        (f"{seen('ספר')} ){seen('שמו')}( {seen('הטחנה')}", "הטחנה (שמו) ספר"),
    ],
)
def test_what_runs_from_the_left_is_turned_back(painted: str, meant: str) -> None:
    assert texts(ending(painted)) == [meant]


def test_words_from_the_right_on_a_line_from_the_left() -> None:
    painted = f"The builder called it {seen('הישנה')} 12 {seen('הטחנה')} in 1868."
    assert texts(strip(painted)) == ["The builder called it הטחנה 12 הישנה in 1868."]


def test_a_line_in_the_other_script_runs_its_own_way() -> None:
    english = [strip("The mill stood far from the river.", 50, 114 + 14 * at) for at in range(3)]
    hebrew = [ending(seen(f"{MILL}."), RIGHT, 200 + 14 * at) for at in range(4)]
    told = ["The mill stood far from the river."] * 3
    found = [text.strip() for text in texts(*english, *hebrew[:1]) if text.strip()]
    assert found == [*told, f"{MILL}."]
    found = [text.strip() for text in texts(*english[:1], *hebrew) if text.strip()]
    assert found == [told[0], *[f"{MILL}."] * 4]


def test_points_stay_behind_their_letters() -> None:
    base = ending(seen("שלום"))
    last = base.glyphs[-1]
    mark = Glyph("\u05b8", last.start + 1, last.start + 1)
    assert texts(base, Strip([mark], base.font, base.size, base.y)) == ["ש\u05b8לום"]


def test_shapes_of_arabic_letters_are_letters() -> None:
    # "The water", in the shapes of the letters within the word; lam and alef are one glyph.
    shapes = "\ufe8d\ufedf\ufee4\ufe8e\ufe80"
    assert texts(ending(seen(shapes))) == ["الماء"]


def test_columns_and_indents_are_counted_from_the_right() -> None:
    lines = [MILL, NOBODY, "וכסף השאילו לו כולם", "כי טוב היה בעיניהם"]

    def column(right: float) -> list[Strip]:
        return [ending(seen(line), right, 100 + 14 * at) for at, line in enumerate(lines)]

    first = [ending(seen(f"{line} אז"), RIGHT, 100 + 14 * at) for at, line in enumerate(lines)]
    page = read(sheet([*column(RIGHT - 190), *first]))[0]
    assert [line.text.strip() for line in page if not line.blank] == [
        *(f"{line} אז" for line in lines),
        *lines,
    ]


def test_places_are_those_on_the_page() -> None:
    (line,) = read(sheet([ending(seen(MILL))]))[0]
    place = line.geometry
    assert isinstance(place, Geometry)
    assert place.box
    assert place.box[2] == RIGHT
    assert place.box[0] == RIGHT - len(MILL) * 10 * ADVANCE


@pytest.mark.parametrize("words", [("The mill", "stood far"), ("Старая", "мельница")])
def test_other_pages_stay_as_they_are(words: Sequence[str]) -> None:
    strips = [strip(word, 50, 100 + 14 * at) for at, word in enumerate(words)]
    kept = [replace(one) for one in strips]
    assert texts(*strips) == list(words)
    assert [one.glyphs for one in strips] == [one.glyphs for one in kept]
