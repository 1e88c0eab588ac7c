"""Title and front: which of the first blocks are what, by names, dates and the words of credits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from publisher.languages import Language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.roles.blocks.front import (
    name_front,
    stands_in_front,
    tells_origin,
    with_translators,
)
from publisher.restoring.roles.carrying.joined_titles import with_joined_title
from publisher.restoring.roles.carrying.levels import way_of_counting
from publisher.restoring.roles.carrying.likeness import likeness_to_a_name
from publisher.restoring.roles.carrying.stated import NOTHING_STATED, Stated
from publisher.restoring.roles.carrying.title_page import name_title_page
from publisher.restoring.roles.carrying.title_start import (
    behind_makers,
    in_brackets,
    not_of_the_page,
)
from publisher.restoring.roles.carrying.untitled import no_title, opens_a_row, without_title

# Share of the widest line that a column has at least, in a text of fewer lines than these.
NEARLY, SHORT = 0.8, 60
# The size of a title, in sizes of another line of the front.
LARGER = 1.15
# What a title and a front line are while it is asked anew which of them is which.
ASKED = {BlockRole.TITLE: BlockRole.HEADING, BlockRole.FRONT: BlockRole.PARAGRAPH}


def with_front(
    blocks: Sequence[Draft],
    column: Column,
    language: Language,
    heads: Set[str] = frozenset(),
    stated: Stated = NOTHING_STATED,
) -> tuple[Draft, ...]:
    """Return the blocks with title, byline, date and lead-in named at their head.

    The first heading is the title if nothing else is; no other one is taken for a front line.
    What was told to be title or front and is none of these stays front, for it is no running
    text either; only a text of one block has no front at all.
    """
    # Of a short text the column says little: its lines may all be those of a title page.
    # Of a long one it is known, and the title may stand over several.
    rows = [row.width for block in blocks for row in block.rows]
    if len(rows) < SHORT:
        column = replace(column, width=max(column.width, NEARLY * max(rows, default=0.0)))
    told = {block.rows[0].order: block.role for block in blocks}
    if (row := opens_a_row(blocks)) is not None:
        return tuple(with_translators(row, language))
    if (page := name_title_page(blocks, column, language, heads, stated)) is not None:
        named, below = page
        below = [_opening(no_title(block), language) for block in below]
        return (*_with_larger_title(tuple(named), told), *with_translators(below, language))
    if notes := in_brackets(blocks) or behind_makers(blocks):
        below = with_front(blocks[notes:], column, language, heads, stated)
        return (*map(not_of_the_page, blocks[:notes]), *below)
    if (untitled := without_title(blocks, language, heads)) is not None:
        return tuple(with_translators(untitled, language))
    asked = [replace(block, role=ASKED.get(block.role, block.role)) for block in blocks]
    named = name_front(asked, column, language, _longest(blocks, language))
    named = _with_first_line(tuple(_as_told(named, told, language)), language)
    named = _with_largest_heading(_with_larger_title(named, told), language)
    return with_joined_title(named, language)


def _opening(block: Draft, language: Language) -> Draft:
    """Return a block below a title page; a front line that opens a part (``PREFACE``) is a heading."""
    said = " ".join(row.text for row in block.rows).strip(" .:").casefold()
    opens = block.role is BlockRole.FRONT and said in map(str.casefold, language.cues.chapters)
    return replace(block, role=BlockRole.HEADING) if opens else block


def _with_first_line(blocks: tuple[Draft, ...], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, the first one as the title if it is displayed, and no name or credit.

    ``THE HARBOUR WEEKLY`` has the form of a name, and stood above what was taken for the title.
    """
    if len(blocks) < 2:
        return blocks
    first, second, *rest = blocks
    text = first.rows[0].text
    other = second.role in (BlockRole.TITLE, BlockRole.FRONT)
    named = likeness_to_a_name(text, language) > 0 or tells_origin(first, language)
    displayed = first.role is BlockRole.FRONT or (text.isupper() and len(first.rows) == 1)
    settled = first.role is BlockRole.TITLE or any(one.role is BlockRole.TITLE for one in rest)
    if settled or not other or named or not displayed or not text[:1].isalpha():
        return blocks
    return (replace(first, role=BlockRole.TITLE), replace(second, role=BlockRole.FRONT), *rest)


