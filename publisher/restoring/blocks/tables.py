"""Lines that are rows of a table put together to one, with its caption, where it can be told.

Lines whose columns do not agree stay as they are: each is a block of its own, and a finding says
that a table was left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import count, groupby

from publisher.expressions import compiled
from publisher.languages import Language
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.restoring.blocks.cells_in_lines import Order, cells_in_lines
from publisher.restoring.blocks.columns import Lines, cells_of, without_rules
from publisher.restoring.blocks.table_rows import rows_as_told, rows_of_table
from publisher.restoring.blocks.told_cells import ToldTable, cells_told, table_told
from publisher.restoring.drafts import CellDraft, Draft, RowDraft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.numerals import is_figure, is_rule

# Rows of the caption of a table at most that is told by its first word alone.
CAPTION_ROWS = 3
# Words from which on a row is none of a table: the widest of figures have some fifty, and what is
# looked for between all words of a row takes longer the more of them there are.
CROWDED = 200
# ``Table 3``, ``Tab. IV.``, ``Tabelle 2a:``: a word and its number.
NUMBERED = compiled(r"[^\W\d_]+\.?\s(?:\d|[IVXLC]+\b)")


def with_tables(
    drafts: Sequence[Draft],
    language: Language,
    below_rules: Set[int] = frozenset(),
    pictured: Set[int] = frozenset(),
) -> tuple[Draft, ...]:
    """Return the blocks with the rows of every table that can be told as one block.

    ``below_rules`` are the lines (from 1) that stand below a rule which was set aside, ``pictured``
    those that are captions of pictures.
    """
    if not any(draft.role is BlockRole.ROW for draft in drafts):
        return tuple(drafts)
    orders = count(1 + max(row.order for draft in drafts for row in draft.rows))
    maker = _Maker(orders, below_rules)
    # A table that may be read in two ways is read like the others of its text.
    return tuple(_captioned(maker.made(maker.made(drafts)), language, pictured))


def left_as_lines(drafts: Iterable[Draft], source: str) -> Iterator[Finding]:
    """Yield a finding for each table that was left as lines."""
    for left, group in groupby(drafts, key=_is_left):
        rows = [row for draft in group for row in draft.rows]
        if left and len(rows) > 1:
            yield Finding(
                "restoring/table-left-as-lines",
                Severity.WARNING,
                f"{len(rows)} lines look like rows of a table whose columns do not agree: each"
                " was left as a paragraph",
                "compare with the print and write the rows into the manuscript by hand, or a"
                " `no-table` ruling on the lines if they are not rows of a table",
                Place(source, rows[0].number, rows[-1].end),
            )


def _stands_with(draft: Draft) -> tuple[bool, int]:
    """Return whether a block is left to be made a part of a table, and of which one that is told."""
    left = _is_left(draft)
    return left, table_told(draft.rows[0]) if left else 0


def _is_left(draft: Draft) -> bool:
    return draft.role is BlockRole.ROW and not draft.table


class _Maker:
    """Makes the tables of a text; ``orders`` are given to the pieces of their lines.

    ``below_rules`` are lines (from 1) that stand below a rule.
    """

    def __init__(self, orders: count[int], below_rules: Set[int]) -> None:
        self._orders, self._below_rules = orders, below_rules
        self._met: set[Order] = set()

    def made(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the blocks, rows that stand together as tables where those can be told."""
        made: list[Draft] = []
        for (left, _), group in groupby(drafts, key=_stands_with):
            together = list(group)
            made += self._tables(together) if left else together
        return made

    def _tables(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return rows as one table, or as one for each stretch between gaps, else as they are."""
        if any(row.text.count(" ") >= CROWDED for draft in drafts for row in draft.rows):
            return list(drafts)
        whole = self._table(drafts)
        if whole is not None:
            return [whole]
        parts = list(map(self._table, _between_gaps(drafts)))
        told = [part for part in parts if part is not None]
        if len(told) == len(parts) > 1:
            return told
        return self._without_last(drafts)

    def _without_last(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return rows, those but the last as a table, if each of them is a cell and it is words."""
        rows = [row for draft in drafts for row in draft.rows]
        if len(rows) > 1 and not is_figure(rows[-1].text) and cells_in_lines(rows[:-1]):
            table = self._table(drafts[:-1])
            return list(drafts) if table is None else [table, drafts[-1]]
        return list(drafts)

    def _table(self, drafts: Sequence[Draft]) -> Draft | None:
        rows = [row for draft in drafts for row in draft.rows]
        kept, below = without_rules(rows)
        below |= {row.order for row in kept if row.number in self._below_rules}
        told = cells_told(kept) if kept else None
        made = self._rows(kept, below, told) if kept else ()
        if not made:
            return None
        again = told.again if told else ()
        table = tuple(_numbered(row, self._orders) for row in made)
        rules = (*(row for row in rows if is_rule(row.text)), *again)
        own = tuple(row for line in table for cell in line.cells for row in cell.rows)
        return replace(drafts[0], rows=own, table=table, rules=rules)

    def _rows(
        self, rows: Sequence[Row], below: Set[int], told: ToldTable | None
    ) -> tuple[RowDraft, ...]:
        """Return the rows of a table as their cells tell, else as they stand; none if neither does.

        ``below`` are the orders of rows of text below a rule.
        """
        if told is not None:
            return rows_as_told(told, below)
        lines = self._cells(rows)
        return () if lines is None else rows_of_table(lines, below)

    def _cells(self, rows: Sequence[Row]) -> Lines | None:
        lines = cells_of(rows)
        if lines is not None:
            return lines
        usual = next(iter(self._met)) if len(self._met) == 1 else None
        found = cells_in_lines(rows, usual)
        if found is None:
            return None
        self._met.add(found[1])
        return found[0]


def _between_gaps(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield the rows that no gap parts."""
    held: list[Draft] = []
    for draft in drafts:
        if held and draft.rows[0].gap > 0:
            yield held
            held = []
        held.append(draft)
    yield held


def _numbered(row: RowDraft, orders: count[int]) -> RowDraft:
    """Return a row of a table whose pieces have an order of their own, for they part a line."""
    cells = tuple(
        CellDraft(tuple(replace(one, order=next(orders)) for one in cell.rows), cell.columns)
        for cell in row.cells
    )
    return replace(row, cells=cells)


def _captioned(drafts: Sequence[Draft], language: Language, pictured: Set[int]) -> list[Draft]:
    """Return the blocks, each caption that stands at a table as a part of it."""
    made: list[Draft] = []
    for draft in drafts:
        above = made[-1] if made else None
        if above is None:
            made.append(draft)
        elif draft.table and _is_caption(
            above, language, sure=above.rows[0].number not in pictured
        ):
            made[-1] = replace(draft, caption=above.rows)
        elif (
            above.table
            and not above.caption
            and _is_caption(
                draft,
                language,
                sure=_shows_pictures(draft) and draft.rows[0].number not in pictured,
            )
        ):
            made[-1] = replace(above, caption=draft.rows)
        else:
            made.append(draft)
    return made


def _shows_pictures(draft: Draft) -> bool:
    """Tell whether the source has what is drawn beside the lines: no picture is lost above this one."""
    return draft.rows[0].seen.ems


def _is_caption(draft: Draft, language: Language, *, sure: bool) -> bool:
    """Tell whether a block is the caption of the table it stands at.

    Where its place does not make that ``sure``, at a picture or one that may be lost, its words
    say so.
    """
    text = draft.rows[0].text
    named = text.casefold().startswith(tuple(map(str.casefold, language.cues.tables)))
    named &= NUMBERED.match(text) is not None
    if draft.role is BlockRole.CAPTION:
        return named or (sure and not text.startswith(language.cues.captions))
    return named and draft.role is BlockRole.PARAGRAPH and len(draft.rows) <= CAPTION_ROWS
