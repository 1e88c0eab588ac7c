"""Why lines are what they were told to be, in words that a person can check on the page.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from itertools import chain, pairwise

import numpy as np
import pytest

from publisher.model.doubts import Question
from publisher.model.transcript import Transcript
from publisher.model.verdicts import Verdicts
from publisher.restoring import can_explain, explain, restore
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.line_roles import FURNITURE, LineRole
from publisher.restoring.roles.network import network
from publisher.restoring.roles.reasons.aspects import aspects, of_lines
from publisher.restoring.roles.reasons.occlusion import said_by_aspects
from publisher.restoring.roles.states import AT, WORDS
from publisher.restoring.roles.telling import all_features, tell_lines
from publisher.sources import transcript_from
from tests.support.sheets import seen

ON = "stod kon kvar på bryggan och såg ut över vattnet som om hon väntade på"
PAGE = (
    f"HOLMENS HISTORIA\n\n{{word}} {ON}\nnågon som {{end}}.{{mark}} Som om det vore\n"
    f"ingenting, och {{end}}.\n\nKapitel {{mark}}\n\nDen dagen {{word}} {ON}\n"
    "någon, men {end}.\n\n{mark} Se boken om {word}.\n\n{folio}\n"
)
BOOKLET = "\f".join(
    PAGE.format(word=word, mark=mark, folio=7 + mark, end=end)
    for mark, (word, end) in enumerate(
        {
            "Sedan": "gick i land",
            "Aldrig": "ingen kom",
            "Strax": "gräset växte",
            "Ofta": "båten var borta",
            "Sällan": "fyren brann",
        }.items(),
        1,
    )
)


GOING_ON = {"begins with a small letter", "no blank line parts it from the line above"}


def booklet() -> Transcript:
    return transcript_from(BOOKLET, "reasons.txt", "sv").value


def line_of(text: str, nth: int = 0) -> int:
    """Return the number of the line that begins so, the ``nth`` of them (from 0)."""
    return [line.number for line in booklet().lines() if line.text.startswith(text)][nth]


def test_a_head_returns_and_a_folio_rises() -> None:
    text = restore(booklet()).value
    said = {furniture.text.strip(): furniture.evidence for furniture in text.furniture}
    assert "returns on pages near it" in said["HOLMENS HISTORIA"]
    assert "first line of its page" in said["HOLMENS HISTORIA"]
    assert "its figure rises with the pages" in said["8"]


def test_what_the_text_begins_with_is_its_title_though_it_returns() -> None:
    first = line_of("HOLMENS")
    assert explain(booklet(), {first: None})[first].role == "the title"


def test_reasons_are_told_for_furniture_alone() -> None:
    told, _ = tell_lines(booklet())
    assert any(one.reasons for one in told.values())
    assert all(one.role in FURNITURE for one in told.values() if one.reasons)


@pytest.mark.parametrize(
    ("text", "role", "reasons"),
    [
        ("10", "a folio", {"its figure rises with the pages", "the rules take it for a folio"}),
        ("HOLMENS", "a running head", {"returns on pages near it"}),
        ("Kapitel 3", "a heading", {"it numbers a section, as others do"}),
        (
            "3 Se",
            "the first line of a note",
            {"opens with a label as notes do", "its label and its mark answer each other in order"},
        ),
        ("någon, men gräset", "a line within a paragraph", GOING_ON),
    ],
)
def test_what_a_clear_line_is_has_its_reasons(text: str, role: str, reasons: set[str]) -> None:
    line = line_of(text, text == "HOLMENS")  # the first of these is the title
    told = explain(booklet(), {line: None})[line]
    assert (told.role, told.chance > 0.7) == (role, True)
    assert reasons & set(told.for_role)
    assert not reasons & set(told.against)
    assert (len(told.for_role) <= 3, len(told.against) <= 3) == (True, True)


@pytest.mark.parametrize("question", [None, *filter(can_explain, Question)])
def test_what_is_asked_about_names_the_rival(question: Question | None) -> None:
    line = line_of("Den dagen Strax")
    rival = explain(booklet(), {line: question})[line].rival
    if question is Question.NO_HEADING:
        assert "heading" in rival
    elif question is Question.BEGINS:
        assert "within" in rival
    assert rival != "the first line of a paragraph"


def test_a_persons_ruling_is_the_first_reason() -> None:
    line = line_of("någon, men gräset")
    ruled = explain(booklet(), {line: None}, Verdicts(headings=((line, 2),)))[line]
    assert "heading" in ruled.role
    assert ruled.for_role[0] == "a person has ruled so"
    assert ruled.against


def test_where_nothing_stands_there_are_no_reasons() -> None:
    assert explain(booklet(), {2: None, 10_000: None}) == {}
    assert explain(transcript_from("\n\n", "blank.txt", "sv").value, {1: None}) == {}


def test_every_feature_belongs_to_one_aspect() -> None:
    known = aspects().values()
    assert sorted(chain.from_iterable(one.features for one in known)) == sorted(COLUMNS)
    assert all(name in COLUMNS for one in known for name, _, _ in one.says)


def test_an_aspect_says_the_most_telling_first_and_else_that_nothing_holds() -> None:
    row = seen(1, [(0, "rises"), (0, "rises by two"), (0, "gapless")])[0]
    rises, space = aspects()["rises"], aspects()["space"]
    assert rises.words(row) == "its figure rises with the pages"
    assert space.words(row) == "has no space above or below"
    assert rises.words(seen(1)[0]) == "no figure of it rises with the pages"


def test_an_aspect_says_what_the_odds_lose_without_it() -> None:
    """Hidden on its line, all else let stand, it is the network's own answer that changes."""
    _, features = all_features(booklet())
    net, at = network(), 30
    habits, mean = net.habits(features), net.weights["mean"]
    states = AT[LineRole.PARAGRAPH, True], AT[LineRole.PARAGRAPH, False]
    said = [worth for _, worth in said_by_aspects(net, features, habits, at, states)]

    def odds(features: np.ndarray) -> float:
        chances = net.chances(features, habits)[at]
        return float(chances[states[0]] - chances[states[1]])

    for aspect, worth in zip(of_lines(), said, strict=False):
        hidden = features.copy()
        hidden[at, aspect.columns] = mean[aspect.columns]
        assert odds(features) - odds(hidden) == pytest.approx(worth, abs=1e-3)
    assert odds(features) == pytest.approx(
        float(np.subtract(*net.chances(features)[at, list(states)])), abs=1e-3
    )


def test_what_speaks_for_one_of_two_states_speaks_against_the_other() -> None:
    _, features = all_features(booklet())
    net = network()
    habits = net.habits(features)
    states = AT[LineRole.HEADING, True], AT[LineRole.PARAGRAPH, True]
    one, other = (
        dict(said_by_aspects(net, features, habits, 20, pair)) for pair in (states, states[::-1])
    )
    assert all(one[words] == pytest.approx(-other[words], abs=1e-4) for words in one)


def test_reasons_come_the_strongest_first() -> None:
    _, features = all_features(booklet())
    line = line_of("10")
    at = [number for number, _ in tell_lines(booklet())[0]].index(line)
    net = network()
    told = explain(booklet(), {line: None})[line]
    rival = next(state for state, words in WORDS.items() if words == told.rival)
    states = AT[LineRole.FOLIO, True], AT[rival]
    worth = dict(said_by_aspects(net, features, net.habits(features), at, states))
    shown = [worth[words] for words in told.for_role if words in worth]
    assert all(a >= b for a, b in pairwise(shown))
