"""The questions that doubts ask, in words for people."""

from __future__ import annotations

from publisher.model.doubts import Doubt, Question
from publisher.model.tables import whole_table

# The halves of a word that a wrong order of columns parts, each with its line.
PARTED = "{!r} on line {} goes on with {!r} on line {}"
MOVED = "the columns of this page were out of order and have been put right"
# Each with gaps for the words of its doubt, in their order.
OF_ONE_PLACE = whole_table(
    Question,
    {
        Question.BEGINS: "does a paragraph begin here?",
        Question.RUNS_ON: "does the paragraph run on here?",
        Question.HEADING: "is this a heading?",
        Question.NO_HEADING: "is this not a heading?",
        Question.BROKEN_WORD: "{} {} became {!r}: is that right?",
        Question.TWO_WORDS: "{} {}: two words, and not {!r}?",
        Question.LOST_HYPHEN: "{}: is that right, and not {!r}?",
        Question.FAINT_MARK: "does this {} call note {}?",
        Question.LOST_NOTE: "is this {} a note mark whose note ({}) is lost?",
        Question.NO_MARK: "is this {} not a note mark?",
        Question.NOTE_WITHOUT_REFERENCE: "where is note {} called?",
        Question.THIN_NOTE: "are these lines the body of note {}, and not text?",
        Question.SET_ASIDE: "does {!r} belong to the page ({}), and not to the text?",
        Question.MOVED_COLUMNS: f"{MOVED} ({PARTED}): is that right?",
        Question.LEFT_COLUMNS: f"are the columns of this page out of order ({PARTED})?",
    },
)
# Of a word that is asked about in several places the question stays the same.
OF_SEVERAL_PLACES = {
    Question.RUNS_ON: "does one paragraph run on over these {places} lines?",
    Question.HEADING: "are these {places} similar lines headings?",
    Question.NO_HEADING: "are these {places} similar lines not headings?",
    Question.SET_ASIDE: "do {!r} and similar lines ({places}) belong to the page ({}), and not to the"
    " text?",
}


def question_of(doubt: Doubt) -> str:
    """Return the question about a place, or about all places that are asked about together."""
    template = OF_ONE_PLACE[doubt.question]
    if doubt.others:
        template = OF_SEVERAL_PLACES.get(doubt.question, template)
    return template.format(*doubt.words, places=len(doubt.places))
