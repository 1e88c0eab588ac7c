"""Decoded text becomes physical lines; form feeds say where pages begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A line and its ending; two \r before one \n come from a text converted twice.
LINE = re.compile(r"([^\r\n]*)(\r{0,2}\n|\r|$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A physical line, or a part of one that form feeds divide.

    ``raw`` holds the form feeds beside the text; ``before`` and ``after`` say how many pages
    end before and after the text, ``part`` how many parts of the line come before it.
    """

    number: int
    raw: str
    ending: str
    before: int = 0
    after: int = 0
    part: int = 0


def split_lines(text: str) -> Iterator[Piece]:
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
            yield Piece(number, raw, ending)


def _parted(number: int, raw: str, ending: str) -> Iterator[Piece]:
    parts = re.findall(r"\f*[^\f]+", raw) or [""]
    trailing = len(raw) - len(raw.rstrip("\f"))
    for at, part in enumerate(parts[:-1]):
        yield Piece(number, part, "", before=part.count("\f"), part=at)
    last, at = parts[-1], len(parts) - 1
    raw = last + "\f" * trailing
    yield Piece(number, raw, ending, before=last.count("\f"), after=trailing, part=at)
