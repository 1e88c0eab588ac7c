"""The front of a text: title, byline, date, lead-in; and the translator's line at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.languages import CAPITALS, Language, is_name
from publisher.model.roles import BlockRole
from publisher.restoring.characters import CALL
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import are_smaller
from publisher.restoring.roles.blocks.cutting import is_credit, is_hanging
from publisher.restoring.roles.blocks.dates import is_dated
from publisher.restoring.wording import ending

# Blocks of the longest front, before the text proper.
LONGEST_FRONT = 10
# Blocks among which a late byline may stand, below an editor's lead-in, and its longest rows.
LATEST_BYLINE = 5
SHORT_CREDIT = 3
# A sentence's end inside a line: a full stop behind fewer letters may shorten a word. A line of
# this many sentences is no title.
SENTENCE_END = compiled(rf"[^\W\d_]{{3}}[.!?…]\s+(?=[{CAPITALS}])")
SENTENCES = 3
LEAD_IN = compiled(r"\[.*\]\.?", re.DOTALL)


def name_front(
    blocks: Sequence[Draft], column: Column, language: Language, longest: int = LONGEST_FRONT
) -> tuple[Draft, ...]:
    """Name the title and the front lines among the first blocks, the translator among the last.

    A text that begins with running text has no front, and none is made up. ``longest`` is how
    many blocks it has at most.
    """
    end = min(longest, _end_of_front(blocks, column, language))
    front = list(_named(blocks[:end], language))
    rest = with_translators(blocks[end:], language)
    if any(b.role is BlockRole.TITLE for b in front):
        rest = _with_late_byline(rest, language)
    return (*front, *rest)


def _with_late_byline(blocks: Sequence[Draft], language: Language) -> list[Draft]:
    """Name a byline that stands under the lead-in, and the lead-in with it."""
    first = blocks[:LATEST_BYLINE]
    at = next((n for n, b in enumerate(first) if is_credit(_text(b), language)), None)
    if at is None or len(blocks[at].rows) > SHORT_CREDIT or at * 2 > len(blocks):
        return list(blocks)
    lead = [
        b if b.role is BlockRole.CAPTION else replace(b, role=BlockRole.FRONT)
        for b in blocks[: at + 1]
    ]
    return [*lead, *blocks[at + 1 :]]


def _end_of_front(blocks: Sequence[Draft], column: Column, language: Language) -> int:
    """Return the index of the first block of running text."""
    for at, block in enumerate(blocks[:LONGEST_FRONT]):
        if block.role not in (BlockRole.PARAGRAPH, BlockRole.HEADING):
            return at
        is_line = _is_lead_in(block) or _is_credit(_text(block), language)
        if is_running(block, column) and not is_line:
            return at
    return min(len(blocks), LONGEST_FRONT)


def is_running(block: Draft, column: Column) -> bool:
    """Tell whether a block is running text by its width, its end, and its sentences."""
    wide = sum(row.width > 0.72 * column.width for row in block.rows)
    ends = ending(block.rows[-1].text) == "end"
    sentences = len(SENTENCE_END.findall(_text(block))) + ends
    return (wide >= 1 and ends) or wide >= 3 or sentences >= SENTENCES


def _named(blocks: Sequence[Draft], language: Language) -> list[Draft]:
    first, last = _title_span(blocks, language)
    named: list[Draft] = []
    settled = False
    for at, block in enumerate(blocks):
        text = _text(block)
        is_line = is_dated(text) or _is_credit(text, language) or _is_lead_in(block)
        is_byline = not settled and (at < first or is_name(text, language))
        if first <= at <= last:
            named.append(replace(block, role=BlockRole.TITLE))
        elif is_line or is_byline:
            named.append(replace(block, role=BlockRole.FRONT))
            settled = settled or at > last
        elif not settled and at == last + 1 and at + 1 < len(blocks) and block.weight < 3:
            named.append(replace(block, role=BlockRole.FRONT))
        else:
            named.append(block)
    return _one_title(named)


def _one_title(blocks: Sequence[Draft]) -> list[Draft]:
    """Put the lines of a title together."""
    title = [b for b in blocks if b.role is BlockRole.TITLE]
    if len(title) < 2:
        return list(blocks)
    at = blocks.index(title[0])
    whole = replace(title[0], rows=tuple(row for b in title for row in b.rows))
    return [*blocks[:at], whole, *(b for b in blocks[at:] if b.role is not BlockRole.TITLE)]


def _title_span(blocks: Sequence[Draft], language: Language) -> tuple[int, int]:
    """Return the first and last block of the title.

    It begins with the first block that is no name, date or credit, and takes in the lines
    below it up to a gap, smaller type, a name, a date, or what opens like a chapter. Where a byline stands
    further down, what looks like a name may be more of a title that is in capitals too or
    breaks off.
    """
    first = _title_index(blocks, language)
    last = first
    if first < 0 or not any(_follows_title(b, language) for b in blocks[first + 1 :]):
        return first, last
    signed = any(_is_signed(b, language) for b in blocks[first + 1 :])
    while last + 1 < len(blocks) and blocks[last + 1].rows[0].gap <= 0:
        title, below = _text(blocks[last]), blocks[last + 1]
        if are_smaller(below.rows, blocks[last].rows):
            break
        goes_on = is_hanging(title, language) or (title.isupper() and _text(below).isupper())
        if _follows_title(below, language) and not (signed and goes_on):
            break
        last += 1
    return first, last


def _is_signed(block: Draft, language: Language) -> bool:
    """Tell whether a line says by whom a text is: then no other line is the author's name."""
    text = _text(block)
    return is_credit(text, language) and not text.startswith(language.cues.translators)


