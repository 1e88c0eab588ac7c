"""The lines of a title page: which of them are the title, which say by whom, when and where.

What stands between the title and the last line that says who, when or where is of the front,
whatever it looks like: subtitles, places, publishers. Names stand above titles as often as below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import accumulate, pairwise, takewhile

from publisher.languages import (
    COMMON,
    Language,
    after_cue,
    calls_a_document,
    date_of_line,
    is_byline,
    is_name,
    lexicon,
    names_press,
)
from publisher.model.roles import BlockRole
from publisher.restoring.characters import CLOSERS, OPENERS
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row, are_smaller
from publisher.restoring.roles.blocks.cutting import is_hanging
from publisher.restoring.roles.blocks.front import LEAD_IN
from publisher.restoring.roles.carrying.joined_titles import only_joins
from publisher.restoring.roles.carrying.likeness import (
    SURELY,
    likeness_to_a_name,
)
from publisher.restoring.roles.carrying.stated import NOTHING_STATED, Stated, letters
from publisher.restoring.roles.carrying.title_end import (
    FEWEST_LETTERS,
    end_of_page,
    is_author_above,
    stands_above,
)
from publisher.restoring.roles.carrying.title_lines import (
    IMPRINT_WORDS,
    PLACE_WORDS,
    is_cue,
    is_told,
    says_where,
    text_of,
)
from publisher.restoring.roles.carrying.title_start import (
    is_long_motto,
    not_of_the_page,
    parted_at_gaps,
    start_of_page,
)
from publisher.restoring.wording import ending
from publisher.structs import frozen


@frozen
class _Page:
    """The lines of a title page in their order, with the language, the heads, and the text ``below``."""

    lines: tuple[Draft, ...]
    language: Language
    heads: Set[str]
    stated: Stated
    below: Sequence[Draft]

    def text(self, at: int) -> str:
        return text_of(self.lines[at])


def name_title_page(
    blocks: Sequence[Draft],
    column: Column,
    language: Language,
    heads: Set[str] = frozenset(),
    stated: Stated = NOTHING_STATED,
) -> tuple[tuple[Draft, ...], Sequence[Draft]] | None:
    """Return the blocks up to the end of a title page, named, and those below; None without one.

    A title page is told by a line that says who, when or where, below one that does not. Notes of
    an editor may stand before it. ``heads`` are the letters of the running heads of the text.
    A line that says what is ``stated`` as its title is the title.
    """
    whole, blocks = blocks, list(parted_at_gaps(blocks, column, language))
    start = start_of_page(blocks, (column, language), stated)
    end = start + end_of_page(blocks[start:], (column, language), stated)
    lines = tuple(_with_bylines(_lines(blocks[start:end], language, stated), language))
    page = _Page(lines, language, heads, stated, blocks[end:])
    titles = _title(page)
    if not titles:
        return None
    rows = tuple(row for at in titles for row in page.lines[at].rows)
    named: list[Draft] = []
    for at, line in enumerate(page.lines):
        if at == titles[0]:
            named.append(replace(line, role=BlockRole.TITLE, rows=rows))
        elif at not in titles:
            named += _in_its_front(line, language)
    before = map(not_of_the_page, blocks[:start])
    return (*before, *named), _below(whole, blocks, end)


def _below(whole: Sequence[Draft], parted: Sequence[Draft], end: int) -> Sequence[Draft]:
    """Return the blocks behind the title page whole again, but for what is left of its last one."""
    begins = {block.rows[0].order: at for at, block in enumerate(whole)}
    rest = list(takewhile(lambda one: one.rows[0].order not in begins, parted[end:]))
    behind = parted[end + len(rest) :]
    return (*rest, *(whole[begins[behind[0].rows[0].order] :] if behind else ()))


def _in_its_front(line: Draft, language: Language) -> Iterator[Draft]:
    """Yield a line of a title page as one of the front, but for a caption or a long motto on it.

    The lines of what was told to be the title, and is not, are lines by themselves.
    """
    captions = tuple(language.cues.captions)
    shown = line.role is BlockRole.CAPTION and text_of(line).startswith(captions)
    if shown or is_long_motto(line):
        yield line
    elif line.role is BlockRole.TITLE and not is_cue(line.rows[0].text, language):
        yield from (replace(line, role=BlockRole.FRONT, rows=(row,)) for row in line.rows)
    else:
        yield replace(line, role=BlockRole.FRONT)


def _lines(blocks: Sequence[Draft], language: Language, stated: Stated) -> Iterator[Draft]:
    """Yield the lines of a title page: each row is one, but those of a title or a lead-in."""
    for block in blocks:
        if is_long_motto(block):
            yield block
            continue
        run: list[Row] = []
        for row in block.rows:
            apart = run and (stated.is_said_in(run[-1].text) or stated.is_said_in(row.text))
            if run and (apart or not _goes_on(block, run[-1], row, language)):
                yield replace(block, rows=tuple(run))
                run = []
            run.append(row)
        yield replace(block, rows=tuple(run))


def _goes_on(block: Draft, above: Row, row: Row, language: Language) -> bool:
    """Tell whether a row of a block goes on with the line above."""
    text = text_of(block)
    published = (
        after_cue(text, language.cues.publications) is not None
        and len(text.split()) > IMPRINT_WORDS
    )
    if published or LEAD_IN.fullmatch(text) or ending(above.text) == "broken":
        return True
    if row.gap > 0 or any(
        says_where(one.text, language) or likeness_to_a_name(one.text, language) == SURELY
        for one in (above, row)
    ):
        return row.gap > 0 and row.text[:1].islower() and not is_cue(row.text, language)
    return block.role is BlockRole.TITLE or row.text[:1].islower()


def _with_bylines(lines: Iterator[Draft], language: Language) -> Iterator[Draft]:
    """Yield the lines, a word before an author's name (``von``) put together with the name."""
    cue: Draft | None = None
    for line in lines:
        if cue is not None and is_name(text_of(line).rstrip("."), language, announced=True):
            yield replace(cue, rows=(*cue.rows, *line.rows))
            cue = None
            continue
        if cue is not None:
            yield cue
        cue = line if _opens(text_of(line), language) else None
        if cue is None:
            yield line
    if cue is not None:
        yield cue


