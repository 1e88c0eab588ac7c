"""Whether a paragraph begins where a page or its furniture has cut the text.

No gap is seen there. What is left is the line of the text above: one that breaks off in its
sentence, and is full, is gone on with; and in a text that indents its paragraphs, a line at the
margin begins none below a full one, and an indented one begins one behind a full stop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.characters import HYPHENS
from publisher.restoring.measuring.percentiles import percentile
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, ShareOf
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, NOTE, TITLES, state

# Probabilities: from which a line is furniture or one of a note, and from which it may be
# a title, or that of a note after all.
TOLD, MAYBE = 0.5, 0.2
# Shares of the measure: a longer line is full, as is one that had no room for the next word; a
# shorter one may end its paragraph.
FULL, SHORT = 0.85, 0.75
# Paragraphs that begin with an indent within pages, and how many may begin without, as a share.
HABIT, WITHOUT = 2, 0.1
# In natural logarithms: odds against a beginning (3000, 400 and 20), which a ruling of the line still beats.
OPEN, AT_MARGIN, NO_ROOM = -8.0, -6.0, -3.0
BEGINS, GOES_ON = (state(LineRole.PARAGRAPH, first=at) for at in (True, False))


def by_page_tops(sheet: Sheet, share_of: ShareOf) -> Iterator[Fact]:
    """Yield where no paragraph begins behind what belongs to a page.

    ``share_of`` gives the probabilities of the lines to have one of some states.
    """
    text = np.flatnonzero(share_of(ASIDE | NOTE) < TOLD)
    if len(text) < HABIT:
        return
    above, line = text[:-1], text[1:]
    turned = sheet.page[line] != sheet.page[above]
    noted = np.cumsum(share_of(NOTE) > MAYBE)
    cut = turned | ((line - above > 1) & (noted[line] == noted[above]))
    measure = float(percentile(sheet.fullest[text], 88))
    fits = sheet.widths[above] + sheet.word_widths[line] < measure
    full = (sheet.widths[above] > FULL * measure) | ~fits
    breaks_off = np.array([_is_open(sheet.worded[at].text) for at in above.tolist()])
    long = sheet.widths[above] > SHORT * measure
    full |= breaks_off & long
    surely_text = share_of(TITLES | NOTE)[above] < MAYBE
    full &= surely_text
    indented = sheet.indents > _margins(sheet)
    captions = sheet.names["caption word"] > 0
    within = cut & full & ~indented[line] & ~captions[line]
    why = "the full line above breaks off in its sentence, and this one is not indented"
    yield Fact(why, _at(sheet, line[within & breaks_off]), BEGINS, OPEN)
    ended = sheet.names["ends stop"][above] > 0
    numbers = np.array([one.number for one in sheet.lines])
    column = ~turned & (numbers[line] < numbers[above]) & ended
    column &= sheet.names["opens upper"][line] > 0
    why = "a column begins that stood beside the one above, which has ended its sentence"
    yield Fact(why, _at(sheet, line[column]), GOES_ON, OPEN)
    why = "the line above had no room for its first word, and this one is not indented"
    tight = within & ~breaks_off & ~fits & (sheet.widths[line] > SHORT * measure)
    yield Fact(why, _at(sheet, line[tight]), BEGINS, NO_ROOM)
    inner = ~turned & (line - above == 1)
    if _indents(sheet, (above, line), inner, indented):
        why = "paragraphs are indented, and this line is not, below a full one"
        flush = cut & (full | long) & ~breaks_off & ~indented[line] & ~captions[line]
        flush &= surely_text
        yield Fact(why, _at(sheet, line[flush]), BEGINS, AT_MARGIN)
        why = "paragraphs are indented, and so is this line, below a sentence that has ended"
        yield Fact(why, _at(sheet, line[cut & ended & indented[line]]), GOES_ON, AT_MARGIN)


def _at(sheet: Sheet, places: NDArray[np.int64]) -> Flags:
    made = np.zeros(len(sheet), dtype=np.bool_)
    made[places] = True
    return made


def _is_open(text: str) -> bool:
    """Tell whether a line ends in mid-sentence, with a small letter, a comma or a broken word."""
    return text[-1:].islower() or text[-1:] == "," or text[-1:] in HYPHENS


def _margins(sheet: Sheet) -> NDArray[np.float32]:
    """Return for each line the indent of most longer lines of its page."""
    made = np.zeros(len(sheet), dtype=np.float32)
    for first, end in zip(sheet.starts, sheet.starts[1:], strict=False):
        lengths = sheet.lengths[first:end]
        usual = sheet.indents[first:end][lengths > lengths.max() / 2]
        made[first:end] = Counter(usual.tolist()).most_common(1)[0][0]
    return made


def _indents(
    sheet: Sheet, pairs: tuple[NDArray[np.int64], NDArray[np.int64]], inner: Flags, indented: Flags
) -> bool:
    """Tell whether the paragraphs of a text are indented, none within a page begins without."""
    above, line = pairs
    ended = sheet.names["ends stop"][above] > 0
    tight = sheet.gaps[line] <= 0
    measure = sheet.kept_by(88)
    begun = ended & tight & indented[line]
    short = sheet.widths[above] < SHORT * measure
    bare = (
        inner & ended & (short | ~tight) & ~indented[line] & (sheet.names["opens lower"][line] == 0)
    )
    return int(begun.sum()) >= HABIT and int(bare.sum()) <= WITHOUT * int(begun.sum())
