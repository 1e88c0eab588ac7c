"""What the company of a line says of it: lists, mottos below headings, how headings are closed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from publisher.restoring.roles.blocks.headings.series import COUNTED, Setting
from publisher.restoring.wording import ending

# All weights are natural log odds. This one is for a line that stands in a list.
LISTED = -4.0
# Lines of the longest motto; mottos at most between a heading and its text; weights of a line
# that may be a motto or a subtitle; and the weight from which on a line opens a chapter.
MOTTO_LINES, MOTTOS, MOTTO, SUBTITLE, OPENS = 3, 4, -3.5, -2.5, 1.0
# Numbered headings that show whether a text closes headings with full stops; the share of them
# that may do otherwise; and the weight of a line that ends otherwise than they do.
FEWEST, ODDLY, OTHERWISE = 4, 0.15, -1.0


def in_company(
    settings: Sequence[Setting], series: Sequence[str], weights: Sequence[float]
) -> list[float]:
    """Return the weights (log odds for a heading), smaller where the company speaks against one."""
    weights = _without_mottos(settings, series, weights)
    return _closed_alike(settings, series, _without_lists(weights, series))


def _without_mottos(
    settings: Sequence[Setting], series: Sequence[str], weights: Sequence[float]
) -> list[float]:
    """Return the weights, smaller between a heading and its text.

    There stand subtitles, mottos and whose they are. The next heading of a text follows running
    text, or is one of a series. Above the first running text stands the title.
    """
    found: list[float] = []
    between, begun = 0, False
    for setting, name, weight in zip(settings, series, weights, strict=True):
        less = 0.0 if name or not between else SUBTITLE if between == 1 else MOTTO
        found.append(weight + less)
        running = len(setting.rows) > MOTTO_LINES
        begun = begun or running
        if begun and found[-1] > OPENS and (name or between <= 1):
            between = 1
        elif between:
            between = 0 if running or between > MOTTOS else between + 1
    return found


def _closed_alike(
    settings: Sequence[Setting], series: Sequence[str], weights: Sequence[float]
) -> list[float]:
    """Return the weights, smaller where a line of no series ends otherwise than all series do.

    A text closes its headings with full stops, or it does not.
    """
    stops = [ending(setting.rows[-1].text) == "end" for setting in settings]
    known = [
        stop
        for stop, name, weight in zip(stops, series, weights, strict=True)
        if name and weight > 0
    ]
    stopped = sum(known)
    if len(known) < FEWEST or min(stopped, len(known) - stopped) > ODDLY * len(known):
        return list(weights)
    usual = 2 * stopped > len(known)
    return [
        weight + OTHERWISE * (not name and stop is not usual)
        for stop, name, weight in zip(stops, series, weights, strict=True)
    ]


def _without_lists(weights: Sequence[float], series: Sequence[str]) -> list[float]:
    """Return the weights, small where the points of a list stand one right below the other."""
    listed = [name in COUNTED and name == below for name, below in pairwise((*series, ""))]
    either = [a or b for a, b in pairwise((False, *listed))]
    return [w + LISTED * is_listed for w, is_listed in zip(weights, either, strict=True)]
