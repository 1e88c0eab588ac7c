"""Where a title page ends: with the last line that says who, when or where, or who printed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.languages import (
    COMMON,
    Language,
    calls_a_document,
    date_of_line,
    is_byline,
    is_name,
    lexicon,
    names_press,
)
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.roles.blocks.front import tells_origin
from publisher.restoring.roles.carrying.joined_titles import only_joins
from publisher.restoring.roles.carrying.levels import SMALL, way_of_counting
from publisher.restoring.roles.carrying.likeness import (
    SURELY,
    in_small_words,
    likeness_to_a_name,
    may_be_named_so,
)
from publisher.restoring.roles.carrying.stated import Stated, letters
from publisher.restoring.roles.carrying.title_lines import (
    is_cue,
    is_of_the_print,
    says_where,
    text_of,
)
from publisher.restoring.roles.carrying.title_start import is_text
from publisher.restoring.roles.carrying.untitled import is_counted

# Blocks of the longest title page, with what stands on its back.
LONGEST = 24
# Words of a line that says what has been written down (``MINUTES OF THE ANNUAL MEETING``).
WHAT_WORDS = 6
# Letters; shorter lines (``London``) come again without being a title.
FEWEST_LETTERS = 8


def end_of_page(blocks: Sequence[Draft], measures: tuple[Column, Language], stated: Stated) -> int:
    """Return how many blocks the title page has: up to the last that says who, when or where.

    Without one it is two lines, the first of which is rather a name than the second. ``measures``
    are the column and the language of the text.
    """
    column, language = measures
    end = 0
    front = list(_in_front(blocks[:LONGEST], column, language))
    dated = _only_date(blocks, len(front), language)
    for at, block in enumerate(front):
        said = any(
            says_where(row.text, language)
            or is_byline(row.text, language)
            or stated.is_said_in(row.text)
            for row in block.rows
        )
        said = said or 0 < at == dated or (at > 0 and _says_what(block, language))
        said = said or (end > 0 and _is_of_the_print(front[end : at + 1], language))
        named = at > 0 and is_cue(text_of(front[at - 1]), language)
        end = at + 1 if said or named or tells_origin(block, language) else end
    while 0 < end < len(front) and _belongs_above(front[end], front[:end], language):
        end += 1
    end = _to_the_end_of_its_page(blocks, len(front), max(end, _behind_half_title(front)))
    if end < 2 and len(front) > 1 and front[1].role is not BlockRole.PARAGRAPH:
        pair = text_of(front[0]), text_of(front[1])
        end = 2 * (stands_above(*pair, language) or is_author_above(*pair, blocks[2:], language))
    several = end == 1 and len(front[0].rows) > 1
    with_author = several and any(stated.is_author(row.text) for row in front[0].rows)
    return end if end > 1 or with_author else 0


def _says_what(block: Draft, language: Language) -> bool:
    """Tell whether a line is no more than what a body calls what it writes down (``STATUTES``)."""
    text = text_of(block)
    return len(text.split()) <= WHAT_WORDS and calls_a_document(text.split()[0], language)


def _only_date(blocks: Sequence[Draft], front: int, language: Language) -> int:
    """Return which of the blocks in front, below the first, is a day, alone or with its place; else 0.

    Where others below are displayed too, days are what the text is divided by.
    """
    days = [
        at
        for at, block in enumerate(blocks)
        if (at < front or block.role is BlockRole.HEADING)
        and len(block.rows) == 1
        and ":" not in text_of(block)
        and date_of_line(text_of(block), language) is not None
    ]
    return days[0] if len(days) == 1 and days[0] < front else 0


def _is_of_the_print(blocks: Sequence[Draft], language: Language) -> bool:
    """Tell whether the last of some lines names who printed the book, and one was told to be shown.

    Paragraphs alone stay what they are: they take no room in a list of contents.
    """
    shown = any(block.role is not BlockRole.PARAGRAPH for block in blocks)
    return shown and is_of_the_print(text_of(blocks[-1]), language)


def _belongs_above(block: Draft, above: Sequence[Draft], language: Language) -> bool:
    """Tell whether a line is the first name of a person, or goes on right below who printed the book."""
    address = names_press(text_of(above[-1])) and block.rows[0].gap <= 0
    shown = address and block.role is not BlockRole.PARAGRAPH
    lines = [row.text for one in above for row in one.rows]
    named = any(is_byline(text, language) or _is_a_person(text, language) for text in lines)
    return shown or (not named and _is_a_person(text_of(block), language))


def _is_a_person(text: str, language: Language) -> bool:
    return likeness_to_a_name(text, language) == SURELY and not names_press(text)


def _behind_half_title(front: Sequence[Draft]) -> int:
    """Return where the title ends that a half title, on a page before, has said; 0 without one."""
    said = [letters(text_of(block)) for block in front]
    pages = [block.rows[0].page for block in front]
    again = (
        at
        for at, own in enumerate(said)
        if own == said[0] and len(own) >= FEWEST_LETTERS and pages[at] > pages[0]
    )
    return next(again, -1) + 1


def _to_the_end_of_its_page(blocks: Sequence[Draft], front: int, end: int) -> int:
    """Return where a title page ends: with its leaf, if no running text stands on that.

    ``front`` blocks are no running text; the last one that says who, when or where ends at ``end``.
    """
    page = blocks[end - 1].rows[0].page if end else 0
    rest = [at for at in range(end, len(blocks)) if blocks[at].rows[0].page == page]
    return rest[-1] + 1 if rest and rest[-1] < front else end


def _in_front(blocks: Sequence[Draft], column: Column, language: Language) -> Iterator[Draft]:
    """Yield the first blocks that are no running text and open no chapter."""
    for at, block in enumerate(blocks):
        text = text_of(block)
        outside = is_text(block, column, language)
        way = way_of_counting(text, language) if at else "word" * is_counted(text, language)
        # ``J. Stade & Son`` opens with the initial of a name, and counts nothing.
        way = "" if way == "capital" and is_name(text.rstrip("."), language) else way
        # So do the number of a house below the name of a press, and ``I`` where it is a word.
        tight = at > 0 and block.rows[0].gap <= 0 and names_press(text_of(blocks[at - 1]))
        word = text.startswith("I ") and lexicon(language.tag).frequency("i") >= COMMON
        way = "" if word or (tight and way.startswith("decimal")) else way
        opens = (*language.cues.chapters, *language.cues.persons)
        named = at > 0 and text.casefold().strip("_.: ") in map(str.casefold, opens)
        # ``INTRODUCTION BY B. HALE``, among lines of the front, says who introduces the book.
        credit = at > 0 and is_byline(text.partition(" ")[2], language)
        if named or ((way or outside) and not credit and not tells_origin(block, language)):
            return
        yield block


def is_author_above(first: str, second: str, below: Sequence[Draft], language: Language) -> bool:
    """Tell whether the first of two lines is an author whose name is a word, the second the title.

    ``Ada Stein`` / ``Der Weg ans Meer``: the title opens with an article or another small word, and
    the first name stands nowhere ``below``, as that of a hero would.
    """
    words = second.split()
    if len(words) < 2 or only_joins(second, language) or not may_be_named_so(first, language):
        return False
    small = lexicon(language.tag).frequency(words[0].casefold()) >= SMALL
    name = first.split()[0].casefold()
    return small and not any(name in row.text.casefold() for block in below for row in block.rows)


def stands_above(first: str, second: str, language: Language) -> bool:
    """Tell whether the first of two lines is the name of the author, and the second the title.

    What breaks off, of the commonest words alone (``OF THE``), goes on with the line above.
    """
    if only_joins(second, language) or not second[:1].isalpha():
        return False
    likeness, other = (likeness_to_a_name(one, language) for one in (first, second))
    louder = second.isupper() and not first.isupper() and not in_small_words(first, language)
    return likeness > other or (likeness > 0 and likeness == other and louder)
