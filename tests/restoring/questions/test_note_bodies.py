"""A body that was taken for a note on thin evidence is asked about, and the answer makes it text."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.model.doubts import DOUBTFUL, Doubt, Question
from publisher.model.roles import BlockRole, NoteRole
from publisher.model.rulings import RulingKind
from publisher.restoring import restore
from publisher.restoring.notes import gather_notes
from publisher.restoring.questions import ask_note_bodies
from publisher.restoring.roles import Told, ToldMarks, ToldRow
from publisher.restoring.roles.told import PrintedMark, ToldNote
from publisher.rulings import judge
from publisher.sources import transcript_from
from tests.restoring.galley import COLUMN, row

SOURCE = "The lamp was lit.1\nNobody asked why.\n1. A note of the keeper,\nand what he wrote.\n"


def told_with(sure: Sequence[float], *, called: bool = True, text_below: int = 0) -> Told:
    """Return the source above, whose note has two rows told with these probabilities."""
    texts = SOURCE.splitlines()
    rows = [row(text, number=n, order=n) for n, text in enumerate(texts, 1)]
    rows += [row("Text.", number=5 + n, order=5 + n) for n in range(text_below)]
    mark = PrintedMark("1", "1", "The lamp was lit.", 1, 1, 2.0)
    roles = [BlockRole.PARAGRAPH] * 2 + [NoteRole.BODY] * 2 + [BlockRole.PARAGRAPH] * text_below
    chances = [1.0, 1.0, *sure, *[1.0] * text_below]
    return Told(
        "a.txt",
        "en",
        tuple(
            ToldRow(one, role, 0, False, chance)
            for one, role, chance in zip(rows, roles, chances, strict=True)
        ),
        (ToldNote("1", rows[2].page, "1.", 3),),
        ToldMarks(((mark, 0),) if called else (), (), ()),
        (),
        (),
        (),
        COLUMN,
    )


def asked(told: Told) -> list[Doubt]:
    transcript = transcript_from(SOURCE, "a.txt", "en").value
    found = ask_note_bodies(transcript, told, gather_notes(told))
    return [doubt for doubt in found if doubt.confidence < DOUBTFUL]


def test_a_sure_note_that_is_called_is_not_asked_about() -> None:
    assert asked(told_with((0.99, 0.98))) == []


def test_the_least_sure_line_a_missing_mark_and_text_below_each_ask() -> None:
    (doubt,) = asked(told_with((0.99, 0.6)))
    assert (doubt.question, doubt.place.first, doubt.place.last) == (Question.THIN_NOTE, 3, 4)
    (uncalled,) = asked(told_with((0.97, 0.96), called=False))
    assert uncalled.words == ("1",)
    low, lower = (asked(told_with((0.9, 0.7), text_below=n))[0].confidence for n in (0, 9))
    assert lower < low


def test_the_ruling_that_is_proposed_makes_text_of_all_its_lines() -> None:
    (doubt,) = asked(told_with((0.9, 0.5)))
    (proposal,) = doubt.proposals
    assert proposal.kind is RulingKind.TEXT
    transcript = transcript_from(SOURCE, "a.txt", "en").value
    verdicts = judge(transcript, [proposal])
    assert verdicts.findings == ()
    assert verdicts.value.furniture == ((3, False), (4, False))
    made = restore(transcript, verdicts.value).value
    assert all(note.body is None for note in made.notes)
    assert Question.THIN_NOTE not in [one.question for one in made.doubts]
