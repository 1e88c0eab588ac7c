"""Line ends after a slash or a dash: no word is broken there, but no space follows either."""

from __future__ import annotations

from publisher.restoring.characters import TIES
from publisher.restoring.words.line_ends.breaks import DOUBLE, Break
from publisher.restoring.words.line_ends.vocabulary import Vocabulary


def tied(pause: Break, text: Vocabulary) -> float | None:
    """Return how sure it is that nothing stands between the words, None where no sign ties them.

    The text's own lines show whether it sets its dashes tight (``word—word``) or with spaces.
    """
    sign = _sign(pause)
    if sign is None:
        return None
    if pause.left[-2:-1].isdigit() and pause.right[:1].isdigit():
        return 1.0
    tight, spaced = text.tight[sign], text.spaced[sign]
    return (tight + 1) / (tight + spaced + 2)


def _sign(pause: Break) -> str | None:
    """Return the sign that hangs on the left word or on the right one."""
    if pause.left.endswith(DOUBLE) and pause.left[-3:-2].isalnum() and pause.right[:1].isalnum():
        return DOUBLE
    if pause.left[-1:] in TIES and pause.left[-2:-1].isalnum() and pause.right[:1].isalnum():
        return pause.left[-1]
    if pause.right[:1] in TIES and pause.right[1:2].isalnum() and pause.left[-1:].isalnum():
        return pause.right[0]
    return None
