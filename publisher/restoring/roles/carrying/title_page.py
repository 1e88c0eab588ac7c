"""The lines of a title page: which of them are the title, which say by whom, when and where.

What stands between the title and the last line that says who, when or where is of the front,
whatever it looks like: subtitles, places, publishers. Names stand above titles as often as below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise

from publisher.expressions import compiled
from publisher.languages import Language, after_cue, is_name, lexicon
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row, are_smaller
from publisher.restoring.roles.blocks.cutting import is_hanging
from publisher.restoring.roles.blocks.dates import is_dated
from publisher.restoring.roles.blocks.front import LEAD_IN, is_running, tells_origin
from publisher.restoring.roles.carrying.joined_titles import only_joins
from publisher.restoring.roles.carrying.levels import way_of_counting
from publisher.restoring.roles.carrying.likeness import COMMON, SURELY, likeness_to_a_name
from publisher.restoring.roles.carrying.stated import NOTHING_STATED, Stated, letters
from publisher.restoring.roles.carrying.untitled import is_counted
from publisher.restoring.wording import ending
from publisher.structs import frozen

# Blocks of the longest title page; words of the longest line that says where a book was printed.
LONGEST, IMPRINT_WORDS = 16, 9
# Capitals of a place without a comma (``New Orrin 1902``): more of them are a title with a year.
PLACE_WORDS = 2
# ``Orrin 1902``, ``Verlag von J. Stade, 1887.``: a place or a printer, and the year (1400 to 2099).
IMPRINT = compiled(r"(?P<where>\D{2,80}?)(?P<comma>[,:;]?)\s\(?(?:1[4-9]|20)\d\d\)?\.?")
# Lines of verse that may be a motto, or what was taken for one.
MOTTO = 3
# Blocks among which a title page begins, behind notes of an editor.
FURTHEST = 24
# Letters; shorter lines (``London``) come again without being a title.
FEWEST_LETTERS = 8
# Share of the column: lines of a title page leave more of it empty, or end no sentence.
WIDE = 0.72
SET_IN_FRONT = frozenset(
    (BlockRole.TITLE, BlockRole.FRONT, BlockRole.HEADING, BlockRole.PARAGRAPH, BlockRole.CAPTION)
)


@frozen
class _Page:
    """The lines of a title page in their order, with the language and the heads of the text."""

    lines: tuple[Draft, ...]
    language: Language
    heads: Set[str]
    stated: Stated

    def text(self, at: int) -> str:
        return _text(self.lines[at])


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
    start = _start(blocks, column, language)
    end = start + _end(blocks[start:], column, language, stated)
    lines = tuple(_with_bylines(_lines(blocks[start:end], language, stated), language))
    page = _Page(lines, language, heads, stated)
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
    return (*before, *named), blocks[end:]


def _in_its_front(line: Draft, language: Language) -> Iterator[Draft]:
    """Yield a line of a title page as one of the front, but for the caption of a picture on it.

    The lines of what was told to be the title, and is not, are lines by themselves.
    """
    captions = tuple(language.cues.captions)
    if line.role is BlockRole.CAPTION and _text(line).startswith(captions):
        yield line
    elif line.role is BlockRole.TITLE and not _is_cue(line.rows[0].text, language):
        yield from (replace(line, role=BlockRole.FRONT, rows=(row,)) for row in line.rows)
    else:
        yield replace(line, role=BlockRole.FRONT)


def _start(blocks: Sequence[Draft], column: Column, language: Language) -> int:
    """Return how many blocks stand before the title page: notes of an editor, in brackets or not.

    Those that are not in brackets are told by a page behind them that has a word before a name.
    """
    start = in_brackets(blocks)
    while start and start < len(blocks) and blocks[start].role is BlockRole.BREAK:
        start += 1
    first = blocks[: start + FURTHEST]
    rows = [(at, row.text) for at, block in enumerate(first) for row in block.rows]
    cue = next(
        (
            at
            for (at, one), (_, below) in pairwise(rows)
            if at >= start and _announces(one, below, language)
        ),
        start,
    )
    for at in range(cue - 1, start - 1, -1):
        if _is_text(blocks[at], column) or not letters(_text(blocks[at])):
            return at + 1
    return start


def _announces(line: str, below: str, language: Language) -> bool:
    """Tell whether a line is the word before an author's name, and the name stands below."""
    return _is_cue(line, language) and is_name(below.rstrip("."), language, announced=True)


