"""Further paragraphs of notes in brackets, told by the room that is left where the text goes on."""

from __future__ import annotations

import pytest

from publisher.manuscript import write
from publisher.restoring import restore
from tests.support.pages import transcript

TEXT = {
    "en": (
        "The miller went to the fair{mark} and came back late with the cart.",
        "So says the smith.",
    ),
    "de": (
        "Der Müller ging auf den Markt{mark} und kam spät mit dem Karren heim.",
        "So der Schmied.",
    ),
    "sv": ("Mjölnaren gick till marknaden{mark} och kom sent hem med kärran.", "Så säger smeden."),
}
FURTHER = {
    "en": "The clerk denies it in the second of his three books, on a page that is torn.",
    "de": "Der Küster leugnet es in seinem zweiten Buche, auf einer Seite, die zerrissen ist.",
    "sv": "Klockaren förnekar det i den andra av sina böcker, på en sida som är sönderriven.",
}


def restored(tag: str, room: str) -> str:
    """Return twelve sections with a note each; the fifth note has two paragraphs.

    ``room`` are the blank lines above the text that goes on.
    """
    said, note = TEXT[tag]
    sections = []
    for number in range(1, 13):
        further = f"\n\n{FURTHER[tag]}" if number == 5 else ""
        sections.append(f"{said.format(mark=f'[{number}]')}\n\n[{number}] {note}{further}")
    return write(restore(transcript(f"\n{room}".join(sections) + "\n", tag)).value)


@pytest.mark.parametrize("tag", TEXT)
def test_a_paragraph_below_a_note_without_room_is_of_the_note(tag: str) -> None:
    made = restored(tag, "\n\n")
    assert f"{TEXT[tag][1]}\n    {FURTHER[tag]}" in made
    assert made.count("]: ") == 12


@pytest.mark.parametrize("tag", TEXT)
def test_where_no_room_is_left_it_may_be_text(tag: str) -> None:
    made = restored(tag, "\n")
    assert f"\n\n{FURTHER[tag]}\n" in made
    assert made.count("]: ") == 12
