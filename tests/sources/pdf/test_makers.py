"""One text as four programs set it is read alike: order, notes, emphasis, indents, columns."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from publisher.model.findings import Outcome
from publisher.model.transcript import Line, Transcript
from publisher.sources.pdf import read_pdf

MAKERS = Path(__file__).parent / "makers"
NAMES = ("weasyprint", "typst", "tex", "libreoffice")
every_maker = pytest.mark.parametrize("maker", NAMES)


@cache
def read(maker: str) -> Outcome[Transcript]:
    return read_pdf(MAKERS / f"{maker}.pdf", f"{maker}.pdf", "en")


def lines(maker: str, page: int) -> list[Line]:
    return [line for line in read(maker).value.pages[page - 1].lines if not line.blank]


def line_of(maker: str, words: str) -> Line:
    return next(line for line in read(maker).value.lines() if words in line.text)


def runs_where(maker: str, look: str) -> list[str]:
    runs = (run for line in read(maker).value.lines() for run in line.runs)
    return [run.text.strip() for run in runs if getattr(run, look)]


@every_maker
def test_the_words_stand_in_reading_order(maker: str) -> None:
    body = [line.text for line in lines(maker, 2) if "marks can" not in line.text]
    text = re.sub(r"-\n *", "", "\n".join(body))
    assert " ".join(text.split()).endswith(
        "II. The Bridge The bridge was built by strangers. They came with carts and a measuring "
        "chain, drew lines over the meadows and asked nobody whose grass it was that they trod "
        "down. When the first pier stood, the oldest of the rowers went out to it and laid his "
        "hand upon the stone. It was warm from the sun, he said, and would be so when nobody "
        "remembered him. In the second year the water rose as high as the marks on the church, "
        "and the pier held.2 The strangers were paid and went away, and left their chain behind "
        "in the inn, where it hangs beside the oars. Since then the carts drive over the river "
        "by day and by night, and the children of the rowers count them from the window, as their "
        "fathers counted the boats."
    )


@every_maker
def test_marks_of_notes_are_raised(maker: str) -> None:
    mark = next(run for run in line_of(maker, ",1").runs if run.text.strip() == "1")
    assert mark.raised > 0.1
    assert mark.size < 0.8


@every_maker
def test_a_note_stands_below_a_rule_in_small_type(maker: str) -> None:
    note = line_of(maker, "The name stands")
    assert note.geometry is not None
    assert note.geometry.below_rule
    assert {run.size < 0.95 for run in note.runs if run.text.strip()} == {True}


@every_maker
def test_the_look_of_words_is_kept(maker: str) -> None:
    assert runs_where(maker, "italic") == ["Nobody"]
    assert "letters" in " ".join(runs_where(maker, "letterspaced"))


@every_maker
def test_indents_and_gaps_show_paragraphs(maker: str) -> None:
    second = line_of(maker, "They sold").geometry
    quotation = line_of(maker, "What is rowed").geometry
    assert second is not None
    assert quotation is not None
    assert (second.indent, second.gap) == pytest.approx((1.2, 1.0), abs=0.03)
    assert line_of(maker, "They sold").text.startswith("  They")
    assert quotation.indent == pytest.approx(2, abs=0.3)
    assert quotation.gap is not None
    assert quotation.gap > 1.35


@every_maker
def test_a_heading_stands_apart(maker: str) -> None:
    before, heading, after = read(maker).value.pages[1].lines[1:4]
    heading, after = (heading, after) if heading.text.strip() else (after, before)
    assert heading.text == "II. The Bridge"
    assert {run.size > 1.1 for run in heading.runs} == {True}
    assert after.blank


@pytest.mark.parametrize("maker", ["weasyprint", "tex", "libreoffice"])
def test_columns_are_counted(maker: str) -> None:
    columns = [line.geometry.column for line in lines(maker, 2)[1:] if line.geometry]
    assert set(columns) == {1, 2}


@every_maker
def test_runs_are_the_text(maker: str) -> None:
    for line in read(maker).value.lines():
        assert "".join(run.text for run in line.runs) == line.text


@pytest.mark.parametrize("maker", ["weasyprint", "typst", "libreoffice"])
def test_tags_say_what_a_line_is(maker: str) -> None:
    told = {words: line_of(maker, words).geometry for words in ("I. The", "They sold")}
    assert [place.tag for place in told.values() if place] == ["H1", "P"]


@every_maker
def test_nothing_is_missing(maker: str) -> None:
    assert read(maker).findings == ()


def test_a_label_in_front_of_a_note_is_told() -> None:
    notes = (line_of(maker, "The name stands").geometry for maker in ("tex", "typst"))
    assert [note.raised_label for note in notes if note] == ["1", "1"]


def test_a_hyphen_with_a_glyph_is_a_hyphen() -> None:
    assert [line.text for line in lines("typst", 2) if line.text.endswith("-")]
    assert not [line for line in read("typst").value.lines() if "\u00ad" in line.text]
