"""What repeats in a text says of its lines: numbers that count on, names that come again and again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median

import numpy as np

from publisher.restoring.measuring.seen import seen_on
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.knowledge.places import RETURNS
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import HEADING, state

# The number that opens a line, behind at most a sign or two.
NUMBER = re.compile(r"\W{0,4}(\d{1,3})(?=\W)")
# A word and a number, which may have that of its chapter in front: ``Image 1.12 – The Press``.
COUNTED = re.compile(r"([^\W\d_]{3,14})\.? (\d{1,3}(?:[.\-]\d{1,3})?)(?!\w)")
NOT_FIGURES = re.compile(r"\D")
# Leadings: so much space is left for a picture, and hardly ever above a heading.
PICTURE = 4.0
# Lines on top of a page: below a running head stands any space.
TOP = 2
# So many lines in a row whose numbers count on are a list: between headings stands some text.
ROW = 3
# A short line that comes so often between the edges of pages is who speaks, or an answer; the
# chapters of a book seldom share their name.
OFTEN = 5
# What shows where the contents stand, and from how many lines on it is too far away.
CONTENTS, FAR = ("leaders", "contents heading", "is contents"), 25
AT_EDGES = (*RETURNS, "returns at edges")


def by_repeats(sheet: Sheet, features: Matrix) -> Iterator[Fact]:
    """Yield which lines are no headings because of what stands right beside them, or comes again."""
    yield Fact("it is one of several that are numbered in a row", _in_row(sheet), HEADING)
    yield Fact("the same words stand alone again and again", _again(sheet, features), HEADING)
    yield Fact("its number counts on, and pictures stood above its like", _figures(sheet), HEADING)


def by_contents(features: Matrix) -> Iterator[Fact]:
    """Yield which lines are no entries of the contents, for nothing near shows where these stand.

    What returns in the text (``Mean error: 5.2``) looks like entries too. All that were told in
    the published tracks had leaders, a heading, or words that stand further on near them.
    """
    shown = np.flatnonzero((features[:, [COLUMNS[name] for name in CONTENTS]] > 0).any(1))
    lines = np.arange(len(features))
    after = np.searchsorted(shown, lines)
    far = np.concatenate(([-FAR], shown, [len(lines) + FAR]))
    near = np.minimum(lines - far[after], far[after + 1] - lines) < FAR
    entry = state(LineRole.CONTENTS, first=True)
    yield Fact("nothing of a contents page is near", ~near, entry)


def _in_row(sheet: Sheet) -> Flags:
    """Return which lines stand among lines whose numbers count on, with nothing between them."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    run: list[int] = []
    last = -1
    for at, line in enumerate(sheet.worded):
        found = NUMBER.match(line.text)
        number = int(found[1]) if found else -1
        run = [*run, at] if found and run and number == last + 1 else [at] if found else []
        last = number
        if len(run) >= ROW:
            made[run] = True
    return made


def _figures(sheet: Sheet) -> Flags:
    """Return which lines begin with a word and a number that counts on, mostly below wide spaces.

    So figures are named, in any language; the space above is that of their pictures. They are set
    no larger than the text, and not bold. What stands on top of a page shows nothing.
    """
    series: defaultdict[str, dict[tuple[int, ...], list[int]]] = defaultdict(dict)
    for at, word, number in _counted(sheet):
        series[word].setdefault(number, []).append(at)
    tops = {top + n for top in sheet.starts.tolist() for n in range(TOP)}
    made = np.zeros(len(sheet), dtype=np.bool_)
    for numbers in series.values():
        lines = [at for places in numbers.values() for at in places]
        places = (sheet.lines[at].geometry for at in lines if at not in tops)
        gaps = [place.gap for place in places if place and place.gap is not None]
        following = sum((*number[:-1], number[-1] + 1) in numbers for number in numbers)
        if following >= ROW and gaps and median(gaps) >= PICTURE:
            made[lines] = True
    return made


def _counted(sheet: Sheet) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """Yield the lines that open with a word, of no chapter, and a number: place, word and number."""
    for at in np.flatnonzero(sheet.names["chapter word"] == 0).tolist():
        found = COUNTED.match(sheet.worded[at].text)
        look = seen_on(sheet.lines[at]) if found else None
        if found and look and look.larger in ("same", "smaller") and look.weight != "bold":
            yield at, found[1].casefold(), tuple(map(int, NOT_FIGURES.split(found[2])))


def _again(sheet: Sheet, features: Matrix) -> Flags:
    """Return which lines come again and again where no running head stands."""
    heads = np.any(features[:, [COLUMNS[name] for name in AT_EDGES]] > 0, axis=1)
    said = [line.text.casefold() for line in sheet.worded]
    within = np.zeros(len(sheet), dtype=np.bool_)
    if sheet.paged:
        same = np.diff(sheet.page) == 0
        within[1:-1] = same[1:] & same[:-1] & ~heads[1:-1]
    often = Counter(one for one, inside in zip(said, within.tolist(), strict=True) if inside)
    again = np.array([bool(one) and often[one] >= OFTEN for one in said], dtype=np.bool_)
    made: Flags = again & within
    return made
