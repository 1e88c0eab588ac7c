"""Which short lines at the feet of pages are no catchwords."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.restoring.roles.knowledge.catchwords import no_catchwords
from tests.support.sheets import sheet

PAGE = "The keeper trims the wicks at dusk,\nand writes down the hour in the log.\n"


def may_be_one(foot: str, head: str) -> bool:
    """Tell whether a line at the foot of a page may be a catchword, above a page that begins so."""
    lines = sheet(f"{PAGE}{foot}\f{head}\n{PAGE}", "en")
    (fact,) = no_catchwords(lines)
    return not fact.lines[np.flatnonzero(lines.page == 0)[-1]]


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ("lamps", "lamps that burn"),
        ("nec", "necin ijs tantum"),
        ("larnps", "lamps that burn"),
        ("B 2      lamps", "lamps that burn"),
        ("(A) ij      ser", "serve at the light"),
    ],
)
def test_what_the_next_page_begins_with_may_be_one_however_misread(foot: str, head: str) -> None:
    assert may_be_one(foot, head)


@pytest.mark.parametrize("foot", ["The mill.", "and she"])
def test_what_it_does_not_begin_with_is_none(foot: str) -> None:
    assert not may_be_one(foot, "lamps that burn")
