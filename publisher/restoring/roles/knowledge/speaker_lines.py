"""Who speaks in a play, where the name stands alone on a line: no heading, and no line of verse.

Headings that return do so in their order (what is needed, how it is made); speakers do not: who
answers whom cannot be foretold. Two alone who speak by turns are not told from two headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.wording import ROMAN
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE as FURNITURE
from publisher.restoring.roles.states import STATES, state

# Words and letters of the longest name: “THE SECOND CLERK OF THE COURT” is one of the longest.
WORDS, LETTERS = 5, 32
# Times that a name returns, names that do, and all of their lines from which a text is a play.
AGAIN, NAMES, LINES = 2, 3, 8
# Lines of text from a name to the next one, in the middle of all; more are chapters.
DENSE = 14
# Lines from a name to the nearest other one, at most: speeches may be long.
NEAR = 40
# The share of names that have something else below them, and of those that differ from the next.
ABOVE_SPEECH, BY_TURNS = 0.8, 0.75
# The share of names below which the one stands that stands there most: of headings nearly all.
FORETOLD = 0.8
# The share of the names that are set alike; the others are lines of a refrain.
ALIKE = 0.75
# What a speaker does, behind the name: “ANNA (aside).”
ASIDE = compiled(r"(?:\([^()]*\)|\[[^\[\]]*\])")
# Of the measure (the width that so many of a hundred lines keep to): how wide a full line is.
FULL, WIDEST = 0.85, 95
# What happens on the stage, and the lines of the longest that is told.
DIRECTED = compiled(r"(?:\[[^\[\]]*\]?|\([^()]*\))\.?")
DIRECTION = 8
# A name; what is said has other signs, and begins in small letters or with a figure.
NAME = compiled(r"[^\W\d_][^\d!?…,;“”„«»\"]*")
NOT_NAMES = frozenset(
    (LineRole.TITLE, LineRole.FRONT, LineRole.HEADING, LineRole.VERSE, LineRole.CAPTION)
)
OTHERS = np.array([role in NOT_NAMES for role, _ in STATES])
GOES_ON = state(LineRole.PARAGRAPH, first=False)
# The share of all pages that a line opens which is their head, though it be a person's name.
HEAD = 0.3
# Lines at the foot of a page of which one may be its catchword, and those at the head of the next one
# that it may repeat: a head, and where the text begins.
FOOT, OPENING = 2, 2


def by_speaker_lines(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines name a speaker, and which ones below them therefore go on with nothing."""
    lines = _speaker_lines(sheet)
    named = np.zeros(len(sheet), dtype=np.bool_)
    named[lines] = True
    below = np.concatenate(([False], named[:-1])) & ~sheet.begins_small
    yield Fact("it names a speaker, as others do that answer", named, OTHERS | GOES_ON)
    yield Fact(
        "it is a direction in brackets, apart from what is said", _directions(sheet, lines), OTHERS
    )
    text = named & ~_at_edges(sheet)
    yield Fact("it names a speaker, and neither ends a page nor opens many", text, FURNITURE)
    yield Fact("it begins what a speaker says", below & ~named, GOES_ON)


def _directions(sheet: Sheet, speakers: Sequence[int]) -> Flags:
    """Return which lines are directions of a play, between gaps and in brackets as a whole.

    Old print does not close them: ``[Exit.``
    """
    made: Flags = np.zeros(len(sheet), dtype=np.bool_)
    apart = np.concatenate(([True], (np.diff(sheet.page) != 0) | (sheet.gaps[1:] > 0)))
    edges = np.append(np.flatnonzero(apart), len(sheet)).tolist()
    for start, end in pairwise(edges) if speakers else ():
        text = " ".join(one.text for one in sheet.worded[start : min(end, start + DIRECTION)])
        made[start:end] = end - start <= DIRECTION and DIRECTED.fullmatch(text) is not None
    return made


