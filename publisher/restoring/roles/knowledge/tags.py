"""What the tags of a PDF say of its lines, where they can be believed.

Tags are those of the structure types of PDF (ISO 32000-2, 14.8.4). Careless programs tag all as
paragraphs, or a whole page as one heading; so a kind of tag counts only where it parts the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from publisher.model.markers import MARKER
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.drawn import TAGS
from publisher.restoring.roles.knowledge.broken_off import breaks_off
from publisher.restoring.roles.knowledge.facts import Fact, Flags, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import (
    ASIDE,
    AT,
    FIRST,
    HARDLY,
    HEADING,
    NOTE,
    STATES,
    TITLES,
)
from publisher.restoring.wording import bullet_of

# The share of the lines that must be tagged at all, and the largest that may be headings, notes,
# captions, rows of tables or items: a table around all of the text only lays out its pages.
TAGGED, HEADINGS, NOTES, CAPTIONS, ROWS, ITEMS = 0.8, 0.25, 0.6, 0.2, 0.5, 0.5
# The same for what stands in lists with signs: some programs make a list of all that they print.
LISTED = 0.8
# Fewer headings than this may be the title alone, and say nothing of the others.
FEWEST = 2
# Of the body's size: what is set so large may be a heading; and pages whose edges tell how they are
# tagged.
LARGER, PAGES = 1.1, 3
# Ems by which a line stands apart from the one above.
APART = 0.5
# In natural logarithms: what a tag denies where it parts the text.
DENIED = 2 * HARDLY
CAPTION, ROW, ITEM = (AT[role, True] for role in (LineRole.CAPTION, LineRole.ROW, LineRole.ITEM))
# What shows an item, or an entry of the contents.
SHOWN = ("bullet", "item", "leaders", "number alone", "number last")
# What an item is not. It may be a note or stand in the contents, which are lists as well, and a
# heading that a program has numbered.
NO_ITEMS = np.array(
    [
        role in (LineRole.VERSE, LineRole.CAPTION, LineRole.ROW, LineRole.FRONT, LineRole.BREAK)
        for role, _ in STATES
    ]
)
PARAGRAPHS = np.arange(len(STATES)) == AT[LineRole.PARAGRAPH, True]
# What tags call an artifact, or text: a contents page may be either.
PAGE = ASIDE & (np.arange(len(STATES)) != AT[LineRole.CONTENTS, True])


def by_tags(sheet: Sheet) -> Iterator[Fact]:
    """Yield what the tags of lines say; nothing where a source has none, or too few."""
    tags = [line.geometry.tag if line.geometry else "" for line in sheet.lines]
    kinds = {kind: _are(tags, own) for kind, own in TAGS.items()}
    tagged: Flags = np.any(list(kinds.values()), axis=0)
    if tagged.mean() < TAGGED:
        return
    heading, note, text = kinds["heading"], kinds["note"], kinds["paragraph"]
    item = kinds["item"]
    signed = item & np.array([_opens_item(one.text) for one in sheet.worded], dtype=np.bool_)
    if item.any() and item.mean() <= LISTED:
        yield Fact("its tag is that of an item", item, NO_ITEMS, DENIED)
        yield Fact("its tag is that of an item, whose sign it has", signed, PARAGRAPHS, DENIED)
        begins = signed & _apart(sheet, signed)
        yield Fact("its tag and its place are those of an item", begins, ~FIRST & ~ASIDE, DENIED)
    if heading.sum() >= FEWEST and heading.mean() <= HEADINGS:
        yield Fact("its tag is that of a heading", heading, ~TITLES, DENIED)
        yield Fact("its tag is that of text", text | note, HEADING, DENIED)
        plain = item & _set_plainly(sheet)
        yield Fact("its tag is that of an item, and headings have theirs", plain, HEADING)
    if note.any() and note.mean() <= NOTES:
        yield Fact("its tag is that of a note", note, ~NOTE, DENIED)
        yield Fact("its tag is that of text", text | heading, NOTE, DENIED)
    caption, row = kinds["caption"], kinds["table"]
    if caption.any() and caption.mean() <= CAPTIONS:
        yield from pinned("its tag is that of a caption", caption, CAPTION)
    if row.any() and row.mean() <= ROWS:
        yield from pinned("its tag is that of a table", row, ROW)
    if item.mean() <= ITEMS:
        begins, goes_on = _unmarked(sheet, item, signed)
        yield from pinned("its tag is that of an item, and none shows a bullet", begins, ITEM)
        yield Fact("it goes on with an item that shows no bullet", goes_on, FIRST, DENIED)
    if kinds["furniture"].any() or _edges_are_untagged(sheet, tagged):
        yield Fact("its tag is that of text", text | heading | note | item, PAGE, DENIED)


def _set_plainly(sheet: Sheet) -> Flags:
    """Return which lines are neither larger nor bold nor in capitals: a numbered heading may be so.

    Some programs tag a heading that they have numbered as an item.
    """
    made = [
        not line.text.isupper()
        and all(run.size < LARGER and not run.bold for run in line.runs if run.text.strip())
        for line in sheet.lines
    ]
    return np.array(made, dtype=np.bool_)


def _edges_are_untagged(sheet: Sheet, tagged: Flags) -> bool:
    """Tell whether most pages begin or end with a line without a tag, as browsers set heads and feet."""
    firsts, lasts = sheet.starts[:-1], sheet.starts[1:] - 1
    bare = ~tagged[firsts] | ~tagged[lasts]
    return len(firsts) >= PAGES and bool(bare.mean() > 1 / 2)


def _unmarked(sheet: Sheet, items: Flags, signed: Flags) -> tuple[Flags, Flags]:
    """Return which lines begin an item, and which go on with one, of lists that show no bullets.

    Browsers draw bullets as pictures. An item begins where the line above had room for its first
    word. Lines with figures at their ends are entries of the contents.
    """
    begins, goes_on = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    shown = signed | np.any([sheet.names[name] > 0 for name in SHOWN], axis=0)
    off = breaks_off(sheet)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], items, [False])).astype(np.int8)))
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if not shown[first:end].any():
            new = sheet.gaps[first + 1 : end] > 0
            begins[first] = True
            begins[first + 1 : end] = off[first : end - 1] | new
            goes_on[first:end] = ~begins[first:end]
    return begins, goes_on


def _apart(sheet: Sheet, signed: Flags) -> Flags:
    """Return which lines do not go on in their place with the line above, unless that has a sign."""
    places = [line.geometry.indent if line.geometry else None for line in sheet.lines]
    apart = [
        here is not None and above is not None and abs(here - above) >= APART
        for above, here in pairwise(places)
    ]
    return np.array([True, *apart], dtype=np.bool_) | np.roll(signed, 1)


def _opens_item(text: str) -> bool:
    return bool(MARKER.match(text) or bullet_of(text))


def _are(tags: list[str], own: frozenset[str]) -> Flags:
    return np.array([tag in own for tag in tags], dtype=np.bool_)
