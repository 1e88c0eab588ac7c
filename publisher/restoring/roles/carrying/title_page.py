"""The lines of a title page: which of them are the title, which say by whom, when and where.

What stands between the title and the last line that says who, when or where is of the front,
whatever it looks like: subtitles, places, publishers. Names stand above titles as often as below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.languages import Language, is_name, lexicon
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.cutting import is_hanging
from publisher.restoring.roles.blocks.dates import is_dated
from publisher.restoring.roles.blocks.front import LEAD_IN, is_running, tells_origin
from publisher.restoring.roles.carrying.levels import way_of_counting
from publisher.restoring.roles.carrying.untitled import is_counted
from publisher.restoring.wording import ending

# Blocks of the longest title page; words of the longest line that says where a book was printed.
LONGEST, IMPRINT_WORDS = 16, 9
# Capitals of a place without a comma (``New Orrin 1902``): more of them are a title with a year.
PLACE_WORDS = 2
# ``Orrin 1902``, ``Verlag von J. Stade, 1887.``: a place or a printer, and the year (1400 to 2099).
IMPRINT = re.compile(r"(?P<where>\D{2,80}?)(?P<comma>[,:;]?)\s\(?(?:1[4-9]|20)\d\d\)?\.?")
# Share of running text: words as common as this are no part of a name, particles aside.
COMMON = 5e-4
# Share of the column: lines of a title page leave more of it empty, or end no sentence.
WIDE = 0.72
SET_IN_FRONT = frozenset((BlockRole.TITLE, BlockRole.FRONT, BlockRole.HEADING, BlockRole.PARAGRAPH))


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a title page in their order, and the language of the text."""

    lines: tuple[Draft, ...]
    language: Language

    def text(self, at: int) -> str:
        return _text(self.lines[at])


def name_title_page(
    blocks: Sequence[Draft], column: Column, language: Language
) -> tuple[tuple[Draft, ...], Sequence[Draft]] | None:
    """Return the blocks of a title page, named, and the blocks below; None where none is told.

    A title page is told by a line that says who, when or where, below one that does not.
    """
    end = _end(blocks, column, language)
    page = _Page(tuple(_with_bylines(_lines(blocks[:end], language), language)), language)
    titles = _title(page)
    if not titles:
        return None
    rows = tuple(row for at in titles for row in page.lines[at].rows)
    named = tuple(
        replace(line, role=BlockRole.TITLE, rows=rows)
        if at == titles[0]
        else replace(line, role=BlockRole.FRONT)
        for at, line in enumerate(page.lines)
        if at not in titles[1:]
    )
    return named, blocks[end:]


def likeness_to_a_name(text: str, language: Language) -> int:
    """Return how much a line looks like a name: 0 (it is none), 1, or 2.

    ``Der Graben`` has the form of a name, but ``der`` is too common for one. ``Trockene Gräben``
    might be one, but the dictionary has the first word in small letters as well.
    """
    words, bare = lexicon(language.tag), text.rstrip(".")
    if not is_name(bare, language):
        return 0
    small = (*language.names.particles, *language.names.joints)
    own = [word.strip(".,").casefold() for word in bare.split()]
    own = [word for word in own if len(word) > 1 and word not in small]
    if any(words.frequency(word) >= COMMON for word in own):
        return 0
    return 1 if any(map(words.printed, own)) else 2


def _end(blocks: Sequence[Draft], column: Column, language: Language) -> int:
    """Return how many blocks the title page has: up to the last that says who, when or where.

    Without one it is two lines, the first of which is rather a name than the second.
    """
    end = 0
    front = list(_in_front(blocks[:LONGEST], column, language))
    for at, block in enumerate(front):
        said = any(_says_where(row.text, language) for row in block.rows)
        named = at > 0 and _is_cue(_text(front[at - 1]), language)
        end = at + 1 if said or named or tells_origin(block, language) else end
    if end < 2 and len(front) > 1 and front[1].role is not BlockRole.PARAGRAPH:
        end = 2 * _stands_above(_text(front[0]), _text(front[1]), language)
    return end if end > 1 else 0


def _in_front(blocks: Sequence[Draft], column: Column, language: Language) -> Iterator[Draft]:
    """Yield the first blocks that are no running text and open no chapter."""
    for at, block in enumerate(blocks):
        text = _text(block)
        wide = any(row.width > WIDE * column.width for row in block.rows)
        outside = block.role not in SET_IN_FRONT or (wide and is_running(block, column))
        way = way_of_counting(text, language) if at else is_counted(text, language)
        if (way or outside) and not tells_origin(block, language):
            return
        yield block


def _stands_above(first: str, second: str, language: Language) -> bool:
    """Tell whether the first of two lines is the name of the author, and the second the title."""
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


def _lines(blocks: Sequence[Draft], language: Language) -> Iterator[Draft]:
    """Yield the lines of a title page: each row is one, but those of a title or a lead-in."""
    for block in blocks:
        run: list[Row] = []
        for row in block.rows:
            if run and not _goes_on(block, run[-1], row, language):
                yield replace(block, rows=tuple(run))
                run = []
            run.append(row)
        yield replace(block, rows=tuple(run))


def _goes_on(block: Draft, above: Row, row: Row, language: Language) -> bool:
    """Tell whether a row of a block goes on with the line above."""
    if LEAD_IN.fullmatch(_text(block)) or ending(above.text) == "broken":
        return True
    if row.gap > 0 or any(
        _says_where(one.text, language) or likeness_to_a_name(one.text, language) == 2
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
    free = [at for at, line in enumerate(page.lines) if not _is_told(line, page.language)]
    if not free:
        return ()
    at, *others = free
    if others and _stands_above(page.text(at), page.text(others[0]), page.language):
        at = others[0]
    last = at
    while last + 1 in free and _is_more(page, last):
        last += 1
    return tuple(range(at, last + 1))


def _is_told(line: Draft, language: Language) -> bool:
    """Tell whether a line says who, when or where, or is a lead-in."""
    text = _text(line)
    first = line.rows[0].text
    return tells_origin(line, language) or _says_where(first, language) or _is_imprint(text)


def _is_more(page: _Page, at: int) -> bool:
    """Tell whether the title goes on below a line: set alike right below, or called for."""
    above, below = page.text(at), page.text(at + 1)
    near = page.lines[at + 1].rows[0].gap <= 0 and below.isupper() == above.isupper()
    ended = above.endswith(".") and not above.rstrip(".")[-1:].isdigit()
    named = likeness_to_a_name(below, page.language) == 2 and not below.endswith(":")
    return is_hanging(above, page.language) or (near and not ended and not named)


def _text(block: Draft) -> str:
    return " ".join(row.text for row in block.rows).strip()
