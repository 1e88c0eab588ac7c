"""What the letters and the place of a line say of it, whatever the network believes.

Some states a line cannot have; of some the network has to be very sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

import numpy as np
from numpy.typing import NDArray

from publisher.expressions import compiled
from publisher.restoring.roles.blocks.captions import CAPTION_LINES
from publisher.restoring.roles.blocks.dates import is_dated
from publisher.restoring.roles.blocks.front import SENTENCE_END, SENTENCES
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import (
    body_label,
    opening_label,
    unbracketed_label,
    worded_label,
)
from publisher.restoring.roles.notes.words_for_notes import is_for_notes
from publisher.restoring.roles.parting import UNPRINTED, Joint, unparted
from publisher.restoring.roles.states import (
    ASIDE,
    AT,
    FIRST,
    HEADING,
    ITEM,
    NEVER,
    NOTE,
    STATES,
    TITLES,
    state,
)
from publisher.restoring.wording import begins_small, ends_elided, goes_on_in_fraction

LABELS = [name for name in COLUMNS if name.startswith("label ")]
# In natural logarithms (odds of 2): on top of a page no gap is seen, and where the network is in
# two minds whether a paragraph begins there, what the line above leaves empty decides.
IN_TWO_MINDS = 0.7
# Where a note stands between (odds of 50): the network has compared the line with the note's.
OVER_NOTES = 4.0
# A year or another figure and a comma, with which hardly a sentence begins if a small letter follows.
FIGURE = compiled(r"\d+, ")
# As sure must the network be that a lone line is no heading: odds of 33.
VERY_SURE = 3.5
# In natural logarithms (odds of 7): few headings end in a colon, and few paragraphs begin with a year
# and a comma, or without the blank line that parts the others of a short text.
UNLIKELY = 2.0
# Ends that no heading has: a comma, a broken word, and full stops, which some have, but then the
# network decides.
GOING_ON = ("ends stop", "ends comma", "ends colon", "ends hyphen")
# The probability from which a line may be one of a note; and figures alone that may be numbers of
# sections.
LIKELY, SECTIONS = 0.1, 3
# Of the width of the column: a longer line is no lone one.
SHORT = 0.7
MARGIN = state(LineRole.MARGIN_FIGURE, first=True)
RETURNS = ("returns near", "returns alternately", "begins alike near")


def _of(*roles: LineRole) -> Flags:
    return np.array([role in roles for role, _ in STATES])


CAPTION, PARAGRAPH = _of(LineRole.CAPTION), _of(LineRole.PARAGRAPH)
CATCHWORD = _of(LineRole.CATCHWORD)
HEAD, FOLIO = _of(LineRole.RUNNING_HEAD), _of(LineRole.FOLIO)
# So many words stand beside a folio at most, if none of them says "page"; each is a twelfth.
FEW, ONE_WORD = 3.5 / 12, 1.5 / 12
# What may stand between two halves of a sentence, beside furniture.
FLOATING = _of(LineRole.CAPTION, LineRole.ROW, LineRole.NOTE)
OPENS_NOTE, GOES_ON_IN_NOTE = (state(LineRole.NOTE, first=first) for first in (True, False))


def by_place(sheet: Sheet, features: Matrix) -> Iterator[Fact]:
    """Yield what the places of the lines say so plainly that the network has to be very sure."""
    heads = state(LineRole.RUNNING_HEAD, first=True)
    # The weaker facts first: of two about one state of a line the last one holds.
    tight = "blank lines part the paragraphs of this short text, and none is above"
    yield Fact(tight, unparted(sheet), PARAGRAPH & FIRST, -UNLIKELY)
    figure = "it goes on behind a figure and a comma"
    yield Fact(figure, _behind_figures(sheet), PARAGRAPH & FIRST, -UNLIKELY)
    leads = _seen(features, "ends colon")
    yield Fact("it leads on, with a colon", leads, HEADING, -UNLIKELY)
    yield Fact(
        "it stands alone and short below a gap, without a stop",
        _lone_headings(features),
        state(LineRole.HEADING, first=True),
        VERY_SURE,
    )
    below = "the line right below goes on with its sentence, and no line returns"
    yield Fact(below, _begun(sheet, features), heads, -VERY_SURE)
    yield Fact("it goes on with a sentence and does not return", _going_on(features), heads)
    yield Fact(
        "it says by whom the text is, or where it was printed", _credits(sheet, features), TITLES
    )
    yield Fact("the line above ends in an elision", _behind_elisions(sheet), FIRST & ~ASIDE)
    parted = "a fraction is parted here, and its sentence goes on"
    yield Fact(parted, _beside_fractions(sheet), FIRST & ~ASIDE)
    blank = "a blank page is above, behind the end of a sentence"
    yield Fact(blank, _behind_blank_pages(sheet), PARAGRAPH & ~FIRST)
    figures, labels = _raised(sheet, features)
    yield Fact("it is a raised figure", figures, ASIDE | TITLES)
    yield Fact("it is the raised label of a note", labels, ~OPENS_NOTE)
    labelled = np.concatenate(([False], labels[:-1]))
    yield Fact("the raised label of its note stands above", labelled, ~GOES_ON_IN_NOTE)


def begun_on_tops(sheet: Sheet, chances: Matrix, but: Flags) -> Matrix:
    """Return the chances, in their place, with no heading or title that goes on over a page's edge.

    On top of a page it is another one, which begins there. The lines of ``but`` stay as they are.
    """
    top = np.concatenate(([False], np.diff(sheet.page) != 0)) & ~but
    for role in (LineRole.HEADING, LineRole.TITLE):
        begins, goes_on = AT[role, True], AT[role, False]
        chances[top, begins] = np.logaddexp(chances[top, begins], chances[top, goes_on])
        chances[top, goes_on] = NEVER
    return chances


def impossible(
    sheet: Sheet, features: Matrix, notes: NDArray[np.float64] | None = None
) -> Iterator[Fact]:
    """Yield what lines cannot be; what they lose so is given to what the rules say.

    ``notes`` are the probabilities of the lines to be those of a note; without them each may be.
    """
    several = _of_sentences(sheet)
    first = _seen(features, "by rule first")
    likely = np.ones(len(sheet), dtype=np.bool_) if notes is None else notes > LIKELY
    yield from _on_top(sheet, features, first, likely)
    yield Fact("it has several sentences", several, TITLES | CAPTION | HEAD)
    # A line of several sentences below a blank one is a paragraph on one line; on top of a page the
    # space says nothing, whether a head stands above or not.
    below = sheet.below_another & ~_seen(features, "above is furniture")
    alone = several & first & (sheet.gaps > 0) & (below | ~_small_words(sheet))
    yield Fact("it has several sentences, and a blank line above", alone, ~(FIRST | ASIDE))
    yield Fact("it is nothing but a date", _dated(sheet), (TITLES & ~FIRST) | ITEM)
    inside = _seen(features, "opens lower") & _seen(features, "text above open")
    yield Fact("the sentence above goes on here", inside, TITLES & FIRST)
    yield Fact("it begins with a word in small letters", _small_words(sheet), OPENS_NOTE)
    wordy = (features[:, COLUMNS["words"]] > FEW) & ~_seen(features, "page word")
    wordy &= _seen(features, "opens lower")
    yield Fact("it has more words than stand beside a folio, and no capital", wordy, FOLIO)
    many = (features[:, COLUMNS["words"]] > FEW) & ~_seen(features, "by rule other")
    yield Fact("it has more words than a catchword", many, CATCHWORD)
    yield Fact("a note of its number stands below", _marks_alone(sheet, likely), HEADING | MARGIN)
    yield Fact("it parts two halves of a sentence", _islands(features), ~(FLOATING | ASIDE))
    opening = _opening(sheet, features)
    yield Fact("it is the title, on a page that shows no folio", opening, ASIDE)
    entries = first & _seen(features, "entry")
    yield Fact("it opens with a name and a colon", entries, PARAGRAPH & ~FIRST)
    words = any(worded_label(line.text) is not None for line in sheet.worded)
    if not words and not any(sheet.names[name].any() for name in (*LABELS, "marks")):
        # What neither has a label nor can be called is no note.
        every = np.ones(len(sheet), dtype=bool)
        yield Fact("the text has neither labels nor marks", every, NOTE)


def without_label(sheet: Sheet, hang: NDArray[np.int8]) -> Iterator[Fact]:
    """Yield which lines without a label open no note; ``hang`` has a ``Joint`` for each line.

    Those do not that stand where all blocks are parted, for there no edge of a page cuts a note
    from its label, nor those that go on in small letters with the line right above.
    """
    bare = np.array([not _opens_note(one.text, sheet.note_words) for one in sheet.worded])
    if not sheet.paged and (hang == Joint.JOINED).any():
        parted = bare & (hang != Joint.UNKNOWN)
        yield Fact("no label opens it, and blank lines part all blocks", parted, OPENS_NOTE)
    yield Fact(
        "no label opens it, and its sentence began above", bare & _goes_on(sheet), OPENS_NOTE
    )


def _opens_note(text: str, words: Set[str]) -> bool:
    """Tell whether a line opens with what may be the label of a note, alone or behind a word."""
    if body_label(text) is not None or opening_label(text) is not None:
        return True
    found = unbracketed_label(text)
    return found is not None and is_for_notes(found[0], words)


def _seen(features: Matrix, *names: str) -> Flags:
    """Return of which lines one of these is seen."""
    made: Flags = np.any(features[:, [COLUMNS[name] for name in names]] > 0, axis=1)
    return made


def _on_top(sheet: Sheet, features: Matrix, first: Flags, likely: Flags) -> Iterator[Fact]:
    """Yield how far the rules (``first``) say whether something begins on top of a page.

    What they take for notes counts where it is ``likely`` one.
    """
    top = np.concatenate(([True], np.diff(sheet.page) != 0))
    top |= _seen(features, "above is furniture")
    settled = top & ~first
    yield Fact("on top of a page the rules count", settled, PARAGRAPH & FIRST, -IN_TWO_MINDS)
    note = _seen(features, "by rule note")
    below = top & ~note & np.concatenate(([False], (note & likely)[:-1]))
    over = "by the rules it goes on with what notes have cut"
    yield Fact(over, below & ~first, FIRST & (PARAGRAPH | TITLES), -OVER_NOTES)
    begun = "by the rules something begins behind the notes above"
    yield Fact(begun, below & first, PARAGRAPH & ~FIRST, -OVER_NOTES)


def _small_words(sheet: Sheet) -> Flags:
    """Return which lines begin with a word in small letters.

    A letter alone (``a See``, ``aSee``) may be the label of a note and is no word here.
    """
    first = (line.text[:2] for line in sheet.worded)
    return np.array([two.isalpha() and two.islower() and len(two) > 1 for two in first])


def _of_sentences(sheet: Sheet) -> Flags:
    """Return which lines are of so many sentences that they are neither titles nor captions."""
    made = np.zeros(len(sheet), dtype=bool)
    # Sentences that end otherwise than in a full stop are counted where no line is printed so long.
    asked = (sheet.names["stops inside"] > 0) | (sheet.lengths > UNPRINTED)
    for at in np.flatnonzero(asked).tolist():
        made[at] = len(SENTENCE_END.findall(sheet.worded[at].text)) >= SENTENCES - 1
    return made


def _marks_alone(sheet: Sheet, likely: Flags) -> Flags:
    """Return which lines are nothing but a figure that a label further down their page repeats.

    Where several stand alone, as the numbers of sections do, the label is on a line that is
    ``likely`` one of a note.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    several = sum(line.text.isdigit() for line in sheet.worded) >= SECTIONS
    labels: set[tuple[int, str]] = set()
    for at in range(len(sheet) - 1, -1, -1):
        text, page = sheet.worded[at].text, int(sheet.page[at])
        if text.isdigit():
            made[at] = (page, text) in labels
        label = body_label(text) if likely[at] or not several else None
        if label is not None:
            labels.add((page, label.mark))
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
    caption = _seen(features, "by rule caption")
    goes_on = (_seen(features, "by rule paragraph")) & (features[:, COLUMNS["by rule first"]] == 0)
    made = np.zeros(len(caption), dtype=bool)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], caption, [False])).astype(int)))
    for start, end in edges.reshape(-1, 2).tolist():
        made[start:end] = end < len(made) and goes_on[end] and end - start <= CAPTION_LINES
    return made


