"""Words: where the blanks of a row are, told by spaces and by gaps between the glyphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median

from publisher.model.markers import MARKER
from publisher.sources.pdf.chunks import Inked
from publisher.structs import frozen

# Ems: the narrowest space of justified lines is wider, and kerning never is as wide.
SPACE = 0.15
# Ems: narrower spaces than that are none, nor are those that part a row seldom, nor more of its gaps
# than this share, for these are between letters. They are alike, by this factor, and those within
# words are at most this share of them.
SQUEEZED, SQUEEZED_SPACES, SQUEEZED_SHARE = 0.09, 3, 0.35
SQUEEZED_ALIKE, WITHIN_WORDS = 1.1, 0.6
# Ems: where a font's spaces are painted, only a wider gap is a space without one; 0.3 stand behind
# the numbers of headings.
UNPAINTED = 0.29
# Ems: a painted space that the next glyph was moved back over is none.
TAKEN_BACK = 0.04
# Ems: a gap so wide is no space of a line but sets things apart.
APART = 1.0
# Ems: gaps between letters from which on a word is letterspaced.
SPREAD = 0.06
# Gaps of letterspaced words: those between words are wider by this factor.
WIDER = 1.45
# Letters set apart in a line with other spaces have gaps narrower than these, by this factor.
NARROWER = 0.93
# Gaps between the letters of one word differ by this factor at most, and are narrower than the usual
# space by that one.
ALIKE, TIGHT = 1.15, 0.85
# Spaces in a row from which on the middle one is the usual one.
FEW_SPACES = 3
# Ems: a space where a row shows none.
USUAL_SPACE = 0.3
# Signs of the marker of an item at most: ``(xxviii)``.
LONGEST_MARKER = 8
# Ems of the body for one blank of plain text where things are set apart.
BLANK = 0.5


@frozen
class Word:
    """Glyphs without a blank between them; ``blanks`` stand before them."""

    inked: Sequence[Inked]
    blanks: int
    letterspaced: bool = False


def words_of(inked: Sequence[Inked], body: float) -> list[Word]:
    """Return the words of a row, from left to right; ``body`` is the size of the body text."""
    if not inked:
        return []
    gaps = _gaps(inked)
    painted = _mostly_painted(gaps, inked)
    least = UNPAINTED if painted else _narrowest(gaps, inked)
    breaks = [_parts(gap, one.spaced, least) for gap, one in zip(gaps, inked[1:], strict=True)]
    breaks = _letterspaced_mended(inked, gaps, breaks)
    breaks = _parted_behind_marker(inked, gaps, breaks)
    cells = (one.seam or _are_two_cells(before, one) for before, one in pairwise(inked))
    breaks = [parts or other for parts, other in zip(breaks, cells, strict=True)]
    usual = _usual_space([gap for gap, parts in zip(gaps, breaks, strict=True) if parts])
    found: list[Word] = []
    start = 0
    blanks = 0
    for at, parts in enumerate([*breaks, True], start=1):
        if parts:
            spread = _spread(gaps[start : at - 1])
            found.append(Word(inked[start:at], blanks, spread))
            if at < len(inked):
                blanks = _blanks(gaps[at - 1], usual, inked[at].strip.size, body)
            start = at
    return found


def _gaps(inked: Sequence[Inked]) -> list[float]:
    """Return the gaps before the second glyph and all others, in ems."""
    gaps: list[float] = []
    reached = inked[0].glyph.end
    for before, one in pairwise(inked):
        size = max(before.strip.size, one.strip.size)
        gaps.append((one.glyph.start - reached) / size)
        reached = max(one.glyph.end, reached - 0.5 * size)
    return gaps


def _mostly_painted(gaps: Sequence[float], inked: Sequence[Inked]) -> bool:
    """Tell whether the spaces of a row are painted: in some fonts only those of some signs are."""
    spaced = sum(one.spaced for one in inked[1:])
    bare = sum(
        SPACE < gap < APART and not one.spaced for gap, one in zip(gaps, inked[1:], strict=True)
    )
    return spaced > bare


def _narrowest(gaps: Sequence[float], inked: Sequence[Inked]) -> float:
    """Return the gap from which on a row without painted spaces parts words.

    A full line whose spaces are squeezed has none that is wide; they are alike, and few beside the
    gaps within words.
    """
    if any(one.spaced for one in inked[1:]):
        return SPACE
    spaces = [gap for gap in gaps if gap > SQUEEZED]
    within = max((gap for gap in gaps if gap <= SQUEEZED), default=0.0)
    few = SQUEEZED_SPACES <= len(spaces) <= SQUEEZED_SHARE * len(gaps)
    least = min(spaces, default=SPACE)
    alike = sum(gap <= SQUEEZED_ALIKE * least for gap in spaces) > len(spaces) / 2
    squeezed = few and alike and least <= SPACE and within <= WITHIN_WORDS * least
    return (least + within) / 2 if squeezed else SPACE


def _parts(gap: float, spaced: bool, least: float) -> bool:
    return gap > (TAKEN_BACK if spaced else least)


def _are_two_cells(before: Inked, one: Inked) -> bool:
    """Tell whether glyphs stand in two cells of a table: long words may reach over the edge of theirs.

    What stands in none, as a hyphen that is marked as furniture, may belong to a word of one.
    """
    cells = before.strip.cell, one.strip.cell
    return None not in cells and cells[0] != cells[1]


def _parted_behind_marker(
    inked: Sequence[Inked], gaps: Sequence[float], breaks: list[bool]
) -> list[bool]:
    """Part what opens a row as the marker of an item from its words: ``1.`` and a tab, ``Turn``.

    Between the two nothing is painted, whatever else is on the row. In a letterspaced number
    (``1.2``) the gap behind the point is as wide as the one before it.
    """
    last = breaks.index(True) if True in breaks else len(gaps)  # gap behind the first word
    opening = accumulate(one.glyph.text for one in inked[: min(last, LONGEST_MARKER)])
    for at, (marker, gap) in enumerate(zip(opening, gaps, strict=False)):
        within = max(gaps[:at], default=0.0)
        if gap > max(SPACE, WIDER * within) and MARKER.fullmatch(marker):
            return [*breaks[:at], True, *breaks[at + 1 :]]
    return breaks


def _letterspaced_mended(
    inked: Sequence[Inked], gaps: Sequence[float], breaks: list[bool]
) -> list[bool]:
    """Join the letters of words that are set apart by gaps alone.

    Single letters in a row, with gaps alike and none painted, are a letterspaced word, if the
    other spaces of the row are painted, or clearly wider, or there are none.
    """
    mended = list(breaks)
    painted = any(one.spaced for one in inked[1:])
    for first, last in _single_letters(inked, breaks, painted):
        usual = median(gaps[first:last])
        if usual >= APART:
            continue  # figures or dashes in the columns of a table
        if painted and max(gaps[first:last]) < min(APART, WIDER * usual):
            mended[first:last] = [False] * (last - first)
            continue
        others = [
            gap
            for at, gap in enumerate(gaps)
            if breaks[at] and gap < APART and not first <= at < last
        ]
        space = median(others) if others else 0.0
        least = (usual + space) / 2 if others else WIDER * usual
        if others and usual > NARROWER * space:
            # Short words, of which more spaces are counted than gaps between letters.
            least = _least_of_short(inked[first : last + 1], gaps[first:last], space)
        for at in range(first, last):
            mended[at] = gaps[at] > least
    for at in _within_two_letters(inked, gaps, breaks):
        mended[at] = False
    return mended


def _within_two_letters(
    inked: Sequence[Inked], gaps: Sequence[float], breaks: Sequence[bool]
) -> Iterator[int]:
    """Yield the gaps within letterspaced words of two letters, in a row whose spaces are painted.

    None is painted there, and it is narrower than all that are.
    """
    painted = [gap for gap, one in zip(gaps, inked[1:], strict=True) if one.spaced]
    for at in range(len(gaps)) if painted else ():
        unpainted = breaks[at] and not inked[at + 1].spaced and gaps[at] < min(painted)
        before = at == 0 or inked[at].spaced
        behind = at + 2 == len(inked) or inked[at + 2].spaced
        if unpainted and before and behind and _are_letters(inked, at):
            yield at


def _least_of_short(inked: Sequence[Inked], gaps: Sequence[float], space: float) -> float:
    """Return the gap from which on letters are parted that make short words; 0 if they make none.

    A program leaves the same room between all letters of a letterspaced word. Among the ``gaps``
    it is the smallest one, clearly smaller than the others and than the usual ``space``.
    """
    least = min(gaps)
    rest = [gap for gap in gaps if gap > ALIKE * least]
    within = [at for at, gap in enumerate(gaps) if gap <= ALIKE * least and _are_letters(inked, at)]
    if not within or len(within) + len(rest) < len(gaps) or least > TIGHT * space:
        return 0.0
    return (least + min([*rest, space])) / 2


def _are_letters(inked: Sequence[Inked], at: int) -> bool:
    return all(one.glyph.text.isalpha() for one in inked[at : at + 2])


def _usual_space(gaps: Sequence[float]) -> float:
    """Return the width of the spaces of a row, in ems, from all gaps that part its words.

    A line of a narrow column may have none but wide ones; one or two wide gaps set things apart.
    """
    narrow = [gap for gap in gaps if gap < APART]
    if len(gaps) >= FEW_SPACES or not narrow:
        return median(gaps) if len(gaps) >= FEW_SPACES else USUAL_SPACE
    return min(narrow)


def _single_letters(
    inked: Sequence[Inked], breaks: Sequence[bool], painted: bool
) -> list[tuple[int, int]]:
    """Return the stretches of gaps between letters that all part, none painted.

    Three gaps or more; two where other spaces of the row are ``painted``, and part them, and at the
    ends of a row of which none is.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(len(breaks) + 1):
        if at < len(breaks) and breaks[at] and not inked[at + 1].spaced:
            continue
        letters = sum(one.glyph.text[0].isalnum() for one in inked[start : at + 1])
        parted = painted and all(breaks[start - 1 : start]) and all(breaks[at : at + 1])
        parted |= not painted and (start == 0 or at == len(breaks))
        if at - start >= (2 if parted else 3) and letters > (at - start) / 2:
            found.append((start, at))
        start = at + 1
    return found


def _spread(gaps: Sequence[float]) -> bool:
    return bool(gaps) and median(gaps) >= SPREAD


def _blanks(gap: float, usual: float, size: float, body: float) -> int:
    """Return how many blanks of plain text a gap is; more than one where it sets things apart."""
    if gap <= max(APART, 2.2 * usual):
        return 1
    return max(2, round(gap * size / (BLANK * body)))
