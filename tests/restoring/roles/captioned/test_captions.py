"""Which lines are captions is told by where they stand, how they are set, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from publisher.languages import language
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.model.text import Block, Caption, Figure, FrontLine, Heading, Paragraph, Words
from publisher.model.transcript import Geometry, Line, Page, PrintedPicture, Run, Transcript
from publisher.restoring.composing.figures import with_figures
from publisher.restoring.measuring.rows import rows_of
from publisher.restoring.roles import ToldPicture, ToldRow
from publisher.restoring.roles.captioned import claimed, paired, with_claims
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.mentions import by_mentions
from publisher.restoring.roles.line_roles import LineRole, LineTold

PICTURE = PrintedPicture("a.png", (60, 100, 260, 220), 2)
TEXT = "The ferry left the quay at six in the morning, and nobody"


@dataclass
class Set:
    """A line on the page: its baseline's box by top and left, its size and face."""

    text: str
    top: float
    left: float = 40
    size: float = 1.0
    italic: bool = False
    role: LineRole = LineRole.PARAGRAPH
    tag: str = ""
    centred: bool = False
    below_rule: bool = False


def body(*tops: float) -> list[Set]:
    """Return lines of the text."""
    return [Set(TEXT, top) for top in tops]


def page(
    lines: list[Set], *pictures: PrintedPicture
) -> tuple[Transcript, dict[tuple[int, int], LineTold]]:
    """Return a source of one page, and what its lines were told to be."""
    made: list[Line] = []
    above: Set | None = None
    for number, one in enumerate(lines, start=1):
        height = 10 * one.size
        box = (one.left, one.top, one.left + 5 * one.size * len(one.text), one.top + height)
        gap = None if above is None or one.top <= above.top else (one.top - above.top) / 12
        geometry = Geometry(
            gap=gap, box=box, column=1, tag=one.tag, centred=one.centred, below_rule=one.below_rule
        )
        runs = (Run(one.text, one.size, italic=one.italic),)
        made.append(Line(number, one.text, runs=runs, geometry=geometry))
        above = one
    own = Page(1, tuple(made), pictures=pictures or (PICTURE,))
    told = {
        (line.number, 0): LineTold(one.role, True) for line, one in zip(made, lines, strict=True)
    }
    return Transcript("a.pdf", "en", "pdf", (own,)), told


def captions(
    lines: list[Set], *pictures: PrintedPicture, tag: str = "en"
) -> dict[int | None, tuple[int, ...]]:
    """Return the lines of the captions of the pictures of a page, by the place of the picture."""
    claims = claimed(*page(lines, *pictures), language(tag))
    return {claim.picture: claim.lines for on in claims.values() for claim in on}


@pytest.mark.parametrize(
    "caption",
    [
        Set("The quay in the morning", 226, 60, 0.85),
        Set("The quay in the morning", 226, 60, italic=True),
        Set("Fig. 3. The quay", 226, 60),
        Set("Figure 2.1: The quay", 240, 60),
        Set("FIGURE 7 The quay", 226, 60),
        Set("Photo: A. Bergh", 226, 60),
        Set("The quay in the morning", 226, 60, tag="Caption"),
        Set("The quay in the morning", 226, 103, centred=True),
        Set("The quay in the morning", 226, 60, italic=True, role=LineRole.NOTE),
    ],
)
def test_a_caption_stands_below_its_picture(caption: Set) -> None:
    assert captions([*body(70, 82), caption, *body(270, 282, 294)]) == {0: (3,)}


@pytest.mark.parametrize(
    "other",
    [
        Set(TEXT, 226),
        Set("Figure 3 shows the quay in the morning, and", 226),
        Set("The quay in the morning", 256, 60, 0.85),
        Set("The quay in the morning", 226, 60, 0.85, role=LineRole.NOTE),
        Set("1 The quay in the morning", 226, 60, italic=True, role=LineRole.NOTE),
        Set("The quay in the morning", 226, 60, 0.85, below_rule=True),
        Set("12", 226, 150, 0.85),
        Set("On the quay", 226, 133, centred=True, role=LineRole.HEADING),
    ],
)
def test_what_looks_like_a_caption_and_is_not_is_left_alone(other: Set) -> None:
    assert captions([*body(70, 82), other, *body(282, 294, 306)]) == {}


def test_a_caption_has_all_of_its_lines_and_none_of_the_text() -> None:
    caption = [
        Set("Fig. 3. The quay in the morning,", 226, 60),
        Set("before the ferry left.", 238, 60),
    ]
    assert captions([*body(70, 82), *caption, *body(268, 280)]) == {0: (3, 4)}


