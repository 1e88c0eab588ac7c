"""What is known of each kind of ruling: one record a kind, so that no part of the room lacks one."""

from __future__ import annotations

from publisher.model.rulings import RulingKind, Topic
from publisher.model.tables import whole_table
from publisher.model.text import Decision
from publisher.structs import frozen


@frozen
class ValueRule:
    """What the ``value`` of a ruling says.

    ``expected`` describes it in messages. ``allowed`` are the values there may be (empty: any),
    ``default`` is meant where none is given (empty: the value stays empty). Where a value is no
    ``answer``, it only helps to find the place of the ruling.
    """

    expected: str
    required: bool = False
    default: str = ""
    allowed: tuple[str, ...] = ()
    answer: bool = True


@frozen
class KindRecord:
    """One kind of ruling.

    ``topic`` is the question that it answers; two rulings on one topic and place may contradict
    each other. ``phrase`` says what it does, with gaps for the fields of a ruling, the ``left``
    and ``right`` half of a word, and the ``mark`` of a note. ``value`` is None where a ruling of
    this kind has no value.
    """

    topic: Topic
    phrase: str
    value: ValueRule | None = None
    needs_reason: bool = False


# Level 1 is the title of the work, which is not ruled on; most headings are of level 2.
LEVEL = ValueRule("the level of the heading, 2 to 4", default="2", allowed=("2", "3", "4"))
LABEL = ValueRule("the label of the note that is called there", required=True)
# In "184297" the mark may be 7, 97 or 297. It says nothing about the note itself.
MARK = ValueRule("the mark, where figures run together", answer=False)
BODY = ValueRule("the label of the note that begins there", required=True)
WHOLE = "text"
THERE = ValueRule(
    "“lines” or “text”: how far there are no notes", default="lines", allowed=("lines", WHOLE)
)
REMARK = ValueRule("what the note of the editor says", required=True)
WORDING = ValueRule("what the text should say", required=True)

KINDS = whole_table(
    RulingKind,
    {
        RulingKind.JOIN: KindRecord(Topic.LINE_END, "“{left}” and “{right}” become one word"),
        RulingKind.KEEP: KindRecord(
            Topic.LINE_END, "the hyphen between “{left}” and “{right}” stays, without a space"
        ),
        RulingKind.SPACE: KindRecord(Topic.LINE_END, "“{left}” and “{right}” stay two words"),
        RulingKind.HEADING: KindRecord(
            Topic.HEADING, "“{text}” is a heading of level {value}", LEVEL
        ),
        RulingKind.NO_HEADING: KindRecord(Topic.HEADING, "“{text}” is not a heading"),
        RulingKind.PARAGRAPH: KindRecord(Topic.PARAGRAPH, "a paragraph begins with “{text}”"),
        RulingKind.RUNS_ON: KindRecord(Topic.PARAGRAPH, "no paragraph begins with “{text}”"),
        RulingKind.NOTE: KindRecord(
            Topic.NOTE, "the mark {mark} at the end of “{text}” calls note {value}", LABEL
        ),
        RulingKind.NO_NOTE: KindRecord(
            Topic.NOTE, "the {mark} at the end of “{text}” calls no note", MARK
        ),
        RulingKind.FURNITURE: KindRecord(
            Topic.FURNITURE, "“{text}” belongs to the page and is set aside"
        ),
        RulingKind.TEXT: KindRecord(Topic.FURNITURE, "“{text}” belongs to the text"),
        RulingKind.NOTE_BODY: KindRecord(
            Topic.FURNITURE, "the body of note {value} begins with “{text}”", BODY
        ),
        RulingKind.NO_NOTES: KindRecord(
            Topic.FURNITURE, "there are no notes on “{text}” ({value})", THERE
        ),
        RulingKind.LIST: KindRecord(Topic.FURNITURE, "“{text}” is a list, or an item of one"),
        RulingKind.VERSE: KindRecord(Topic.FURNITURE, "“{text}” is verse"),
        RulingKind.TABLE: KindRecord(Topic.FURNITURE, "“{text}” is a table, a row on each line"),
        RulingKind.NO_TABLE: KindRecord(Topic.FURNITURE, "“{text}” is not a table"),
        RulingKind.CONTENTS: KindRecord(
            Topic.FURNITURE, "“{text}” belongs to a contents page and is set aside"
        ),
        RulingKind.COLUMNS: KindRecord(
            Topic.READING_ORDER, "the columns of the page with “{text}” are out of order"
        ),
        RulingKind.NO_COLUMNS: KindRecord(
            Topic.READING_ORDER, "the columns of the page with “{text}” are in order"
        ),
        RulingKind.EMENDATION: KindRecord(
            Topic.WORDING,
            "“{text}” becomes “{value}”, because: {reason}",
            WORDING,
            needs_reason=True,
        ),
        RulingKind.EDITORS_NOTE: KindRecord(
            Topic.WORDING, "a note of the editor is called after “{text}”: {value}", REMARK
        ),
        RulingKind.STET: KindRecord(
            Topic.WORDING, "what errors say of the lines from “{text}” on is known, and may stand"
        ),
    },
)


def topic_of(kind: RulingKind) -> Topic:
    """Return the question that rulings of a kind answer."""
    return KINDS[kind].topic


def kinds_on(topic: Topic) -> tuple[RulingKind, ...]:
    """Return the kinds of rulings that answer a question."""
    return tuple(kind for kind in RulingKind if topic_of(kind) is topic)


def decision_of(kind: RulingKind) -> Decision:
    """Return what becomes of the word that a ruling on a line end speaks of.

    Such kinds have the names of the decisions. Raises ValueError for other kinds.
    """
    return Decision(kind.value)
