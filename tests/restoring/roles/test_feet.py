"""Where the notes of a page begin.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.feet import Foot, find_feet
from publisher.restoring.roles.notes.marks import marks_of
from tests.restoring.galley import rows

NO_RULES: frozenset[int] = frozenset()


def feet(text: str, rules: frozenset[int] = NO_RULES) -> tuple[Foot, ...]:
    lines = rows(text)
    return find_feet(lines, marks_of(lines), rules)


def texts(text: str, foot: Foot) -> list[str]:
    lines: tuple[Row, ...] = rows(text)
    return [lines[at].text for at in foot.starts]


ONE = "Det var en ko.1 Och en till.2 De\nbodde på en holme.\n\n1 Se boken.\n2 Se andra boken."


def test_a_foot_begins_with_the_first_label_that_is_marked_above() -> None:
    (foot,) = feet(ONE)
    assert texts(ONE, foot) == ["1 Se boken.", "2 Se andra boken."]
    assert (foot.page, sorted(foot.marks), foot.marked) == (1, ["1", "2"], 2)


def test_a_foot_runs_to_the_end_of_its_page() -> None:
    text = ONE + "\nDen är tjock.\f\nHär går det vidare."
    (foot,) = feet(text)
    assert rows(text)[foot.end - 1].text == "Den är tjock."


def test_every_page_has_its_own_foot() -> None:
    text = ONE + "\f\nEn tredje ko.3 Sedan\nblev det natt.\n\n3 Se boken."
    assert [(f.page, sorted(f.marks)) for f in feet(text)] == [(1, ["1", "2"]), (2, ["3"])]


def test_labels_without_marks_are_a_list() -> None:
    assert feet("Det som behövs:\n\n1. En ko.\n2. En holme.\n3. En båt.") == ()


def test_a_page_without_labels_has_no_foot() -> None:
    assert feet("Det var en ko.1 Och en till.\nDe bodde på en holme.") == ()


def test_a_mark_late_on_the_page_before_may_have_its_note_here() -> None:
    text = "Det var en ko.1 De\nbodde på en holme.\f\noch hade det bra.\n\n1 Se boken."
    (foot,) = feet(text)
    assert (foot.page, sorted(foot.marks)) == (2, ["1"])


def test_a_number_inside_a_note_opens_none() -> None:
    text = ONE.replace("1 Se boken.", "1 Se boken, kapitel\n7 Om kor.")
    (foot,) = feet(text)
    assert texts(text, foot) == ["1 Se boken, kapitel", "2 Se andra boken."]


def test_a_star_stands_between_numbers_when_it_is_marked() -> None:
    text = "En ko.1 Och en till.* Och en holme.2 Och\nen båt.\n\n1 Se.\n* Utgivaren.\n2 Se där."
    (foot,) = feet(text)
    assert foot.marks == {"1", "*", "2"}


def test_a_rule_speaks_for_a_foot_whose_mark_is_faint() -> None:
    text = "Det var en ko. 1 De\nbodde på en holme.\n\n1 Se boken."
    assert len(feet(text.replace("\n\n", "\n\n\n"), frozenset({3}))) == 1


def test_no_foot_takes_the_whole_page() -> None:
    assert feet("1 Se boken.1\n2 Se andra boken.2") == ()


def test_a_text_without_pages_has_no_feet() -> None:
    long = "\n".join(["En rad om en ko."] * 170)
    assert feet(f"Det var en ko.1 De\n{long}\n\n1 Se boken.") == ()


def numbered(form: str, points: str) -> str:
    """Return pages with a note each, and one that ends with a list."""
    noted = [
        f"Det var en ko.{n} Och\nen till på holmen.\n\n{form.format(n)} Se boken."
        for n in (1, 2, 3, 4)
    ]
    return "\f\n".join([f"Lagen (art. 2) säger (art. 3) detta:\n{points}", *noted])


def test_points_of_a_list_are_no_notes_where_notes_are_labelled_otherwise() -> None:
    text = numbered("{}", "2. En ko är en ko.\n3. En båt är en båt.")
    assert [f.page for f in feet(text)] == [2, 3, 4, 5]


def test_figures_in_parentheses_call_no_notes_where_marks_are_glued_to_words() -> None:
    text = numbered("{}.", "2. En ko är en ko.\n3. En båt är en båt.")
    assert [f.page for f in feet(text)] == [2, 3, 4, 5]


def test_a_parenthesis_that_closes_on_the_next_line_is_no_label() -> None:
    assert feet("Det står i lagen (art. 4) och (art.\n4). Så är det.") == ()


def test_two_lists_on_a_page_call_no_notes_of_one_another() -> None:
    first = "Det behövs:\n\n1. En ko.\n2. En båt.\n\nSedan dess har det\n"
    assert feet(first + "även behövts:\n\n1. En åra.\n2. Ett segel.") == ()


def test_a_folio_below_a_foot_is_no_first_note() -> None:
    notes = "\n1 Se boken.\n2 Se andra boken.\n3 Se kartan.\n1"
    (foot,) = feet(f"Det var en ko.1 De\nbodde på en holme.2 Där\nväxte gräs.3{notes}")
    assert foot.starts[0] == 3