def _at_edges(sheet: Sheet) -> Flags:
    """Return which lines may be catchwords, as the next page begins alike, or heads of many pages."""
    made: Flags = np.zeros(len(sheet), dtype=np.bool_)
    names = [_name(one.text) for one in sheet.worded]
    opening = Counter(names[at] for at in sheet.starts[:-1])
    for start in sheet.starts[:-1].tolist():
        made[start] = opening[names[start]] > max(AGAIN, HEAD * (len(sheet.starts) - 1))
        below = {names[at].casefold() for at in range(start, min(start + OPENING, len(sheet)))}
        for at in range(max(0, start - FOOT), start):
            made[at] |= any(one.startswith(names[at].casefold()) for one in below if names[at])
    return made


def _speaker_lines(sheet: Sheet) -> list[int]:
    """Return the lines that name a speaker; none where a text is no play."""
    names = [_name(one.text) for one in sheet.worded]
    # “Second Scene.” returns in each act, and nobody is called so.
    scenes = np.asarray(sheet.names["chapter word"]) > 0
    for at in np.flatnonzero(_goes_on(sheet) | scenes):
        names[at] = ""
    times = Counter(name for name in names if name)
    lines = [at for at, name in enumerate(names) if name and times[name] >= AGAIN]
    capitals = [at for at in lines if names[at].isupper()]
    lines = capitals if 2 * len(capitals) > len(lines) else sorted({*lines} - {*capitals})
    if len(lines) < LINES or len({names[at] for at in lines}) < NAMES:
        return []
    near = median(np.diff(lines)) <= DENSE and _above_speech(lines, len(sheet))
    play = near and _answers([names[at] for at in lines])
    return _amid_others(_alike(sheet, lines), names) if play else []


def _goes_on(sheet: Sheet) -> Flags:
    """Return which lines stand right below a full one that breaks off: they are its last word."""
    full = sheet.fullest > FULL * sheet.kept_by(WIDEST)
    made: Flags = np.concatenate(([False], (np.diff(sheet.page) == 0) & full[:-1]))
    made[1:] &= sheet.ends_open[:-1]
    return made & (sheet.gaps <= 0)


def _name(text: str) -> str:
    """Return the name that a line may be; nothing if it is none."""
    if len(text) > 2 * LETTERS or not text[:1].isupper():
        return ""
    bare = " ".join(ASIDE.sub(" ", text).split()).strip(" .:,—–-")
    short = 0 < len(bare) <= LETTERS and len(bare.split()) <= WORDS
    named = short and NAME.fullmatch(bare) is not None
    return bare if named and not any(ROMAN.fullmatch(word) for word in bare.split()) else ""


def _above_speech(lines: Sequence[int], end: int) -> bool:
    own = set(lines)
    return sum(at + 1 < end and at + 1 not in own for at in lines) >= ABOVE_SPEECH * len(lines)


def _amid_others(lines: Sequence[int], names: Sequence[str]) -> list[int]:
    """Return the lines near which another name stands: the title may be a person's, and return."""
    turns = [(a, b) for a, b in pairwise(lines) if names[a] != names[b] and b - a <= NEAR]
    return sorted({at for turn in turns for at in turn})


def _answers(names: Sequence[str]) -> bool:
    """Tell whether names come by turns, and nobody can say which one comes next."""
    turns = [step for step in pairwise(names) if step[0] != step[1]]
    most: dict[str, int] = {}
    for (before, _), count in Counter(turns).items():
        most[before] = max(most.get(before, 0), count)
    return len(turns) >= BY_TURNS * (len(names) - 1) and sum(most.values()) <= FORETOLD * len(turns)


def _alike(sheet: Sheet, lines: Sequence[int]) -> list[int]:
    """Return the lines that are set as nearly all of them are; none where there is no such way.

    They stand between gaps, end in a colon, below a gap in a stop, or are in capitals.
    """
    apart = np.concatenate(([True], (np.diff(sheet.page) != 0) | (sheet.gaps[1:] > 0), [True]))
    texts = [sheet.worded[at].text for at in lines]
    ways = (
        [bool(apart[at] and apart[at + 1]) for at in lines],
        [text.endswith(":") for text in texts],
        [ASIDE.sub("", text).isupper() for text in texts],
        [bool(apart[at]) and text.endswith(".") for at, text in zip(lines, texts, strict=True)],
    )
    way = max(ways, key=sum)
    return list(compress(lines, way)) if sum(way) >= ALIKE * len(lines) else []
