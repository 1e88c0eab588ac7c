"""Notes of the editor by rulings are called after their words, wherever these stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.editions.remarks import remarks_nowhere, with_remarks
from publisher.manuscript import read, write
from publisher.model.letters import letters_and_figures
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind
from publisher.model.text import Remark, Text
from publisher.restoring import restore
from publisher.rulings import judge
from publisher.sources import transcript_from

MARKUP = """# A book

The cat *sat* on the mat.[^1] The cat slept.

- one cat
- two cats

| a line
| of verse

== Year | Cats
= 1890 | 12

> A cat, quoted.

[^1]: The mat is lost.
"""
# Line of the manuscript, the words, what stands in it then.
PLACES = (
    (3, "The cat sat", "The cat *sat*[^e1] on the mat."),
    (3, "on the mat.", "on the mat.[^e1][^1] The cat"),
    (3, "The cat slept.", "The cat slept.[^e1]\n"),
    (6, "two cats", "- two cats[^e1]\n"),
    (9, "of verse", "| of verse[^e1]\n"),
    (12, "12", "= 1890 | 12[^e1]\n"),
    (14, "A cat,", "> A cat,[^e1] quoted."),
    (16, "lost", "[^1]: The mat is lost[^e1].\n"),
)


def remark(line: int, words: str, before: str = "", note: str = "So the source.") -> Remark:
    place = Place("a.md", line, line)
    return Remark(place, words, letters_and_figures(before or words), note)


def text(*remarks: Remark) -> Text:
    return replace(read(MARKUP, "a.md", "en"), remarks=remarks)


@pytest.mark.parametrize(("line", "words", "expected"), PLACES)
def test_a_remark_is_called_after_its_words(line: int, words: str, expected: str) -> None:
    made = with_remarks(text(remark(line, words)))
    assert made.nowhere == ()
    written = write(made.text)
    assert expected in written
    assert written.endswith("[^e1]: So the source.\n")


def test_what_stands_before_on_the_line_tells_words_apart() -> None:
    made = with_remarks(text(remark(3, "the cat", "The cat sat on the mat.The cat")))
    assert "[^1] The cat[^e1] slept." in write(made.text)


def test_several_remarks_count_on_after_those_of_the_manuscript() -> None:
    own = replace(
        read("# A\n\nOne[^e4] two three.\n\n[^e4]: Old.", "a.md", "en"),
        remarks=(remark(3, "two", "One two"), remark(3, "three", "One two three")),
    )
    assert "One[^e4] two[^e5] three[^e6]." in write(with_remarks(own).text)


@pytest.mark.parametrize("case", [remark(3, "a dog"), remark(3, "The cat"), remark(99, "two cats")])
def test_words_that_stand_nowhere_or_twice_are_named(case: Remark) -> None:
    book = text(case)
    assert write(with_remarks(book).text) == write(book)
    (finding,) = remarks_nowhere(book)
    assert (finding.code, finding.place) == ("rulings/editors-note-nowhere", case.place)
    assert case.words in finding.message


def test_a_ruling_on_a_broken_line_finds_its_place_in_the_restored_text() -> None:
    """The words are broken over two lines, and the ruling names the second of them."""
    source = "A Book\n\nThe ink of the old press stays on the fin-\ngers. Nobody minds it.\n"
    transcript = transcript_from(source, "a.txt", "en").value
    ruling = Ruling(RulingKind.EDITORS_NOTE, "on the fingers.", 4, "So.", "", Place("r", 1, 1))
    restored = restore(transcript, judge(transcript, (ruling,)).value).value
    assert remarks_nowhere(restored) == ()
    assert "[^e1]" not in write(restored)
    assert "stays on the fingers.[^e1] Nobody" in write(with_remarks(restored).text)
