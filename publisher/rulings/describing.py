"""What a ruling will do, in words."""

from __future__ import annotations

from publisher.model.rulings import Ruling, Topic
from publisher.rulings.kinds import KINDS
from publisher.rulings.marks import read_mark

# An emendation whose text stays the same answers a doubt about that text.
STAYS = "“{text}” is right as it stands, because: {reason}"


def describe(ruling: Ruling) -> str:
    """Return what a ruling does, as a person would say it."""
    left, _, right = ruling.text.partition("|")
    mark = read_mark(ruling.text, ruling.value)
    record = KINDS[ruling.kind]
    stays = record.topic is Topic.WORDING and ruling.text == ruling.value
    words = (STAYS if stays else record.phrase).format(
        text=ruling.text,
        value=ruling.value,
        reason=ruling.reason,
        left=left,
        right=right,
        mark=mark.mark if mark else "",
    )
    return f"line {ruling.line}: {words}" if ruling.line else f"wherever it is broken: {words}"
