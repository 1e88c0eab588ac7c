"""Figures show their pictures, or the words for them; and the book says what there is to see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.model.edition import Edition
from publisher.model.house import Picture
from publisher.model.rendering import BookPicture, EbookRendering, Resource, Seen
from publisher.rendering import find_design, render_ebook, render_page, render_print, render_text
from tests.rendering.books import book_of
from tests.rendering.reading import markup

PRESS = "![En press](pictures/press.png)\n! Pressen"
ADDRESS = "pictures/press.png"


def book(source: str = PRESS, *pictures: Picture) -> Edition:
    """Return a book that shows a press ("en press"), with what its house says of pictures."""
    edition = book_of(f"# En bok\n\n{source}\n")
    (part,) = edition.parts
    (division,) = edition.divisions
    own = replace(part, pictures=pictures or (Picture("press.png", "/nowhere"),))
    return replace(edition, divisions=(replace(division, parts=(own,)),))


def ready(edition: Edition, *, moving: bool = False) -> tuple[BookPicture, ...]:
    """Return the picture of a press, ready for a book."""
    (part,) = edition.parts
    file = Resource(ADDRESS, "image/png", b"\x89PNG\r\n\x1a\n")
    return (BookPicture(part.id, "press.png", file, "width: 40%", moving),)


def ebook(edition: Edition, *, moving: bool = False) -> EbookRendering:
    return render_ebook(edition, find_design(), pictures=ready(edition, moving=moving))


def figure(edition: Edition) -> str:
    shown = markup(ebook(edition), "chapter-01.xhtml")
    return shown[shown.index("<figure") : shown.index("</figure>")]


@pytest.mark.parametrize(
    ("source", "picture", "expected"),
    [
        (PRESS, Picture("press.png", ""), 'alt="En press" style="width: 40%"/>'),
        (PRESS, Picture("press.png", "", "En handpress"), 'alt="En handpress" style='),
        (PRESS, Picture("press.png", "", decorative=True), 'alt="" role="presentation" style='),
        ("![](pictures/press.png)", Picture("press.png", ""), 'src="pictures/press.png" style='),
    ],
)
def test_the_words_of_a_person_come_before_those_of_the_text(
    source: str, picture: Picture, expected: str
) -> None:
    assert expected in figure(book(source, picture))


def test_words_stand_where_a_picture_is_not_there() -> None:
    for source, words in ((PRESS, "En press"), ("![](pictures/press.png)", "press.png")):
        rendering = render_ebook(book(source), find_design())
        shown = markup(rendering, "chapter-01.xhtml")
        assert f'<p class="no-picture">[{words}]</p>' in shown
        assert "<img" not in shown


def test_every_kind_of_book_carries_the_picture() -> None:
    edition = book()
    printed = render_print(edition, find_design(), ready(edition))
    page = render_page(edition, find_design(), pictures=ready(edition))
    for made, shown in ((printed, printed.markup), (page, page.markup)):
        assert [file.name for file in made.resources] == [ADDRESS]
        assert f'<img src="{ADDRESS}" alt="En press"' in shown
    assert [file.name for file in ebook(edition).resources] == [ADDRESS]


def test_what_there_is_to_see_is_told_as_it_is() -> None:
    decorative = Picture("press.png", "", decorative=True)
    assert ebook(book("Ett.")).seen == Seen()
    assert ebook(book()).seen == Seen(pictures=True)
    assert ebook(book(PRESS, decorative)).seen == Seen()
    assert ebook(book("![](pictures/press.png)")).seen == Seen(pictures=True, described=False)
    assert ebook(book(), moving=True).seen == Seen(pictures=True, moving=True)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        # The book is text only; text and pictures; text and pictures, some of them undescribed.
        ("Ett.", "Boken består enbart av text;"),
        (PRESS, "Boken består av text och bilder; bilderna och omslaget är beskrivna"),
        ("![](pictures/press.png)", "några av bilderna är inte beskrivna"),
    ],
)
def test_the_summary_says_whether_pictures_are_described(source: str, said: str) -> None:
    assert said in ebook(book(source)).accessibility


TWO = f"{PRESS}\n\n![Ett löv](pictures/leaf.png)"


@pytest.mark.parametrize(
    ("source", "leaf", "lines"),
    [
        (PRESS, Picture("leaf.png", ""), ["Museet, CC0-1.0"]),
        (TWO, Picture("leaf.png", "", credit="Museet", licence="CC0-1.0"), ["Museet, CC0-1.0"]),
        (TWO, Picture("leaf.png", ""), ["Museet, CC0-1.0 (Pressen)"]),
        (
            TWO,
            Picture("leaf.png", "", licence="CC-BY-4.0"),
            ["Museet, CC0-1.0 (Pressen)", "CC-BY-4.0 (Ett löv)"],
        ),
    ],
)
def test_the_colophon_says_who_made_the_pictures(
    source: str, leaf: Picture, lines: list[str]
) -> None:
    press = Picture("press.png", "", credit="Museet", licence="CC0-1.0")
    colophon = markup(ebook(book(source, press, leaf)), "imprint.xhtml")
    told = colophon.split('<span class="label">Bilder:</span> ')[1:]
    assert [line.partition("<")[0] for line in told] == lines


def test_plain_text_has_the_words_of_the_manifest_and_nothing_for_decoration() -> None:
    def lines(source: str, picture: Picture) -> list[str]:
        blocks = render_text(book(source, picture)).blocks
        return [line for block in blocks for line in block.lines]

    assert "[En handpress" in lines(PRESS, Picture("press.png", "", "En handpress"))
    silent = lines("![](pictures/press.png)", Picture("press.png", "", decorative=True))
    assert not any("press" in line for line in silent)
