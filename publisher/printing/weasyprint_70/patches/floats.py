"""Figures that do not fit on a page go to the head of the next one; the text after them fills it.

WeasyPrint 70 knows no such floats. What has no room leaves an empty box of its element where it
stands, which keeps its place in the structure, and is handed to the next page with what WeasyPrint
keeps for that. There it is set in the area of ``@note-area``, which WeasyPrint lays out above the
text. So it does not matter how often a page is laid out: what goes over is what its finished boxes
have left behind. Figures keep their order.

No figure is moved over what is marked as a barrier: that waits for the next page too. Where the
text ends with the page for another reason (a chapter that opens a page follows, or nothing), the
last of the figures stays in the text, and the page is laid out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import field
from typing import Any

from weasyprint.layout import block, page

from publisher.printing.floats import BARRIER, FIGURE, NUMBER
from publisher.printing.weasyprint_70.boxes import LEFT, Box, children, is_anonymous
from publisher.printing.weasyprint_70.patching import Patch
from publisher.structs import mutable

# The share of a page from which on figures have it for themselves: with less than a quarter left,
# a few lines of text would look lost.
WHOLE_PAGE = 0.75
# Pages to which the figures of one page may go: that of the text that names one is never far.
PAGES_AWAY = 2
# The name under which a page hands figures to the next one, among what WeasyPrint keeps for it.
WAITING = "floats"
# The name of the state on a context.
STATE = "page_floats"
AREA = "@note-area"


@mutable
class _PageFloats:
    """The figures of the page that is being laid out.

    ``waiting`` come from the page before; the first ``placed`` of them stand at the head. Those
    with the numbers in ``held`` must stay in the text. ``alone`` says that no text goes with them.
    ``moved`` are the heights of those that this page has no room for, by number, in CSS pixels.
    """

    waiting: tuple[Box, ...]
    held: frozenset[int]
    alone: bool
    placed: int = 0
    moved: dict[int, float] = field(default_factory=dict)

    def before(self, number: int) -> dict[int, float]:
        """Forget what an earlier attempt left from a figure on; return the heights before it."""
        self.moved = {one: height for one, height in self.moved.items() if one < number}
        return self.moved

    def left(self) -> tuple[Box, ...]:
        """Return what has waited and found no room again."""
        return self.waiting[self.placed :]


def _make_page(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``make_page`` that sets the figures of the page before at the head."""

    def make_page(context: Any, root: Box, kind: Any, resume: Any, number: int, state: Any) -> Any:
        if not _has_floats(context, root):
            return original(context, root, kind, resume, number, state)
        waiting = context.page_maker[number - 1][1].get(WAITING, ())
        before = _Before(context, number, state)
        held: frozenset[int] = frozenset()
        alone = False
        while True:
            floats = _PageFloats(waiting, held, alone)
            setattr(context, STATE, floats)
            made, resumed, following = original(context, root, kind, resume, number, state)
            moved = [box.left_by for box in _left_behind(made)] if floats.moved else []
            going = (*floats.left(), *moved)
            if not going:
                return made, resumed, following
            ends = resumed is None or following["break"] != "any"
            if not ends or floats.alone:
                return made, resumed, {**following, WAITING: going}
            if floats.left():
                alone = True
            else:
                held |= {_number(moved[-1])}
            before.put_back()

    return make_page


def _has_floats(context: Any, root: Box) -> bool:
    """Tell whether a book has a figure that may be moved; it is looked through once."""
    if not hasattr(context, "has_floats"):
        figures = root.element.iter(FIGURE)
        context.has_floats = any(figure.get(NUMBER) is not None for figure in figures)
    return bool(context.has_floats)


def _left_behind(box: Box) -> Iterator[Box]:
    """Yield the boxes that figures have left on a page, in order."""
    if hasattr(box, LEFT):
        yield box
    for child in children(box):
        yield from _left_behind(child)


def _number(box: Box) -> int:
    return int(box.element.get(NUMBER))


class _Before:
    """What the layout of a page changes, kept so that the next one starts from the same."""

    def __init__(self, context: Any, number: int, state: Any) -> None:
        self._context, self._state, self._kept_state = context, state, deepcopy(state)
        self._footnotes, self._reported = list(context.footnotes), list(context.reported_footnotes)
        self._broken = dict(context.broken_out_of_flow)
        self._remake = context.page_maker[number - 1][-1]
        self._kept_remake = deepcopy(self._remake)

    def put_back(self) -> None:
        """Put everything back as it was."""
        context = self._context
        context.footnotes[:], context.reported_footnotes = self._footnotes, list(self._reported)
        context.broken_out_of_flow = dict(self._broken)
        self._remake.update(deepcopy(self._kept_remake))
        for part, kept in zip(self._state, deepcopy(self._kept_state), strict=True):
            part.clear()
            (part.update if isinstance(part, dict) else part.extend)(kept)


