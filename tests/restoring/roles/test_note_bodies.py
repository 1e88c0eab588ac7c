"""Notes parted from the running text: at page feet, at the end, running over, without labels.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.restoring.roles.notes import NoteDraft, SplitText, split_notes
from tests.restoring.galley import rows

# A page with two notes at its foot; the text goes on.
FIRST = "Det var en ko.1 Och en till.2 De\nbodde på en holme.\n\n1 Se boken.\n2 Se andra boken.\f"
SECOND = (
    "Holmen var liten.3 Där växte gräs.4 Och\nlite till.5\n\n3 Se kartan.\n4 Se där.\n5 Se här.\f"
)
LAST = "Sedan kom våren, och kon\ngick i land.\n"
BOOK = FIRST + SECOND + LAST


def parted(text: str, *rules: int) -> SplitText:
    return split_notes(rows(text), frozenset({"noter"}), frozenset(rules))


def said(text: str, *rules: int) -> list[tuple[str, str]]:
    """Return the notes of a text: mark and words."""
    return [(note.mark, words(note)) for note in parted(text, *rules).notes]


def words(note: NoteDraft) -> str:
    return " ".join(row.text for row in note.rows)


def running(text: str) -> str:
    return " ".join(row.text for row in parted(text).rows)


def test_the_running_text_is_what_no_note_holds() -> None:
    assert running(BOOK).startswith("Det var en ko.1 Och en till.2 De bodde på en holme. Holmen")
    assert running(BOOK).endswith("lite till.5 Sedan kom våren, och kon gick i land.")


def test_notes_lose_their_labels() -> None:
    assert said(BOOK)[:2] == [("1", "Se boken."), ("2", "Se andra boken.")]


def test_notes_know_their_page_and_their_line() -> None:
    assert next((n.page, n.label_row, n.label) for n in parted(BOOK).notes) == (1, 4, "1")


def test_a_body_has_all_its_lines() -> None:
    text = BOOK.replace("1 Se boken.", "1 Se boken, som\när tjock.")
    assert said(text)[0] == ("1", "Se boken, som är tjock.")


def test_a_label_on_its_own_line_takes_the_lines_after_it() -> None:
    assert said(BOOK.replace("1 Se boken.", "1\n Se boken."))[0] == ("1", "Se boken.")


def test_an_empty_label_has_no_lines() -> None:
    assert said(BOOK.replace("1 Se boken.", "1"))[0] == ("1", "")


def test_gathered_notes_stand_under_their_heading() -> None:
    text = "Det var en ko.1 Och en till.2 De\nbodde där.\n\nNoter\n\n1. Se boken.\n2. Se där.\n"
    assert said(text) == [("1", "Se boken."), ("2", "Se där.")]
    assert [row.text for row in parted(text).aside] == ["Noter"]
    assert all(note.gathered for note in parted(text).notes)


def test_gathered_notes_stand_in_the_order_of_their_numbers() -> None:
    text = "En.1 Två.2 Tre.3 Fyra.4 Och\nså.\n\nNoter\n\n1. A.\n3. C.\n2. B.\n4. D.\n"
    assert [mark for mark, _ in said(text)] == ["1", "2", "3", "4"]


def test_a_note_may_run_over_its_page() -> None:
    over = FIRST.replace("2 Se andra boken.", "2 Se andra boken, som är")
    rest = "\n\nså tjock att ingen har läst den,\nallra minst författaren själv.\n3 Se kartan."
    text = over + SECOND.replace("\n\n3 Se kartan.", rest) + LAST
    assert said(text, 8)[1][1].endswith(
        "som är så tjock att ingen har läst den, allra minst författaren själv."
    )


def test_a_text_without_notes_is_all_text() -> None:
    assert parted(LAST).notes == ()
    assert running(LAST) == "Sedan kom våren, och kon gick i land."


@pytest.mark.parametrize("text", ["", "\n\n", "1", "1\n2", "Noter\n"])
def test_odd_texts_lose_no_row(text: str) -> None:
    made = parted(text)
    held = [row for note in made.notes for row in note.rows]
    labels = sum(1 for note in made.notes if note.label and not note.rows)
    assert len(made.rows) + len(made.aside) + len(held) + labels == len(rows(text))


def test_notes_on_the_first_page_leave_the_others_alone() -> None:
    assert [mark for mark, _ in said(FIRST + LAST)] == ["1", "2"]
    assert running(FIRST + LAST).endswith("gick i land.")


def test_a_foot_that_a_page_end_has_cut_swallows_no_later_notes() -> None:
    first = "En.1 Två.2 Tre.3 Fyra.4 Och\nså.\n\n1\n A.\f2\n B.\n3\n C.\n4\n D.\f"
    later = "".join(
        f"Mera.{n} Och\nmer.{n + 1} Och så\n\n{n} E.\n{n + 1} F.\f" for n in (21, 23, 25)
    )
    marks = [mark for mark, _ in said(first + later + LAST)]
    assert marks[-6:] == ["21", "22", "23", "24", "25", "26"]
    assert "Mera.25 Och mer.26 Och så" in running(first + later + LAST)


def test_a_note_that_ends_with_a_dash_does_not_run_over() -> None:
    text = "Det var en ko.1 Och en till. De\nbodde där.\n\n1 Se boken. —\fSedan kom Ö,\n\n"
    assert said(f"{text}  som var liten, och då\ngick kon i land.\n") == [("1", "Se boken. —")]


def test_what_is_set_wide_is_not_the_rest_of_a_note_set_close() -> None:
    lines = ["Det var en ko.1 Och", "en till som bodde", "där på en", "liten holme"]
    note = "1 Se boken,\nsom är lång, och\nockså den andra boken, som\f"
    after = [
        "Sedan kom Ö,",
        "",
        "  som var liten, och",
        "då gick kon i",
        "land, och sedan",
        "kom Å.",
    ]
    text = "\n\n".join(lines) + f"\n\n{note}" + "\n\n".join(after)
    assert "som var liten" in running(text)


COLUMNS = """Det var en ko.1 Och en till.2 De

