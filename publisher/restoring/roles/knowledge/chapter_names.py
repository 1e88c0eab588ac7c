"""The name of a chapter below its number, told by what stands below the other numbers of the text.

``Chapter the first.`` and below it what the chapter is called are set as two lines nearly as often
as one. The acts and scenes of a play are numbered too, but there the persons stand below.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.measuring.seen import seen_on
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.states import ASIDE, HEADING
from publisher.structs import frozen

# ``IV.``, ``12``; a word for chapters counts by the words beside it, of which there may be so many.
NUMBER = compiled(r"\W{0,2}(?:[IVXLC]{1,8}|\d{1,3})\W{0,2}")
WORDS = 3
# So many numbers must have something below, and this share of it must be short and below that, in
# turn, stand a full line.
FEWEST, MOST = 3, 0.6
# Shares of the measure: a short line, and a full one.
SHORT, FULL = 0.75, 0.8
# Who opens so many lines speaks in a play; below few of the numbers, by share, may a speaker stand.
SPEAKS, PERSONS = 3, 0.2
# What ends the name of who speaks: ``ANNA (aside).``
WHO = compiled(r"[.:(]")
# From this probability on a line is a heading, or furniture.
TOLD = 0.5
# What the name of a chapter does not end in, and does not have.
ENDS = ("ends comma", "ends colon", "ends hyphen", "stops inside", "label alone", "item", "bullet")


@frozen
class Below:
    """The line below a number: its place on the sheet, whether it may be a name, or names persons.

    ``long`` tells that it may be the first of two lines of a name.
    """

    at: int
    named: bool
    long: bool
    persons: bool


def by_chapter_names(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines name the chapter whose number is above.

    ``chances`` (natural logarithms) are what the network says of the lines.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    shares = np.exp(chances)
    speakers = _speakers(sheet, shares[:, ASIDE].sum(1) < TOLD)
    for below in _by_kind(sheet, shares[:, HEADING].sum(1) > TOLD, speakers).values():
        names = [one.at for one in below if one.named and not one.persons]
        persons = sum(one.persons for one in below)
        told = sum(not one.long for one in below)
        if len(names) >= max(FEWEST, MOST * told) and persons <= PERSONS * len(below):
            made[names] = True
            made[[at for one in below if one.long for at in (one.at, one.at + 1)]] = True
    yield Fact("below the numbers of this text the names of chapters stand", made, ~HEADING)


def _by_kind(sheet: Sheet, headings: Flags, speakers: frozenset[str]) -> dict[str, Sequence[Below]]:
    """Return what stands right below the numbers of chapters, by what counts them."""
    found: dict[str, list[Below]] = defaultdict(list)
    counted = np.zeros(len(sheet), dtype=np.bool_)
    for at in np.flatnonzero(headings | np.append(False, headings[:-1])).tolist():
        counted[at] = _kind(sheet, at) is not None
    may_be, long = _may_be_named(sheet, headings & counted)
    same = np.diff(sheet.page) == 0
    # In mid-sentence stands a running head, below which there is no name.
    inside = np.concatenate(([False], sheet.ends_open[:-1] & ~headings[:-1]))
    for at in np.flatnonzero(headings[:-1] & same & (may_be[1:] | ~inside[:-1])).tolist():
        kind = _kind(sheet, at)
        below = at + 1
        if kind is not None and not counted[below] and not _as_text(sheet, below):
            persons = _first_word(sheet, below) in speakers
            found[kind].append(Below(below, bool(may_be[below]), bool(long[below]), persons))
    return dict(found)


def _as_text(sheet: Sheet, at: int) -> bool:
    """Tell whether a line is seen to be set as the text is, so that it cannot name a chapter."""
    look = seen_on(sheet.lines[at])
    plain = look.larger == "same" and look.weight == "plain"
    return plain and not look.centred


def _kind(sheet: Sheet, at: int) -> str | None:
    """Return what counts the chapter whose number alone a line is; None if it is no such line."""
    text = sheet.worded[at].text
    if NUMBER.fullmatch(text):
        return "figures" if any(map(str.isdigit, text)) else "letters"
    words = text.split()
    counts = sheet.names["chapter word"][at] > 0 and 1 < len(words) <= WORDS
    return "words" if counts else None


def _may_be_named(sheet: Sheet, numbers: Flags) -> tuple[Flags, Flags]:
    """Return which lines may be a name, and which the first of two lines of one.

    A name is short or in capitals, with a full line as one of the two below it, or one of the
    ``numbers``.
    """
    full = sheet.kept_by(88)
    capitals = np.array([line.text.isupper() for line in sheet.worded], dtype=np.bool_)
    short = (sheet.widths < SHORT * full) | capitals
    plain = np.ones(len(sheet), dtype=np.bool_)
    for name in ENDS:
        plain &= sheet.names[name] <= 0
    wide = (sheet.widths >= FULL * full) | numbers
    above: Flags = np.concatenate((wide[1:] | np.concatenate((wide[2:], [True])), [False]))
    opens = sheet.names["opens upper"] > 0
    ends: Flags = short & plain & above
    goes_on = (sheet.names["ends lower"] > 0) | (capitals & np.append(capitals[1:], False))
    goes_on &= np.diff(sheet.page, append=-1) == 0
    return opens & ends, opens & (capitals | ~short) & goes_on & np.concatenate((ends[1:], [False]))


def _speakers(sheet: Sheet, text: Flags) -> frozenset[str]:
    """Return the first words, in small letters, of those who speak several times in the ``text``.

    Who speaks stands in front of what is said, or alone on a line.
    """
    said = (sheet.names["speaker"] > 0) | (sheet.names["one word"] > 0)
    lines = np.flatnonzero(said & text).tolist()
    names = Counter(WHO.split(sheet.worded[at].text, maxsplit=1)[0].casefold() for at in lines)
    words = (name.split() for name, often in names.items() if often >= SPEAKS)
    return frozenset(first for first, *_ in filter(None, words))


def _first_word(sheet: Sheet, at: int) -> str:
    return next(iter(sheet.worded[at].text.split()), "").strip(".,:;()[]").casefold()
