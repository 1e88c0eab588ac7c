"""No word is broken over a page where it can be helped.

Only when a page is full is it known which line is its last. If that one ends in a broken word, the
lines of its paragraph are chosen anew without that place, as long as the paragraph began on this
page; where there is no other way, the page ends a line earlier, if its lines allow that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

TURNS = 3  # so often at most


def keep_words_on_pages() -> None:
    """Put this before WeasyPrint's layout of blocks; to be called once."""
    original = block.block_container_layout

    def block_container_layout(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        if named or not _may_turn(context, box, rest):  # only what is out of the flow has names
            return original(context, box, *rest, **named)
        kept = _State(box, rest)

        def lay_out(less: float = 0.0) -> Any:
            return original(context, box, rest[0] + less, *rest[1:], **named)

        result = lay_out()
        line = _last_line(context, result)
        return result if line is None else _turned(context, line, kept, lay_out)

    block.block_container_layout = block_container_layout


def _turned(context: Any, line: Any, kept: _State, lay_out: Callable[..., Any]) -> Any:
    """Return the layout with other lines, or with one line less, or as it was."""
    paragraph, plan, banned = line.paragraph, line.paragraph.plan, set(line.paragraph.banned)
    height = line.height
    for _ in range(TURNS):
        paragraph.banned.add(line.set_line.end)
        paragraph.plan = {}
        kept.put_back()
        result = lay_out()
        line = _last_line(context, result)
        if line is None and paragraph.plan:
            return result
        if line is None:
            break
    paragraph.plan, paragraph.banned = plan, banned
    kept.put_back()
    result = lay_out(height)
    if result[0] is not None and _last_line(context, result) is None:
        return result
    kept.put_back()
    return lay_out()


class _State:
    """What a layout changes of what it is given, to be put back before the next."""

    def __init__(self, box: Any, rest: tuple[Any, ...]) -> None:
        self._box, self._y = box, box.position_y
        self._lists = [(given, list(given)) for given in rest if isinstance(given, list)]

    def put_back(self) -> None:
        """Put all back as it was."""
        self._box.position_y = self._y
        for given, content in self._lists:
            given[:] = content


def _may_turn(context: Any, box: Any, rest: tuple[Any, ...]) -> bool:
    """Tell whether a block is a paragraph at its begin, with nothing beside or below that moves."""
    _, skip, *_ = rest
    lines = bool(box.children) and isinstance(box.children[0], boxes.LineBox)
    return skip is None and lines and not context.excluded_shapes and not _notes(context)


def _last_line(context: Any, result: Any) -> Any:
    """Return the last line of a block on its page if it ends in a broken word and text follows."""
    set_box, resume = result[:2]
    if set_box is None or resume is None or not set_box.children or _notes(context):
        return None
    line = set_box.children[-1]
    return line if hasattr(line, "set_line") and line.set_line.hyphenated else None


def _notes(context: Any) -> bool:
    """Tell whether notes stand at the foot of the page: a line laid out twice would call them twice."""
    return len(context.current_page_footnotes) > 0 or len(context.reported_footnotes) > 0
