"""Words in the margin: summaries that an extractor has written beside the lines of a paragraph.

They begin all at one column, right of where any line of the text ends, or end left of where all of
its lines begin; they are narrow, and the text is full without them. Two columns of text are alike
wide, and the rows of a table are not full.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from publisher.expressions import compiled
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.margins.cuts import Cut

# Blanks between text and margin, at least, and letters by which a margin may begin elsewhere.
GAP = compiled(r"(?<=\S)\s{2,}(?=\S)")
ABOUT = 1
# Lines with words beside them; fewer tell no column, and where another page has told it, one is
# enough. Share of the lines that have them at most.
FEWEST, ONE, MOST = 3, 1, 0.9
# Share of the wide gaps that are at the column: in justified lines they are anywhere.
HERE = 0.7
# Share of the lines that may go across the column: heads and folios.
ACROSS = 0.05
# Shares of the width of the text: how wide a margin is at most, and how full are the lines beside
# one that the text goes on below.
NARROW, FULL = 0.4, 0.75
# Words of a piece, on the average: in justified lines the last word alone may stand apart. Summaries
# of a word open in a capital, or close with a full stop, far more often than such words do.
WORDS, SUMMARIES = 1.4, 0.6
WORD = compiled(r"[^\W\d_]{2,}")


def beside(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines beside which words stand in the margin.

    What one page shows too seldom is told by the column at which others have their margin, or all
    pages together.
    """
    filled = [[line for line in page.lines if not line.blank] for page in pages]
    found = [_found(lines) for lines in filled]
    columns = Counter(one[:2] for one in found if one is not None)
    if not columns and (together := _found(list(chain.from_iterable(filled)))):
        columns[together[:2]] += 1
    for lines, own in zip(filled, found, strict=True):
        if own is not None:
            yield from own[2]
        else:
            known = (_at(lines, side, column, ONE) for (side, column), _ in columns.most_common(2))
            yield from next(filter(None, known), [])


def _found(lines: Sequence[Line]) -> tuple[str, int, list[Cut]] | None:
    """Return at which side and column a page has its margin, and what stands there."""
    for side, column in (("right", _right_column(lines)), ("left", _left_column(lines))):
        cuts = _at(lines, side, column, FEWEST) if column else []
        if cuts:
            return side, column, cuts
    return None


def _at(lines: Sequence[Line], side: str, column: int, fewest: int) -> list[Cut]:
    return (_right if side == "right" else _left)(lines, column, fewest)


def _right_column(lines: Sequence[Line]) -> int:
    """Return where most of what stands behind wide gaps begins, 0 where it begins anywhere."""
    columns = Counter(at for line in lines if (at := _behind_gap(line.text)))
    column = max(columns, key=lambda at: (_near(columns, at), columns[at], at), default=0)
    return column if _near(columns, column) >= max(FEWEST - 1, HERE * columns.total()) else 0


def _right(lines: Sequence[Line], column: int, fewest: int) -> list[Cut]:
    """Return what stands right of the text of a page."""
    cuts = [(line, _cut_at(line.text, column)) for line in lines]
    across = sum(at is None for _, at in cuts)
    if across > ACROSS * len(lines):
        return []
    margins = [(line, line.text[:at].rstrip(), line.text[at:].strip()) for line, at in cuts if at]
    ends = (len(line.text.rstrip()) for line, at in cuts if at == 0)
    width = max((*ends, *(len(left) for _, left, _ in margins)), default=0)
    return _told(margins, lines, (width, 0), fewest)


def _cut_at(text: str, column: int) -> int | None:
    """Return where the margin of a line begins: 0 where it has none, None where it is cut nowhere."""
    text = text.rstrip()
    for at in (column, *range(column - ABOUT, column + ABOUT + 1)):
        gap = text[at - 1 : at] if at == column else text[at - 2 : at]
        begins = gap.isspace() and not text[at : at + 1].isspace()
        if len(text) > at and begins and text[:at].strip():
            return int(at)
    return None if len(text) >= column else 0


def _left_column(lines: Sequence[Line]) -> int:
    """Return the column at which the lines of a page begin, right of a margin; 0 where there is none."""
    indents = Counter(len(line.text) - len(line.text.lstrip()) for line in lines)
    common = (at for at, count in indents.items() if count >= FEWEST and at >= len("ab  "))
    return min(common, default=0)


def _left(lines: Sequence[Line], column: int, fewest: int) -> list[Cut]:
    """Return what stands left of the text of a page, all of whose lines begin at one column."""
    found: list[tuple[Line, str, str]] = []
    for line in lines:
        head, text = line.text[:column], line.text[column:]
        if not head.strip():
            continue
        if not head.endswith("  ") or not text.strip():
            return []
        found.append((line, " " * column + text, head.strip()))
    width = max((len(line.text.rstrip()) for line in lines), default=0) - column
    return _told(found, lines, (width, column), fewest)


def _told(
    found: list[tuple[Line, str, str]],
    lines: Sequence[Line],
    text: tuple[int, int],
    fewest: int,
) -> list[Cut]:
    """Return what was found, where it is narrow, worded and beside full lines.

    ``text`` is the width of the text and where it begins.
    """
    width, column = text
    if not fewest <= len(found) <= MOST * len(lines) or width <= 0:
        return []
    widest = max(len(margin) for _, _, margin in found)
    full = statistics.median(len(left.rstrip()) - column for _, left, _ in found) > FULL * width
    margins = [margin for _, _, margin in found]
    worded = sum(len(WORD.findall(margin)) for margin in margins) >= WORDS * len(found)
    worded |= sum(map(_is_summary, margins)) >= SUMMARIES * len(found)
    # Where the column is known, a paragraph may end beside a summary.
    if widest > NARROW * width or not (full or fewest == ONE) or not worded:
        return []
    why = f"it stands beside the text, at one column with {len(found) - 1} others"
    return [Cut(line, left, margin, why) for line, left, margin in found]


def _is_summary(margin: str) -> bool:
    """Tell whether a word in the margin opens in a capital and closes with a full stop or open."""
    return bool(WORD.match(margin)) and margin[0].isupper() and margin[-1] not in ",;:-"


def _behind_gap(text: str) -> int:
    """Return where what is behind the last wide gap of a line begins; 0 where there is none."""
    gaps = list(GAP.finditer(text.rstrip()))
    return gaps[-1].end() if gaps and text[: gaps[-1].start()].strip() else 0


def _near(columns: Counter[int], at: int) -> int:
    return sum(columns[at + off] for off in range(-ABOUT, ABOUT + 1))
