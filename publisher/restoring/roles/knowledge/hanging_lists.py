"""Lists as they are drawn: labels that count on at one indent, their lines set further in.

``a.``, ``(b)``, ``iii)``, ``2.0.4.``: where three stand one below the other and count, each opens
its point, and what stands further in below it, without a gap, goes on with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.furniture.edge_lines import value_of
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import ASIDE, FIRST
from publisher.structs import frozen

LABEL = compiled(
    r"(?P<open>\(?)(?:(?P<before>(?:\d{1,3}\.){1,4})?(?P<number>\d{1,3})|(?P<letter>[a-z])"
    r"|(?P<roman>[ivx]{1,5}))(?P<close>[.)]{1,2})\s"
)
# Labels of a series; ems by which their indents differ at most (they may end at one place), and by
# which the lines of a point are set further in at least.
FEWEST, LED, ALIGNED, HANG = 3, 2, 0.6, 0.8
# Of the widest line of a list: what a line and the next word fill, if it had room for it. The share of
# such lines above others from which on all are verse, and the fewest lines that tell.
ROOM, ON_PURPOSE, STEPS = 0.95, 0.4, 6
THOUSANDTHS = 1000
# Lines from one label to the next.
LONGEST = 40


@frozen
class _Label:
    """A label: the place of its line, its form, what it counts, and its indent in ems."""

    at: int
    form: tuple[str, ...]
    number: int
    indent: float


def by_hanging_lists(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines open a point of a list, and which go on with one; nothing for plain text."""
    indents = [_indent(sheet, at) for at in range(len(sheet))]
    opens, goes_on = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    for series in _series(sheet, indents):
        hanging = [list(_hanging(sheet, indents, label)) for label in series]
        if _are_stanzas(sheet, hanging):
            continue
        opens[[label.at for label in series]] = True
        goes_on[[at for own in hanging for at in own]] = True
    yield Fact("it is labelled in its series, at one indent", opens, ~FIRST & ~ASIDE)
    yield Fact("it hangs below a labelled line", goes_on & ~opens, FIRST & ~ASIDE)


def _indent(sheet: Sheet, at: int) -> float | None:
    place = sheet.lines[at].geometry
    return None if place is None else place.indent


def _series(sheet: Sheet, indents: Sequence[float | None]) -> Iterator[list[_Label]]:
    """Yield labels of one form and indent that count on, not too far apart."""
    open_: dict[tuple[str, ...], list[_Label]] = defaultdict(list)
    for at, indent in enumerate(indents):
        for label in _labels(sheet.worded[at].text, at, indent):
            last = open_[label.form][-1:]
            if last and not _follows(last[0], label):
                yield from _enough(sheet, open_.pop(label.form))
            open_[label.form].append(label)
    for series in open_.values():
        yield from _enough(sheet, series)


def _labels(text: str, at: int, indent: float | None) -> Iterator[_Label]:
    """Yield what the label of a line may be: ``i.`` is a letter and a Roman figure."""
    match = LABEL.match(text)
    if match is None or indent is None:
        return
    around = match["open"], match["close"]
    if match["number"]:
        yield _Label(at, (*around, match["before"] or "", "figure"), int(match["number"]), indent)
    sign = match["letter"] or match["roman"] or ""
    if len(sign) == 1:
        yield _Label(at, (*around, "letter"), ord(sign) - ord("a") + 1, indent)
    if sign and not set(sign) - set("ivx") and (number := value_of(sign)):
        yield _Label(at, (*around, "roman"), number, indent)


def _follows(last: _Label, label: _Label) -> bool:
    near = label.at - last.at <= LONGEST and abs(label.indent - last.indent) <= ALIGNED
    return near and label.number == last.number + 1


def _enough(sheet: Sheet, series: list[_Label]) -> Iterator[list[_Label]]:
    first = series[0]
    led = first.number == 1 and first.at > 0 and sheet.worded[first.at - 1].text.endswith(":")
    if len(series) >= (LED if led else FEWEST):
        yield series


def _are_stanzas(sheet: Sheet, hanging: Sequence[Sequence[int]]) -> bool:
    """Tell whether the lines of points end on purpose: those of numbered stanzas had room for more."""
    steps = [at for own in hanging for at in own]
    places = [(sheet.lines[at - 1].geometry, sheet.word_widths[at] / THOUSANDTHS) for at in steps]
    rights = [((one.indent or 0.0) + (one.width or 0.0), word) for one, word in places if one]
    widest = max((right for right, _ in rights), default=0.0)
    room = sum(right + word < ROOM * widest for right, word in rights)
    return len(steps) >= STEPS and room > ON_PURPOSE * len(steps)


def _hanging(sheet: Sheet, indents: Sequence[float | None], label: _Label) -> Iterator[int]:
    """Yield the lines right below a label that stand further in and have no label of their own."""
    edge = None
    for at in range(label.at + 1, min(label.at + LONGEST, len(indents))):
        indent = indents[at]
        tight = sheet.below_another[at] and sheet.gaps[at] <= 0
        if not tight or indent is None or indent < label.indent + HANG:
            return
        edge = indent if edge is None else edge
        if abs(indent - edge) > ALIGNED or LABEL.match(sheet.worded[at].text):
            return
        yield at
