"""The reprinter itself: each way of damaging, on a text of a few lines."""

from __future__ import annotations

import pytest

from publisher.model.text import Decision
from training.reprinting.reprint import Reprint, reprint
from training.reprinting.setting import Hyphen, Labels, Marks, Numbers, Setting, Trailing

TEXT = """# Title

One two three four hyphenation five six.[^1] Seven.

Nine ten eleven twelve thirteen.[^2]

[^1]: First body.

[^2]: Second body.
"""


def printed(**options: object) -> Reprint:
    options = {"measure": 26.0, "monospaced": True, **options}
    return reprint(TEXT, "source.txt", "en", Setting(**options))  # type: ignore[arg-type]


def lines_of(made: Reprint) -> list[str]:
    return made.data.decode().split("\n")


@pytest.mark.parametrize("hyphen", list(Hyphen))
def test_a_broken_word_shows_the_hyphen_asked_for(hyphen: Hyphen) -> None:
    made = printed(hyphen=hyphen)
    (join,) = made.truth.joins
    assert (join.left, join.right) == (f"hyphen{hyphen}", "ation")
    assert (join.decision, join.result) == (Decision.JOIN, "hyphenation")
    assert lines_of(made)[join.place.first - 1].endswith(f" hyphen{hyphen}")


def test_only_lines_that_end_with_a_word_end_with_a_blank() -> None:
    made = printed(trailing=Trailing.WORDS)
    bare = [line for line in lines_of(made) if line and not line.endswith(" ")]
    assert bare == ["One two three four hyphen-"]


def test_marks_stand_on_lines_of_their_own() -> None:
    lines = lines_of(printed(marks=Marks.OWN_LINE, labels=Labels.OWN_LINE))
    assert lines[3:6] == ["ation five six.", "1", " Seven."]
    assert lines[-5:-1] == ["1", " First body.", "2", " Second body."]


def test_notes_are_numbered_anew_on_each_page() -> None:
    made = printed(numbers=Numbers.PAGE, depth=7)
    assert made.pages == 2
    assert [note.label for note in made.truth.notes] == ["1.p1", "1.p2"]
    assert "thirteen.1" in made.data.decode()


def test_a_lost_body_is_lost_and_its_mark_stays() -> None:
    made = printed(lost_bodies=frozenset({"2"}))
    assert "thirteen.2" in made.data.decode()
    assert "Second" not in made.data.decode()
    assert made.truth.notes[1].body is None


def test_heads_and_folios_stand_on_the_pages_after_the_first() -> None:
    made = printed(depth=7, top=("Odd {page}", "Even {page}"), foot=("{page}", "- {page} -"))
    furniture = [(str(piece.kind), piece.text) for piece in made.truth.furniture]
    assert furniture == [("running-head", "Even 2"), ("page-number", "- 2 -")]
    assert lines_of(made).count("\fEven 2") == 1
