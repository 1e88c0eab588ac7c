"""Who speaks in a play, where the name stands alone on a line above the speech.

A line names a speaker if it is short, in capitals or ends with a stop or colon, and returns above
other speeches. Names are told for a whole text, and nothing in it is changed: a speaker is only
kept on the page of the speech.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from publisher.expressions import compiled
from publisher.model.inlines import plain_line
from publisher.model.text import Block, Paragraph, Quotation, Verse

# Words in the name of a speaker: "THE SECOND CLERK".
LONGEST = 4
# Times that a name stands above a speech, names, and all of their lines from which a text is a play.
AGAIN, NAMES, LINES = 2, 2, 5
# Share of capitals among the letters of a name; "Mme DUPONT" has some small ones.
CAPITALS = 0.6
# Names in small letters look like answers ("Yes."), which are rare in a tale: the least share of
# the paragraphs between the first and the last of them. In a play it is near one half.
DENSE = 0.25
# Paragraphs within which others speak before and after one whose name comes once, in capitals.
NEAR = 4
# What a speaker does, behind the name: "ANNA (aside)."
ASIDE = compiled(r"\s*[(\[][^()\[\]]*[)\]]\s*")
# What is said, and not who says it: "“No.”", "— No.", "No!", "1.", "...".
SAID = compiled(r"[\d“”„«»\"‹›—–?!…]|\.\.|^\W|^[-‘’']")


class _Line(NamedTuple):
    """A short line above a speech: its place among the paragraphs of the text, and its words."""

    at: int
    name: str


def find_speakers(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the words of the paragraphs in which a speaker is named, empty for a text without."""
    spoken = [block for block in blocks if isinstance(block, Paragraph | Verse | Quotation)]
    lines = list(_lines(spoken))
    in_capitals = _names(line for line in lines if _is_capital(line.name))
    others = _names(lines)
    if not _is_dense([line for line in lines if _bare(line.name) in others], len(spoken)):
        others = frozenset()
    named = [line for line in lines if _bare(line.name) in in_capitals | others]
    once = [line for line in lines if in_capitals and _is_capital(line.name)]
    amid = (line for line in once if _is_amid(line, named))
    return frozenset(line.name for line in (*named, *amid))


def _lines(spoken: Sequence[Block]) -> Iterator[_Line]:
    """Yield the short lines that have something else below them."""
    for at, (block, below) in enumerate(pairwise(spoken)):
        if isinstance(block, Paragraph):
            name = plain_line(block.content)
            same = isinstance(below, Paragraph) and plain_line(below.content) == name
            if _may_name(name) and not same:
                yield _Line(at, name)


def _may_name(words: str) -> bool:
    bare = _bare(words)
    short = 0 < len(bare.split()) <= LONGEST and SAID.search(bare) is None
    return short and (_is_capital(words) or words.endswith((".", ":")))


def _bare(words: str) -> str:
    """Return a name without what the speaker does, and the sign behind it."""
    return ASIDE.sub(" ", words).strip(" .:,")


def _is_capital(words: str) -> bool:
    cased = [letter for letter in _bare(words) if letter.lower() != letter.upper()]
    return bool(cased) and sum(map(str.isupper, cased)) >= CAPITALS * len(cased)


def _names(lines: Iterable[_Line]) -> frozenset[str]:
    """Return the names that return; none where they are too few for a play."""
    times = Counter(_bare(line.name) for line in lines)
    names = {name: count for name, count in times.items() if count >= AGAIN}
    enough = len(names) >= NAMES and sum(names.values()) >= LINES
    return frozenset(names) if enough else frozenset()


def _is_amid(line: _Line, named: Iterable[_Line]) -> bool:
    """Tell whether others speak shortly before and after a line."""
    away = [other.at - line.at for other in named]
    return any(-NEAR <= by < 0 for by in away) and any(0 < by <= NEAR for by in away)


def _is_dense(lines: Sequence[_Line], paragraphs: int) -> bool:
    if not lines:
        return False
    between = min(lines[-1].at - lines[0].at + 1, paragraphs)
    return len(lines) >= DENSE * between
