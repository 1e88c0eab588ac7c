"""How a text shows its paragraphs: by indents, so that a flush line begins none, or by gaps."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

import numpy as np

from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

# Paragraphs that show a habit, and the share of them that are indented where it is one.
FEWEST, INDENTED = 3, 0.9
# The probabilities from which a line is likely text, and from which it surely begins a paragraph,
# so that it may show the habit; a blank more is no indent.
LIKELY, SURELY, FLUSH = 0.5, 0.8, 1
# In natural logarithms: what each paragraph that shows the habit says, and all of them together
# (odds of 50): extractors lose an indent now and then.
EACH, SURE = 0.5, 4.0
# What lines say that are indented alone: no more than this (odds of 3000), as if a sentence ended
# with one line in ten at least.
SUREST, CHANCE = 8.0, 0.1
# How much more it says below a line that had no room for the next word; and the share of lines
# that are no longer than the measure of a text.
FULLY, MEASURE = 2.0, 88
# Lines of one paragraph each that stand below each other; more may be a quotation, or verse.
FEW = 3
BEGINS = state(LineRole.PARAGRAPH, first=True)
RUNS_ON = state(LineRole.PARAGRAPH, first=False)


def by_indents(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines begin a paragraph, or none, in the midst of a text that indents them."""
    shares = np.exp(chances)
    begins, runs_on = shares[:, BEGINS].sum(1), shares[:, RUNS_ON].sum(1)
    text = begins + runs_on > LIKELY
    inside = np.zeros(len(sheet), dtype=np.bool_)
    inside[1:] = (np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0) & text[1:] & text[:-1]
    flush = _is_flush(sheet)
    first = inside & (begins > SURELY)
    indented = first & ~flush
    others = int(first.sum() - indented.sum())
    habit = indented.sum() >= FEWEST and others <= max(1, (1 - INDENTED) * first.sum())
    why = "it stands flush, and the paragraphs of this text are indented"
    yield Fact(why, inside & flush & habit, BEGINS, -_sure(indented))
    why = "it stands flush below a full line, and the paragraphs of this text are indented"
    below_full = inside & flush & _below_full(sheet)
    yield Fact(why, below_full & habit, BEGINS, -FULLY * _sure(indented))
    alone = inside & _is_indented_alone(flush)
    ended = alone & _ended_above(sheet)
    shown = alone.sum() >= FEWEST - 1 and ended.sum() >= INDENTED * alone.sum()
    why = "it is indented between flush lines, as others are where a sentence has ended"
    agree = ended | (text & (sheet.gaps > 0) & _above_flush(flush))
    few = inside & _are_indented_few(flush, _ended_above(sheet))
    chance = _no_chance(sheet, agree, text & flush)
    yield Fact(why, (ended | few) & shown, RUNS_ON, -chance)
    why = "it stands flush below a full line, and few paragraphs are all indented"
    yield Fact(why, below_full & shown & (not habit and others <= 1), BEGINS, -chance / FULLY)


def by_gaps(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines go on with none above, in a text whose gaps stand between sentences."""
    shares = np.exp(chances)
    text = (shares[:, BEGINS] + shares[:, RUNS_ON]).sum(1) > LIKELY
    below = np.zeros(len(sheet), dtype=np.bool_)
    below[1:] = (np.diff(sheet.page) == 0) & (sheet.gaps[1:] > 0) & text[1:] & text[:-1]
    ended = below & _ended_above(sheet)
    shown = below.sum() >= FEWEST - 1 and ended.sum() >= INDENTED * below.sum()
    tight = text & (sheet.gaps <= 0) & sheet.below_another
    why = "it stands below a gap, as others do where a sentence has ended"
    yield Fact(why, ended & shown, RUNS_ON, -_no_chance(sheet, ended, tight))


def _sure(shown: Flags) -> float:
    """Return what a habit says that so many lines show, in natural logarithms."""
    return min(SURE, EACH * float(shown.sum()))


def _no_chance(sheet: Sheet, agree: Flags, others: Flags) -> float:
    """Return how hardly some lines are set apart by chance just where a sentence, or all, has ended.

    In natural logarithms: the share of ``others`` above which one has, line by line.
    """
    share = float(_ended_above(sheet)[others].mean()) if others.any() else 1.0
    return min(SUREST, -float(agree.sum()) * log(max(share, CHANCE)))


def _below_full(sheet: Sheet) -> Flags:
    """Return which lines stand below one that had no room for their first word."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    measure = sheet.kept_by(MEASURE)
    made[1:] = sheet.widths[:-1] + sheet.word_widths[1:] >= measure
    return made


def _is_indented_alone(flush: Flags) -> Flags:
    """Return which lines are indented between two that are not."""
    made = _above_flush(flush)
    made[1:] &= flush[:-1]
    made[:1] = False
    return made


def _above_flush(flush: Flags) -> Flags:
    """Return which lines are indented above one that is not."""
    made = np.zeros_like(flush)
    made[:-1] = ~flush[:-1] & flush[1:]
    return made


def _are_indented_few(flush: Flags, ended: Flags) -> Flags:
    """Return the indented lines, few below each other between flush ones, that all begin sentences.

    They are paragraphs of one line each, and the first line of another. ``ended`` are the lines
    above which a sentence has ended.
    """
    made = np.zeros_like(flush)
    edges = np.flatnonzero(np.diff(np.concatenate(([True], flush, [True])).astype(np.int8)))
    for start, end in edges.reshape(-1, 2).tolist():
        between = start > 0 and end < len(flush) and end - start <= FEW
        made[start:end] = between and ended[start:end].all()
    return made


def _ended_above(sheet: Sheet) -> Flags:
    """Return above which lines a sentence has ended."""
    made = np.ones(len(sheet), dtype=np.bool_)
    made[1:] = ~sheet.ends_open[:-1]
    return made


def _is_flush(sheet: Sheet) -> Flags:
    """Return which lines stand as far left as the lines of their page do."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for start, end in zip(sheet.starts[:-1].tolist(), sheet.starts[1:].tolist(), strict=True):
        own = sheet.indents[start:end]
        made[start:end] = own <= median(own) + FLUSH
    return made
