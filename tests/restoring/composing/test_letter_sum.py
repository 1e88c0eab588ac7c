"""The sum of letters."""

from __future__ import annotations

from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.model.text import (
    Decision,
    Heading,
    Join,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Text,
    Words,
)
from publisher.restoring.composing.letter_sum import letters_of, letters_of_text

PLACE = Place("a.txt", 1, 2)


def count(*blocks: Heading | Paragraph, **rest: object) -> str:
    text = Text("a.txt", "nl", blocks, **rest)  # type: ignore[arg-type]
    return "".join(sorted(letters_of_text(text).elements()))


def words(text: str) -> Paragraph:
    return Paragraph((Words(text),))


def test_letters_and_figures_count_and_nothing_else() -> None:
    assert letters_of("Åh, 12 kor-!") == letters_of("ah12kor")


def test_a_diaeresis_does_not_count() -> None:
    assert letters_of("geëxecuteerd") == letters_of("geexecuteerd")


def test_the_letters_of_words_marks_and_notes_count() -> None:
    block = Paragraph((Words("ab"), NoteReference("1", "1"), PageBreak(2, "17")))
    assert count(block, notes=(Note("1", "1", (words("c"),)),)) == "11abc"


def test_a_lost_note_counts_once() -> None:
    block = Paragraph((NoteReference("1", "1"),))
    assert count(block, notes=(Note("1", "1", None),)) == "1"


def test_the_letters_of_furniture_count() -> None:
    furniture = Furniture(PLACE, FurnitureKind.PAGE_NUMBER, "- 12 -", "")
    assert count(words("a"), furniture=(furniture,)) == "12a"


def test_a_letter_that_a_join_took_is_counted_again() -> None:
    join = Join(PLACE, "till-", "låta", Decision.JOIN, "tillåta", 1.0)
    assert count(words("tillåta"), joins=(join,)) == "".join(sorted("tilllata"))


def test_a_letter_that_a_join_added_is_not_counted() -> None:
    join = Join(PLACE, "Zuk-", "ker", Decision.JOIN, "Zucker", 1.0)
    assert count(words("Zucker"), joins=(join,)) == "".join(sorted("zukker"))


def test_a_kept_hyphen_changes_no_letter() -> None:
    join = Join(PLACE, "Seine-", "federation", Decision.KEEP, "Seine-federation", 1.0)
    assert count(words("Seine-federation"), joins=(join,)) == "".join(sorted("seinefederation"))
