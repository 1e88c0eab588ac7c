"""What a ruling will do, in words."""

from __future__ import annotations

from publisher.model.rulings import Ruling, RulingKind
from publisher.rulings.marks import read_mark

PHRASES = {
    RulingKind.JOIN: "“{left}” and “{right}” become one word",
    RulingKind.KEEP: "the hyphen between “{left}” and “{right}” stays, without a space",
    RulingKind.SPACE: "“{left}” and “{right}” stay two words",
    RulingKind.HEADING: "“{text}” is a heading of level {value}",
    RulingKind.NO_HEADING: "“{text}” is not a heading",
    RulingKind.PARAGRAPH: "a paragraph begins with “{text}”",
    RulingKind.RUNS_ON: "no paragraph begins with “{text}”",
    RulingKind.NOTE: "the mark {mark} at the end of “{text}” calls note {value}",
    RulingKind.NO_NOTE: "the {mark} at the end of “{text}” calls no note",
    RulingKind.FURNITURE: "“{text}” belongs to the page and is set aside",
    RulingKind.TEXT: "“{text}” belongs to the text",
    RulingKind.EMENDATION: "“{text}” becomes “{value}”, because: {reason}",
}
STAYS = "“{text}” is right as it stands, because: {reason}"


def say(ruling: Ruling) -> str:
    """Return what a ruling does, as a person would say it."""
    left, _, right = ruling.text.partition("|")
    mark = read_mark(ruling.text, ruling.value)
    stays = ruling.kind is RulingKind.EMENDATION and ruling.text == ruling.value
    words = (STAYS if stays else PHRASES[ruling.kind]).format(
        text=ruling.text,
        value=ruling.value,
        reason=ruling.reason,
        left=left,
        right=right,
        mark=mark.mark if mark else "",
    )
    return f"line {ruling.line}: {words}" if ruling.line else f"wherever it is broken: {words}"