def _goes_on(sheet: Sheet) -> Flags:
    """Return which lines begin in small letters right below a line in mid-sentence of their page."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    near = (np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0)
    made[1:] = near & sheet.begins_small[1:] & sheet.ends_open[:-1]
    return made


def _lone_headings(features: Matrix) -> Flags:
    """Return which lines are headings by rule and stand alone, short, with space above and no stop."""
    made: Flags = (
        _seen(features, "by rule heading")
        & _seen(features, "by rule first")
        & _seen(features, "gap")
        & _seen(features, "letters")
        & (features[:, COLUMNS["width"]] < SHORT)
        & (features[:, COLUMNS["opens lower"]] == 0)
        & ~_seen(features, *GOING_ON)
    )
    return made


def _credits(sheet: Sheet, features: Matrix) -> Flags:
    """Return which lines say below a gap by whom a text is, or where it was printed first.

    One word says none of it, whatever its first letters are (``Avgift``), nor does the word before
    an author's name above a small one (``Von den Bienen.``).
    """
    several = features[:, COLUMNS["words"]] > ONE_WORD
    made: Flags = _seen(features, "credit") & _seen(features, "gap") & several
    for at in np.flatnonzero(made).tolist():
        first, _, rest = sheet.worded[at].text.partition(" ")
        made[at] = first.casefold() not in sheet.bylines or not begins_small(rest)
    return made


def _going_on(features: Matrix) -> Flags:
    """Return which lines go on with a sentence in small letters, by the rules as well.

    Heads that do so return. A figure at the end that rises is none of a head: it may be a mark.
    """
    made: Flags = (
        _seen(features, "by rule paragraph", "by rule quotation")
        & (features[:, COLUMNS["by rule first"]] == 0)
        & _seen(features, "opens lower")
        & ~_seen(features, *RETURNS)
    )
    return made


def _begun(sheet: Sheet, features: Matrix) -> Flags:
    """Return which lines end in mid-sentence above small letters right below, if no line returns.

    Where heads return, the small letters below one may go on with the page before.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    if not _seen(features, *RETURNS).any():
        made[:-1] = _goes_on(sheet)[1:]
    return made


