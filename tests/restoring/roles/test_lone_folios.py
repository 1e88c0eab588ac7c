"""A number alone amid a text without pages, and nothing like it elsewhere, is no folio."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.named_folios import by_named_folios
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state
from tests.support.sheets import Chances, logs, sheet

FOLIO: Chances = {(LineRole.FOLIO, True): 0.92, (LineRole.HEADING, True): 0.08}
TEXT: Chances = {(LineRole.PARAGRAPH, True): 1.0}
PROSE = ["The keeper trims the wicks at dusk and at midnight.", "Then he writes down the hour."] * 2


def kept(lines: list[str]) -> list[str]:
    """Return the numbers that are no folios; the network takes each for one."""
    chances = {at: FOLIO if line.strip("-\f").isalnum() else TEXT for at, line in enumerate(lines)}
    read = sheet("\n".join(lines), "en")
    facts = by_named_folios(read, logs(len(lines), chances))
    folio = state(LineRole.FOLIO, first=True)
    out = [fact.lines for fact in facts if (fact.states == folio).all()]
    return [lines[at] for at in np.flatnonzero(np.any(out, axis=0))]


@pytest.mark.parametrize("number", ["-I-", "2", "-14-"])
def test_a_lone_number_stays(number: str) -> None:
    assert kept([*PROSE, number, *PROSE]) == [number]


@pytest.mark.parametrize(
    "lines",
    [
        [*PROSE, "12", *PROSE, "13", *PROSE],
        [*PROSE, "12"],
        ["12", *PROSE],
        [*PROSE, "12", f"\f{PROSE[0]}", *PROSE],
    ],
    ids=["with another one", "below the text", "above the text", "before a new page"],
)
def test_folios_go(lines: list[str]) -> None:
    assert kept(lines) == []
