"""Rows put together to blocks: paragraphs, headings, items, breaks, captions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.expressions import compiled
from publisher.languages import CAPITALS, Language, is_name, lexicon
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.captions import RUNNING, caption_islands
from publisher.restoring.roles.blocks.dates import is_dated
from publisher.restoring.roles.blocks.headings.layout import seen_with
from publisher.restoring.roles.blocks.headings.series import PERIOD, Setting, counted_on, listed
from publisher.restoring.roles.blocks.headings.wording import heading_weight, is_chapter
from publisher.restoring.roles.blocks.verse import verse_lines
from publisher.restoring.wording import BREAK, BULLET, ending, surely_begins

# Lines of the longest heading.
HEADING_LINES = 4
# Log odds of a heading that a person has ruled; and so little that only rounding made it.
RULED = 99.0
A_TRACE = 1e-9
# Rows: credits stand among the first ones of a text, and none is longer than a few.
FRONT_ROWS = 50
CREDIT_ROWS = 4
# ``… und der``: no heading ends with an article, a preposition or a conjunction.
LITTLE_WORD = compiled(rf"\s([^\W\d_{CAPITALS}]{{1,5}})$")
# Share of running text from which on a word is one of the little ones.
COMMON = 1e-3


def blocks_of(
    rows: Sequence[Row],
    odds: Sequence[float],
    column: Column,
    language: Language,
) -> tuple[Draft, ...]:
    """Cut the rows of the running text into blocks and name them.

    ``odds``: for each row the probability that a paragraph begins with it.
    """
    verse = verse_lines(rows, odds, column)
    starts = [
        _begins_stanza(at, rows, verse)
        if at in verse
        else _begins(at, rows, odds, (column, language))
        for at in range(len(rows))
    ]
    for first, after in caption_islands(rows, column):
        starts[first] = starts[after] = True
        for at in range(first + 1, after):
            starts[at] = starts[at] and not rows[at].text[:1].islower()
    chapters = [
        at
        for at, (above, row) in enumerate(pairwise(rows), 1)
        if is_chapter(row, column, language) and ending(above.text) == "end"
    ]
    for at in (*counted_on(rows, odds), *listed(rows), *chapters):
        starts[at] = starts[at] or odds[at] > 0
    # What stands below a verse is a block of its own.
    starts = [s or (at - 1 in verse and at not in verse) for at, s in enumerate(starts)]
    groups = list(_groups(rows, starts, odds))
    orders = {rows[at].order for at in verse}
    drafts = [_kind_of_pattern(group, odd, language, orders) for group, odd in groups]
    return _with_headings(drafts, column, language)


def _begins(
    at: int, rows: Sequence[Row], odds: Sequence[float], known: tuple[Column, Language]
) -> bool:
    """Tell whether a block begins at a row: by the odds, or because the row is one by itself."""
    if at == 0 or odds[at] >= 0.5 or surely_begins(rows[at - 1], rows[at]):
        return True
    if at >= FRONT_ROWS:
        return False
    credit = rows[at].gap > 0 and _borders_credit(at, rows, known[1])
    return credit or _borders_date(at, rows, known)


def _borders_date(at: int, rows: Sequence[Row], known: tuple[Column, Language]) -> bool:
    """Tell whether a date below a short line begins here or has just ended, or a name above it."""
    column, language = known
    if is_name(rows[at].text, language) and at + 1 < len(rows) and is_dated(rows[at + 1].text):
        return rows[at - 1].width < RUNNING * column.width
    dates = (n for n in (at, at - 1) if n > 0 and is_dated(rows[n].text))
    return any(rows[n - 1].width < RUNNING * column.width for n in dates)


def _begins_stanza(at: int, rows: Sequence[Row], verse: frozenset[int]) -> bool:
    return at - 1 not in verse or rows[at].gap > max(0, rows[at - 1].gap)


def _borders_credit(at: int, rows: Sequence[Row], language: Language) -> bool:
    """Tell whether a credit begins here, or the few rows of one have just ended."""
    if is_credit(rows[at].text, language):
        return True
    above = at - 1
    while above > 0 and rows[above].gap <= 0 and at - above < CREDIT_ROWS:
        above -= 1
    return is_credit(rows[above].text, language)


def is_credit(text: str, language: Language) -> bool:
    """Tell whether a line names a person in a role: ``door Anna Jansen``, ``Translated by …``."""
    if text.startswith(language.cues.translators) or _is_translated(text, language):
        return True
    first, _, rest = text.partition(" ")
    name = " ".join(rest.split(",")[0].split()[:4])
    # Without capitals only the word before it tells a name.
    plain = name.upper() == name.lower()
    return first in language.cues.bylines and is_name(name, language, announced=plain)


def _is_translated(text: str, language: Language) -> bool:
    """Tell whether a line in capitals names a translator (``TRANSLATED BY LADY BOLE.``)."""
    return text.isupper() and text.casefold().startswith(
        tuple(map(str.casefold, language.cues.translators))
    )


def _groups(
    rows: Sequence[Row], starts: Sequence[bool], odds: Sequence[float]
) -> Iterator[tuple[tuple[Row, ...], float]]:
    at = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or starts[end]:
            yield tuple(rows[at:end]), odds[at]
            at = end


def _kind_of_pattern(
    rows: tuple[Row, ...], odds: float, language: Language, verse: set[int]
) -> Draft:
    text = rows[0].text
    if rows[0].order in verse:
        return Draft(BlockRole.VERSE, rows, odds)
    if BREAK.fullmatch(text):
        return Draft(BlockRole.BREAK, rows)
    if BULLET.match(text):
        return Draft(BlockRole.ITEM, rows, odds)
    if any(text.startswith(cue) for cue in language.cues.captions):
        return Draft(BlockRole.CAPTION, rows, odds)
    return Draft(BlockRole.PARAGRAPH, rows, odds)


def _with_headings(
    drafts: Sequence[Draft],
    column: Column,
    language: Language,
) -> tuple[Draft, ...]:
    """Name the paragraphs that are headings: short, apart, unfinished, followed by a beginning."""
    usual = _usual_gap(drafts)
    drafts = _drawn_together(drafts, usual, language)
    settings = [_setting(drafts, at, (column, language, usual)) for at in range(len(drafts))]
    weights = seen_with(settings, [heading_weight(s) for s in settings])
    named = [_heading_or_not(draft, weight) for draft, weight in zip(drafts, weights, strict=True)]
    return tuple(_merged(named, language))


def _drawn_together(drafts: Sequence[Draft], usual: int, language: Language) -> tuple[Draft, ...]:
    """Put lines together that stand closer to each other than blocks do, and are no sentences."""
    made: list[Draft] = []
    gaps = [*(draft.rows[0].gap for draft in drafts), usual][1:]
    for draft, gap in zip(drafts, gaps, strict=True):
        settled = draft.certainty >= 1
        if made and not settled and gap >= usual and _is_close((made[-1], draft), usual, language):
            made[-1] = replace(made[-1], rows=(*made[-1].rows, *draft.rows))
        else:
            made.append(draft)
    return tuple(made)


def _is_close(pair: tuple[Draft, Draft], usual: int, language: Language) -> bool:
    above, draft = pair
    row = draft.rows[0]
    if row.first or row.gap >= usual or len(draft.rows) > 1 or len(above.rows) >= HEADING_LINES:
        return False
    if above.rows[0].gap < usual or {above.role, draft.role} != {BlockRole.PARAGRAPH}:
        return False
    named = is_name(row.text, language) or is_dated(row.text)
    return ending(above.rows[-1].text) == "open" and not named


def _heading_or_not(draft: Draft, weight: float) -> Draft:
    """Return the block as a heading if it weighs like one."""
    if weight > A_TRACE and draft.role is BlockRole.PARAGRAPH and len(draft.rows) <= HEADING_LINES:
        return replace(draft, role=BlockRole.HEADING, weight=weight)
    return replace(draft, weight=weight)


def _usual_gap(drafts: Sequence[Draft]) -> int:
    """Return the commonest gap above a paragraph of more than one line."""
    gaps = Counter(d.rows[0].gap for d in drafts if len(d.rows) > 1 and not d.rows[0].first)
    return max(0, max(gaps, key=lambda gap: (gaps[gap], -gap))) if gaps else 0


def _setting(drafts: Sequence[Draft], at: int, known: tuple[Column, Language, int]) -> Setting:
    before = drafts[at - 1].rows[-1] if at else None
    after = drafts[at + 1].rows if at + 1 < len(drafts) else ()
    return Setting(drafts[at].rows, before, after, *known)


def _merged(drafts: Sequence[Draft], language: Language) -> Iterator[Draft]:
    """Put headings together that go over several lines: unfinished, or with years in brackets."""
    held: Draft | None = None
    for draft in drafts:
        if held is not None and _goes_on(held, draft, language):
            held = replace(held, rows=(*held.rows, *draft.rows))
            continue
        if held is not None:
            yield held
        held = draft
    if held is not None:
        yield held


def _goes_on(heading: Draft, draft: Draft, language: Language) -> bool:
    """Tell whether a heading goes on in the next block, a line of the same kind."""
    if heading.role is not BlockRole.HEADING or draft.rows[0].gap > heading.rows[0].gap:
        return False
    if len(draft.rows) > 1 or draft.role not in (BlockRole.HEADING, BlockRole.PARAGRAPH):
        return False
    above, text = heading.rows[-1].text, draft.rows[0].text
    if ending(above) != "end":
        hanging = is_hanging(above, language) and len(text.split()) <= HEADING_LINES
        hanging = hanging and not is_name(text, language)
        return hanging or (above.isupper() and text.isupper())
    return bool(PERIOD.fullmatch(text))


def is_hanging(text: str, language: Language) -> bool:
    """Tell whether a line ends with one of the little words that call for another."""
    last = LITTLE_WORD.search(text)
    return last is not None and lexicon(language.tag).frequency(last[1]) > COMMON
