"""Speakers are told by what returns above speeches; answers in a tale are none."""

from __future__ import annotations

import pytest

from publisher.editions.speakers import find_speakers
from publisher.manuscript import read

# Swedish: "Lamporna är släckta" (the lamps are out), "Vem kommer där" (who comes there).
PLAYS = {
    "capitals": ("ANNA.", "ERIK.", "ANNA.", "ERIK (aside).", "ANNA."),
    "capitals without a stop": ("THE CLERK", "ANNA", "THE CLERK", "ANNA", "ANNA"),
    "small letters": ("Anna.", "Erik:", "Anna.", "Erik:", "Anna."),
}
SPEECHES = ("Lamporna är släckta, säger de.", "Vem kommer där, så sent?")


def play(names: tuple[str, ...], between: int = 0) -> str:
    """Return a play, with so many paragraphs of a tale behind each speech."""
    tale = "\n\n".join(f"Nothing else happened in the {n}th hour." for n in range(between))
    parts = (f"{name}\n\n{SPEECHES[n % 2]}\n\n{tale}" for n, name in enumerate(names))
    return "# A play\n\nThe first act.\n\n" + "\n\n".join(parts)


def speakers(markup: str) -> set[str]:
    return set(find_speakers(read(markup, "a.md", "sv").blocks))


@pytest.mark.parametrize("kind", PLAYS)
def test_names_that_return_above_speeches_speak(kind: str) -> None:
    assert speakers(play(PLAYS[kind])) == set(PLAYS[kind])


@pytest.mark.parametrize("kind", ["capitals", "capitals without a stop"])
def test_a_scene_in_a_long_tale_keeps_its_speakers(kind: str) -> None:
    assert speakers(play(PLAYS[kind], between=9)) == set(PLAYS[kind])


def test_answers_that_return_in_a_tale_are_no_speakers() -> None:
    assert speakers(play(("Yes.", "No.", "Yes.", "No.", "Yes."), between=9)) == set()


def test_what_is_said_aloud_is_no_speaker() -> None:
    assert speakers(play(("“NO.”", "— YES.", "“NO.”", "— YES.", "NO!"))) == set()


def test_a_line_that_comes_once_is_no_speaker() -> None:
    assert speakers(play(("ANNA.", "ERIK.", "THE END."))) == set()


def test_one_who_speaks_once_among_others_speaks() -> None:
    assert speakers(play(("ANNA.", "ERIK.", "ALMA.", "ANNA.", "ERIK.", "ANNA."))) == {
        *("ANNA.", "ERIK.", "ALMA.")
    }


def test_nothing_below_is_no_speech() -> None:
    assert speakers("# A\n\nANNA.\n\nANNA.\n\nANNA.\n\nERIK.\n\nERIK.") == set()
