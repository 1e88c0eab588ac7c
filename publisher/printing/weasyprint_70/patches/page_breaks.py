"""No word is broken over a page where that can be helped.

Only when a page is full is it known which line is its last. If that line ends in a broken word,
the lines of its paragraph are chosen again without that place, as long as the paragraph began on
this page. Where there is no other way to set them, the page ends a line earlier, if the rules for
widows and orphans allow it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from publisher.printing.weasyprint_70.boxes import Box
from publisher.printing.weasyprint_70.patching import Patch

# Times that the lines of one paragraph are chosen again: each forbids one more place to break a
# word, and each costs the layout of the paragraph.
ATTEMPTS = 3


def _keep_words_on_pages(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``block_container_layout`` that lays paragraphs out again for a better page end."""

    def block_container_layout(context: Any, box: Box, *rest: Any, **named: Any) -> Any:
        # WeasyPrint passes names only for what is out of the flow, which needs no such care.
        if named or not _may_be_laid_out_again(context, box, rest):
            return original(context, box, *rest, **named)
        before = _Before(box, rest)

        def lay_out(less: float = 0.0) -> Any:
            """Lay the block out with ``less`` CSS pixels of the page left over."""
            return original(context, box, rest[0] + less, *rest[1:], **named)

        result = lay_out()
        line = _broken_last_line(context, result)
        return result if line is None else _laid_out_again(context, line, before, lay_out)

    return block_container_layout


def _laid_out_again(context: Any, line: Box, before: _Before, lay_out: Callable[..., Any]) -> Any:
    """Return the layout with other lines, or with one line fewer, or as it was at first."""
    paragraph, plan, banned = line.paragraph, line.paragraph.plan, set(line.paragraph.banned)
    height = line.height
    for _ in range(ATTEMPTS):
        paragraph.banned.add(line.set_line.end)
        paragraph.plan = {}
        before.put_back()
        result = lay_out()
        line = _broken_last_line(context, result)
        if line is None and paragraph.plan:
            return result
        if line is None:  # no lines could be planned, so WeasyPrint has chosen its own
            break
    paragraph.plan, paragraph.banned = plan, banned
    before.put_back()
    result = lay_out(height)
    if result[0] is not None and _broken_last_line(context, result) is None:
        return result
    before.put_back()
    return lay_out()


class _Before:
    """What a layout changes in its arguments, kept so that the next one starts from the same."""

    def __init__(self, box: Box, rest: tuple[Any, ...]) -> None:
        self._box, self._y = box, box.position_y
        self._lists = [(given, list(given)) for given in rest if isinstance(given, list)]

    def put_back(self) -> None:
        """Put everything back as it was."""
        self._box.position_y = self._y
        for given, content in self._lists:
            given[:] = content


def _may_be_laid_out_again(context: Any, box: Box, rest: tuple[Any, ...]) -> bool:
    """Tell whether a block is the beginning of a paragraph, without floats or notes on its page."""
    _, skip, *_ = rest
    lines = bool(box.children) and isinstance(box.children[0], boxes.LineBox)
    return skip is None and lines and not context.excluded_shapes and not _has_notes(context)


def _broken_last_line(context: Any, result: Any) -> Box:
    """Return the last line of a block on its page if it ends in a broken word, else None."""
    set_box, resume = result[:2]
    if set_box is None or resume is None or not set_box.children or _has_notes(context):
        return None
    line = set_box.children[-1]
    return line if hasattr(line, "set_line") and line.set_line.hyphenated else None


def _has_notes(context: Any) -> bool:
    """Tell whether the page has notes at its foot, or is to send some to the next one.

    A line that is laid out twice would call its notes twice. The lists are counted, for one of
    them is never true (see ``patches.footnotes``).
    """
    return len(context.current_page_footnotes) > 0 or len(context.reported_footnotes) > 0


PATCHES = (Patch(block, "block_container_layout", _keep_words_on_pages),)