def _lay_out_parts(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``block_level_layout`` for the parts of a page: its head area, its text, its foot."""

    def block_level_layout(context: Any, box: Box, *given: Any, **named: Any) -> Any:
        floats = getattr(context, STATE, None)
        # WeasyPrint names what it passes for the area of the notes at the foot.
        if floats is None or not floats.waiting or named:
            return original(context, box, *given, **named)
        bottom, skip, *rest = given
        if box.element_tag == AREA:
            return _at_the_head(original, context, box, rest)
        if not box.is_for_root_element or not floats.placed:
            return original(context, box, bottom, skip, *rest)
        around, _, *lists = rest
        if not floats.alone:
            # The page is not empty: what has no room below the figures goes over.
            result = original(context, box, bottom, skip, around, False, *lists)
            if result[0] is not None:
                return result
            floats.alone = True
        empty = box.copy_with_children([])
        result = original(context, empty, bottom, None, around, True, *lists)
        following = {
            "break": "any",
            "page": context.page_maker[context.current_page - 1][1]["page"],
        }
        return result[0], skip, following, [], False, None

    return block_level_layout


def _at_the_head(original: Callable[..., Any], context: Any, area: Box, rest: Any) -> Any:
    """Lay out as many of the waiting figures above the text as the page has room for."""
    floats: _PageFloats = getattr(context, STATE)
    around, empty, *_ = rest
    top, room = area.position_y, context.page_bottom - area.position_y
    # What stands out of the flow in a figure is laid out with the area.
    area.style = area.style.copy()
    area.style["position"] = "relative"
    for count in range(len(floats.waiting), 0, -1):
        area.children = list(floats.waiting[:count])
        area.position_y = top
        result = original(context, area, -float("inf"), None, around, empty, [], [], [])
        made = result[0]
        first, last = made.children[0], made.children[-1]
        made.translate(dy=top - first.border_box_y())
        height = last.border_box_y() + last.border_height() - top
        if context.overflows(room, height):
            continue
        floats.placed = count
        made.position_y, made.margin_top, made.margin_bottom = top, 0, 0
        made.height = height + last.margin_bottom
        floats.alone = floats.alone or height > WHOLE_PAGE * room
        if floats.alone:
            made.translate(dy=(room - height) / 2)
        return result
    area.children = []
    return original(context, area, 0, None, *rest)


def _move_figures(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``block_container_layout`` that leaves a figure for the next page if it does not fit."""

    def block_container_layout(context: Any, box: Box, *given: Any, **named: Any) -> Any:
        floats: _PageFloats | None = getattr(context, STATE, None)
        # WeasyPrint names what it passes for what is out of the flow.
        if floats is None or named or box.element is None or is_anonymous(box):
            return original(context, box, *given, **named)
        _, skip, *_, most_lines = given
        if skip is not None:
            return original(context, box, *given)
        barrier = box.element.get(BARRIER)
        if barrier and floats.moved and floats.before(int(barrier)):
            return _nothing(box, most_lines)
        if box.element.tag == FIGURE and box.element.get(NUMBER) is not None:
            return _figure(original, context, box, given)
        return original(context, box, *given)

    return block_container_layout


def _figure(original: Callable[..., Any], context: Any, box: Box, given: Any) -> Any:
    """Lay a figure out where it stands, or leave it for the next page."""
    floats: _PageFloats = getattr(context, STATE)
    bottom, _, page_is_empty, absolute, fixed, margins, *names, most_lines = given
    number = _number(box)
    earlier, held = floats.before(number), number in floats.held
    if page_is_empty or (held and not earlier):
        return original(context, box, *given)
    margins = list(margins)
    if not earlier:
        result = original(context, box, *given)
        if result[0] is not None and _fits(context, result, bottom):
            return result
        if result[0] is not None:
            block.remove_placeholders(context, [result[0]], absolute, fixed)
    # As it is where there is room enough.
    nowhere: tuple[Any, ...] = (-float("inf"), None, True, [], [], [])
    measured = original(context, box, *nowhere, *names, most_lines)[0]
    if held or not _may_wait(context, floats, measured):
        return _nothing(box, most_lines)
    floats.moved[number] = float(measured.border_height())
    return _leave(box, margins, most_lines)


def _fits(context: Any, result: Any, bottom: float) -> bool:
    set_box, resume = result[:2]
    end = set_box.content_box_y() + set_box.height
    return resume is None and not context.overflows_page(bottom, end)


def _may_wait(context: Any, floats: _PageFloats, figure: Box) -> bool:
    """Tell whether a figure fits on a page, and the pages to which those that wait go are few."""
    room, height = context.current_footnote_area.page.height, figure.border_height()
    pages, filled = 1, -figure.margin_top
    for one in (*floats.moved.values(), height):
        filled += figure.margin_top + one
        if filled > room:
            pages, filled = pages + 1, one
    return bool(height <= room and pages + bool(floats.left()) <= PAGES_AWAY)


def _nothing(box: Box, most_lines: Any) -> Any:
    """Return that nothing of a box has room on this page."""
    return None, None, {"break": "any", "page": box.page_values()[0]}, [], False, most_lines


def _leave(box: Box, margins: list[float], most_lines: Any) -> Any:
    """Return the empty box that a figure leaves where it stood, with the text after it on its page."""
    empty = box.copy_with_children([])
    empty.style = box.style.copy()
    empty.style["break_after"] = "avoid"
    empty.style["anchor"] = None
    empty.left_by = box
    empty.height = 0
    for side in ("top", "bottom"):
        for edge in (f"margin_{side}", f"padding_{side}", f"border_{side}_width"):
            setattr(empty, edge, 0)
    return empty, None, {"break": "any", "page": box.page_values()[1]}, margins, True, most_lines


PATCHES = (
    Patch(page, "make_page", _make_page),
    Patch(page, "block_level_layout", _lay_out_parts),
    Patch(block, "block_container_layout", _move_figures),
)
