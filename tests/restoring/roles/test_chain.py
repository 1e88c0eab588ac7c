"""The likeliest chain of states is the one that trying all of them finds."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.restoring.roles.chain import FOLLOWS, Links, likeliest
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.parting import Joint
from publisher.restoring.roles.states import AT, STATES
from tests.support.sheets import sheet

# So few states that all chains of four lines can be tried.
TRIED = [AT[LineRole.HEADING, True], AT[LineRole.HEADING, False], AT[LineRole.PARAGRAPH, True]]
TRIED += [AT[LineRole.PARAGRAPH, False], AT[LineRole.TITLE, True]]
LINES = 4


@settings(deadline=None)
@given(st.lists(st.integers(-9, 0), min_size=LINES * len(TRIED), max_size=LINES * len(TRIED)))
def test_no_chain_is_likelier_than_the_one_that_is_found(drawn: list[int]) -> None:
    text = "\n\n".join(["Holmen", "Kon gick", "Och så", "Båten"][:LINES])
    chances = np.full((LINES, len(STATES)), -200, dtype=np.float32)
    chances[:, TRIED] = np.array(drawn, dtype=np.float32).reshape(LINES, -1)
    links = Links(
        np.full(LINES, Joint.UNKNOWN, dtype=np.int8),
        np.zeros(LINES, dtype=bool),
        np.full(LINES, -9, dtype=np.float32),
    )

    def worth(states: tuple[int, ...]) -> float:
        own = sum(float(chances[at, state]) for at, state in enumerate(states))
        return own + sum(float(FOLLOWS[above, below]) for above, below in pairwise(states))

    found = tuple(likeliest(sheet(text), np.arange(LINES), chances, links).tolist())
    assert worth(found) == max(map(worth, product(TRIED, repeat=LINES)))
