"""Items that were told as paragraphs: their signs count on, and their lines hang below them.

Numbered paragraphs and speeches that open with a dash look alike in their letters; only what is
set as a list, or goes on with one that was told, is one. In doubt a paragraph stays a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from publisher.model.roles import BlockRole
from publisher.restoring.blocks.lists import LEVELS
from publisher.restoring.blocks.signs import Sign, sign_of
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import DASH, ending
from publisher.structs import frozen

# What may be an item that was told as something else; quotations are set further in, as items are.
LIKE_ITEMS = frozenset((BlockRole.ITEM, BlockRole.PARAGRAPH, BlockRole.QUOTATION))
# Blanks: what stands further in by fewer stands at the same place.
FURTHER_IN = 2
# Items of one line each that show no more than that they count from 1.
FEWEST_LINES = 3


@frozen
class _Likely:
    """What opens as an item does: its sign, its place and that of its further lines.

    Both are blanks from the edge of the column; ``below`` is None of one line. ``block`` is the
    place of the block (from 0) that it is, or that it is a part of. ``rest`` are the last rows of
    that block, where they are a paragraph behind the list.
    """

    draft: Draft
    sign: Sign
    indent: int
    below: int | None
    block: int
    rest: tuple[Row, ...] = ()

    @classmethod
    def of(cls, draft: Draft, block: int, rest: tuple[Row, ...] = ()) -> _Likely:
        """Return a block, or a part of one, as what opens it shows it."""
        first, *further = draft.rows
        places = Counter(row.indent for row in further)
        below = max(places, key=places.__getitem__) if places else None
        return cls(draft, sign_of(first), first.indent, below, block, rest)

    @property
    def told(self) -> bool:
        return self.draft.role is BlockRole.ITEM

    @property
    def dashed(self) -> bool:
        return DASH.match(self.draft.rows[0].text) is not None

    @property
    def hangs(self) -> bool:
        return self.below is not None and self.below >= self.indent + FURTHER_IN

    @property
    def opens_further_in(self) -> bool:
        """Tell whether it is set as a paragraph is: its first line further in than the others."""
        return self.below is not None and self.below <= self.indent - FURTHER_IN

    @property
    def is_even(self) -> bool:
        """Tell whether all lines begin at the edge of the text, as those of a paragraph may."""
        flush = self.below is not None and not self.hangs and self.indent < FURTHER_IN
        return flush and not self.told

    @property
    def drawn(self) -> bool:
        """Tell whether the source says where the lines stand."""
        return self.draft.rows[0].seen.ems

    def parted(self) -> list[Draft]:
        """Return the item, and the paragraph behind it."""
        item = replace(self.draft, role=BlockRole.ITEM)
        rest = Draft(BlockRole.PARAGRAPH, self.rest, self.draft.certainty)
        return [item, rest] if self.rest else [item]


def with_items(drafts: Sequence[Draft], ruled: Mapping[int, bool]) -> tuple[Draft, ...]:
    """Return the blocks, paragraphs that are items of a list as that.

    What a person has ``ruled`` to be no item (by its line, from 1) stays what it is.
    """
    setting = _Setting.of(drafts)
    made: dict[int, list[Draft]] = {at: [draft] for at, draft in enumerate(drafts)}
    for run in _runs(drafts, setting, ruled):
        if any(one.rest or not one.told for one in run) and setting.is_list(run):
            made |= {one.block: [] for one in run}
            for one in run:
                made[one.block] += one.parted()
    return tuple(draft for at in sorted(made) for draft in made[at])


def _runs(
    drafts: Sequence[Draft], setting: _Setting, ruled: Mapping[int, bool]
) -> Iterator[Sequence[_Likely]]:
    """Yield what stands together and may be one list."""
    run: list[_Likely] = []
    open_: list[_Likely] = []
    hanging: set[int] = set()
    for at, draft in enumerate(drafts):
        for likely in setting.likely(draft, at, ruled):
            own = setting.without_rest(likely, hanging)
            levels = _going_on(open_, own)
            if levels is None:
                yield _without_lone_ends(run)
                run, hanging = [], set()
            run.append(own)
            open_ = levels or [own]
            hanging |= {own.indent} if own.hangs else set()
        if any(_stands_below(draft, one, run) for one in open_[-1:]):
            continue
        if not open_ or open_[-1].block != at or open_[-1].rest:
            yield _without_lone_ends(run)
            run, open_, hanging = [], [], set()
    yield _without_lone_ends(run)


def _without_lone_ends(run: Sequence[_Likely]) -> Sequence[_Likely]:
    """Return what may be one list without a first and a last item that are alone at their level.

    ``§ 2. What this is about`` above a list that counts otherwise is no item of it.
    """
    things = len(run) >= FEWEST_LINES and _name_things(run)
    shown = things or any(one.drawn or (one.dashed and one.hangs) for one in run)
    end = len(run)
    while end and run[end - 1].dashed and not shown and not run[end - 1].told:
        end -= 1  # a speech perhaps
    run = run[:end]
    first, last = run[:1], run[-1:]
    if any(not one.told and not _has_company(one, run[:-1], above=True) for one in last):
        run = run[:-1]
    if any(not one.told and not _has_company(one, run[1:], above=False) for one in first):
        run = run[1:]
    return run


def _has_company(own: _Likely, others: Sequence[_Likely], *, above: bool) -> bool:
    pairs = ((own.sign, one.sign) if above else (one.sign, own.sign) for one in others)
    return any(below.follows(before) for below, before in pairs)


def _is_none(own: _Likely) -> bool:
    """Tell whether a block is surely no item: it has no sign, or is set as a paragraph is."""
    return not own.sign.form or (own.opens_further_in and not own.told)


def _stands_below(draft: Draft, item: _Likely, run: Sequence[_Likely]) -> bool:
    """Tell whether a block without a sign stands where the further lines of an item do.

    Where those of an item of one line would stand, others at its place in the ``run`` show.
    """
    shown = (
        one for one in (item, *run) if one.hangs and abs(one.indent - item.indent) < FURTHER_IN
    )
    place = next((one.below for one in shown), None)
    if draft.role not in LIKE_ITEMS or place is None or sign_of(draft.rows[0]).form:
        return False
    return all(abs(row.indent - place) < FURTHER_IN for row in draft.rows)


def _going_on(levels: Sequence[_Likely], own: _Likely) -> list[_Likely] | None:
    """Return the open levels of a list with one more item, None where that goes on with none.

    It has the next number or the same bullet as an item at its place, or begins to count further
    in than the last one or otherwise. No more are open than a list has levels.
    """
    for at in reversed(range(len(levels))):
        same_place = abs(levels[at].indent - own.indent) < FURTHER_IN
        if same_place and own.sign.follows(levels[at].sign):
            return [*levels[:at], own]
    flush = [one for one in (own, *levels[-1:]) if one.is_even]
    if not levels or any(one.drawn or not one.dashed for one in flush):
        return None
    beside = own.indent > levels[-1].indent - FURTHER_IN
    return [*levels[-LEVELS:], own] if beside and own.sign.begins else None


@frozen
class _Setting:
    """How a text sets its paragraphs.

    ``opens_further_in``: most first lines stand further in than the others. ``dashes_hang``: where
    a dash opens more than one line the others hang, and none is set as a speech. ``flush_speeches``:
    a paragraph with a dash has all its lines at the edge of the text.
    """

    opens_further_in: bool
    dashes_hang: bool
    flush_speeches: bool

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> _Setting:
        """Return how the paragraphs of a text are set, as those of more than one line show it."""
        long = [d for d in drafts if d.role is BlockRole.PARAGRAPH and len(d.rows) > 1]
        opened = [d.rows[0].indent >= d.rows[1].indent + FURTHER_IN for d in long]
        dashed = [
            d.rows[1].indent - d.rows[0].indent
            for d in drafts
            if d.role in LIKE_ITEMS and len(d.rows) > 1 and DASH.match(d.rows[0].text)
            if not DASH.match(d.rows[1].text)
        ]
        hang = bool(dashed) and all(further >= FURTHER_IN for further in dashed)
        even = any(abs(further) < FURTHER_IN for further in dashed)
        return cls(2 * sum(opened) > len(long), hang, even)

    def likely(self, draft: Draft, block: int, ruled: Mapping[int, bool]) -> Iterator[_Likely]:
        """Yield the items that a block may be: several where its lines open with signs that go on."""
        if draft.role not in LIKE_ITEMS or ruled.get(draft.rows[0].number) is False:
            return
        parts = [_Likely.of(replace(draft, rows=rows), block) for rows in self._cut(draft.rows)]
        whole = [_Likely.of(draft, block)]
        for own in whole if any(map(_is_none, parts)) else parts:
            if not _is_none(own):
                yield own

    def _cut(self, rows: Sequence[Row]) -> list[tuple[Row, ...]]:
        """Return the rows of a block, parted where one opens with the next sign at its place."""
        parts: list[list[Row]] = []
        for row in rows:
            first = parts[-1][0] if parts else row
            sign = sign_of(row)
            tells = sign.marker or (sign.form and self.dashes_hang and row.seen.ems)
            near = abs(row.indent - first.indent) < FURTHER_IN
            if not parts or (tells and near and sign.follows(sign_of(first))):
                parts.append([row])
            else:
                parts[-1].append(row)
        return list(map(tuple, parts))

    def without_rest(self, own: _Likely, hanging: Set[int]) -> _Likely:
        """Return an item without the paragraph that its last lines are.

        The lines of items above hang, which stand at the places ``hanging``, and these stand at the
        edge, behind a sentence.
        """
        rows = own.draft.rows
        flush = [at for at, row in enumerate(rows) if at and row.indent < own.indent + FURTHER_IN]
        if not flush or all(abs(place - own.indent) >= FURTHER_IN for place in hanging):
            return own
        at = flush[0] - (self.opens_further_in and flush[0] > 1)
        if ending(rows[at - 1].text) != "end":
            return own
        return _Likely.of(replace(own.draft, rows=rows[:at]), own.block, rows[at:])

    def is_list(self, run: Sequence[_Likely]) -> bool:
        """Tell whether what goes on in its signs is set as a list, or goes on with one told."""
        new = [one for one in run if not one.told]
        if len(run) < 2:
            return False
        if any(one.is_even for one in new):
            return _stand_between(run)
        if len(run) >= FEWEST_LINES and _name_things(run):
            return True
        if any(one.hangs for one in run):
            return True
        drawn = all(one.drawn for one in new)
        flush = drawn and self.opens_further_in and all(one.indent < FURTHER_IN for one in new)
        if any(one.dashed for one in new):
            if not drawn:
                return _stand_between(run)
            return self.dashes_hang or (flush and not self.flush_speeches)
        counts = run[0].sign.begins and (flush or (drawn and len(run) >= FEWEST_LINES))
        return run[0].told or (counts and not any(_may_be_a_heading(one) for one in run))


def _stand_between(run: Sequence[_Likely]) -> bool:
    """Tell whether the dashes of what is not drawn are items: those below others, which go on."""
    dashed = all(one.told or one.dashed for one in run)
    return dashed and run[0].told and run[-1].told and not run[0].drawn


def _name_things(run: Sequence[_Likely]) -> bool:
    """Tell whether dashes stand before things and not before what is said: no sentence ends there."""
    texts = [one.draft.rows[-1].text for one in run]
    return all(one.dashed for one in run) and not any(ending(text) == "end" for text in texts)


def _may_be_a_heading(own: _Likely) -> bool:
    """Tell whether a line may name a section, here or in the contents: ``§ 2. What``, ``2. What, 5``."""
    text = own.draft.rows[0].text
    return text.startswith("§") or text[-1:].isdigit()
