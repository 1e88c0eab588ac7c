"""Decoded text as physical lines, divided where form feeds stand inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.expressions import compiled
from publisher.structs import frozen

# A line and its ending; two \r before one \n are left by a text that was converted twice.
LINE = compiled(r"([^\r\n]*)(\r{0,2}\n|\r|$)")


@frozen
class LinePart:
    """A physical line, or a part of one that form feeds divide.

    ``number`` counts the lines of the source from 1, ``position`` the parts of one line from 0.
    ``raw`` is the text with its form feeds; ``before`` and ``after`` are the numbers of pages
    that end before and after the text.
    """

    number: int
    raw: str
    ending: str
    before: int = 0
    after: int = 0
    position: int = 0


def split_lines(text: str) -> Iterator[LinePart]:
    r"""Yield the lines of ``text`` in order; ``raw`` and ``ending`` together are the text again.

    A form feed at the end of a line, or alone on it, ends the page after this line; one before
    text (``\fChapter 2``, ``end.\fChapter 2``) ends it before.
    """
    for number, match in enumerate(LINE.finditer(text), start=1):
        raw, ending = match.groups()
        if not raw and not ending:
            return
        if "\f" in raw:
            yield from _parted(number, raw, ending)
        else:
            yield LinePart(number, raw, ending)


def _parted(number: int, raw: str, ending: str) -> Iterator[LinePart]:
    filled = raw.rstrip("\f")
    parts = re.findall(r"\f*[^\f]+", filled) or [""]
    trailing = len(raw) - len(filled)
    for at, part in enumerate(parts[:-1]):
        yield LinePart(number, part, "", before=part.count("\f"), position=at)
    last, at = parts[-1], len(parts) - 1
    raw = last + "\f" * trailing
    yield LinePart(number, raw, ending, before=last.count("\f"), after=trailing, position=at)
