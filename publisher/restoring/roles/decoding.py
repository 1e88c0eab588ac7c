"""From the chances of each line's roles to one role for each, under what no chance can break.

The furniture is told first, and only where a second reason stands beside the network's; the
lines that are left are a chain (chain.py). What is known of the lines (knowledge/), a person's
rulings first of all, takes away the states that it excludes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from publisher.model.roles import BlockRole, NoteRole
from publisher.model.verdicts import Verdicts
from publisher.restoring.roles.chain import Links, Shares, Step, flattened, likeliest, share_of
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge import (
    begun_on_tops,
    by_contents,
    by_habits,
    by_imprints,
    by_labels,
    by_letters,
    by_lone_captions,
    by_note_places,
    by_note_sizes,
    by_page_tops,
    by_place,
    by_repeats,
    by_ruling,
    by_set_right,
    by_told_table_rows,
    by_what_is_shown,
    carried_over,
    contents_pages,
    far_from_text,
    impossible,
    linked_entries,
    no_catchwords,
    on_imprints,
    parted_on_imprints,
    stacked_heads,
    without_label,
)
from publisher.restoring.roles.knowledge.facts import (
    Fact,
    added,
    as_certain,
    as_going_on,
    as_paragraphs,
)
from publisher.restoring.roles.knowledge.facts import pinned as left_to
from publisher.restoring.roles.line_roles import LineRole, LinesTold, LineTold
from publisher.restoring.roles.network import blocks
from publisher.restoring.roles.opinion import ASIDE as ASIDE_BY_RULE
from publisher.restoring.roles.opinion import BLOCKS
from publisher.restoring.roles.parting import Joint, joints
from publisher.restoring.roles.states import ASIDE, AT, FIRST, HEADING, NEVER, NOTE, STATES
from publisher.restoring.wording import begins_small, ends_open
from publisher.structs import frozen

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]

# The chance from which a line is furniture that a second reason speaks for, and without one.
TWICE, ALONE = 0.5, 0.97
# Lines of a text that may stand on one page, where nothing returns.
ONE_PAGE = 40
# The share of its chances that a line has lost where the rules say what it is.
NEARLY_ALL = 0.8
# Less text than this in what a line is likely to be (a probability) tells nothing of its beginning.
FAINT = 1e-6
# What is ruled out stays below this, in natural logarithms, whatever else speaks for it.
RULED_OUT = NEVER / 2
# The probability from which a line is likely one of a note; words of a signature and a catchword.
TOLD, SIGNED = 0.5, 3
# Features that are reasons of their own for a line to be furniture; the rules' word is one too.
REASONS = (
    "returns near",
    "returns alternately",
    "begins alike near",
    "rises",
    "rises by two",
    "rises by half",
    "is contents",
    "leaders",
    "signature",
    "drawn tag furniture",
    *(f"by rule {kind.value}" for kind in ASIDE_BY_RULE),
)
# What shows an item of a list: a bullet, a figure or letter of its own, its tag, or the rules' word.
# A dash is no such sign: in most of Europe it opens what somebody says.
SHOWS_ITEM = (
    "bullet",
    "item",
    "drawn tag item",
    *(name for name in COLUMNS if name.startswith("label ")),
    f"by rule {BlockRole.ITEM.value}",
)
REASON_COLUMNS, ITEM_COLUMNS = ([COLUMNS[name] for name in own] for own in (REASONS, SHOWS_ITEM))
# The roles that rules tell of the text, as those of lines.
ROLES_BY_RULE = {
    **{role.value: LineRole(role.value) for role in (*BLOCKS, *NoteRole) if role in set(LineRole)},
    BlockRole.QUOTATION.value: LineRole.PARAGRAPH,
}


@frozen
class Decided:
    """What was decided about the lines of a sheet, and what for.

    ``states`` has one of STATES for each line, ``shares`` the probability of each (a row for each
    line). ``facts`` are what is known of the lines; ``text`` the places of those that are no
    furniture, and ``steps`` how each of them follows the one above.
    """

    states: NDArray[np.int64]
    shares: Matrix
    facts: tuple[Fact, ...]
    text: NDArray[np.int64]
    steps: Sequence[Step]


@frozen
class Known:
    """The chances of a sheet's lines, ``weighed`` by the ``facts`` that are known of them.

    ``opening`` are the chances of each to open a note before the last of these facts, ``notes``
    flags the lines that are likely those of notes.
    """

    opening: Matrix
    weighed: Matrix
    notes: Flags
    facts: tuple[Fact, ...]


@frozen
class Alone:
    """The probabilities of lines by themselves: to be furniture of each kind, and ``of_text``.

    ``others`` are those of all states, of the lines that are furniture.
    """

    aside: Matrix
    of_text: Shares
    others: Matrix


def decode(
    sheet: Sheet, features: Matrix, chances: Matrix, verdicts: Verdicts, temperature: float = 1.0
) -> LinesTold:
    """Return what each line is; see ``decide``. ``chances`` are used up, for each copy is large."""
    known = _known(sheet, features, chances, verdicts)
    del chances  # as large as the text, and not asked for again
    # Which facts decided is only asked for a person (decide): they are a flag for each line and fact.
    return _told(sheet, _decided(sheet, features, replace(known, facts=()), temperature))


def decide(
    sheet: Sheet, features: Matrix, chances: Matrix, verdicts: Verdicts, temperature: float = 1.0
) -> Decided:
    """Return what each line is, and why.

    ``features`` has a row for each line of the sheet, and ``chances`` (natural logarithms) too.
    What is stated of a decision is its probability under all that is known of the lines and how
    they follow each other, flattened by the ``temperature``; what is known for certain has 1.
    """
    known = _known(sheet, features, chances.copy(), verdicts)
    return _decided(sheet, features, known, temperature)


def _decided(sheet: Sheet, features: Matrix, known: Known, temperature: float) -> Decided:
    """Return what is decided of the lines by what is known, whose chances are used up."""
    rules, weighed, notes = _by_rule(features), known.weighed, known.notes
    below = _goes_below_notes(sheet, notes)
    trusted = far_from_text(sheet) | _has_furniture(sheet)
    aside = _furniture(features, weighed, trusted) & ~below
    left = weighed[:, ~ASIDE].max(1)
    aside |= (left <= NEVER) & (weighed[:, ASIDE].max(1) > left)
    states = np.where(ASIDE, weighed, -np.inf).argmax(1)
    text = np.flatnonzero(~aside)
    if not len(text):
        alone = flattened(weighed, temperature).astype(np.float32)
        return Decided(states, alone, known.facts, text, ())
    hang = joints(sheet)
    hang[1:][aside[:-1]] = Joint.UNKNOWN
    links = Links(hang, notes | below, known.opening)
    bare = tuple(without_label(sheet, hang))
    by_itself = _alone(weighed, text, temperature)
    chain = likeliest(sheet, text, _of_text(weighed, bare, rules), links, temperature)
    states[text] = chain.states
    shares = _stated(by_itself, text, chain.shares, weighed)
    return Decided(states, shares, (*known.facts, *bare), text, chain.steps)


def _alone(weighed: Matrix, text: NDArray[np.int64], temperature: float) -> Alone:
    """Return the probabilities of the lines by themselves, before they are a chain."""
    kept = np.zeros(len(weighed), dtype=np.bool_)
    kept[text] = True
    aside = np.empty((len(weighed), ASIDE.sum()), dtype=np.float32)
    of_text, others = np.empty(len(weighed), dtype=np.float64), [weighed[:0]]
    for first, end in blocks(len(weighed)):
        own = flattened(weighed[first:end], temperature)
        aside[first:end], of_text[first:end] = own[:, ASIDE], own[:, ~ASIDE].sum(1)
        others.append(own[~kept[first:end]].astype(np.float32))
    return Alone(aside, of_text, np.concatenate(others))


def _stated(alone: Alone, text: NDArray[np.int64], chain: Shares, made: Matrix) -> Matrix:
    """Return the probabilities of all lines: those of ``text`` share out theirs as the chain does.

    They are put into ``made``.
    """
    other = np.ones(len(made), dtype=np.bool_)
    other[text] = False
    made[other] = alone.others
    for first, end in blocks(len(text)):
        at = text[first:end]
        own = chain[first:end] * alone.of_text[at, None]
        own[:, ASIDE] = alone.aside[at]
        made[at] = own
    return made


def _of_text(weighed: Matrix, bare: Sequence[Fact], rules: NDArray[np.int64]) -> Matrix:
    """Return the chances, in their place, of lines as none of furniture, ``bare`` facts added."""
    weighed += added(bare, len(weighed))
    taken = np.where(ASIDE, NEVER, 0.0).astype(np.float32)
    return _given_over(weighed, np.broadcast_to(taken, weighed.shape), rules)


def _known(sheet: Sheet, features: Matrix, chances: Matrix, verdicts: Verdicts) -> Known:
    """Return the chances with all that is known of the lines. ``chances`` are used up."""
    lines, headings = len(sheet), np.exp(chances)[:, HEADING].sum(1)
    ruled = tuple(by_ruling(sheet, verdicts))
    pinned = np.any([np.zeros(lines, dtype=np.bool_), *(fact.lines for fact in ruled)], axis=0)
    imprint = on_imprints(sheet)
    none = (
        *by_letters(sheet, headings),
        *by_contents(features, sheet.page, chances),
        *by_imprints(sheet, imprint),
        *by_set_right(sheet, headings),
    )
    chances = begun_on_tops(sheet, items_seen(features, chances), pinned)
    chances = as_paragraphs(chances, none, pinned, sheet.within_sentences)
    entries = (contents_pages(sheet) | linked_entries(sheet)) & ~pinned
    entry = AT[LineRole.CONTENTS, True]
    chances = as_certain(chances, entries, entry)
    unlike = tuple(no_catchwords(sheet))
    chances = as_going_on(chances, unlike, pinned)
    over = carried_over(sheet, chances)
    labelled = by_labels(sheet, chances, over, pinned)
    placed = (
        *by_place(sheet, features),
        *by_habits(sheet, chances),
        *parted_on_imprints(sheet, imprint),
    )
    plain = added(labelled, lines) + added(placed, lines)
    places = tuple(by_note_places(sheet, partial(share_of, chances + plain)))
    chances = as_paragraphs(chances, places, pinned, sheet.within_sentences)
    likely = share_of(chances + plain, NOTE)
    excluded = (
        *impossible(sheet, features, likely),
        *by_repeats(sheet, features, chances),
        *by_lone_captions(sheet, features),
        *by_what_is_shown(sheet, chances, likely, headings),
        *left_to("its words stand again further on, in the order of the contents", entries, entry),
        *by_note_sizes(sheet, np.exp(chances)[:, NOTE].sum(1)),
        *by_told_table_rows(sheet),
    )
    notes = (np.exp(chances)[:, NOTE].sum(1) > TOLD) | over
    opening = chances[:, AT[LineRole.NOTE, True]].copy()
    chances += plain
    del plain  # as large as the text
    left = _given_over(chances, added(excluded, lines), _by_rule(features))
    tops = tuple(by_page_tops(sheet, partial(share_of, left)))
    left += added(tops, lines)
    facts = (*none, *unlike, *labelled, *placed, *places, *excluded, *tops, *ruled)
    left += added(ruled, lines)
    return Known(opening, left, notes, facts)


def items_seen(features: Matrix, chances: Matrix) -> Matrix:
    """Return the chances, in their place, with no item where nothing shows one.

    It is a paragraph like others.
    """
    shown = (features[:, ITEM_COLUMNS] > 0).any(1)
    item, paragraph = AT[LineRole.ITEM, True], AT[LineRole.PARAGRAPH, True]
    both = np.logaddexp(chances[:, item], chances[:, paragraph])
    chances[:, paragraph] = np.where(shown, chances[:, paragraph], both)
    chances[:, item] = np.where(shown, chances[:, item], NEVER)
    return chances


def _told(sheet: Sheet, decided: Decided) -> LinesTold:
    states, shares = decided.states, decided.shares
    text = np.maximum(shares[:, ~ASIDE].sum(1), FAINT)
    begins = shares[:, FIRST & ~ASIDE].sum(1) / text
    heading = shares[:, HEADING].sum(1)
    own = shares[np.arange(len(states)), states]
    return {
        (line.number, line.part): LineTold(STATES[state][0], STATES[state][1], chance, begin, head)
        for line, state, chance, begin, head in zip(
            sheet.lines,
            states.tolist(),
            own.tolist(),
            begins.tolist(),
            heading.tolist(),
            strict=True,
        )
    }


def _given_over(chances: Matrix, taken: Matrix, rules: NDArray[np.int64]) -> Matrix:
    """Return the chances, in their place, without what is taken from them.

    Where next to nothing is left, what was taken is given to what the rules say, unless that is
    ruled out itself.
    """
    for first, end in blocks(len(chances)):
        own, less, rule = chances[first:end], taken[first:end], rules[first:end]
        left = own + less
        lost = np.exp(own).sum(1) - np.exp(left).sum(1)
        told = np.flatnonzero((rule >= 0) & (lost > NEARLY_ALL))
        at = told, rule[told]
        told = told[np.minimum(less[at], own[at]) > RULED_OUT]
        at = told, rule[told]
        left[at] = np.log(np.exp(left[at]) + lost[told])
        chances[first:end] = left
    return chances


def _furniture(features: Matrix, chances: Matrix, alone: Flags) -> NDArray[np.bool_]:
    """Return which lines are furniture: by the network and a second reason beside it.

    For the lines of ``alone`` the network is enough if it has no doubt: where pages follow each
    other, and for what stands far from all text. It is not enough for a head that counts a chapter
    (``CHAPTER IV``): one that does so returns, and a heading must not be lost.
    """
    share = share_of(chances, ASIDE)
    second = has_second_reason(features)
    head = np.where(ASIDE, chances, -np.inf).argmax(1) == AT[LineRole.RUNNING_HEAD, True]
    alone = alone & ~(head & (features[:, COLUMNS["chapter word"]] > 0))
    aside: NDArray[np.bool_] = np.where(second, share > TWICE, alone & (share > ALONE))
    return aside


def has_second_reason(features: Matrix) -> NDArray[np.bool_]:
    """Return which lines have what shows furniture beside the network's opinion."""
    made: NDArray[np.bool_] = np.any(features[:, REASON_COLUMNS] > 0, axis=1)
    return made


