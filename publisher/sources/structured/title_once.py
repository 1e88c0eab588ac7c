"""A title that a front line repeats, as title pages do where the title calls a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from publisher.model.inlines import plain
from publisher.model.letters import letters_and_figures
from publisher.model.text import Block, FrontLine, Heading


def title_once(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str]:
    """Return blocks whose title stands once, and its words as they stood the first time.

    The line below it that says the same, with emphasis or the sign of a note, is the title then.
    The words are empty where no line does.
    """
    at = next((n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1), None)
    if at is None:
        return tuple(blocks), ""
    title = blocks[at]
    assert isinstance(title, Heading), "found as such"
    words = plain(title.content)
    lines = takewhile(lambda block: isinstance(block, FrontLine), blocks[at + 1 :])
    for below, line in enumerate(lines, start=at + 1):
        assert isinstance(line, FrontLine), "taken as such"
        if letters_and_figures(plain(line.content)) == letters_and_figures(words):
            rest = [*blocks[at + 1 : below], *blocks[below + 1 :]]
            return (*blocks[:at], replace(title, content=line.content), *rest), words
    return tuple(blocks), ""