def _with_larger_title(
    blocks: tuple[Draft, ...], told: Mapping[int, BlockRole]
) -> tuple[Draft, ...]:
    """Return the blocks, the one that was told to be the title as that if it is the larger one.

    ``Anno 1903`` above its author reads as a date, and the author then as the title.
    """
    titles = [at for at, block in enumerate(blocks) if block.role is BlockRole.TITLE]
    were = [at for at, one in enumerate(blocks) if told.get(one.rows[0].order) is BlockRole.TITLE]
    if len(titles) != 1 or len(were) != 1 or titles == were:
        return blocks
    made, (now,), (was,) = list(blocks), titles, were
    size, larger = (blocks[at].rows[0].seen.size or 0.0 for at in (now, was))
    if blocks[was].role is not BlockRole.FRONT or not size or larger < LARGER * size:
        return blocks
    made[was] = replace(made[was], role=BlockRole.TITLE)
    made[now] = replace(made[now], role=BlockRole.FRONT)
    return tuple(made)


def _with_largest_heading(blocks: tuple[Draft, ...], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, the largest heading as the title where a line no larger than the text was it.

    Journals set their name, volume and pages small above the title of an article. Nothing else is
    as large as that, it counts nothing, and between both stands no text.
    """
    sizes = [block.rows[0].seen.size or 0.0 for block in blocks]
    first = next((at for at, one in enumerate(blocks) if one.role is BlockRole.HEADING), 0)
    above = [at for at in range(first) if blocks[at].role is BlockRole.TITLE]
    others = [size for at, size in enumerate(sizes) if at != first]
    small = len(above) == 1 and 0.0 < sizes[above[0]] < LARGER
    alone = bool(first) and sizes[first] > LARGER * max(others)
    text = any(one.role is BlockRole.PARAGRAPH for one in blocks[:first])
    if not small or not alone or text or way_of_counting(blocks[first].rows[0].text, language):
        return blocks
    made = list(blocks)
    made[above[0]] = replace(made[above[0]], role=BlockRole.FRONT)
    made[first] = replace(made[first], role=BlockRole.TITLE)
    return tuple(made)


def _longest(blocks: Sequence[Draft], language: Language) -> int:
    """Return how many blocks stand before the first one that was told to be of the text itself."""
    for at, block in enumerate(blocks):
        heading = block.role is BlockRole.HEADING and not tells_origin(block, language)
        if heading and way_of_counting(block.rows[0].text, language):
            return at
        if block.role is BlockRole.PARAGRAPH and not stands_in_front(block, language):
            return at
    return len(blocks)


def _stands_in_front(block: Draft, language: Language) -> bool:
    """Tell whether a heading says by whom a text is, of when, or where it was printed first.

    In larger type than the text it must look like a name: ``The Lamps We Lit`` has the form of one.
    """
    larger = block.rows[0].seen.larger == "larger"
    text = " ".join(row.text for row in block.rows)
    none = larger and not tells_origin(block, language) and not likeness_to_a_name(text, language)
    return not none and stands_in_front(block, language)


def _as_told(
    blocks: Sequence[Draft], told: Mapping[int, BlockRole], language: Language
) -> Iterator[Draft]:
    for block in blocks:
        was = told[block.rows[0].order]
        was_heading = was is BlockRole.HEADING and block.role is BlockRole.FRONT
        if was_heading and not _stands_in_front(block, language):
            block = replace(block, role=BlockRole.HEADING)
        elif was in ASKED and block.role in ASKED.values():
            alone = len(blocks) == 1
            block = replace(block, role=BlockRole.PARAGRAPH if alone else BlockRole.FRONT)
        yield block
