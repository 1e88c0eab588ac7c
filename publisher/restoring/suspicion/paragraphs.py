"""Paragraphs: where they begin, short rows inside them, and pages that begin anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publisher.model.roles import BlockRole
from publisher.restoring.roles.told import ToldRow
from publisher.restoring.suspicion.figures import Figure, Restored, first_lines, least_sure, share
from publisher.restoring.wording import ending

# Probability; a beginning less sure is named, and so is a row that begins one this likely.
UNSURE, LIKELY = 0.7, 0.3
# Share of the column; a row inside a paragraph that is shorter ended before it had to.
SHORT = 0.7


def paragraphs(restored: Restored) -> Iterator[Figure]:
    """Yield the figures about beginnings, short rows and the joints of pages."""
    blocks = restored.blocks(BlockRole.PARAGRAPH)
    yield _beginnings(blocks)
    width = restored.made.told.column.width
    inside = [rows for block in blocks for rows in pairwise(block)]
    short = [above for above, _ in inside if above.row.width < SHORT * width]
    yield Figure(
        "short-inside",
        share(len(short), len(inside)),
        f"{len(short)} of {len(inside)} rows inside paragraphs end long before the column does",
        first_lines(short),
    )
    joints = [rows for rows in pairwise(restored.made.told.running) if _is_joint(*rows)]
    anew = [row for above, row in joints if row.first and ending(above.row.text) != "end"]
    yield Figure(
        "pages-anew",
        share(len(anew), len(joints), 3),
        f"{len(anew)} of {len(joints)} pages begin a paragraph behind a sentence that breaks off",
        first_lines(anew),
    )


def _beginnings(blocks: list[tuple[ToldRow, ...]]) -> Figure:
    """Return one less the F1 that beginnings have if every probability is right."""
    right = sum(block[0].begins for block in blocks)
    inside = [row for block in blocks for row in block[1:]]
    missed = sum(row.begins for row in inside)
    wrong = len(blocks) - right + missed
    unsure = [block[0] for block in blocks if block[0].begins < UNSURE]
    likely = [row for row in inside if row.begins > LIKELY]
    return Figure(
        "beginnings-unsure",
        share(wrong, wrong + 2 * right),
        f"{len(unsure)} of {len(blocks)} paragraphs begin with less than {UNSURE:.0%} certainty,"
        f" and {len(likely)} rows inside may begin one",
        least_sure((*unsure, *likely)),
    )


def _is_joint(above: ToldRow, row: ToldRow) -> bool:
    paragraphs_ = above.role is BlockRole.PARAGRAPH and row.role is BlockRole.PARAGRAPH
    return paragraphs_ and row.row.page > above.row.page
