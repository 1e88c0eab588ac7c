"""``CHAPTER IV.`` and the title below it are one heading of two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.languages import Language
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.carrying.levels import way_of_counting
from publisher.restoring.roles.carrying.untitled import is_counted

# ``GESKE. Henrik!``: who speaks, and what.
SPEECH = compiled(r"\w{2,20}[.:] \w")
# Words of a heading that counts and says no more (``Chapter the First``).
COUNTING = 3


def with_their_titles(blocks: Sequence[Draft], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, headings that only count put together with the heading right below.

    A heading below that is counted itself stands for itself.
    """
    made: list[Draft] = []
    for block in blocks:
        if made and _is_title_of(made[-1], block, language):
            made[-1] = replace(made[-1], rows=(*made[-1].rows, *block.rows))
        else:
            made.append(block)
    return tuple(made)


def _is_title_of(above: Draft, below: Draft, language: Language) -> bool:
    headings = above.role is below.role is BlockRole.HEADING
    first, title = above.rows[0], below.rows[0]
    near = not title.first and (first.first or title.gap <= max(0, first.gap))
    return (
        headings
        and near
        and only_counts(above.rows, language)
        and not way_of_counting(below.rows[0].text, language)
        and SPEECH.match(below.rows[0].text) is None
    )


def only_counts(rows: Sequence[Row], language: Language) -> bool:
    """Tell whether the rows of a heading count it and say no more (``CHAPTER IV.``)."""
    if len(rows) > 1:
        return False
    text = rows[0].text
    short = len(text.split()) <= COUNTING
    return short and is_counted(text, language)
