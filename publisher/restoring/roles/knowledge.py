"""What no chance can break: states that a line cannot have by its letters and its place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from publisher.model.roles import BlockRole, NoteRole
from publisher.restoring.roles.blocks.captions import CAPTION_LINES
from publisher.restoring.roles.blocks.dates import is_dated
from publisher.restoring.roles.blocks.front import SENTENCE_END, SENTENCES
from publisher.restoring.roles.features import NAMES as SEEN
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.opinion import NAMES as OPINION
from publisher.restoring.roles.states import ASIDE, AT, FIRST, NEVER, NOTE, STATES, TITLES

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]

# The roles that rules tell of the text, as those of lines.
TOLD = {
    **{
        role.value: LineRole(role.value)
        for role in (*BlockRole, *NoteRole)
        if role in set(LineRole)
    },
    BlockRole.QUOTATION.value: LineRole.PARAGRAPH,
}
COLUMNS = {name: at for at, name in enumerate((*SEEN, *OPINION))}
LABELS = [name for name in SEEN if name.startswith("label ")]
# Lines of a text that may stand on one page, where nothing returns.
ONE_PAGE = 40
# In natural logarithms (odds of 2): on top of a page no gap is seen, and where the network is in
# two minds whether a paragraph begins there, what the line above leaves empty decides.
IN_TWO_MINDS = 0.7
# Where a note stands between (odds of 50): the network has compared the line with the note's.
OVER_NOTES = 4.0
# What may stand between two halves of a sentence, beside furniture.
FLOATING = np.array(
    [role in (LineRole.CAPTION, LineRole.ROW, LineRole.VERSE, LineRole.NOTE) for role, _ in STATES]
)
CAPTION = np.array([role is LineRole.CAPTION for role, _ in STATES])
PARAGRAPH = np.array([role is LineRole.PARAGRAPH for role, _ in STATES])


def ruled_out(sheet: Sheet, features: Matrix) -> Matrix:
    """Return for each line what is added to the chance of each state, in natural logarithms."""
    made = np.zeros((len(sheet), len(STATES)), dtype=np.float32)
    first = features[:, COLUMNS["by rule first"]] > 0
    top = np.concatenate(([True], np.diff(sheet.page) != 0))
    top |= features[:, COLUMNS["above is furniture"]] > 0
    made[top & ~first, AT[LineRole.PARAGRAPH, True]] = -IN_TWO_MINDS
    note = features[:, COLUMNS["by rule note"]] > 0
    below = top & ~note & np.concatenate(([False], note[:-1]))
    made[np.ix_(below & ~first, FIRST & (PARAGRAPH | TITLES))] = -OVER_NOTES
    made[below & first, AT[LineRole.PARAGRAPH, False]] = -OVER_NOTES
    for lines, states in _impossible(sheet, features):
        made[np.ix_(lines, states)] = NEVER
    return made


def by_rule(features: Matrix) -> NDArray[np.int64]:
    """Return for each line the state that the rules tell, -1 where they tell none."""
    first = features[:, COLUMNS["by rule first"]] > 0
    made = np.full(len(features), -1)
    for name, role in TOLD.items():
        there = features[:, COLUMNS[f"by rule {name}"]] > 0
        goes_on = AT.get((role, False), AT[role, True])
        made[there] = np.where(first[there], AT[role, True], goes_on)
    return made


def has_furniture(sheet: Sheet) -> bool:
    """Tell whether a text is long enough for lines to return from page to page."""
    return len(sheet.starts) > 2 or len(sheet) > ONE_PAGE


def words_go_on(sheet: Sheet) -> Flags:
    """Return which lines go on with a word that is broken at the end of the line right above."""
    made: Flags = _right_below(sheet)
    made[1:] &= sheet.names["ends hyphen"][:-1] > 0
    return made


def titles_go_on(sheet: Sheet) -> Flags:
    """Return which lines go on with the one right above where that is a title's."""
    made: Flags = _right_below(sheet) & (sheet.names["credit"] == 0)
    made[1:] &= sheet.names["ends lower"][:-1] > 0
    return made


def _right_below(sheet: Sheet) -> Flags:
    """Return which lines begin in lower case, no further below another one than lines are."""
    same = np.concatenate(([False], np.diff(sheet.page) == 0))
    made: Flags = same & (sheet.gaps <= 0) & (sheet.names["opens lower"] > 0)
    return made


def _impossible(sheet: Sheet, features: Matrix) -> Iterator[tuple[Flags, Flags]]:
    """Yield which lines cannot have which states."""
    several = _of_sentences(sheet)
    first = features[:, COLUMNS["by rule first"]] > 0
    yield several, TITLES | CAPTION
    # A line of several sentences below a blank one is a paragraph on one line.
    yield several & first & (sheet.gaps > 0), ~(FIRST | ASIDE)
    yield _dated(sheet), TITLES & ~FIRST
    yield _islands(features), ~(FLOATING | ASIDE)
    yield _opening(sheet, features), ASIDE
    yield first & (features[:, COLUMNS["entry"]] > 0), PARAGRAPH & ~FIRST
    if not any(sheet.names[name].any() for name in (*LABELS, "marks")):
        # What neither has a label nor can be called is no note.
        yield np.ones(len(sheet), dtype=bool), NOTE


def _of_sentences(sheet: Sheet) -> Flags:
    """Return which lines are of so many sentences that they are neither titles nor captions."""
    made = np.zeros(len(sheet), dtype=bool)
    for at in np.flatnonzero(sheet.names["stops inside"]).tolist():
        made[at] = len(SENTENCE_END.findall(sheet.worded[at].text)) >= SENTENCES - 1
    return made


def _dated(sheet: Sheet) -> Flags:
    """Return which lines are a date with its month and nothing else."""
    made = sheet.names["month"] > 0
    for at in np.flatnonzero(made).tolist():
        made[at] = is_dated(sheet.worded[at].text)
    return made


def _opening(sheet: Sheet, features: Matrix) -> Flags:
    """Return the title on the first line, where running heads come with a folio and it does not."""
    made = np.zeros(len(sheet), dtype=bool)
    title = features[0, COLUMNS["by rule title"]] > 0
    page = slice(0, sheet.starts[1])
    numbered = any(one.numbers for one in sheet.worded[page])
    made[0] = title and len(sheet.starts) > 2 and not numbered
    return made


def _islands(features: Matrix) -> Flags:
    """Return which few lines stand between two halves of a sentence, by the rules for captions."""
    caption = features[:, COLUMNS["by rule caption"]] > 0
    goes_on = (features[:, COLUMNS["by rule paragraph"]] > 0) & (
        features[:, COLUMNS["by rule first"]] == 0
    )
    made = np.zeros(len(caption), dtype=bool)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], caption, [False])).astype(int)))
    for start, end in edges.reshape(-1, 2).tolist():
        made[start:end] = end < len(made) and goes_on[end] and end - start <= CAPTION_LINES
    return made
