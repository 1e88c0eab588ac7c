"""Titles in capitals over lines of which one is small words alone: ``LAWS / OF THE / HARBOUR``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.languages import Language, lexicon
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.blocks.cutting import is_hanging
from publisher.restoring.roles.blocks.front import tells_origin
from publisher.restoring.roles.carrying.levels import way_of_counting
from publisher.restoring.roles.carrying.untitled import is_counted

# Words of the longest line that only joins two others.
JOINT_WORDS = 3
# Share of running text from which on a word is one of the commonest.
COMMON = 5e-4
# Share of capitals among the letters of a line in capitals: a few are misread or set small.
CAPITALS = 0.8
DISPLAYED = frozenset((BlockRole.FRONT, BlockRole.HEADING))


def with_joined_title(blocks: Sequence[Draft], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, those below the title put together with it where a line only joins them.

    All of them are in capitals and stand right below each other in the order of the blocks.
    """
    at = next((at for at, one in enumerate(blocks) if one.role is BlockRole.TITLE), None)
    if at is None or not _in_capitals(_text(blocks[at])):
        return tuple(blocks)
    end = at + 1
    while end + 1 < len(blocks) and only_joins(_text(blocks[end]), language):
        if not all(_goes_on(block, language) for block in blocks[end : end + 2]):
            break
        end += 2
    rows = tuple(row for one in blocks[at:end] for row in one.rows)
    return (*blocks[:at], replace(blocks[at], rows=rows), *blocks[end:])


def only_joins(text: str, language: Language) -> bool:
    """Tell whether a line is a few of the commonest words, and calls for more (``OF THE``)."""
    words, small = lexicon(language.tag), text.casefold()
    own = small.split()
    common = len(own) <= JOINT_WORDS and all(words.frequency(word) >= COMMON for word in own)
    return common and is_hanging(small, language)


def _goes_on(block: Draft, language: Language) -> bool:
    """Tell whether a displayed line in capitals may be more of a title."""
    text = _text(block)
    opens = is_counted(text, language) or bool(way_of_counting(text, language))
    shown = block.role in DISPLAYED and not opens and not tells_origin(block, language)
    return shown and _in_capitals(text)


def _in_capitals(text: str) -> bool:
    own = [letter for letter in text if letter.isalpha()]
    return bool(own) and sum(map(str.isupper, own)) >= CAPITALS * len(own)


def _text(block: Draft) -> str:
    return " ".join(row.text for row in block.rows).strip()
