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


def may_be_so(page: str, head: str, word: str) -> bool:
    lines = sheet(f"{PAGE}{page}\f{head}\n{PAGE}", "en")
    (fact,) = no_catchwords(lines)
    return not fact.lines[[one.text for one in lines.worded].index(word)]


@pytest.mark.parametrize("below", ["", "B 2\n", "Of the Mill and the Lamp. II.\nB 2\n"])
def test_a_signature_and_the_mark_of_a_press_may_stand_below_one(below: str) -> None:
    assert may_be_so(f"lamps\n{below}", "lamps that burn", "lamps")


def test_no_two_lines_of_text_stand_below_one() -> None:
    """A speaker's name above two lines of verse at the foot, who answers on the next page."""
    speech = "MARTA\nThe water came at evening,\nAnd stood about the stone,\n"
    assert not may_be_so(speech, "MARTA", "MARTA")


def test_the_head_of_the_next_page_is_not_what_it_begins_with() -> None:
    """A heading at the foot of its page is the head of the next one."""
    assert not may_be_so("The Lamp\n", "The Lamp         12\nSo it was", "The Lamp")
