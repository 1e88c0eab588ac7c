"""Headings: those that may be none, and lines of the text that may be headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publisher.model.roles import BlockRole
from publisher.restoring.roles.told import ToldRow
from publisher.restoring.suspicion.figures import (
    Figure,
    Restored,
    chance_of_heading,
    first_lines,
    share,
)

# Probability from which a line of the text may be a heading; nearly all lines have less.
MAYBE = 0.02
# Probability from which it is named, and below which a heading is.
LIKELY, UNSURE = 0.1, 0.8
# Share of the column; a paragraph of one row that is shorter may be a heading.
SHORT = 0.6


def headings(restored: Restored) -> Iterator[Figure]:
    """Yield the share of headings that are likely wrong, and of short lines that stand alone."""
    found, text = restored.blocks(BlockRole.HEADING), restored.blocks(BlockRole.PARAGRAPH)
    yield _likely_wrong(found, text)
    short = list(_standing_alone(restored))
    yield Figure(
        "short-lines",
        share(len(short), len(short) + len(found), 2),
        f"{len(short)} short lines stand alone as paragraphs, beside {len(found)} headings",
        first_lines(short),
    )
    small = [below[0] for above, below in pairwise(restored.made.blocks) if _cut(above, below)]
    yield Figure(
        "headings-cut",
        share(len(small), len(found)),
        f"below {len(small)} of {len(found)} headings the text goes on in small letters",
        first_lines(small),
    )


def _likely_wrong(found: list[tuple[ToldRow, ...]], text: list[tuple[ToldRow, ...]]) -> Figure:
    """Return one less the F1 that the headings have if every probability is right."""
    chances = [chance_of_heading(block) for block in found]
    missed = [(chance, block[0]) for block in text if (chance := chance_of_heading(block)) > MAYBE]
    wrong = len(chances) - sum(chances) + sum(chance for chance, _ in missed)
    unsure = [b[0] for b, chance in zip(found, chances, strict=True) if chance < UNSURE]
    likely = [row for chance, row in missed if chance > LIKELY]
    return Figure(
        "headings-unsure",
        share(wrong, wrong + 2 * sum(chances)),
        f"{len(unsure)} of {len(found)} headings are less than {UNSURE:.0%} sure, and"
        f" {len(likely)} lines of the text may be headings",
        first_lines((*unsure, *likely)),
    )


def _standing_alone(restored: Restored) -> Iterator[ToldRow]:
    """Yield paragraphs of one short row between longer ones."""
    blocks, width = restored.made.blocks, restored.made.told.column.width
    for at, block in enumerate(blocks[:-1]):
        if block[0].role is not BlockRole.PARAGRAPH or len(block) > 1:
            continue
        near = (*blocks[max(0, at - 1) : at], blocks[at + 1])
        if block[0].row.width < SHORT * width and not any(map(_one_row, near)):
            yield block[0]


def _one_row(block: tuple[ToldRow, ...]) -> bool:
    return len(block) == 1 and block[0].role is BlockRole.PARAGRAPH


def _cut(above: tuple[ToldRow, ...], below: tuple[ToldRow, ...]) -> bool:
    return above[0].role is BlockRole.HEADING and below[0].row.text[:1].islower()