def test_a_caption_above_its_picture_or_beside_it_is_one_too() -> None:
    assert captions([*body(60), Set("Fig. 3. The quay", 86, 60), *body(240, 252)]) == {0: (2,)}
    beside = Set("The quay", 150, 270, italic=True)
    assert captions([*body(70, 82), beside, *body(240, 252)]) == {0: (3,)}


def narrow(lines: int, size: float = 0.85) -> list[Set]:
    """Return lines of a narrow column beside the picture."""
    return [Set("The quay early", 104 + 10 * n, 270, size) for n in range(lines)]


def test_a_caption_in_a_narrow_column_beside_its_picture_has_many_lines() -> None:
    assert captions([*body(70, 82), *narrow(10), *body(240, 252, 264, 276)]) == {
        0: tuple(range(3, 13))
    }
    named = [Set("Fig. 3. The quay", 94, 270), *narrow(11, 1.0)]
    assert captions([*body(70, 82), *named, *body(240, 252)]) == {0: tuple(range(3, 15))}


def test_a_column_of_text_beside_a_picture_is_no_caption() -> None:
    assert captions([*body(70, 82), *narrow(10, 1.0), *body(240, 252, 264, 276)]) == {}
    long = [
        Set("The ferry left the quay at six in the morning", 104 + 10 * n, 270, 0.85)
        for n in range(11)
    ]
    assert captions([*body(70, 82), *long, *body(240, 252, 264, 276, 288, 300, 312, 324)]) == {}


def test_a_label_is_parted_from_its_words_by_a_gap() -> None:
    label = Set("Figure 3", 226, 60)
    words = Set("The quay in the morning", 226, 130, 0.85)
    on = Set("before the ferry", 236, 130, 0.85)
    assert captions([*body(70, 82), label, words, on, *body(270, 282)]) == {0: (3, 4, 5)}
    below = Set("The quay in the morning", 250, 60, 0.85)
    assert captions([*body(70, 82), label, below, *body(280, 292)]) == {0: (3, 4)}
    middle = [Set("Figure 3", 226, 140, centred=True), Set("The quay", 250, 140, centred=True)]
    assert captions([*body(70, 82), *middle, *body(280, 292)]) == {0: (3, 4)}


def test_text_below_a_label_that_stands_alone_is_none_of_its_words() -> None:
    assert captions([*body(70, 82), Set("Figure 3", 226, 60), *body(250, 262)]) == {0: (3,)}


def test_the_words_of_a_language_open_its_captions() -> None:
    lines = [*body(70, 82), Set("Abbildung 3: Der Kai", 226, 60), *body(270)]
    assert (captions(lines, tag="de"), captions(lines, tag="nl")) == ({0: (3,)}, {})


def test_each_picture_has_the_caption_that_stands_below_it() -> None:
    other = PrintedPicture("b.png", (60, 260, 260, 380), 3)
    lines = [Set("The quay", 226, 60, 0.85), Set("The ferry", 386, 60, 0.85), *body(420, 432, 444)]
    assert captions(lines, PICTURE, other) == {0: (1,), 1: (2,)}


def test_captions_of_a_page_stand_on_one_side_where_that_gives_each_its_own() -> None:
    one = PrintedPicture("a.png", (60, 70, 260, 202), 0)
    other = PrintedPicture("b.png", (60, 246, 260, 380), 0)
    first = Set("Figure 8: The quay in the morning", 223, 60)
    second = Set("Figure 9: The quay at night", 401, 60)
    assert captions([first, second, *body(440, 452)], one, other) == {0: (1,), 1: (2,)}


def test_a_caption_without_a_picture_keeps_all_of_its_lines() -> None:
    told_first = Set("Figure 1: On the left the quay in", 226, 60, role=LineRole.CAPTION)
    lines = [*body(70, 82), told_first, Set("the morning.", 238, 60), *body(270, 282)]
    source, told = page(lines)
    bare = Transcript("a.pdf", "en", "pdf", (Page(1, source.pages[0].lines),))
    claims = claimed(bare, told, language("en"))
    assert [(one.picture, one.lines) for one in claims[1]] == [(None, (3, 4))]
    made = with_claims(told, claims)
    assert [made[at, 0].role for at in (3, 4, 5)] == [LineRole.CAPTION] * 2 + [LineRole.PARAGRAPH]
    assert [made[at, 0].first for at in (3, 4)] == [True, False]


def test_a_labelled_line_between_gaps_is_a_caption_and_a_list_of_them_is_none() -> None:
    def alone(*lines: Set) -> list[tuple[int, ...]]:
        source, told = page([*body(70, 82), *lines, *body(300, 312)])
        bare = Transcript("a.pdf", "en", "pdf", (Page(1, source.pages[0].lines),))
        return [claim.lines for claim in claimed(bare, told, language("en"))[1]]

    assert alone(Set("Figure 1.9: The quay", 110)) == [(3,)]
    assert alone(Set("Figure 1.9: The quay", 94)) == []
    assert alone(Set("Figure 1.9 The quay", 110)) == []
    assert alone(Set("Figure 1.9: The quay", 110), Set("Figure 2.1: The mill", 130)) == []
    assert alone(Set("Figure 1.9: The quay", 110, role=LineRole.NOTE)) == []


