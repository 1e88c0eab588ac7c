"""Which numbers the reader sees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publisher.editions.note_numbers import number_notes, printed_number
from publisher.model.text import Note, NoteReference, Paragraph, Text, Words


def _text(calls: list[str], notes: list[Note]) -> Text:
    content = tuple(NoteReference(label, label) for label in calls)
    return Text("a.txt", "sv", (Paragraph(content),), tuple(notes))


def _note(label: str, *, lost: bool = False, mark: str | None = None) -> Note:
    body = None if lost else (Paragraph((Words(f"body of {label}"),)),)
    return Note(label, mark or label, body)


def _numbers(text: Text) -> dict[str, str]:
    return {n.note.label: n.number for n in number_notes(text, "")}


def test_rising_printed_numbers_stay() -> None:
    text = _text(["2", "3", "5"], [_note("2"), _note("3"), _note("5")])
    assert _numbers(text) == {"2": "2", "3": "3", "5": "5"}


def test_a_lost_note_gets_no_number_and_its_mark_is_given_to_no_other() -> None:
    text = _text(["1", "2", "3"], [_note("1"), _note("2", lost=True), _note("3"), _note("9")])
    assert _numbers(text) == {"1": "1", "3": "3", "9": "9"}


def test_stars_among_numbers_give_one_running_number() -> None:
    text = _text(["1", "*", "2"], [_note("1"), _note("*"), _note("2")])
    assert _numbers(text) == {"1": "1", "*": "2", "2": "3"}


def test_numbers_that_begin_again_on_each_page_run_through() -> None:
    notes = [_note("1"), _note("2"), _note("1.p2", mark="1")]
    content = tuple(NoteReference(note.label, note.mark) for note in notes)
    text = Text("a.txt", "sv", (Paragraph(content),), tuple(notes))
    assert _numbers(text) == {"1": "1", "2": "2", "1.p2": "3"}


def test_the_order_is_that_of_first_reference_whatever_the_table_says() -> None:
    text = _text(["*", "†", "*"], [_note("†"), _note("*")])
    assert [(n.note.label, n.number) for n in number_notes(text, "")] == [("*", "1"), ("†", "2")]


def test_several_calls_of_one_note_have_an_id_each() -> None:
    (note,) = number_notes(_text(["*", "*"], [_note("*")]), "t2-")
    assert note.id == "t2-n1"
    assert note.references == ("t2-n1-ref1", "t2-n1-ref2")


def test_a_note_without_a_call_comes_last_with_its_own_number_if_free() -> None:
    text = _text(["1", "3"], [_note("1"), _note("3"), _note("2"), _note("3?", mark="3")])
    assert [(n.number, n.references) for n in number_notes(text, "")][2:] == [("2", ()), ("4", ())]


def test_a_note_called_in_another_note_is_numbered_after_those_of_the_text() -> None:
    inner = Note("a", "a", (Paragraph((Words("see"), NoteReference("b", "b"))),))
    text = Text("x", "sv", (Paragraph((NoteReference("a", "a"),)),), (inner, _note("b")))
    assert [(n.note.label, n.references) for n in number_notes(text, "")] == [
        ("a", ("n1-ref1",)),
        ("b", ("n2-ref1",)),
    ]


def test_numbers_are_read_from_every_way_to_print_them() -> None:
    marks = {"12": 12, "[12]": 12, "12)": 12, "(12)": 12, "¹²": 12, "*": None, "a": None, "": None}
    assert {mark: printed_number(mark) for mark in marks} == marks


@given(
    st.lists(st.sampled_from(["1", "2", "3", "4", "5", "7", "*", "**", "†"]), max_size=12),
    st.data(),
)
def test_numbers_and_ids_are_unique_and_no_body_is_lost(
    calls: list[str], data: st.DataObject
) -> None:
    labels = list(dict.fromkeys([*calls, "8", "2?"]))
    notes = [
        _note(label, lost=data.draw(st.booleans()), mark=label.rstrip("?")) for label in labels
    ]
    numbered = number_notes(_text(calls, notes), "")
    assert {n.note.label for n in numbered} == {n.label for n in notes if n.body is not None}
    assert len({n.number for n in numbered}) == len({n.id for n in numbered}) == len(numbered)


def test_notes_of_the_editor_have_letters_behind_the_numbers_of_the_author() -> None:
    calls = ["e1", "1", "e2", "2"]
    notes = number_notes(_text(calls, [_note(label) for label in (*calls, "e7")]), "t1-")
    assert [(note.id, note.number, note.editor) for note in notes] == [
        ("t1-n1", "1", False),
        ("t1-n2", "2", False),
        ("t1-e1", "a", True),
        ("t1-e2", "b", True),
        ("t1-e3", "c", True),
    ]


def test_the_printed_numbers_of_the_author_stay_among_notes_of_the_editor() -> None:
    text = _text(["3", "e1", "7"], [_note("3"), _note("e1"), _note("7")])
    assert _numbers(text) == {"3": "3", "7": "7", "e1": "a"}