def in_brackets(blocks: Sequence[Draft]) -> int:
    """Return how many blocks an opening bracket on the first line and its end take together."""
    open_, count = 0, 0
    for at, block in enumerate(blocks[:FURTHEST]):
        text = _text(block)
        if not open_ and not text.startswith("["):
            break
        open_ += text.count("[") - text.count("]")
        count = at + 1 if not open_ else count
    return count if count < len(blocks) else 0


def _is_text(block: Draft, column: Column) -> bool:
    if block.role is BlockRole.VERSE:
        return len(block.rows) > MOTTO
    wide = any(row.width > WIDE * column.width for row in block.rows)
    return block.role not in SET_IN_FRONT or (wide and is_running(block, column))


def not_of_the_page(block: Draft) -> Draft:
    """Return a block before the title page: nothing of it is a title, and no line of it front."""
    shown = block.role in (BlockRole.TITLE, BlockRole.FRONT, BlockRole.HEADING)
    return replace(block, role=BlockRole.PARAGRAPH) if shown else block


def _end(blocks: Sequence[Draft], column: Column, language: Language, stated: Stated) -> int:
    """Return how many blocks the title page has: up to the last that says who, when or where.

    Without one it is two lines, the first of which is rather a name than the second.
    """
    end = 0
    front = list(_in_front(blocks[:LONGEST], column, language))
    for at, block in enumerate(front):
        said = any(
            _says_where(row.text, language) or stated.is_said_in(row.text) for row in block.rows
        )
        named = at > 0 and _is_cue(_text(front[at - 1]), language)
        end = at + 1 if said or named or tells_origin(block, language) else end
    end = _to_the_end_of_its_page(blocks, len(front), max(end, _behind_half_title(front)))
    if end < 2 and len(front) > 1 and front[1].role is not BlockRole.PARAGRAPH:
        end = 2 * _stands_above(_text(front[0]), _text(front[1]), language)
    several = end == 1 and len(front[0].rows) > 1
    with_author = several and any(stated.is_author(row.text) for row in front[0].rows)
    return end if end > 1 or with_author else 0


def _behind_half_title(front: Sequence[Draft]) -> int:
    """Return where the title ends that a half title, on a page before, has said; 0 without one."""
    said = [letters(_text(block)) for block in front]
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
        text = _text(block)
        outside = _is_text(block, column)
        way = way_of_counting(text, language) if at else is_counted(text, language)
        # ``J. Stade & Son`` opens with the initial of a name, and counts nothing.
        way = "" if way == "capital" and is_name(text.rstrip("."), language) else way
        if (way or outside) and not tells_origin(block, language):
            return
        yield block


def _stands_above(first: str, second: str, language: Language) -> bool:
    """Tell whether the first of two lines is the name of the author, and the second the title.

    What breaks off, of the commonest words alone (``OF THE``), goes on with the line above.
    """
    if only_joins(second, language) or not second[:1].isalpha():
        return False
    likeness, other = (likeness_to_a_name(one, language) for one in (first, second))
    louder = second.isupper() and not first.isupper()
    return likeness > other or (likeness > 0 and likeness == other and louder)


def _says_where(text: str, language: Language) -> bool:
    """Tell whether a line is the word before an author's name, or a place with a year."""
    return _is_cue(text, language) or _is_imprint(text) or is_dated(text)


def _is_cue(text: str, language: Language) -> bool:
    said = text.rstrip(":.").casefold()
    return said in {cue.rstrip(":.").casefold() for cue in language.cues.bylines}


def _is_imprint(text: str) -> bool:
    found = IMPRINT.fullmatch(text)
    if found is None or len(text.split()) > IMPRINT_WORDS:
        return False
    words = found["where"].split()
    return bool(found["comma"]) or (
        len(words) <= PLACE_WORDS and all(w[:1].isupper() for w in words)
    )


