"""Captions that stand beside the text which flows around their picture, told by their tags.

No gutter parts such a caption from the text: above the picture the lines are full, beside it they
are short, and each row of the page would hold a line of both. Where the structure tree of a PDF
tags a caption as one (ISO 32000-2, 14.8.4.8.3), it is read by itself, behind the text of its page.
"""

from __future__ import annotations

from collections.abc import Sequence

from publisher.sources.pdf.painted import Strip

CAPTION, ARTIFACT = "Caption", "Artifact"
# Ems between the baselines of two lines of one caption at most.
NEXT_LINE = 1.6
# Ems by which words of the text stand apart from a caption beside them, and by which baselines of
# one row differ at most.
APART, ONE_ROW = 1.0, 0.7
# Letters of an ornament before a caption at most.
SIGNS = 2


def captions_apart(strips: Sequence[Strip]) -> tuple[list[Strip], list[list[Strip]]]:
    """Return the strips of a page without the tagged captions beside its text, and each of these."""
    tagged = [strip for strip in strips if strip.tag == CAPTION and strip.glyphs]
    if not tagged:
        return list(strips), []
    others = [s for s in strips if s.tag not in (CAPTION, ARTIFACT) and s.letters and s.glyphs]
    found = [block for block in _blocks(tagged) if _is_beside(block, others)]
    for block in found:
        block += _signs_before(block, strips)
    taken = {id(strip) for block in found for strip in block}
    return [strip for strip in strips if id(strip) not in taken], found


def _blocks(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Return the captions: lines below each other that share some of their width."""
    made: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda one: one.y):
        for block in made:
            near = strip.y - max(one.y for one in block) <= NEXT_LINE * strip.size
            if near and _left(strip) < _right(*block) and _left(*block) < _right(strip):
                block.append(strip)
                break
        else:
            made.append([strip])
    return _joined(made)


def _joined(blocks: Sequence[list[Strip]]) -> list[list[Strip]]:
    """Return blocks, those put together that stand on one row without a gap: parts of one line."""
    made: list[list[Strip]] = []
    for block in blocks:
        for other in made:
            level = any(_is_level(a, b) for a in block for b in other)
            if level and _gap(block, other) < APART * block[0].size:
                other.extend(block)
                break
        else:
            made.append(block)
    return made


def _is_beside(block: Sequence[Strip], others: Sequence[Strip]) -> bool:
    return any(
        _is_level(one, other) and _gap([one], [other]) >= APART * one.size
        for one in block
        for other in others
    )


def _signs_before(block: Sequence[Strip], strips: Sequence[Strip]) -> list[Strip]:
    """Return the ornament with which a caption opens, whatever it is tagged as."""
    signs = [one for one in strips if one.glyphs and one.tag != CAPTION and one.letters <= SIGNS]
    first = [one for one in block if _is_level(block[0], one)]
    close = ((one, _left(*first) - _right(one)) for one in signs if _is_level(first[0], one))
    return [one for one, gap in close if 0 <= gap < APART * first[0].size]


def _is_level(one: Strip, other: Strip) -> bool:
    return abs(one.y - other.y) <= ONE_ROW * one.size


def _gap(block: Sequence[Strip], other: Sequence[Strip]) -> float:
    return max(_left(*other) - _right(*block), _left(*block) - _right(*other))


def _left(*strips: Strip) -> float:
    return min(strip.glyphs[0].start for strip in strips)


def _right(*strips: Strip) -> float:
    return max(strip.glyphs[-1].end for strip in strips)
