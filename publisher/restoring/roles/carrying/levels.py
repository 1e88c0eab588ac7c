"""The levels of headings: how they are set tells, or how they are counted, or the space above.

The outline of a file gives its headings levels. Where the source shows sizes and faces, larger
headings stand above smaller ones, and of one size bold ones above others.

Ways of counting stand inside each other in the order in which they come (parts, chapters,
sections); decimal numbers say their depth themselves. A way that counts only one heading opens no
level: ``Introduction`` stands beside ``Part I``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from publisher.expressions import compiled
from publisher.languages import Language, lexicon
from publisher.model.roles import TITLE_LEVEL, BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.seen import SAME_SIZE
from publisher.restoring.roles.blocks.headings.series import CHAPTER_ROMAN

HIGHEST, DEEPEST = TITLE_LEVEL + 1, 4
NO_OUTLINE: Mapping[int, int] = MappingProxyType({})
# The faces of headings from the highest to the lowest of one size.
PLAIN = "plain"
WEIGHTS = ("bold", "capitals", PLAIN, "italic")
# Headings, beside the first, from which on the space above them is asked without it.
FEW = 2
# Share of running text from which on a word is an article or another small one (``first`` is none).
SMALL = 5e-3
# ``2.1.3``, ``§ 4``, ``A.``: decimal numbers are told by how many they are.
DECIMAL = compiled(r"(\d{1,3}(?:\s?\.\s?\d{1,3})*)\.?(?=\s|$)")
OTHERS = (
    ("section", compiled(r"§")),
    ("roman", CHAPTER_ROMAN),
    ("capital", compiled(r"\(?[A-Z][.)](?=\s)")),
    ("letter", compiled(r"\(?[a-z][.)](?=\s)")),
)


def with_levels(
    blocks: Sequence[Draft], language: Language, outline: Mapping[int, int] = NO_OUTLINE
) -> tuple[Draft, ...]:
    """Return the blocks, each heading with its level (2 to 4).

    ``outline`` has the levels that the outline of a file gives to headings, by their first line.
    """
    headings = [block for block in blocks if block.role is BlockRole.HEADING]
    found = iter(
        _by_outline(headings, outline, _by_look(headings) or _by_count(headings, language))
    )
    return tuple(
        replace(block, level=next(found)) if block.role is BlockRole.HEADING else block
        for block in blocks
    )


def _by_outline(
    headings: Sequence[Draft], outline: Mapping[int, int], otherwise: Sequence[int]
) -> Sequence[int]:
    """Return the levels of headings as the outline has them, where it names most of them.

    The highest is that of chapters, whatever the outline says of the title. The others have the
    level that headings like them have there; ``otherwise`` tells which are alike.
    """
    levels = ([outline.get(row.number, 0) for row in heading.rows] for heading in headings)
    given = [next(filter(None, own), 0) for own in levels]
    named = [level for level in given if level]
    if 2 * len(named) < len(headings) or not named:
        return otherwise
    ranks = {level: HIGHEST + n for n, level in enumerate(sorted(set(named)))}
    alike: dict[int, Counter[int]] = {}
    for level, other in zip(given, otherwise, strict=True):
        alike.setdefault(other, Counter()).update([ranks[level]] if level else [])
    found = (
        ranks[level] if level else max(alike[other], key=alike[other].__getitem__, default=other)
        for level, other in zip(given, otherwise, strict=True)
    )
    return [min(level, DEEPEST) for level in found]


def _by_look(headings: Sequence[Draft]) -> list[int]:
    """Return the levels of headings by their looks; nothing where these are not seen, or all alike."""
    seen = [heading.rows[0].seen for heading in headings]
    sizes = _steps([look.size for look in seen if look.size is not None])
    if len(sizes) < len(seen):
        return []
    looks = [
        (-size, WEIGHTS.index(look.weight or PLAIN)) for size, look in zip(sizes, seen, strict=True)
    ]
    ranks = sorted(set(looks))
    several = 1 < len(ranks) <= DEEPEST - HIGHEST + 1
    return [HIGHEST + ranks.index(look) for look in looks] if several else []


def _steps(sizes: Sequence[float]) -> list[float]:
    """Return sizes with those that hardly differ made the same: the largest of them."""
    same, last = dict[float, float](), 0.0
    for size in sorted(set(sizes), reverse=True):
        last = last if last and last - size < SAME_SIZE else size
        same[size] = last
    return [same[size] for size in sizes]


def _by_count(headings: Sequence[Draft], language: Language) -> list[int]:
    """Return the levels of headings by how they are counted, else by the space above."""
    counted = [way_of_counting(block.rows[0].text, language) for block in headings]
    levels = _nested(counted)
    plain = [block for block, way in zip(headings, counted, strict=True) if not way]
    spaces = [block.rows[0].gap for block in plain if not block.rows[0].first]
    # Below a title page the space is wider than between chapters, which all have the same.
    rest = spaces[1:]
    spaces = rest if len(rest) >= FEW and len(set(rest)) == 1 and spaces[0] > rest[0] else spaces
    widest = (min if _are_alike(plain) else max)(spaces, default=0)
    return [
        levels[way] if way else _by_space(block, widest)
        for block, way in zip(headings, counted, strict=True)
    ]


def _are_alike(headings: Sequence[Draft]) -> bool:
    """Tell whether headings are seen to be set alike, and otherwise than the text.

    Then the space above tells nothing: it is wider below a title, and on a full page narrower.
    """
    seen = [heading.rows[0].seen for heading in headings]
    shown = all(look.larger == "larger" or look.weight not in (None, PLAIN) for look in seen)
    sizes = _steps([look.size for look in seen if look.size is not None])
    return shown and len(set(sizes)) < 2 and len({(s.weight, s.centred) for s in seen}) < 2


def way_of_counting(text: str, language: Language) -> str:
    """Return how a heading is counted: by a word for chapters, a sign, a number; or nothing."""
    if match := DECIMAL.match(text):
        return f"decimal {match[1].count('.') + 1}"
    known = {cue.rstrip(".").casefold() for cue in language.cues.chapters}
    words = [word.rstrip(".:,").casefold() for word in text.split()[:2]]
    # ``La scène est à Paris`` counts nothing: before the word for chapters stands a number.
    counts = 1 if words and lexicon(language.tag).frequency(words[0]) >= SMALL else 2
    word = next((word for word in words[:counts] if word in known), "")
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
