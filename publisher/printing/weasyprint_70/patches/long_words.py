"""Each line of a long text costs the same, also where the text is one word that never ends.

WeasyPrint looks at all that is left of a text for each line of it, and tries every break of a word
from the last one on, so its time grew with the square and the cube: a title of 5,000 letters took
more than a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

import pyphen
from weasyprint.layout import inline

from publisher.printing.weasyprint_70.patching import Patch

# Letters: more than stand on the widest line in the smallest type.
LINE = 1_000
# Letters of a word; the longest ones in word lists have about 80, whatever is longer is none.
WORD = 100


def _look_ahead_a_little(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``split_first_line`` that looks at no more of a text than one line can hold."""

    def split_first_line(
        text: str, style: Any, context: Any, width: Any, *rest: Any, **more: Any
    ) -> Any:
        if width is not None and width != inf and len(text) > LINE:
            found = original(text[:LINE], style, context, width, *rest, **more)
            _, _, resume, *_ = found
            if resume is not None:
                return found
        return original(text, style, context, width, *rest, **more)

    return split_first_line


def _break_words_only(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``positions`` that breaks no word which can be none."""

    def positions(patterns: pyphen.Pyphen, word: str) -> Any:
        return original(patterns, word) if len(word) <= WORD else []

    return positions


PATCHES = (
    Patch(inline, "split_first_line", _look_ahead_a_little),
    Patch(pyphen.Pyphen, "positions", _break_words_only),
)