def _behind_figures(sheet: Sheet) -> Flags:
    """Return which lines open with a figure and a comma, and go on in small letters."""
    found = ((line.text, FIGURE.match(line.text)) for line in sheet.worded)
    return np.array(
        [match is not None and begins_small(text[match.end() :]) for text, match in found]
    )


def _behind_elisions(sheet: Sheet) -> Flags:
    """Return which lines stand right below one whose last word is written close to the next."""
    near = (np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0)
    elided = [ends_elided(line.text, sheet.elisions) for line in sheet.worded[:-1]]
    return np.concatenate(([False], near & np.array(elided, dtype=np.bool_)))


def _beside_fractions(sheet: Sheet) -> Flags:
    """Return which lines are cut at the bar of a fraction and go on with a sentence.

    An extractor that parts fractions leaves short lines: the one that ends in the numerator, that
    with the bar and the denominator, and the one below.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    texts = [line.text for line in sheet.worded]
    near = (np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0)
    near_above = set((np.flatnonzero(near) + 1).tolist())
    for at in np.flatnonzero(near).tolist():
        if goes_on_in_fraction(texts[at], texts[at + 1]):
            made[at + 1] = True
            for beside in {at, at + 2} & near_above:
                bar_alone = beside > at and len(texts[at + 1]) == 1
                made[beside] |= begins_small(texts[beside]) or bar_alone
    return made


def _behind_blank_pages(sheet: Sheet) -> Flags:
    """Return which lines follow a page that is said to be blank, where the text above has ended."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at in sheet.behind_blank & frozenset(range(1, len(sheet))):
        made[at] = not sheet.ends_open[at - 1]
    return made


def _raised(sheet: Sheet, features: Matrix) -> tuple[Flags, Flags]:
    """Return which lines are raised figures, and which of them label the note on the line below.

    Where every second line is blank, a figure that was raised above its line stands nearer to
    it than lines do: behind the words above, or before those below.
    """
    near = (sheet.gaps < 0) & np.concatenate(([False], np.diff(sheet.page) == 0))
    below = np.concatenate((near[1:], [False]))
    alone = sheet.names["label alone"] > 0
    label = alone & below & ~near & _seen(features, "by rule note")
    return alone & (near | below), label
