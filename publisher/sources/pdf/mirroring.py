"""Pages that are read from the right: turned as in a mirror, and single words turned back.

Glyphs are told from left to right, as they stand. On a page whose letters run from the right, places
are counted from its right edge, so that columns, indents, words and gaps come in the order of
reading like those of any other page; what runs the other way on a line, as figures do, is
turned back (UAX 9, Unicode Bidirectional Algorithm, for lines as they are seen).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from publisher.sources.pdf.chunks import Inked
from publisher.sources.pdf.cleaning import Read
from publisher.sources.pdf.painted import Box, Glyph, Sheet, Strip

# The first letter that runs from the right: Hebrew, Arabic and all others stand behind it.
FIRST = "\u0590"
FROM_RIGHT, FROM_LEFT = frozenset(("R", "AL")), frozenset("L")
FIGURES = frozenset(("EN", "AN"))
# What stands between two figures of one number, and beside one.
WITHIN, BESIDE = frozenset(("ES", "CS")), frozenset(("ET",))
PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "<": ">"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}


def runs_from_right(strips: Iterable[Strip]) -> bool:
    """Tell whether most letters of a page run from the right to the left."""
    texts = [glyph.text for strip in strips for glyph in strip.glyphs]
    if not any(text >= FIRST for text in texts):
        return False
    kinds = [_kind(text) for text in texts]
    return sum(kind in FROM_RIGHT for kind in kinds) > sum(kind in FROM_LEFT for kind in kinds)


def mirrored(read: Read) -> Read:
    """Return a page with all places counted from its right edge; its strips are changed."""
    width = read.sheet.width
    for strip in read.strips:
        strip.glyphs = [
            Glyph(glyph.text, width - glyph.end, width - glyph.start)
            for glyph in reversed(strip.glyphs)
        ]
    return Read(_mirrored_sheet(read.sheet), read.strips, read.turn)


def _mirrored_sheet(sheet: Sheet) -> Sheet:
    made = Sheet(sheet.number, sheet.width, sheet.height, sheet.frame, sheet.label, sheet.strips)
    made.rules = [mirrored_box(box, sheet.width) for box in sheet.rules]
    made.lines = [mirrored_box(box, sheet.width) for box in sheet.lines]
    made.links = [area._replace(box=mirrored_box(area.box, sheet.width)) for area in sheet.links]
    return made


def mirrored_box(box: Box, width: float) -> Box:
    """Return a rectangle of a page that is so wide, counted from its other edge."""
    return Box(width - box.right, box.top, width - box.left, box.bottom)


def in_reading_order(inked: Sequence[Inked], *, from_right: bool) -> list[Inked]:
    """Return the glyphs of a row as they are read; their places go with them.

    ``from_right``: they are those of a mirrored page. What runs the other way than the row is turned
    about within its own room; brackets are told by which of a pair comes first.
    """
    if not from_right and not any(one.glyph.text >= FIRST for one in inked):
        return list(inked)
    kinds = [_kind(one.glyph.text) for one in inked]
    right, left = (sum(kind in way for kind in kinds) for way in (FROM_RIGHT, FROM_LEFT))
    if from_right:
        # A line in another script runs its own way.
        return _from_the_right(inked) if right or not left else _turned_about(inked)
    made = list(inked)
    if right > left:
        return _from_the_right(_turned_about(made))
    for first, end in _from_right(made):
        made[first:end] = _from_the_right(_turned_about(made[first:end]))
    return made


def _from_the_right(inked: Sequence[Inked]) -> list[Inked]:
    """Return glyphs that are in order from the right, with all that runs from the left turned about."""
    made = list(inked)
    runs = list(_from_left(made))
    within = {at for first, end in runs for at in range(first, end)}
    outside = [at for at in range(len(made)) if at not in within]
    for at, one in zip(outside, _with_brackets([made[at] for at in outside]), strict=True):
        made[at] = one
    for first, end in runs:
        made[first:end] = _turned_about(made[first:end])
    return made


def _kind(text: str) -> str:
    return unicodedata.bidirectional(text[0]) if text else ""


def _from_left(inked: Sequence[Inked]) -> Iterator[tuple[int, int]]:
    """Yield where words and figures that run from the left begin and end on a row from the right."""
    kinds = [_kind(one.glyph.text) for one in inked]
    at = 0
    while at < len(kinds):
        if kinds[at] not in FROM_LEFT | FIGURES:
            at += 1
            continue
        end = _end(inked, kinds, at)
        yield _start(inked, kinds, at, end), end
        at = end


def _start(inked: Sequence[Inked], kinds: Sequence[str], first: int, end: int) -> int:
    """Return where a run begins with what belongs to it: a sign of per cent, the bracket of a pair."""
    if not first or inked[first].spaced:
        return first
    sign = inked[first - 1].glyph.text
    inside = [one.glyph.text for one in inked[first:end]]
    partner = CLOSING.get(sign, "")
    paired = inside.count(partner) > inside.count(sign) if partner else False
    return first - 1 if paired or kinds[first - 1] in BESIDE else first


def _end(inked: Sequence[Inked], kinds: Sequence[str], first: int) -> int:
    """Return where a run from the left ends: with the last letter or figure before one from the right.

    Between figures without letters only what belongs to a number stands, and no blank.
    """
    end, lettered = first + 1, kinds[first] in FROM_LEFT
    for at in range(first + 1, len(kinds)):
        if kinds[at] in FROM_RIGHT:
            break
        if kinds[at] in FROM_LEFT | FIGURES | BESIDE:
            between = kinds[end:at]
            spaced = any(one.spaced for one in inked[end : at + 1])
            number = not spaced and len(between) <= 1 and set(between) <= WITHIN
            letters = kinds[at] in FROM_LEFT or any(k in FROM_LEFT for k in kinds[at:][:1])
            if not (number or lettered or letters):
                break
            if kinds[at] in BESIDE and not number:
                continue
            lettered |= kinds[at] in FROM_LEFT
            end = at + 1
    return end


def _from_right(inked: Sequence[Inked]) -> Iterator[tuple[int, int]]:
    """Yield where words that run from the right begin and end on a row from the left."""
    kinds = [_kind(one.glyph.text) for one in inked]
    at = 0
    while at < len(kinds):
        if kinds[at] not in FROM_RIGHT:
            at += 1
            continue
        end = at + 1
        for other in range(at + 1, len(kinds)):
            if kinds[other] in FROM_LEFT:
                break
            end = other + 1 if kinds[other] in FROM_RIGHT | {"NSM"} else end
        yield at, end
        at = end


def _turned_about(run: Sequence[Inked]) -> list[Inked]:
    """Return glyphs in the other order, each at the place that it has from the other side.

    A space stands before the glyph that now follows it.
    """
    left = min(one.glyph.start for one in run)
    right = max(one.glyph.end for one in run)
    spaces = [run[0].spaced, *[one.spaced for one in reversed(run[1:])]]
    return [
        one._replace(
            glyph=Glyph(
                one.glyph.text, left + right - one.glyph.end, left + right - one.glyph.start
            ),
            spaced=spaced,
        )
        for one, spaced in zip(reversed(run), spaces, strict=True)
    ]


def _with_brackets(inked: Sequence[Inked]) -> Sequence[Inked]:
    """Return the glyphs of a row from the right with their brackets as they are meant.

    Some programs tell which bracket is seen, others which is meant: where more close before
    they open than open before they close, they are those that are seen.
    """
    signs = [
        one.glyph.text for one in inked if one.glyph.text in PAIRS or one.glyph.text in CLOSING
    ]
    if not signs or _unopened(signs) <= _unopened([_other(sign) for sign in signs]):
        return inked
    return [one._replace(glyph=one.glyph._replace(text=_other(one.glyph.text))) for one in inked]


def _unopened(signs: Sequence[str]) -> int:
    """Return how many brackets close what has not been opened."""
    held: list[str] = []
    wrong = 0
    for sign in signs:
        if sign in PAIRS:
            held.append(PAIRS[sign])
        elif held and held[-1] == sign:
            held.pop()
        else:
            wrong += 1
    return wrong


def _other(sign: str) -> str:
    return PAIRS.get(sign) or CLOSING.get(sign) or sign
