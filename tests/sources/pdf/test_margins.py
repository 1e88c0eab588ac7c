"""Figures and notes in the margin are lines of their own; labels and cells of tables are not."""

from __future__ import annotations

from publisher.sources.pdf.painted import Strip
from tests.sources.pdf.making import column, read, sheet, strip, texts

SENTENCE = "the ferry was rowed by one family for a hundred"
BODY = column([SENTENCE] * 10, 100, 100)


def test_a_number_of_a_line_stands_before_it() -> None:
    assert texts(*BODY, strip("5", 60, 148))[3:6] == [SENTENCE, "5", SENTENCE]


def test_a_number_in_the_outer_margin_is_no_word_of_the_line() -> None:
    assert SENTENCE + " 5" not in [
        " ".join(text.split()) for text in texts(*BODY, strip("5", 370, 148))
    ]


def test_a_note_in_the_margin_is_not_mixed_with_the_lines() -> None:
    notes = [strip(word, 55, 148 + 12 * n, 7) for n, word in enumerate(["of the", "ferry"])]
    lines = read(sheet([*BODY, *notes]))[0]
    assert [line.text.strip() for line in lines if line.geometry and not line.geometry.column] == [
        "of the",
        "ferry",
    ]
    assert [line.text for line in lines].count(SENTENCE) == 10


def test_labels_of_a_list_stay_on_their_lines() -> None:
    labels = [strip(f"{n}.", 75, 100 + 12 * n) for n in range(10)]
    assert texts(*BODY, *labels)[1].split()[:2] == ["1.", "the"]


def test_years_of_a_table_stay_on_their_lines() -> None:
    years = [strip(str(1890 + n), 55, 100 + 12 * n) for n in range(10)]
    assert texts(*BODY, *years)[1].split()[:2] == ["1891", "the"]


def test_numbers_of_a_list_of_contents_stay_on_their_lines() -> None:
    titles: list[Strip] = [strip("a chapter" + " of it" * n, 50, 100 + 12 * n) for n in range(9)]
    folios = [strip(str(3 + n), 360, 100 + 12 * n) for n in range(9)]
    assert texts(*titles, *folios)[0].split() == ["a", "chapter", "3"]
