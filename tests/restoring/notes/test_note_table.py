"""Labels, orphans, lost bodies, findings.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.model.findings import Severity
from publisher.model.text import Note
from publisher.restoring import restore
from publisher.restoring.notes import Notes, gather_notes
from publisher.restoring.roles import tell
from tests.support.pages import transcript


def table(text: str) -> Notes:
    return gather_notes(tell(transcript(text, "sv")))


def notes(text: str) -> tuple[Note, ...]:
    return restore(transcript(text, "sv")).value.notes


def codes(text: str) -> list[tuple[str, int]]:
    found = table(text).findings("a.txt")
    assert all(f.hint and f.severity != Severity.ERROR for f in found)
    return sorted((f.code.removeprefix("restoring/"), f.place.first) for f in found)


PAGES = (
    "Det var en ko.1 Och en till.2 De\nbodde på en holme.\n\n1 Se boken.\n2 Se andra boken.\f\n"
    "Holmen var liten.3 Där växte gräs.4 Och\nlite till.5\n\n3 Se kartan.\n4 Se där.\n5 Och där."
)


def test_notes_stand_in_order_of_their_marks() -> None:
    assert [n.label for n in notes(PAGES)] == ["1", "2", "3", "4", "5"]
    assert codes(PAGES) == []


AGAIN = (
    "Det var en ko.1 Och en till.2 De\nbodde på en holme.3 Den\nvar liten.\n\n1 Se boken.\n"
    "2 Se andra boken.\n3 Se kartan.\f\nDär växte gräs.1 Och\nlite till.2\n\n1 Se där.\n2 Och där."
)


def test_labels_get_the_page_where_marks_repeat() -> None:
    assert [n.label for n in notes(AGAIN)] == ["1.p1", "2.p1", "3", "1.p2", "2.p2"]


def test_a_note_that_nobody_calls_stands_last_and_is_reported() -> None:
    text = PAGES.replace("gräs.4", "gräs.")
    assert [n.label for n in notes(text)] == ["1", "2", "3", "5", "4"]
    assert codes(text) == [("note-without-reference", 11)]


def test_a_mark_without_a_body_is_kept_and_reported() -> None:
    text = PAGES.replace("lite till.5", "lite till.5 Och kor.6")
    assert [(n.label, n.body is None) for n in notes(text)][-1] == ("6", True)
    assert codes(text) == [("note-without-body", 8)]


def test_a_label_without_text_is_reported_and_set_aside() -> None:
    text = PAGES.replace("\n4 Se där.", "\n4")
    made = table(text)
    assert ("note-without-text", 11) in codes(text)
    assert [f.text for f in made.furniture("a.txt")] == ["4"]
    assert [n.body is None for n in notes(text)] == [False, False, False, True, False]


def test_a_mark_that_fits_no_sequence_is_a_note_for_people() -> None:
    text = PAGES.replace("liten.3", "liten.3 Den låg där.40")
    assert ("doubtful-mark", 7) in codes(text)
