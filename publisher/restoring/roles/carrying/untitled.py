"""Texts without a title: they open with a chapter like the others, or with running text."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import islice

from publisher.expressions import compiled
from publisher.languages import Language, date_of_line
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.blocks.front import tells_origin
from publisher.restoring.roles.carrying.letter_lines import is_salutation
from publisher.restoring.roles.carrying.levels import way_of_counting
from publisher.restoring.roles.carrying.stated import letters
from publisher.restoring.roles.furniture.edge_lines import value_of
from publisher.restoring.wording import COUNT_ALONE, ending

# Chapters that open pages beside the first; one more may be the only part below a title.
SIBLINGS = 2
# Words of a line among which a chapter's word and its number stand (``Chapter the First``).
COUNTED_WORDS = 3
DISPLAYED = frozenset((BlockRole.TITLE, BlockRole.FRONT, BlockRole.HEADING))
WORD = compiled(r"\w+")
# ``12.``, ``XII.``, with words behind it or without; headings that go on with the number.
COUNTED = compiled(r"(\d{1,3}|(?=[IVXLC])[IVXLC]{1,8})[.)](?:\s|$)")
ROW = 2


def without_title(
    blocks: Sequence[Draft], language: Language, heads: Set[str] = frozenset()
) -> tuple[Draft, ...] | None:
    """Return the blocks of a text that has no title, None where it may have one.

    Its first line is a chapter, as others are, or running text. ``heads`` are the letters of its
    running heads: those of its chapters are not that of a title.
    """
    if not blocks:
        return None
    first, *rest = blocks
    if rest and is_salutation(_text(rest[0]), language) and date_of_line(_text(first), language):
        dated = replace(first, role=BlockRole.FRONT)
        return (dated, replace(rest[0], role=BlockRole.PARAGRAPH), *map(no_title, rest[1:]))
    if _is_running_text(first, language):
        return (replace(first, role=BlockRole.PARAGRAPH), *map(no_title, rest))
    if first.role not in DISPLAYED:
        return None
    chapter = replace(first, role=BlockRole.HEADING)
    if is_counted(_text(first), language):
        named = [_below_a_count(one, language) for one in rest[:1]]
        return (chapter, *named, *map(no_title, rest[1:]))
    alike = _is_chapter(blocks, language) or _have_heads(blocks, heads)
    return (chapter, *map(no_title, rest)) if alike else None


def opens_a_row(blocks: Sequence[Draft]) -> tuple[Draft, ...] | None:
    """Return the blocks of a text whose first line has a number that its headings go on with, else None.

    ``12. To Martha Holm`` opens an edition of letters whose next ones are 13 and 14: it is the heading
    of its letter, and what stands below it is none of the front.
    """
    if not blocks or not (counted := COUNTED.match(_text(blocks[0]))):
        return None
    first = value_of(counted[1].lower()) or 0
    headings = [_text(block) for block in blocks[1:] if block.role is BlockRole.HEADING]
    found = (COUNTED.match(text) for text in headings)
    numbers = [value_of(one[1].lower()) for one in found if one]
    if numbers[:ROW] != list(range(first + 1, first + 1 + ROW)):
        return None
    below = (
        replace(one, role=BlockRole.PARAGRAPH) if one.role is BlockRole.FRONT else no_title(one)
        for one in blocks[1:]
    )
    return (replace(blocks[0], role=BlockRole.HEADING), *below)


def no_title(block: Draft) -> Draft:
    """Return a block of the text; what was told to be its title is a heading."""
    return replace(block, role=BlockRole.HEADING) if block.role is BlockRole.TITLE else block


def _below_a_count(block: Draft, language: Language) -> Draft:
    """Return the block below a line that counts a chapter: what is displayed there is its title."""
    shown = block.role in DISPLAYED and not tells_origin(block, language)
    return replace(block, role=BlockRole.HEADING) if shown else block


def _have_heads(blocks: Sequence[Draft], heads: Set[str]) -> bool:
    """Tell whether the first heading and another one are running heads, each of its own pages."""
    headings = {letters(_text(one)) for one in blocks[1:] if one.role is BlockRole.HEADING}
    first = letters(_text(blocks[0]))
    return first in heads and not (headings - {first}).isdisjoint(heads)


def _is_running_text(block: Draft, language: Language) -> bool:
    """Tell whether a line is a salutation or a whole sentence; no title is either."""
    text = _text(block)
    if text.endswith((",", ";")) and not text.isupper():
        return True
    words = (match[0].casefold() for match in WORD.finditer(text))
    return text.endswith(".") and any(word in language.cues.sentence_words for word in words)


def _is_chapter(blocks: Sequence[Draft], language: Language) -> bool:
    """Tell whether a text opens with one of its chapters: counted, or set as the others are."""
    first, *rest = blocks
    if not rest or rest[0].role is BlockRole.FRONT:
        return False
    headings = [block for block in rest if block.role is BlockRole.HEADING]
    way = way_of_counting(_text(first), language)
    if way and any(way_of_counting(_text(one), language) == way for one in headings):
        return True
    below = dict(zip([block.rows[0].order for block in blocks], rest, strict=False))
    alike = [_setting(one, below) == _setting(first, below) for one in headings]
    return len(headings) >= SIBLINGS and all(alike) and first.rows[0].first


def _setting(heading: Draft, below: dict[int, Draft]) -> tuple[object, ...]:
    """Return how a heading is set: whether it opens a page, its capitals, its end, the gap below."""
    text, after = _text(heading), below.get(heading.rows[0].order)
    gap = after.rows[0].gap if after is not None else 0
    return heading.rows[0].first, text.isupper(), ending(text) == "end", gap


def is_counted(text: str, language: Language) -> bool:
    """Tell whether a line opens with a chapter's word and its number (``SCENE II``, ``Erstes Kapitel``)."""
    words = [match[0].casefold() for match in islice(WORD.finditer(text), COUNTED_WORDS)]
    known = {w.rstrip(".").casefold() for w in language.cues.chapters}
    at = next((n for n, word in enumerate(words) if word in known), None)
    others = [word for n, word in enumerate(words) if n != at]
    return at is not None and any(_is_number(word, language) for word in others)


def _is_number(word: str, language: Language) -> bool:
    cues = language.cues
    said = word in cues.cardinals or word.endswith(cues.ordinal_endings)
    return said or COUNT_ALONE.fullmatch(word.upper()) is not None


def _text(block: Draft) -> str:
    return " ".join(row.text for row in block.rows).strip()
