"""Blocks between blank lines whose lines are ended on purpose: stanzas, persons of a play, prose."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.stanzas import by_stanzas
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NEVER
from tests.support.sheets import sheet

PROSE = [
    "The ferry left the lower landing at six, and the boy who sold bread was",
    "the last to jump aboard, as he had been on every morning of that summer.",
]
PERSONS = [
    "HALLA, a widow.",
    "KARI, overseer on the farm of the widow.",
    "ARNES, a vagrant.",
    "A Shepherd Boy.",
]
ELISION = [
    "'s ist kalt am Ufer, und die Lampe brennt,",
    "Der Müller legt die Schaufel hin,",
    "Und keiner, der das Wasser kennt,",
    "Und keiner geht dahin.",
    "Der Mond steht überm Wehr,",
    "Der Fährmann ruft nicht mehr,",
    "Und alles, was wir nachts gehört,",
    "War nur das Mühlrad, schwer.",
]


def told(*block: str, role: LineRole, first: bool, tag: str = "en") -> list[bool]:
    """Return for each line of a block between prose whether it can be no such line."""
    text = "\n".join([*PROSE * 4, "", *block, "", *PROSE])
    own = sheet(text, tag)
    made = added(by_stanzas(own), len(own))[:, AT[role, first]] == NEVER
    return list(map(bool, made[8 : 8 + len(block)]))


def test_persons_of_a_play_begin_a_block_each() -> None:
    never = told(*PERSONS, role=LineRole.PARAGRAPH, first=False)
    assert never == [False, True, True, True]


@pytest.mark.parametrize(
    "block",
    [
        PROSE,
        [
            "The clerk of the parish of Harrow, who kept",
            "Nobody but Martha Stone informed about it,",
            "Martha of the mill.",
        ],
        ["The clerk went home,", "and nobody saw him", "until the harvest."],
        ["The clerk went.", "He was home."],
    ],
    ids=["prose", "prose in a narrow column", "small letters", "two lines"],
)
def test_lines_that_may_go_on_are_left_alone(block: list[str]) -> None:
    never = told(*block, role=LineRole.PARAGRAPH, first=False)
    assert never == [False] * len(block)


def test_a_stanza_may_open_with_an_elision() -> None:
    assert told(*ELISION, role=LineRole.PARAGRAPH, first=True, tag="de") == [True] * 8


def test_verse_is_short_beside_the_prose_of_its_text() -> None:
    """Most lines are verse, so that the width most lines keep to is that of a verse."""
    stanza = [line.removeprefix("'s ist ") for line in ELISION[1:5]]
    text = "\n".join([*PROSE, "", *("\n".join([*stanza, ""]) for _ in range(6))])
    own = sheet(text, "de")
    made = added(by_stanzas(own), len(own))
    never = made[len(PROSE) :, AT[LineRole.PARAGRAPH, True]] == NEVER
    assert np.all(never)
