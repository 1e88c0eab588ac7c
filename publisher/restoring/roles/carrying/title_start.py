"""Where a title page begins: behind notes of an editor, and behind what the makers of a file say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from publisher.languages import Language, after_cue, is_byline, is_name
from publisher.languages.makers import is_of_makers
from publisher.model.roles import BlockRole
from publisher.restoring.characters import OPENERS
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.cutting import is_credit
from publisher.restoring.roles.blocks.front import is_running
from publisher.restoring.roles.carrying.stated import Stated, letters
from publisher.restoring.roles.carrying.title_lines import (
    is_cue,
    is_imprint,
    is_year,
    text_of,
)

# Lines of verse that may be a motto, or what was taken for one; those of one in quotation marks.
MOTTO, QUOTED = 3, 14
# Blocks among which a title page begins, behind notes of an editor; behind those of the makers of
# a file, who describe their signs at length.
FURTHEST, BEHIND_MAKERS = 24, 60
# Share of the column: lines of a title page leave more of it empty, or end no sentence.
WIDE = 0.72
# Rows of the longest block in capitals that is set for show: more of them are a text in capitals.
SHOWN_ROWS = 6
SET_IN_FRONT = frozenset(
    (BlockRole.TITLE, BlockRole.FRONT, BlockRole.HEADING, BlockRole.PARAGRAPH, BlockRole.CAPTION)
)


def start_of_page(
    blocks: Sequence[Draft], measures: tuple[Column, Language], stated: Stated
) -> int:
    """Return how many blocks stand before the title page: notes of an editor, in brackets or not.

    Those that are not in brackets are told by a page behind them that has a word before a name;
    those of the makers of a file by their words, and by any byline or imprint behind them, or
    what is ``stated`` as the title. ``measures`` are the column and the language of the text.
    """
    column, language = measures
    start = in_brackets(blocks)
    makers = behind_makers(blocks, start)
    while start and start < len(blocks) and blocks[start].role is BlockRole.BREAK:
        start += 1
    first = blocks[: start + (BEHIND_MAKERS if makers else FURTHEST)]
    rows = [(at, row.text) for at, block in enumerate(first) for row in block.rows]
    anchor = next(
        (
            at
            for (at, one), (_, below) in pairwise(rows)
            if at >= start and _announces(one, below, language)
        ),
        None,
    )
    if anchor is None and makers:
        anchor = _first(rows, start, lambda text: _is_anchor(text, language, stated))
    elif anchor is None and start < len(blocks) and is_text(blocks[start], column, language):
        anchor = _behind_text(first, start, measures)
    if anchor is None:
        return max(start, makers)
    for at in range(anchor - 1, start - 1, -1):
        text = text_of(blocks[at])
        if is_text(blocks[at], column, language) or not letters(text) or is_of_makers(text):
            return at + 1
    return start


def _behind_text(
    blocks: Sequence[Draft], start: int, measures: tuple[Column, Language]
) -> int | None:
    """Return where a byline stands behind running text, with an imprint below: a title page.

    One of both alone stands above an article as well, and below the lines of a letter.
    """
    column, language = measures
    for at in range(start, len(blocks)):
        if any(is_byline(row.text, language) for row in blocks[at].rows):
            rest = takewhile(lambda block: not is_text(block, column, language), blocks[at + 1 :])
            rows = (row.text for block in rest for row in block.rows)
            if any(is_imprint(text) or is_year(text) for text in rows):
                return at
    return None


def parted_at_gaps(blocks: Sequence[Draft], column: Column, language: Language) -> Iterator[Draft]:
    """Yield the blocks, the first ones parted where blank lines stand between their short lines."""
    for at, block in enumerate(blocks):
        running = at >= BEHIND_MAKERS or is_text(block, column, language)
        own = [block.rows] if running else _runs_without_gaps(block.rows, WIDE * column.width)
        yield from (replace(block, rows=tuple(rows)) for rows in own)


def _runs_without_gaps(rows: Sequence[Row], wide: float) -> Iterator[Sequence[Row]]:
    """Yield rows that no blank line parts; one may stand below a wide row, where a page ended."""
    gaps = (at for at in range(1, len(rows)) if rows[at].gap > 0 and rows[at - 1].width <= wide)
    for first, end in pairwise([0, *gaps, len(rows)]):
        yield rows[first:end]


def behind_makers(blocks: Sequence[Draft], start: int = 0) -> int:
    """Return where the makers of a file end with what they say above the text; 0 where they do not.

    The head of a note takes with it what is not displayed below.
    """
    end = 0
    for at, block in enumerate(blocks[: start + BEHIND_MAKERS]):
        if at >= start and is_of_makers(text_of(block)):
            end = at + 1
        elif at >= max(start, end) and letters(text_of(block)) and _is_shown(block):
            break
        elif end and not _is_shown(block):
            end = at + 1
    return end if end < len(blocks) else 0


def in_brackets(blocks: Sequence[Draft]) -> int:
    """Return how many blocks an opening bracket on the first line and its end take together."""
    open_, count = 0, 0
    for at, block in enumerate(blocks[:FURTHEST]):
        text = text_of(block)
        if not open_ and not text.startswith("["):
            break
        open_ += text.count("[") - text.count("]")
        count = at + 1 if not open_ else count
    return count if count < len(blocks) else 0


def is_text(block: Draft, column: Column, language: Language) -> bool:
    """Tell whether a block is none of a title page: running text, verse, a table."""
    if block.role is BlockRole.VERSE:
        return len(block.rows) > MOTTO and not is_long_motto(block)
    wide = any(row.width > WIDE * column.width for row in block.rows)
    shown = text_of(block).isupper() and len(block.rows) <= SHOWN_ROWS
    shown = shown or after_cue(text_of(block), language.cues.authorships) is not None
    return block.role not in SET_IN_FRONT or (wide and not shown and is_running(block, column))


def is_long_motto(block: Draft) -> bool:
    """Tell whether a block is verse in quotation marks that may be the motto of a title page."""
    quoted = block.rows[0].text.lstrip()[:1] in OPENERS
    return block.role is BlockRole.VERSE and quoted and MOTTO < len(block.rows) <= QUOTED


def not_of_the_page(block: Draft) -> Draft:
    """Return a block before the title page: nothing of it is a title, and no line of it front."""
    shown = block.role in (BlockRole.TITLE, BlockRole.FRONT, BlockRole.HEADING)
    return replace(block, role=BlockRole.PARAGRAPH) if shown else block


def _announces(line: str, below: str, language: Language) -> bool:
    """Tell whether a line is the word before an author's name, and the name stands below."""
    return is_cue(line, language) and is_name(below.rstrip("."), language, announced=True)


def _is_anchor(text: str, language: Language, stated: Stated) -> bool:
    """Tell whether a line stands on a title page and hardly in what makers say of their file."""
    said = is_byline(text, language) or is_credit(text, language)
    return said or is_imprint(text) or is_year(text) or bool(stated.titles([text]))


def _first(rows: Sequence[tuple[int, str]], start: int, holds: Callable[[str], bool]) -> int | None:
    return next((at for at, text in rows if at >= start and holds(text)), None)


def _is_shown(block: Draft) -> bool:
    return block.role in (BlockRole.TITLE, BlockRole.FRONT, BlockRole.HEADING)
