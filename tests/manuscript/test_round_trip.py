"""A text and its manuscript say the same: read(write(text)) == text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from publisher.manuscript import read, tidy, write
from publisher.model.inlines import plain
from publisher.model.text import Emphasis, Paragraph, Text, Words
from tests.manuscript.texts import texts


@given(texts())
def test_any_text_is_read_back_as_it_was_written(text: Text) -> None:
    assert read(write(text), "a.md", "sv") == text


@given(texts())
def test_writing_again_changes_nothing(text: Text) -> None:
    manuscript = write(text)
    assert write(read(manuscript, "b.md", "nl")) == manuscript


@given(texts())
def test_editors_may_strip_blanks_and_change_line_ends(text: Text) -> None:
    stripped = "\r\n".join(line.rstrip(" \t") for line in write(text).split("\n"))
    assert read(stripped, "a.md", "sv") == text


@given(texts())
def test_a_manuscript_survives_being_a_file_in_utf_8(text: Text) -> None:
    manuscript = write(text)
    assert manuscript.encode("utf-8").decode("utf-8-sig") == manuscript
    assert not manuscript or manuscript.endswith("\n")


@given(st.recursive(st.text(max_size=3).map(Words), lambda i: st.builds(Emphasis, st.tuples(i, i))))
def test_tidying_keeps_every_letter(inline: Words | Emphasis) -> None:
    tidied = tidy((inline, inline))
    assert plain(tidied) == plain((inline, inline))
    assert tidy(tidied) == tidied


def test_joins_and_furniture_are_no_part_of_the_manuscript() -> None:
    text = Text("a.md", "sv", (Paragraph((Words("ord"),)),))
    assert replace(text, joins=(), furniture=()) == read(write(text), "a.md", "sv")