@pytest.mark.parametrize(
    ("text", "is_mention"),
    [
        ("Figure 2, we present what the ferry earned in the", True),
        ("Fig. 2a is a plan of the quay. It was drawn in", True),
        ("Figure 2: we present what the ferry earned", False),
        ("Fig. 2 a) the quay, b) the ferry", False),
        ("Figure 2 The quay in the morning", False),
        ("Figure 2", False),
    ],
)
def test_a_sentence_that_speaks_of_a_picture_is_no_caption(text: str, *, is_mention: bool) -> None:
    source, _ = page([*body(70, 82), Set(text, 94), *body(106, 118)])
    facts = list(by_mentions(sheet_of(source, language("en"))))
    assert [fact.lines.tolist() for fact in facts] == [[False, False, is_mention, False, False]]


def test_the_last_of_pictures_in_a_row_has_the_caption_of_them_all() -> None:
    row = [PrintedPicture(f"{n}.png", (60 + 110 * n, 100, 160 + 110 * n, 220), 2) for n in range(2)]
    caption = Set("Fig. 3. The quay and the ferry seen from above", 226, 60)
    assert captions([*body(70, 82), caption, *body(270)], *row) == {1: (3,)}


def test_a_text_that_went_on_with_a_caption_begins_a_paragraph() -> None:
    transcript, told = page([*body(70), Set("Fig. 3. The quay", 226, 60), *body(270)])
    told[3, 0] = LineTold(LineRole.PARAGRAPH, False)
    made = with_claims(told, claimed(transcript, told, language("en")))
    assert (made[2, 0].role, made[2, 0].first, made[3, 0].first) == (LineRole.CAPTION, True, True)


def _rows(transcript: Transcript, *captions: int) -> list[ToldRow]:
    rows, _ = rows_of(transcript.pages)
    return [
        ToldRow(
            row, BlockRole.CAPTION if row.number in captions else BlockRole.PARAGRAPH, n, True, 1.0
        )
        for n, row in enumerate(rows)
    ]


def test_what_was_told_to_be_a_caption_belongs_to_the_only_picture_near_it() -> None:
    transcript, _ = page([*body(70, 82), Set("The quay in the morning", 250), *body(290)])
    found = paired(transcript, {}, _rows(transcript, 3))
    assert ([one.caption for one in found.pictures], found.findings) == ([(3,)], ())


def test_where_nothing_tells_which_belong_together_a_finding_asks() -> None:
    transcript, _ = page([*body(70, 82), Set("The quay in the morning", 400), *body(440)])
    found = paired(transcript, {}, _rows(transcript, 3))
    assert [one.caption for one in found.pictures] == [()]
    (finding,) = found.findings
    assert (finding.code, finding.place) == ("restoring/caption-apart", Place("a.pdf", 3, 3))


def _at(first: int, last: int | None = None) -> Place:
    return Place("a.pdf", first, last or first)


def _paragraph(first: int, last: int) -> Paragraph:
    return Paragraph((Words("text"),), _at(first, last))


def _shape(blocks: tuple[Block, ...]) -> list[str]:
    return [one.picture if isinstance(one, Figure) else type(one).__name__ for one in blocks]


def test_a_figure_never_parts_a_paragraph() -> None:
    blocks = (_paragraph(1, 6), _paragraph(7, 9))
    made = with_figures(blocks, [ToldPicture("a.png", 3), ToldPicture("b.png", 0)], "a.pdf")
    assert _shape(made) == ["b.png", "Paragraph", "a.png", "Paragraph"]


def test_a_caption_is_in_its_figure_where_it_was_put() -> None:
    caption = Caption((Words("The quay"),), _at(4))
    picture = ToldPicture("a.png", 3, "a quay", (4,))
    made = with_figures((_paragraph(1, 6), caption, _paragraph(7, 9)), [picture], "a.pdf")
    assert made[1] == Figure("a.png", "a quay", (Words("The quay"),), _at(4))
    assert _shape(made) == ["Paragraph", "a.png", "Paragraph"]


def test_a_figure_does_not_part_title_and_front_lines() -> None:
    blocks = (
        Heading(1, (Words("The Ferry"),), _at(1)),
        FrontLine((Words("By A. Bergh"),), _at(3)),
        _paragraph(5, 9),
    )
    made = with_figures(blocks, [ToldPicture("a.png", 1)], "a.pdf")
    assert _shape(made) == ["Heading", "FrontLine", "a.png", "Paragraph"]