1 Se boken.

2 Se andra boken.

bodde på en holme. Där växte gräs
och lite till, men mer än så var
det inte, och den som ville ha
mer fick ro efter det själv.

3 Se kartan.
\fDet var allt.3 Sedan kom våren, och kon
gick i land.
"""


def test_text_between_the_notes_of_two_columns_stays_text() -> None:
    assert running(COLUMNS).startswith("Det var en ko.1 Och en till.2 De bodde på en holme.")
    assert [words(note) for note in parted(COLUMNS).notes][:2] == ["Se boken.", "Se andra boken."]


def test_a_chapters_notes_are_followed_by_text() -> None:
    notes = "\nNoter\n\n{}. Se boken.\n\nHolmen\n\n"
    chapter = "Det var en ko.{} Och en till. De\nbodde på en holme.\n"
    text = "".join(chapter.format(n) + notes.format(n) for n in (1, 2)) + LAST
    assert said(text) == [("1", "Se boken."), ("2", "Se boken.")]
    lines = {row.number: row.text for row in parted(text).rows}
    assert [lines[number] for number in sorted(parted(text).resumes)] == ["Holmen", "Holmen"]


@pytest.mark.parametrize("end", [".", ".\n1*", ".\n12", " (Kalmar\n1960)."])
def test_figures_below_a_note_do_not_carry_it_over(end: str) -> None:
    page = f"Det var en ko.1 Och en båt. De\nbodde på en\n\n1 Se boken{end}\n\f"
    rest = "\nholme. Där växte gräs och lite\ntill, men mer än så var det\ninte.\n"
    assert running(f"{page}Holmen\n{rest}").endswith("mer än så var det inte.")
