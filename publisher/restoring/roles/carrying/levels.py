"""The levels of headings: how they are counted tells, and for those that are not, the space above.

Ways of counting stand inside each other in the order in which they come (parts, chapters,
sections); decimal numbers say their depth themselves. A way that counts only one heading opens no
level: ``Introduction`` stands beside ``Part I``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from publisher.languages import Language
from publisher.model.roles import TITLE_LEVEL, BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.blocks.headings.series import CHAPTER_ROMAN

HIGHEST, DEEPEST = TITLE_LEVEL + 1, 4
# ``2.1.3``, ``§ 4``, ``A.``: decimal numbers are told by how many they are.
DECIMAL = re.compile(r"(\d{1,3}(?:\s?\.\s?\d{1,3})*)\.?(?=\s|$)")
OTHERS = (
    ("section", re.compile(r"§")),
    ("roman", CHAPTER_ROMAN),
    ("capital", re.compile(r"\(?[A-Z][.)](?=\s)")),
    ("letter", re.compile(r"\(?[a-z][.)](?=\s)")),
)


def with_levels(blocks: Sequence[Draft], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, each heading with its level (2 to 4)."""
    headings = [block for block in blocks if block.role is BlockRole.HEADING]
    counted = [way_of_counting(block.rows[0].text, language) for block in headings]
    levels = _nested(counted)
    plain = [block for block, way in zip(headings, counted, strict=True) if not way]
    widest = max((b.rows[0].gap for b in plain if not b.rows[0].first), default=0)
    found = iter(
        levels[way] if way else _by_space(block, widest)
        for block, way in zip(headings, counted, strict=True)
    )
    return tuple(
        replace(block, level=next(found)) if block.role is BlockRole.HEADING else block
        for block in blocks
    )


def way_of_counting(text: str, language: Language) -> str:
    """Return how a heading is counted: by a word for chapters, a sign, a number; or nothing."""
    if match := DECIMAL.match(text):
        return f"decimal {match[1].count('.') + 1}"
    known = {cue.rstrip(".").casefold() for cue in language.cues.chapters}
    words = (word.rstrip(".:,").casefold() for word in text.split()[:2])
    word = next((word for word in words if word in known), "")
    return word or next((name for name, pattern in OTHERS if pattern.match(text)), "")


def _nested(counted: Sequence[str]) -> Mapping[str, int]:
    """Return the level of each way of counting, in the order in which they come."""
    often = Counter(way for way in counted if way)
    decimals = sorted(way for way in often if way.startswith("decimal"))
    order: list[str] = []
    for way in often:
        order += [one for one in (decimals if way in decimals else [way]) if one not in order]
    levels, level = {}, HIGHEST
    for way in order:
        levels[way] = min(level, DEEPEST)
        level += often[way] > 1
    return levels


def _by_space(block: Draft, widest: int) -> int:
    """Return the level of a heading that is not counted: the highest have the most space above."""
    row = block.rows[0]
    return HIGHEST if row.first or row.gap >= widest else HIGHEST + 1
