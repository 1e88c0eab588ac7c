"""What repeats in a text says of its lines: numbers that count on, names that come again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median

import numpy as np
from numpy.typing import NDArray

from publisher.expressions import compiled
from publisher.restoring.measuring.seen import seen_on
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.amid_pages import by_amid_pages
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.knowledge.places import RETURNS
from publisher.restoring.roles.knowledge.stacked_heads import numbered_anew, stacked_heads
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, AT, HARDLY, HEADING, state

# The number that opens a line, behind at most a sign or two.
NUMBER = compiled(r"\W{0,4}(\d{1,3})(?=\W)")
# A word and a number, which may have that of its chapter in front: ``Image 1.12 – The Press``.
COUNTED = compiled(r"([^\W\d_]{3,14})\.? (\d{1,3}(?:[.\-]\d{1,3})?)(?!\w)")
NOT_FIGURES = compiled(r"\D")
# Leadings: so much space is left for a picture, and hardly ever above a heading.
PICTURE = 4.0
# Lines on top of a page: below a running head stands any space.
TOP = 2
# So many lines in a row whose numbers count on are a list: between headings stands some text.
ROW = 3
# A short line that comes so often between the edges of pages is who speaks, or an answer; the
# chapters of a book seldom share their name. It is no running head where it comes that often, and
# at least every second time, with so many lines of its page above and below it.
OFTEN, EVERY, DEEP = 5, 0.5, 2
# Above who speaks, a sentence seldom breaks off: the share of the lines above which one does.
INSIDE = 0.3
AT_EDGES = (*RETURNS, "returns at edges")
# From this probability on a line is furniture.
TOLD = 0.5
HEAD = state(LineRole.RUNNING_HEAD, first=True)
FRONT = state(LineRole.FRONT, first=True)
VERSE = AT[LineRole.VERSE, True]
GOES_ON = state(LineRole.PARAGRAPH, first=False)
# What shows where the contents stand, for sure or perhaps, and from how many lines on it is too
# far away.
SHOWN, FAR = (("leaders", "contents heading"), ("is contents",)), 25


def by_repeats(sheet: Sheet, features: Matrix, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are no headings because of what stands right beside them, or comes again.

    And what amid a page does not come again is no furniture. ``chances`` (natural logarithms) are
    what the network says of the lines.
    """
    yield from by_amid_pages(sheet, features)
    yield Fact("it is one of several that are numbered in a row", _in_row(sheet), HEADING)
    counted = numbered_anew(sheet)
    again = _again(sheet, features) & ~counted
    yield Fact("the same words stand alone again and again", again, HEADING)
    deep = _again_deep(sheet) & ~counted & ~stacked_heads(sheet)
    yield Fact("the same words stand alone again and again within pages", deep, HEADING | HEAD)
    refrain = _refrains(sheet, np.exp(chances)[:, VERSE])
    yield Fact("it is of two lines that come again in verse", refrain, HEADING | ASIDE | FRONT)
    text = np.flatnonzero(deep | (np.exp(chances)[:, ASIDE].sum(1) < TOLD))
    below = np.zeros_like(deep)
    below[text[1:]] = deep[text[:-1]]
    why = "words that stand alone again and again are here, or right above"
    yield Fact(why, deep | below, GOES_ON)
    yield Fact("a word for pictures and a number open it", _captions(sheet), HEADING, HARDLY)
    yield Fact("its number counts on, and pictures stood above its like", _figures(sheet), HEADING)


