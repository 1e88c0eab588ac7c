"""Blank lines that part blocks for certain, and those that do not."""

from __future__ import annotations

from publisher.languages import language
from publisher.restoring import restore
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.parting import FEWEST, Joint, joints
from tests.support.pages import transcript

FULL = "The boat lay at the quay all winter and nobody in the village came to see it."
LAST = "It was sold in the spring."
PARAGRAPH = f"{FULL}\n{FULL}\n{LAST}"


def found(text: str) -> list[int]:
    return list(map(int, joints(sheet_of(transcript(text, "en"), language("en")))))


def test_blank_lines_part_where_they_stand_between_all_paragraphs() -> None:
    got = found("\n\n".join([PARAGRAPH] * (FEWEST + 1)))
    assert got[:4] == [Joint.UNKNOWN, Joint.JOINED, Joint.JOINED, Joint.PARTED]
    assert set(got[3::3]) == {Joint.PARTED}


def test_nothing_is_joined_where_paragraphs_end_without_a_blank_line_too() -> None:
    got = found("\n\n".join([f"{PARAGRAPH}\n{PARAGRAPH}"] * (FEWEST + 1)))
    assert set(got) == {Joint.UNKNOWN, Joint.PARTED}


def test_nothing_is_told_where_sentences_go_on_over_blank_lines() -> None:
    opened = f"{FULL[:-1]} and\n\nnobody {FULL[4:]}"
    assert set(found("\n\n".join([opened] * (FEWEST + 1)))) == {Joint.UNKNOWN}


def test_nothing_is_told_of_a_few_blank_lines() -> None:
    assert set(found("\n\n".join([PARAGRAPH] * 3))) == {Joint.UNKNOWN}


WHOLE = f"{FULL} {FULL} {LAST}"


def test_blank_lines_part_lines_that_are_too_long_for_print() -> None:
    assert found("\n\n".join([WHOLE] * 4)) == [Joint.UNKNOWN, *[Joint.PARTED] * 3]
    assert set(found("\n\n".join([FULL] * 4))) == {Joint.UNKNOWN}, "a typescript"


def test_a_long_line_in_mid_sentence_goes_on_over_a_blank_line() -> None:
    assert found(f"{WHOLE}\n\n{WHOLE} and\n\nnobody {WHOLE}")[2] == Joint.UNKNOWN


def test_a_text_in_whole_paragraphs_that_open_alike_keeps_them() -> None:
    asked = "Was it needed, asked the inspector, to have three children on an island so small?"
    texts = [f"{asked} {FULL} {asked}", f"{FULL} {FULL} {LAST}", f"{LAST} {FULL} {FULL}"]
    texts += [f"{FULL} {LAST} {FULL}", f"{asked} {asked} {LAST}", f"{FULL} {FULL} {asked}"]
    told = restore(transcript("\n\n".join(texts), "en")).value
    assert len(told.blocks) == len(texts)


def test_what_is_said_in_a_play_is_no_note() -> None:
    asked = "ROPER.\n\n[_Taking off his gloves._] She will not be long, I dare say."
    answered = "FARNHAM.\n\nI have brought her a few flowers from the garden of my aunt,\nand nothing else."
    told = restore(transcript("\n\n".join([asked, answered] * FEWEST), "en")).value
    assert not told.notes