def _goes_below_notes(sheet: Sheet, notes: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which last lines of pages begin what the notes of the next page go on with.

    ``notes`` says which lines are likely those of notes. The one above has ended its sentence,
    and the next one goes on in small letters: this line opens that sentence. What stands at the
    foot of most pages opens none.
    """
    made = np.zeros(len(sheet), dtype=bool)
    feet = stacked_heads(sheet)
    for end in sheet.starts[1:-1].tolist():
        at, below = end - 1, np.flatnonzero(notes[end:])
        if at and notes[at - 1] and sheet.page[at - 1] == sheet.page[at] and len(below):
            above, line, goes_on = (sheet.worded[n].text for n in (at - 1, at, end + below[0]))
            several = len(line.split()) > SIGNED
            opens = several and ends_open(line) and not ends_open(above)
            made[at] = opens and begins_small(goes_on) and line[:1].isupper() and not feet[at]
    return made


def _has_furniture(sheet: Sheet) -> bool:
    """Tell whether a text is long enough for lines to return from page to page."""
    return len(sheet.starts) > 2 or len(sheet) > ONE_PAGE


def _by_rule(features: Matrix) -> NDArray[np.int64]:
    """Return for each line the state that the rules tell, -1 where they tell none."""
    first = features[:, COLUMNS["by rule first"]] > 0
    made = np.full(len(features), -1)
    for name, role in ROLES_BY_RULE.items():
        there = features[:, COLUMNS[f"by rule {name}"]] > 0
        goes_on = AT.get((role, False), AT[role, True])
        made[there] = np.where(first[there], AT[role, True], goes_on)
    return made
