"""The order of the phases: told, gathered, joined, composed, asked about, looked over, weighed."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from publisher.errors import SourceError
from publisher.languages import language
from publisher.model.findings import Finding, Outcome, Severity, in_order
from publisher.model.places import Place
from publisher.model.text import Text
from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.blocks import gather_blocks, left_as_lines
from publisher.restoring.composing import as_it_stands, check_letters, compose
from publisher.restoring.drafts import Draft
from publisher.restoring.notes import Notes, gather_notes
from publisher.restoring.questions import ask, ask_note_bodies, ask_without_pages
from publisher.restoring.roles import Told, changes_of, tell
from publisher.restoring.safeguards import look_over, made_of
from publisher.restoring.suspicion import AS_IT_STANDS, Restored, suspect
from publisher.restoring.words import Ends, decide_ends
from publisher.restoring.words.line_ends import NO_WORDS

# New objects between two searches for those that only hold each other: a text is many small
# objects with next to none of these, and with Python's own 700 a long one takes a tenth longer.
SELDOM = 1_000_000


def restore(
    transcript: Transcript, verdicts: Verdicts = NO_VERDICTS, house: Mapping[str, int] = NO_WORDS
) -> Outcome[Text]:
    """Return the text as the author had it, with what is doubtful as findings and doubts.

    ``verdicts`` are a person's decisions; they win over everything learned. ``house`` says in
    how many other texts of the house a word stands whole, for words that no list has. Where a
    letter would be lost or one added the text is left as it stands, with an error.
    """
    try:
        # Transcript → Told: the role of every line.
        with seldom_collected():
            done = restored(transcript, tell(transcript, verdicts), verdicts, house)
    except SourceError as error:
        left = as_it_stands(transcript, verdicts, error.message)
        done = replace(left, value=replace(left.value, suspicion=AS_IT_STANDS))
    return replace(done, value=replace(done.value, declared=transcript.declared))


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python search less often for objects that only hold each other."""
    first, *others = gc.get_threshold()
    gc.set_threshold(max(first, SELDOM) if first else 0, *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)


def restored(
    transcript: Transcript,
    told: Told,
    verdicts: Verdicts = NO_VERDICTS,
    house: Mapping[str, int] = NO_WORDS,
) -> Outcome[Text]:
    """Return the text of a source whose lines have been told, as ``restore`` does.

    Raises SourceError where a letter would be lost or one added even if no word is joined.
    """
    # Told → Notes: bodies cut out and labelled, marks paired with them.
    notes = gather_notes(told)
    # Told → Drafts: the blocks of the running text.
    blocks = gather_blocks(told, verdicts)
    # Drafts → Ends: the words broken at the ends of lines.
    runs = [run for block in blocks for run in block.runs]
    runs += [note.rows for note in notes.found]
    known = language(told.language)
    ends = decide_ends(told.source, runs, (known, told.column), verdicts, house)
    # All together → Text, whose letters must be those of the source.
    text, broken = _composed(transcript, told, verdicts, (blocks, notes, ends))
    # Decisions → Doubts: what a person should look at.
    asked = [*ask(told, blocks, notes, ends, verdicts), *ask_without_pages(transcript, told)]
    asked += ask_note_bodies(transcript, told, notes)
    doubts = tuple(sorted(asked, key=lambda one: (one.place, one.topic)))
    # Told → Findings: what is seldom right where a text was restored well.
    made = made_of(transcript, told, verdicts)
    caught = look_over(made)
    of_parts = (*notes.findings(told.source), *left_as_lines(blocks, told.source))
    findings = in_order((*told.findings, *of_parts, *caught, *broken))
    # All that is known → Suspicion: how likely the text is to be wrong as a whole.
    suspicion = suspect(Restored(made, text.joins, findings))
    return Outcome(replace(text, doubts=doubts, suspicion=suspicion), findings)


def _composed(
    transcript: Transcript,
    told: Told,
    verdicts: Verdicts,
    parts: tuple[tuple[Draft, ...], Notes, Ends],
) -> tuple[Text, tuple[Finding, ...]]:
    """Return the text of its parts; without any joined word, and with an error, if letters go."""
    blocks, notes, ends = parts
    changes = changes_of(verdicts)
    text = compose(told, blocks, notes, ends, verdicts)
    try:
        check_letters(transcript, changes, text)
    except SourceError as error:
        text = compose(told, blocks, notes, replace(ends, joins={}), verdicts)
        check_letters(transcript, changes, text)
        last = max(line.number for line in transcript.lines())
        broken = Finding(
            "restoring/words-left-broken",
            Severity.ERROR,
            f"broken words were left as they stand in the source, for {error.message}",
            "this is a defect of the program: please report it with the source, or write the"
            " manuscript by hand",
            Place(told.source, 1, last),
        )
        return text, (broken,)
    return text, ()
