"""The places that a person should look at, as data: the questions are worded where they are shown."""

from __future__ import annotations

from enum import StrEnum

from publisher.model.places import Place
from publisher.model.rulings import Ruling, Topic
from publisher.structs import frozen

# Probability; a decision less sure than this is asked about, unless the person draws another line.
DOUBTFUL = 0.975


class Question(StrEnum):
    """The questions that a doubt may ask, with the ``words`` of the doubt that each speaks of."""

    BEGINS = "begins"  # a paragraph was begun here
    RUNS_ON = "runs-on"  # the paragraph was carried on here
    HEADING = "heading"  # the line was made a heading
    NO_HEADING = "no-heading"  # the line was left in the text
    BROKEN_WORD = "broken-word"  # the halves of a broken word, and what became of them
    TWO_WORDS = "two-words"  # two words beside a line end, and the one that they may have been
    LOST_HYPHEN = "lost-hyphen"  # a word, and as it stands with the hyphen it may have lost
    FAINT_MARK = "faint-mark"  # a mark that was taken for a noteref, and the note's label
    LOST_NOTE = "lost-note"  # a mark whose note is nowhere, and the label it was given
    NO_MARK = "no-mark"  # a sign that was not taken for a noteref
    NOTE_WITHOUT_REFERENCE = "note-without-reference"  # the mark of a note that nothing refers to
    THIN_NOTE = "thin-note"  # the mark of a note whose lines may be text
    SET_ASIDE = "set-aside"  # a line set aside without certain pages, and as what
    MOVED_COLUMNS = "moved-columns"  # columns put in order: the halves of a broken word, lines
    LEFT_COLUMNS = "left-columns"  # columns left as extracted: the halves of a broken word, lines


@frozen
class Doubt:
    """A place that a person should look at.

    ``confidence`` is the probability (0 to 1) that the decision there is right, ``question`` and
    ``words`` say which decision it was. ``proposals`` are the rulings to write where it was
    wrong: one for ``place``, then one for each of ``others``, more places about which the same is
    asked.
    """

    place: Place
    topic: Topic
    confidence: float
    question: Question
    proposals: tuple[Ruling, ...]
    words: tuple[str, ...] = ()
    others: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Return all places that are asked about."""
        return (self.place, *self.others)
