"""Labels alone on their lines at the feet of pages, told by the marks above them.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.lone_labels import by_lone_labels
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from tests.support.sheets import sheet

OPENS, GOES_ON, TEXT = (
    *((LineRole.NOTE, first) for first in (True, False)),
    (LineRole.PARAGRAPH, False),
)
PAGE = (
    "Det var en ko.{0} Den bodde länge\npå en holme i sjön,{1} sade man.\n"
    "{0}\nSe boken, där allt\nstår om kor.\n{1}\nSe kartan.\n\n7\n8\n"
)


def told(text: str, pinned: tuple[int, ...] = ()) -> str:
    """Return a letter for each line: what it can but be (o: opens, w: within, t: text), else a point."""
    lines = sheet(text)
    made = added(by_lone_labels(lines, np.isin(np.arange(len(lines)), pinned)), len(lines))
    states = {AT[OPENS]: "o", AT[GOES_ON]: "w", AT[TEXT]: "t"}
    best = made.argmax(1)
    return "".join(states[at] if made[n, at] > 0 else "." for n, at in enumerate(best.tolist()))


@pytest.mark.parametrize("signs", [("*", "†"), ("1", "2"), ("§", "¶"), ("†", "*")])
def test_labels_alone_that_answer_the_marks_in_order_open_notes(signs: tuple[str, str]) -> None:
    assert told(PAGE.format(*signs)) == "..owwow.."


def test_a_mark_that_stands_alone_is_text() -> None:
    alone = PAGE.format("*", "†").replace("sjön,† sade man.", "sjön,\n†\nsade man.")
    assert told(alone) == "..t.owwow.."


@pytest.mark.parametrize(
    ("old", "new"),
    [("ko.*", "ko."), ("sjön,†", "sjön,*"), ("*\nSe boken, där allt\nstår om kor.\n", "")],
)
def test_signs_that_part_sections_open_none(old: str, new: str) -> None:
    assert set(told(PAGE.format("*", "†").replace(old, new))) == {"."}


@pytest.mark.parametrize("signs", [("2", "7"), ("†", "2"), ("†", "***")])
def test_signs_that_are_no_series_open_none(signs: tuple[str, str]) -> None:
    assert set(told(PAGE.format(*signs))) == {"."}


def test_a_label_with_its_words_stays_with_the_network() -> None:
    mixed = (
        PAGE.format("*", "†").replace("man.", "man.‡").replace("Se kartan.", "Se kartan.\n‡ Så.")
    )
    assert told(mixed) == "..owwow..."


def test_what_a_person_has_said_stays() -> None:
    assert told(PAGE.format("*", "†"), pinned=(2,)) == "...wwow.."