def _lines(blocks: Sequence[Draft], language: Language, stated: Stated) -> Iterator[Draft]:
    """Yield the lines of a title page: each row is one, but those of a title or a lead-in."""
    for block in blocks:
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
    text = _text(block)
    published = (
        after_cue(text, language.cues.publications) is not None
        and len(text.split()) > IMPRINT_WORDS
    )
    if published or LEAD_IN.fullmatch(text) or ending(above.text) == "broken":
        return True
    if row.gap > 0 or any(
        _says_where(one.text, language) or likeness_to_a_name(one.text, language) == SURELY
        for one in (above, row)
    ):
        return row.gap > 0 and row.text[:1].islower() and not _is_cue(row.text, language)
    return block.role is BlockRole.TITLE or row.text[:1].islower()


def _with_bylines(lines: Iterator[Draft], language: Language) -> Iterator[Draft]:
    """Yield the lines, a word before an author's name (``von``) put together with the name."""
    cue: Draft | None = None
    for line in lines:
        if cue is not None and is_name(_text(line).rstrip("."), language, announced=True):
            yield replace(cue, rows=(*cue.rows, *line.rows))
            cue = None
            continue
        if cue is not None:
            yield cue
        cue = line if _is_cue(_text(line), language) else None
        if cue is None:
            yield line
    if cue is not None:
        yield cue


def _title(page: _Page) -> tuple[int, ...]:
    """Return which lines are the title: the first that may be one, and what goes on with it."""
    if stated := page.stated.titles([page.text(at) for at in range(len(page.lines))]):
        return tuple(stated)
    free = [at for at, line in enumerate(page.lines) if not _is_told(line, page.language)]
    free = [at for at in free if not page.stated.is_author(page.text(at))]
    contents = {letters(cue) for cue in page.language.cues.contents_headings}
    free = [at for at in free if letters(page.text(at)) not in contents]
    if not free:
        return ()
    at, *others = free
    again = [one for one in free if _comes_again(page, one)]
    again = again or _below_a_series(page, free)
    if again:
        at, others = again[0], []
    if others and _stands_above(page.text(at), page.text(others[0]), page.language):
        at = others[0]
    last = at
    while last + 1 in free and _is_more(page, last):
        last += 1
    return tuple(range(at, last + 1))


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


def _is_told(line: Draft, language: Language) -> bool:
    """Tell whether a line says who, when or where, or is a lead-in."""
    text = _text(line)
    first = line.rows[0].text
    translated = text.casefold().startswith(_folded(language.cues.translators))
    return (
        translated
        or tells_origin(line, language)
        or _says_where(first, language)
        or _is_imprint(text)
    )


@cache
def _folded(cues: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.casefold, cues))


def _is_more(page: _Page, at: int) -> bool:
    """Tell whether the title goes on below a line: set alike right below, or called for."""
    above, below = page.text(at), page.text(at + 1)
    near = page.lines[at + 1].rows[0].gap <= 0 and below.isupper() == above.isupper()
    ended = above.endswith(".") and not above.rstrip(".")[-1:].isdigit()
    named = likeness_to_a_name(below, page.language) == SURELY and not below.endswith(":")
    hanging = is_hanging(above, page.language) or _hangs(above, page.language)
    first, second = page.lines[at].role, page.lines[at + 1].role
    told_apart = first is BlockRole.TITLE and second is BlockRole.FRONT
    smaller = are_smaller(page.lines[at + 1].rows, page.lines[at].rows)
    return hanging or (near and not ended and not named and not told_apart and not smaller)


def _hangs(text: str, language: Language) -> bool:
    """Tell whether a line in capitals is one of the commonest words (``THE``) and no more."""
    alone = text.isupper() and text.isalpha()
    return alone and lexicon(language.tag).frequency(text.casefold()) >= COMMON


def _text(block: Draft) -> str:
    return " ".join(row.text for row in block.rows).strip()