def by_contents(features: Matrix, page: NDArray[np.int32], chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are no entries of the contents, for nothing near shows where these stand.

    What returns in the text (``Mean error: 5.2``) looks like entries too, and so do place and year
    on the title page before the contents. All that were told in the published tracks had leaders,
    a heading, or words that stand further on near them. ``page`` has the page of each line, and
    ``chances`` (natural logarithms) what the network says of it.
    """
    shown = np.flatnonzero(_contents_shown(features, page))
    lines = np.arange(len(features))
    after = np.searchsorted(shown, lines)
    far = np.concatenate(([-FAR], shown, [len(lines) + FAR]))
    near = np.minimum(lines - far[after], far[after + 1] - lines) < FAR
    # The contents go on over the page, but do not begin on a page that shows nothing of them, and
    # end where text begins.
    over = np.isin(page, page[shown] + 1) & _set_aside_from_top(page, chances)
    begun = np.isin(page, page[shown]) | over
    entry = state(LineRole.CONTENTS, first=True)
    yield Fact("nothing of a contents page is near", ~(near & begun), entry)


def _contents_shown(features: Matrix, page: NDArray[np.int32]) -> Flags:
    """Return which lines show where the contents stand.

    The name of a chapter with the folio, at the foot of a page, reads like an entry: words that
    stand further on show the contents where another line of their page does so too.
    """
    surely, maybe = ((features[:, [COLUMNS[n] for n in own]] > 0).any(1) for own in SHOWN)
    several = np.bincount(page[surely | maybe], minlength=int(page.max(initial=0)) + 1) > 1
    shown: Flags = surely | (maybe & several[page])
    return shown


def _set_aside_from_top(page: NDArray[np.int32], chances: Matrix) -> Flags:
    """Return which lines stand on top of their page with nothing but furniture above them."""
    aside = np.exp(chances)[:, ASIDE].sum(1) > TOLD
    made = np.zeros(len(page), dtype=np.bool_)
    for at in range(len(page)):
        top = at == 0 or page[at - 1] != page[at]
        made[at] = aside[at] and (top or made[at - 1])
    return made


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


def _captions(sheet: Sheet) -> Flags:
    """Return which lines open as captions do, with a number (``Fig. 3``, ``Abbildung 12.``)."""
    found = (COUNTED.match(line.text) for line in sheet.worded)
    words = (one[1].casefold() if one else "" for one in found)
    return np.array([word in sheet.caption_words for word in words], dtype=np.bool_)


def _counted(sheet: Sheet) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """Yield the lines that open with a word, of no chapter, and a number: place, word and number."""
    for at in np.flatnonzero(sheet.names["chapter word"] == 0).tolist():
        found = COUNTED.match(sheet.worded[at].text)
        look = seen_on(sheet.lines[at]) if found else None
        if found and look and look.larger in ("same", "smaller") and look.weight != "bold":
            yield at, found[1].casefold(), tuple(map(int, NOT_FIGURES.split(found[2])))


def _again(sheet: Sheet, features: Matrix) -> Flags:
    """Return which lines say what comes again and again where no running head stands."""
    same = np.diff(sheet.page) == 0
    heads = np.any(features[:, [COLUMNS[name] for name in AT_EDGES]] > 0, axis=1)
    within = np.concatenate(([False], same)) & np.concatenate((same, [False])) & ~heads
    said = _said(sheet)
    there = Counter(said[at] for at in np.flatnonzero(within))
    return np.array([there[one] >= OFTEN for one in said], dtype=np.bool_) & sheet.paged


def _again_deep(sheet: Sheet) -> Flags:
    """Return which lines of letters say what comes again and again far from the edges of pages.

    Above most of them a sentence has ended; a head between columns stands in mid-sentence as well.
    """
    deep = _deep(sheet)
    inside = np.concatenate(([False], sheet.ends_open[:-1]))
    said = _said(sheet)
    every = Counter(said)
    there, cut = (Counter(said[at] for at in np.flatnonzero(own)) for own in (deep, inside))
    speakers = {
        one
        for one, count in there.items()
        if count >= max(OFTEN, EVERY * every[one]) and cut[one] <= INSIDE * every[one]
    }
    made: Flags = np.array([one in speakers for one in said], dtype=np.bool_) & sheet.paged
    made &= sheet.names["no letters"] == 0
    return made


def _deep(sheet: Sheet) -> Flags:
    """Return which lines stand far from the edges of their pages."""
    lines = np.arange(len(sheet))
    page = np.searchsorted(sheet.starts, lines, side="right")
    made: Flags = (lines - sheet.starts[page - 1] >= DEEP) & (sheet.starts[page] - lines > DEEP)
    return made


def _refrains(sheet: Sheet, verse: NDArray[np.float32]) -> Flags:
    """Return which lines are those of a refrain: two below each other that come again.

    ``verse`` is the chance of each line to be verse by itself. Far from the edges of its page the
    refrain stands in verse; on top of a page it looks like a running head.
    """
    made: Flags = np.zeros(len(sheet), dtype=np.bool_)
    said, deep = _said(sheet), _deep(sheet)
    near = (np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0)
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in np.flatnonzero(near).tolist():
        pairs[said[at], said[at + 1]].append(at)
    for places in pairs.values():
        if len(places) > 1 and any(deep[at] and verse[at : at + 2].min() > TOLD for at in places):
            for at in places:
                made[at : at + 2] = True
    return made


def _said(sheet: Sheet) -> list[str]:
    return [line.text.casefold() for line in sheet.worded]