def stands_in_front(block: Draft, language: Language) -> bool:
    """Tell whether a block says by whom a text is, of when, or where it was printed first."""
    named = is_name(_text(block), language) and ending(block.rows[-1].text) != "end"
    return named or tells_origin(block, language)


def _follows_title(block: Draft, language: Language) -> bool:
    text = _text(block)
    # ``A History of Books:`` goes on below.
    named = is_name(text, language) and not text.endswith(":")
    return named or tells_origin(block, language)


def tells_origin(block: Draft, language: Language) -> bool:
    """Tell whether a block is a date, a credit or an editor's lead-in."""
    text = _text(block)
    return is_dated(text) or _is_credit(text, language) or _is_lead_in(block)


def _title_index(blocks: Sequence[Draft], language: Language) -> int:
    """Return which block is the title: the first that is no name, date or credit line."""
    texts = [_text(b) for b in blocks]
    lines = [is_dated(t) or _is_credit(t, language) for t in texts]
    candidates = [at for at, line in enumerate(lines) if not line and not _is_lead_in(blocks[at])]
    if not candidates:
        return -1
    first, *others = candidates
    named_later = any(is_name(texts[at], language) for at in others)
    if is_name(texts[first], language) and others and others[0] == first + 1 and not named_later:
        return others[0]
    return first


def _is_credit(text: str, language: Language) -> bool:
    """Tell whether a short line says by whom a text is, or where it was first printed."""
    if _has_more_words(text, 20):
        return False
    published = language.label("first_published")
    first = (published, published.split()[-1].capitalize())
    return is_credit(text, language) or text.startswith(first)


def _is_lead_in(block: Draft) -> bool:
    return bool(LEAD_IN.fullmatch(_text(block)))


def with_translators(blocks: Sequence[Draft], language: Language) -> list[Draft]:
    """Return the blocks below the front, lines that name a translator as front lines."""
    return [_translator(block, language) for block in blocks]


def _translator(block: Draft, language: Language) -> Draft:
    text = _text(block)
    shown = block.role in (BlockRole.PARAGRAPH, BlockRole.HEADING)
    if (
        shown
        and not _has_more_words(text, 12)
        and text.lstrip("([").startswith(language.cues.translators)
    ):
        return replace(block, role=BlockRole.FRONT)
    return block


def _has_more_words(text: str, than: int) -> bool:
    # No more words are counted than needed: a block may be the whole of a long text.
    return len(text.split(maxsplit=than + 1)) > than


def _text(block: Draft) -> str:
    return CALL.sub("", " ".join(row.text for row in block.rows)).strip()
