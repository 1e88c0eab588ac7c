"""Which mark calls which note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.restoring.roles.notes.bodies import NoteDraft
from publisher.restoring.roles.notes.marks import AFTER_PUNCTUATION, AFTER_SPACE, Mark
from publisher.restoring.roles.notes.pairing import Paired, pair
from tests.restoring.galley import row


def note(mark: str, page: int = 1, gathered: bool = False) -> NoteDraft:
    return NoteDraft(mark, page, (row("Text."),), 1, mark, gathered)


def mark(at: int, text: str, page: int = 1, weight: float = AFTER_PUNCTUATION) -> Mark:
    return Mark(at, page, 10, 11, text, weight)


def run(notes: Sequence[NoteDraft], marks: Sequence[Mark]) -> Paired:
    return pair(notes, marks)


def called(aligned: Paired) -> list[list[int]]:
    """Return for every note the rows of its marks."""
    return [[m.row for m in marks] for marks in aligned.calls]


def test_each_mark_calls_its_note() -> None:
    aligned = run([note("1"), note("2")], [mark(0, "1"), mark(1, "2")])
    assert called(aligned) == [[0], [1]]
    assert aligned.dangling == aligned.leftover == ()


def test_a_second_reference_calls_the_same_note() -> None:
    aligned = run([note("1"), note("2")], [mark(0, "1"), mark(1, "2"), mark(2, "1")])
    assert called(aligned) == [[0, 2], [1]]


def test_a_note_without_a_mark_has_no_calls() -> None:
    assert called(run([note("1"), note("2"), note("3")], [mark(0, "1"), mark(1, "3")]))[1] == []


def test_marks_carry_a_sequence_on_where_bodies_are_lost() -> None:
    aligned = run([note("1")], [mark(0, "1"), mark(1, "2"), mark(2, "3")])
    assert [m.mark for m in aligned.dangling] == ["2", "3"]


def test_a_mark_that_fits_no_sequence_is_left_over() -> None:
    aligned = run([note("1"), note("2")], [mark(0, "1"), mark(1, "40"), mark(2, "2")])
    assert aligned.dangling == ()
    assert [m.mark for m in aligned.leftover] == ["40"]


def test_without_notes_a_run_from_one_is_needed() -> None:
    assert run([], [mark(0, "1"), mark(1, "2")]).dangling == ()
    assert len(run([], [mark(0, "1"), mark(1, "2"), mark(2, "3")]).dangling) == 3


def test_marks_that_begin_again_on_each_page() -> None:
    notes = [note("1"), note("2"), note("1", 2), note("2", 2)]
    marks = [mark(0, "1"), mark(1, "2"), mark(5, "1", 2), mark(6, "2", 2)]
    assert called(run(notes, marks)) == [[0], [1], [5], [6]]


def test_a_mark_late_on_a_page_calls_a_note_on_the_next() -> None:
    assert called(run([note("1", 2)], [mark(0, "1", 1)])) == [[0]]


def test_a_page_foot_is_never_called_from_later_pages_or_far_before() -> None:
    assert called(run([note("1", 5)], [mark(0, "1", 6), mark(9, "1", 3)])) == [[]]


def test_gathered_notes_are_called_from_every_page() -> None:
    notes = [note("1", 9, gathered=True), note("2", 9, gathered=True)]
    assert called(run(notes, [mark(0, "1", 1), mark(4, "2", 6)])) == [[0], [4]]


def test_the_sequence_chooses_between_a_price_and_a_mark() -> None:
    marks = [mark(0, "1"), mark(1, "3", weight=AFTER_SPACE), mark(2, "2"), mark(3, "3")]
    assert called(run([note("1"), note("2"), note("3")], marks)) == [[0], [2], [3]]


def test_a_faint_mark_is_taken_where_the_sequence_wants_it() -> None:
    marks = [mark(0, "1"), mark(1, "2", weight=AFTER_SPACE), mark(2, "3")]
    assert called(run([note("1"), note("2"), note("3")], marks)) == [[0], [1], [2]]


def test_nothing_aligns_with_nothing() -> None:
    assert run([], []) == Paired((), (), ())


def test_gathered_notes_are_called_from_their_own_chapter() -> None:
    first = replace(note("1", 9, gathered=True), until=5)
    second = replace(note("1", 9, gathered=True), since=5)
    assert called(run([first, second], [mark(7, "1")])) == [[], [7]]


def test_a_second_reference_calls_the_note_of_its_own_chapter() -> None:
    notes = [note("1", 9, gathered=True), note("1", 9, gathered=True)]
    marks = [mark(0, "1"), mark(4, "1", 5), mark(7, "1", 6)]
    assert called(run(notes, marks)) == [[0], [4, 7]]
