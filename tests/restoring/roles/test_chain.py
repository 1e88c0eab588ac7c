"""The likeliest chain of states, and the share of each state, are those that trying all chains finds."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from publisher.restoring.roles.chain import FOLLOWS, Chain, Links, likeliest
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.parting import Joint
from publisher.restoring.roles.states import AT, STATES
from tests.support.sheets import sheet

# So few states that all chains of four lines can be tried.
TRIED = [AT[LineRole.HEADING, True], AT[LineRole.HEADING, False], AT[LineRole.PARAGRAPH, True]]
TRIED += [AT[LineRole.PARAGRAPH, False], AT[LineRole.TITLE, True]]
LINES = 4


FAINT = -200
# The temperature that probabilities are flattened by.
WARM = 1.7
drawn = st.lists(st.integers(-9, 0), min_size=LINES * len(TRIED), max_size=LINES * len(TRIED))


def chances_of(drawn: list[int]) -> NDArray[np.float32]:
    chances = np.full((LINES, len(STATES)), FAINT, dtype=np.float32)
    chances[:, TRIED] = np.array(drawn, dtype=np.float32).reshape(LINES, -1)
    return chances


def found(chances: NDArray[np.float32]) -> Chain:
    links = Links(
        np.full(LINES, Joint.UNKNOWN, dtype=np.int8),
        np.zeros(LINES, dtype=bool),
        np.full(LINES, -9, dtype=np.float32),
    )
    lines = sheet("\n\n".join(["Holmen", "Kon gick", "Och så", "Båten"][:LINES]))
    return likeliest(lines, np.arange(LINES), chances, links, WARM)


def worth(chances: NDArray[np.float32], states: tuple[int, ...]) -> float:
    own = sum(float(chances[at, state]) for at, state in enumerate(states))
    return own + sum(float(FOLLOWS[above, below]) for above, below in pairwise(states))


@settings(deadline=None)
@given(drawn)
def test_no_chain_is_likelier_than_the_one_that_is_found(drawn: list[int]) -> None:
    chances = chances_of(drawn)
    states = tuple(found(chances).states.tolist())
    best = max(worth(chances, chain) for chain in product(TRIED, repeat=LINES))
    assert worth(chances, states) == best


@settings(deadline=None)
@given(drawn)
def test_a_states_share_is_that_of_the_chains_that_have_it(drawn: list[int]) -> None:
    chances = chances_of(drawn)
    weights = {
        chain: np.exp(worth(chances, chain) / WARM) for chain in product(TRIED, repeat=LINES)
    }
    shares = found(chances).shares
    for at, state in product(range(LINES), TRIED):
        having = sum(weight for chain, weight in weights.items() if chain[at] == state)
        assert shares[at, state] == pytest.approx(having / sum(weights.values()), abs=1e-9)


def test_no_note_is_gone_on_with_in_small_letters_behind_one_that_has_ended() -> None:
    """Nor where the line above looks like one of a note as well, but is none."""
    text = (
        "Kon gick till sjön och\nSe boken om kor.\n\fHan tog båten och kom\nmed kon till holmen i\n"
    )
    lines = sheet(f"{text}sjön där hon bodde.\n")
    note, paragraph = (AT[role, False] for role in (LineRole.NOTE, LineRole.PARAGRAPH))
    chances = np.full((5, len(STATES)), FAINT, dtype=np.float32)
    chances[:, [note, paragraph]] = np.log(
        [[0.1, 0.9], [0.9, 0.1], [0.01, 0.99], *[[0.8, 0.2]] * 2]
    )
    likely = np.array([False, True, True, True, True])
    links = Links(np.full(5, Joint.UNKNOWN, np.int8), likely, np.full(5, -9, np.float32))
    chain = likeliest(lines, np.arange(5), chances, links, 1.0)
    assert chain.states[2:].tolist() == [paragraph] * 3
