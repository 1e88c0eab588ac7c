"""Signs that carry through pandoc what it would drop: set before, taken out behind it.

They are characters of a private plane, in which no text of a person has any; a file that has some
gets none of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from enum import StrEnum

from publisher.expressions import compiled
from publisher.model.text import Style
from publisher.structs import frozen, mutable

# The plane, and the first of the signs that open a span (each has its number behind it).
PLANE = compiled("[\U000f0000-\U000ffffd]")
FIRST_SPAN = 0xF1000
LAST_SPAN = 0xFEFFF
CLOSE = "\U000ff000"
SPANS = compiled("[\U000f1000-\U000ff000]")


class Role(StrEnum):
    """What a paragraph is, that a file says by the name of its style alone."""

    TITLE = "\U000f0001"
    SUBTITLE = "\U000f0002"
    FRONT = "\U000f0003"  # author, date
    BREAK = "\U000f0004"
    CONTINUES = "\U000f0005"  # a further paragraph of the item above
    CAPTION = "\U000f0006"
    VERSE = "\U000f0007"  # a stanza, its lines parted by line breaks
    EDITORS = "\U000f0008"  # a note of the editor
    UNCALLED = "\U000f0009"  # a heading: what follows are notes that nothing calls
    BEGINS = "\U000f000a"  # the first item of a list right below another
    ROW_NAME = "\U000f000b"  # a cell that names its row


@frozen
class Span:
    """Words in small capitals, in another language (a BCP 47 tag), a formula, or the sign of a note.

    It is one of these. The ``sign`` is all that there is of its words, and calls a note, which may
    be ``lost``.
    """

    style: Style | None = None
    language: str = ""
    formula: bool = False
    sign: str = ""
    lost: bool = False


@mutable
class Marks:
    """The spans that were marked in a file, in order, and its words on pictures by their addresses.

    ``signs`` are those that a document has chosen for its notes, in the order of their calls; a
    note whose number is counted has an empty one.
    """

    spans: list[Span] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    alts: dict[str, str] = field(default_factory=dict)

    def opening(self, span: Span) -> str:
        """Return the sign that opens a span; empty where there are too many to tell apart."""
        if span not in self.spans:
            if FIRST_SPAN + len(self.spans) > LAST_SPAN:
                return ""
            self.spans.append(span)
        return chr(FIRST_SPAN + self.spans.index(span))


def span_of(sign: str, spans: Sequence[Span]) -> Span | None:
    """Return the span that a sign opens, None for the sign that closes one."""
    at = ord(sign) - FIRST_SPAN
    return spans[at] if sign != CLOSE and 0 <= at < len(spans) else None