def _opens(text: str, language: Language) -> bool:
    """Tell whether a line is the word before the name of an author or a translator, and no more."""
    said = text.rstrip(":.").casefold()
    return is_cue(text, language) or said in map(str.casefold, language.cues.translators)


def _title(page: _Page) -> tuple[int, ...]:
    """Return which lines are the title: the first that may be one, and what goes on with it."""
    if stated := page.stated.titles([page.text(at) for at in range(len(page.lines))]):
        return tuple(stated)
    free = [
        at
        for at, line in enumerate(page.lines)
        if not is_told(line, page.language) and not is_long_motto(line)
        if not _is_a_place(page, at)
    ]
    free = [at for at in free if not page.stated.is_author(page.text(at))]
    contents = {letters(cue) for cue in page.language.cues.contents_headings}
    free = [at for at in free if letters(page.text(at)) not in contents]
    free = _above_the_press(page, free)
    shown = [at for at in free if not _is_below_a_picture(page.lines[at])]
    free = shown or free
    if not free:
        return ()
    at, *others = free
    again = [one for one in free if _comes_again(page, one)]
    again = again or _below_a_series(page, free)
    if again:
        at, others = again[0], []
    if (written := _is_called(page, free)) is not None:
        at, others = written, []
    name, title = page.text(at), page.text(others[0]) if others else ""
    sure = not _is_signed(page) or likeness_to_a_name(name, page.language) == SURELY
    signed = sure and stands_above(name, title, page.language)
    if others and (signed or (sure and is_author_above(name, title, page.below, page.language))):
        at = others[0]
    last = at
    while last + 1 in free and _is_more(page, last):
        last += 1
    return tuple(range(at, last + 1))


def _is_a_place(page: _Page, at: int) -> bool:
    """Tell whether a line is the place of a press, below the author (``NEW ORRIN:``)."""
    text = page.text(at)
    place = text.endswith(":") and len(text.split()) <= PLACE_WORDS
    return place and any(is_byline(page.text(above), page.language) for above in range(at))


