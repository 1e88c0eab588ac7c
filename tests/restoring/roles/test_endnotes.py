"""Where gathered notes begin.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.restoring.roles.notes.gathered import EndnoteBlock, find_endnote_blocks
from publisher.restoring.roles.notes.marks import marks_of
from tests.restoring.galley import rows

HEADINGS = frozenset({"noter"})
BODY = "Det var en ko.1 Och en till.2 De\nbodde på en holme.3 Där växte gräs.\n"


def endnote_blocks(text: str) -> tuple[EndnoteBlock, ...]:
    lines = rows(text)
    return find_endnote_blocks(lines, marks_of(lines), HEADINGS)


def ends(text: str) -> EndnoteBlock | None:
    found = endnote_blocks(text)
    assert len(found) <= 1
    return found[0] if found else None


def starts(text: str) -> list[str]:
    found = ends(text)
    assert found is not None
    return [rows(text)[at].text for at in found.starts]


def test_notes_under_their_heading() -> None:
    text = BODY + "\nNoter\n\n1. Se boken.\n2. Se där.\n3. Holmen är liten."
    found = ends(text)
    assert found is not None
    assert rows(text)[found.start].text == "Noter"
    assert found.first == found.start + 1
    assert found.marked == 3


def test_notes_without_a_heading() -> None:
    assert len(starts(BODY + "\n1. Se boken.\n2. Se där.\n3. Holmen är liten.")) == 3


def test_one_note_needs_a_heading() -> None:
    assert ends("En ko.1 Och en båt.\n\n1. Se boken.") is None
    assert starts("En ko.1 Och en båt.\n\nNoter\n\n1. Se boken.") == ["1. Se boken."]


def test_a_list_without_marks_is_none() -> None:
    assert ends("Det som behövs:\n\n1. En ko.\n2. En båt.\n3. En holme.") is None


def test_a_year_inside_a_note_opens_none() -> None:
    text = BODY + "\n1. Se boken, från\n1868. Den är tjock.\n2. Se där.\n3. Holmen."
    assert [s[:2] for s in starts(text)] == ["1.", "2.", "3."]


def test_an_earlier_list_is_not_taken_for_the_notes() -> None:
    text = "1. En ko.\n2. En båt.\n" + BODY + "\n1. Se boken.\n2. Se där.\n3. Holmen."
    assert starts(text)[0] == "1. Se boken."


def test_columns_read_across_mix_the_order() -> None:
    body = BODY + "En båt.4 En åra.5 Ett segel.6 En mast.\n"
    text = body + "\nNoter\n\n1. Ett.\n4. Fyra.\n2. Två.\n5. Fem.\n3. Tre.\n6. Sex."
    assert len(starts(text)) == 6


def test_the_first_label_opens_a_note_even_if_it_stands_alone() -> None:
    notes = "Noter\n\n1\nSe boken.\n2\nSe där.\n\n1. En punkt.\n"
    assert starts(f"{BODY}\n{notes}")[0] == "1"


CHAPTERS = """Det var en ko.1 Och en till.2 De
bodde på en holme.

1. Se boken.
2. Se där.

Holmen

Där växte gräs.{} Mer än
så var det inte.

{}. Holmen är liten.

Efteråt

Sedan kom våren, och kon gick i land.
"""


def opened(text: str) -> list[list[str]]:
    lines = rows(text)
    return [[lines[at].text for at in g.starts] for g in endnote_blocks(text)]


@pytest.mark.parametrize("number", [1, 3])
def test_notes_after_each_chapter(number: int) -> None:
    notes = [["1. Se boken.", "2. Se där."], [f"{number}. Holmen är liten."]]
    assert opened(CHAPTERS.format(number, number)) == notes


def test_a_chapters_notes_end_where_the_text_goes_on() -> None:
    text = CHAPTERS.format(3, 3)
    lines = rows(text)
    assert [lines[g.end].text for g in endnote_blocks(text)] == ["Holmen", "Efteråt"]


def test_a_list_in_a_chapter_is_none_of_its_notes() -> None:
    items = "Det som behövs:\n\n3. En åra.\n4. En båt.\n\n"
    text = CHAPTERS.format(3, 3).replace("Sedan kom", items + "Sedan kom")
    assert len(endnote_blocks(text)) == 2


def test_a_numbered_heading_does_not_take_the_notes_below_it() -> None:
    text = BODY + "\n1. Om ko.\n\nDet var allt.\n\n1 Se boken.\n2 Se där.\n3 Holmen är liten."
    assert starts(text)[0] == "1 Se boken."
