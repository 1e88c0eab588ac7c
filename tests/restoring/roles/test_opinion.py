"""What the rules say of each line, as columns beside what is seen of it.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from publisher.model.transcript import Transcript
from publisher.restoring.roles.opinion import NAMES, SURE, put_opinion
from publisher.restoring.roles.rules import tell_by_rules
from publisher.sources import transcript_from
from tests.support.pages import languages, sources

FULL = "Kon stod kvar på bryggan och såg ut över vattnet som om hon väntade på någon"
PAGE = f"""Holmens historia

{FULL}.1
{FULL}
{FULL}.

1 Se boken."""


def said(transcript: Transcript) -> NDArray[np.float32]:
    lines = tuple(line for line in transcript.lines() if not line.blank)
    made = np.zeros((len(lines), len(NAMES)), dtype=np.float32)
    put_opinion(lines, tell_by_rules(transcript), made)
    return made


def column(name: str) -> list[float]:
    made = said(transcript_from(PAGE, "opinion.txt", "sv").value)
    found: list[float] = made[:, NAMES.index(name)].tolist()
    return found


def test_every_column_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_each_line_has_the_role_that_the_rules_tell() -> None:
    assert column("by rule title") == [1, 0, 0, 0, 0]
    assert column("by rule paragraph") == [0, 1, 1, 1, 0]
    assert column("by rule note") == [0, 0, 0, 0, 1]


def test_beginnings_and_called_notes_are_told() -> None:
    assert column("by rule first")[:2] == [1, 1]
    assert column("by rule note called") == [0, 0, 0, 0, 1]


@pytest.mark.parametrize("name", ["by rule begins", "by rule odds of heading"])
def test_odds_lie_between_one_and_minus_one(name: str) -> None:
    assert SURE > 0
    assert all(-1 <= odds <= 1 for odds in column(name))


@given(sources, languages)
def test_every_line_has_one_role_by_rule_at_most(text: str, tag: str) -> None:
    made = said(transcript_from(text, "opinion.txt", tag).value)
    roles = [at for at, name in enumerate(NAMES) if name not in NAMES[-4:]]
    assert np.isfinite(made).all()
    assert set(made[:, roles].sum(1).tolist()) <= {0.0, 1.0}