def _below_a_series(page: _Page, free: Sequence[int]) -> list[int]:
    """Return the line in capitals right below an author's name, if what stands above is in none.

    A series and its number stand there. Capitals of one or two words may be those of a place.
    """
    if page.text(free[0]).isupper():
        return []
    return [
        below
        for above, below in pairwise(free)
        if above > free[0]
        and likeness_to_a_name(page.text(above), page.language) == SURELY
        and page.text(below).isupper()
        and len(page.text(below).split()) > PLACE_WORDS
    ]


def _comes_again(page: _Page, at: int) -> bool:
    """Tell whether the words of a line stand on the page again, or above the pages of the text.

    They may be parted there otherwise, into several lines.
    Above the pages stands an author as well; there a line of the front is not the title.
    """
    own = letters(page.text(at))
    others = [letters(page.text(one)) for one in range(len(page.lines)) if one != at]
    again = any(own in accumulate(others[start:]) for start in range(len(others)))
    headed = own in page.heads and page.lines[at].role is not BlockRole.FRONT
    return len(own) >= FEWEST_LETTERS and (again or headed)


def _is_more(page: _Page, at: int) -> bool:
    """Tell whether the title goes on below a line: set alike right below, or called for."""
    above, below = page.text(at), page.text(at + 1)
    if _is_joint(page, at) or _is_joint(page, at + 1):
        return True
    near = page.lines[at + 1].rows[0].gap <= 0 and below.isupper() == above.isupper()
    ended = above.endswith(".") and not above.rstrip(".")[-1:].isdigit()
    named = likeness_to_a_name(below, page.language) == SURELY and not below.endswith(":")
    named = named or date_of_line(below, page.language) is not None
    hanging = is_hanging(above, page.language) or _hangs(above, page.language)
    first, second = page.lines[at].role, page.lines[at + 1].role
    told_apart = first is BlockRole.TITLE and second is BlockRole.FRONT
    smaller = are_smaller(page.lines[at + 1].rows, page.lines[at].rows)
    return hanging or (near and not ended and not named and not told_apart and not smaller)


def _is_joint(page: _Page, at: int) -> bool:
    """Tell whether a line is small words alone (``of the``) that join lines set in capitals."""
    text = page.text(at)
    around = [page.text(one) for one in (at - 1, at + 1) if 0 <= one < len(page.lines)]
    joins = text.islower() and only_joins(text, page.language) and not is_cue(text, page.language)
    return joins and len(around) > 1 and all(map(str.isupper, around))


def _is_called(page: _Page, free: Sequence[int]) -> int | None:
    """Return the line that says what a body has written down (``MINUTES OF …``), below its name.

    Where a person signs the page, such a line is the subtitle of what he wrote.
    """
    if _is_signed(page) or calls_a_document(page.text(free[0]), page.language):
        return None
    opens = (at for at in free if calls_a_document(page.text(at).split()[0], page.language))
    return next(opens, None)


def _is_signed(page: _Page) -> bool:
    """Tell whether a word before an author's name stands on the page."""
    cues = set(map(str.casefold, page.language.cues.bylines))
    texts = [page.text(at) for at in range(len(page.lines))]
    return any(is_byline(text, page.language) for text in texts) or any(
        text.split()[-1:] and text.split()[-1].rstrip(":").casefold() in cues for text in texts
    )


def _above_the_press(page: _Page, free: Sequence[int]) -> list[int]:
    """Return which of some lines stand above the first that says by whom it was written or printed."""
    texts = [page.text(at) for at in range(len(page.lines))]
    cues = page.language.cues.publications
    press = (
        at
        for at, text in enumerate(texts)
        if names_press(text) or after_cue(text, cues) is not None or is_byline(text, page.language)
    )
    first = next(press, len(texts))
    return [at for at in free if at < first] or list(free)


def _is_below_a_picture(line: Draft) -> bool:
    """Tell whether a line is a caption, or stands in quotation marks as below a frontispiece."""
    bare = text_of(line).rstrip(".,;")
    quoted = len(bare) > 2 and bare[0] in OPENERS and bare[-1] in CLOSERS
    return quoted or line.role is BlockRole.CAPTION


def _hangs(text: str, language: Language) -> bool:
    """Tell whether a line in capitals is one of the commonest words (``THE``) and no more."""
    alone = text.isupper() and text.isalpha()
    return alone and lexicon(language.tag).frequency(text.casefold()) >= COMMON
