"""Marks with which proofreaders show how words are set: ``_italics_``, ``=bold=``, ``<sc>small</sc>``.

They are those of the guidelines of Distributed Proofreaders, which Project Gutenberg's plain texts
keep in part; some of these have ``#bold#`` instead. A mark opens before a word and closes behind
one; what is open at the end of a paragraph was none, and then all of its paragraph stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from publisher.expressions import compiled
from publisher.model.transcript import Run

# What is set so, by its mark.
SET: Mapping[str, Run] = {
    "_": Run("", italic=True),
    "=": Run("", bold=True),
    "#": Run("", bold=True),
    "i": Run("", italic=True),
    "b": Run("", bold=True),
    "sc": Run("", small_capitals=True),
    "g": Run("", letterspaced=True),
}
# A sign of its own opens before a letter or a quotation mark, and closes behind one or a stop.
SIGNS = {
    sign: compiled(
        rf"(?<![\w{sign}.,;:!?…]){sign}(?=[^\s\]{sign}])(?P<open>)|(?<=[^\s{sign}]){sign}(?![\w{sign}])"
    )
    for sign in "_=#"
}
TAGS = compiled(r"<(?P<close>/?)(?P<tag>i|b|sc|g)>", re.I)
# Lines that only say how those between are set: ``/*``, ``*/``, ``/#``, ``P/``.
BLOCK = compiled(r"\s*(?:/(?P<open>[*#$PXFCLRpx])(?:\[\d.{0,12}\])?|(?P<close>[*#$PXFCLRpx])/)\s*")
# Pairs of a sign that show that a text has such marks, and how many lines it may stand on alone.
FEWEST, ODD = 2, 0.2


def marked_lines(texts: Sequence[str], *, known: bool) -> Mapping[int, tuple[Run, ...]]:
    """Return the lines with words that are marked, by their index, as runs without the marks.

    ``known`` where other lines show that proofreaders have worked on the text: there each pair
    counts, and those of ``=`` and ``#`` as well.
    """
    marks: dict[int, list[tuple[int, int, str, bool]]] = {}
    for own in _found(texts, known=known):
        for at, start, end, sign, opens in own:
            marks.setdefault(at, []).append((start, end, sign, opens))
    return dict(_runs(texts, marks))


def marked_blocks(texts: Sequence[str]) -> list[tuple[int, int, bool]]:
    """Return the lines that open and close a block, and whether its lines stand as they are.

    Those of a quotation (``/#``) are filled like any others.
    """
    found = [(at, match) for at, text in enumerate(texts) if (match := BLOCK.fullmatch(text))]
    opened: list[tuple[int, str]] = []
    made: list[tuple[int, int, bool]] = []
    for at, match in found:
        if match["open"]:
            opened.append((at, match["open"]))
        elif opened and opened[-1][1] == match["close"]:
            made.append((opened.pop()[0], at, match["close"] != "#"))
    return sorted(made)


def _found(texts: Sequence[str], *, known: bool) -> Iterator[list[tuple[int, int, int, str, bool]]]:
    """Yield the marks of a kind that come in pairs: line, start, end, sign and whether it opens."""
    tagged = [list(_tags(texts, lines)) for lines in _paragraphs(texts)]
    yield [mark for own in tagged for mark in own]
    for sign in SIGNS:
        paragraphs = [_signs(texts, lines, sign) for lines in _paragraphs(texts)]
        paired = [own for own in paragraphs if own and _alternate(own)]
        odd = sum(bool(own) for own in paragraphs) - len(paired)
        pairs = sum(map(len, paired)) // 2
        known = known or (sign == "_" and pairs >= FEWEST and odd <= ODD * len(paired))
        if known:
            yield [mark for own in paired for mark in own]


def _paragraphs(texts: Sequence[str]) -> Iterator[list[int]]:
    for filled, lines in groupby(range(len(texts)), key=lambda at: bool(texts[at].strip())):
        if filled:
            yield list(lines)


def _signs(
    texts: Sequence[str], lines: Sequence[int], sign: str
) -> list[tuple[int, int, int, str, bool]]:
    return [
        (at, match.start(), match.end(), sign, match["open"] is not None)
        for at in lines
        if sign in texts[at]
        for match in SIGNS[sign].finditer(texts[at])
    ]


def _alternate(own: Sequence[tuple[int, int, int, str, bool]]) -> bool:
    opens = [mark[4] for mark in own]
    return len(opens) % 2 == 0 and opens == [True, False] * (len(opens) // 2)


def _tags(texts: Sequence[str], lines: Sequence[int]) -> Iterator[tuple[int, int, int, str, bool]]:
    """Yield the tags of a paragraph, if each is closed within those that were open before it."""
    own = [
        (at, match.start(), match.end(), match["tag"].lower(), not match["close"])
        for at in lines
        if "<" in texts[at]
        for match in TAGS.finditer(texts[at])
    ]
    if _nest([(tag, opens) for *_, tag, opens in own]):
        yield from own


def _nest(tags: Sequence[tuple[str, bool]]) -> bool:
    """Tell whether tags, each with whether it opens, close each other from the inside out."""
    opened: list[str] = []
    for tag, opens in tags:
        if opens and tag not in opened:
            opened.append(tag)
        elif opens or not opened or opened.pop() != tag:
            return False
    return not opened


def _runs(
    texts: Sequence[str], marks: Mapping[int, Sequence[tuple[int, int, str, bool]]]
) -> Iterator[tuple[int, tuple[Run, ...]]]:
    """Yield the runs of the lines on which something is marked, or goes on to be."""
    inside: set[str] = set()
    for at, text in enumerate(texts):
        if not inside and at not in marks:
            continue
        runs, begun = [], 0
        for start, end, sign, opens in sorted(marks.get(at, ())):
            runs.append(_set(text[begun:start], inside))
            inside = inside | {sign} if opens else inside - {sign}
            begun = end
        runs.append(_set(text[begun:], inside))
        yield at, tuple(run for run in runs if run.text)


def _set(text: str, inside: set[str]) -> Run:
    looks = [SET[sign] for sign in inside]
    return Run(
        text,
        italic=any(look.italic for look in looks),
        bold=any(look.bold for look in looks),
        small_capitals=any(look.small_capitals for look in looks),
        letterspaced=any(look.letterspaced for look in looks),
    )
