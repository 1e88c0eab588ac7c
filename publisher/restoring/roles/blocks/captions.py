"""Short lines between gaps in the middle of a sentence: captions of pictures now gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from publisher.expressions import compiled
from publisher.languages import CAPITALS
from publisher.model.roles import BlockRole
from publisher.restoring.characters import CALL
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import ending

# Lines of the longest caption, and the share of the column that none of them reaches.
CAPTION_LINES = 3
NOT_FULL = 0.92
# Share of the column; a line that runs on fills more of it, however ragged it is set.
RUNNING = 0.7
# ``28. —``: a dash behind the last stop of a paragraph or a chapter, as in German print.
CLOSING_DASH = compiled(r"[.!?…][“”»«\"’)]?\s*[–—]$")
# ``a. The change``, ``b) the knots``: a letter that counts, and no sentence that goes on.
LETTERED = compiled(rf"[a-z][.)]\s+[{CAPITALS}“„«\"]")
WORD = compiled(r"[^\W_]{2}")


def caption_islands(rows: Sequence[Row], column: Column) -> Iterator[tuple[int, int]]:
    """Yield where such lines begin and where the sentence goes on (indexes of rows).

    The line above has not ended, the line below goes on in lower case, and what stands
    between them begins with a capital and is parted from both by a gap or a page's end.
    """
    for at in range(1, len(rows)):
        if not _is_parted(rows[at]) or not rows[at].text[:1].isupper():
            continue
        end = _end(rows, at)
        if end < len(rows) and _cuts(rows, at, end, column):
            yield at, end


def _is_parted(row: Row) -> bool:
    return row.gap > 0 or row.first


def _end(rows: Sequence[Row], at: int) -> int:
    end = at + 1
    while end < len(rows) and not _is_parted(rows[end]):
        end += 1
    return end


def runs_on(row: Row, column: Column) -> bool:
    """Tell whether a sentence goes on after a row; a short one may be a title's, which has ended."""
    if row.text[-1:] in "–—" and CLOSING_DASH.search(row.text[-5:]):
        return False
    how = ending(row.text)
    return how == "broken" or (how == "open" and row.width > RUNNING * column.width)


def _cuts(rows: Sequence[Row], at: int, end: int, column: Column) -> bool:
    short = end - at <= CAPTION_LINES and all(
        r.width < NOT_FULL * column.width for r in rows[at:end]
    )
    goes_on = runs_on(rows[at - 1], column) and _in_mid_sentence(rows[end].text)
    return short and goes_on and may_be_caption(rows[at:end])


def set_captions_apart(
    blocks: Sequence[Draft],
    column: Column,
    begins: Set[int] = frozenset(),
    tables: Set[int] = frozenset(),
) -> tuple[Draft, ...]:
    """Move captions out of the sentences that they cut, to the end of the paragraph.

    A caption stands between the halves of a sentence: the paragraph before it has not ended,
    the one after it goes on in lower case, and it is short itself. The halves become whole,
    unless the second begins on one of the lines of ``begins``: a person says that it is none. Rows
    of ``tables`` (by their order) are neither.
    """
    made: list[Draft] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        ruled = after is not None and after.rows[0].number in begins
        beside = (*made[-1:], block, *((after,) if after else ()))
        ruled |= any(one.rows[0].order in tables for one in beside)
        if made and after and not ruled and _cuts_paragraph(made[-1], block, after, column):
            whole = replace(made[-1], rows=(*made[-1].rows, *after.rows))
            made[-1:] = [whole, replace(block, role=BlockRole.CAPTION)]
            at += 2
            continue
        if made and not ruled and _caption_goes_on(made[-1], block, column):
            made[-1] = replace(made[-1], rows=(*made[-1].rows, *block.rows))
        else:
            made.append(block)
        at += 1
    return tuple(made)


def _caption_goes_on(caption: Draft, block: Draft, column: Column) -> bool:
    """Tell whether a caption that has not ended goes on below a gap, in lower case."""
    if caption.role is not BlockRole.CAPTION or block.role is not BlockRole.PARAGRAPH:
        return False
    short = len(caption.rows) + len(block.rows) <= CAPTION_LINES + 1
    ragged = all(row.width < NOT_FULL * column.width for row in block.rows)
    opens = ending(caption.rows[-1].text) in ("open", "broken")
    return opens and short and ragged and block.rows[0].text[:1].islower()


def _cuts_paragraph(before: Draft, block: Draft, after: Draft, column: Column) -> bool:
    if before.role is not BlockRole.PARAGRAPH or after.role is not BlockRole.PARAGRAPH:
        return False
    if block.role not in (BlockRole.PARAGRAPH, BlockRole.HEADING, BlockRole.CAPTION):
        return False
    named = block.role is BlockRole.CAPTION
    short = len(block.rows) <= CAPTION_LINES and (
        named or all(row.width < NOT_FULL * column.width for row in block.rows)
    )
    text = CALL.sub("", after.rows[0].text)
    goes_on = runs_on(before.rows[-1], column) and _in_mid_sentence(text)
    return short and goes_on and may_be_caption(block.rows)


def may_be_caption(rows: Sequence[Row]) -> bool:
    """Tell whether rows between halves of a sentence may be a caption.

    They begin with a capital and are whole; a direction of a play stands in parentheses, the
    closing of a letter ends in a comma, and a letter alone stands above the entries of an index.
    """
    first, last = rows[0].text, rows[-1].text.rstrip()
    directed = first.startswith("(") and last.rstrip(".").endswith(")")
    whole = ending(last) != "broken" and not last.endswith(",")
    opens = WORD.search(first) is not None and not first[:1].islower()
    return whole and opens and not directed


def _in_mid_sentence(text: str) -> bool:
    return text[:1].islower() and not LETTERED.match(text)
