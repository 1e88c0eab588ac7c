"""The order of the phases: told, gathered, joined, composed, asked about, looked over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publisher.languages import language
from publisher.model.findings import Outcome, in_order
from publisher.model.text import Text
from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.blocks import gather_blocks
from publisher.restoring.composing import check_letters, compose
from publisher.restoring.notes import gather_notes
from publisher.restoring.questions import ask
from publisher.restoring.roles import Told, changes_of, tell
from publisher.restoring.safeguards import look_over
from publisher.restoring.words import decide_ends
from publisher.restoring.words.line_ends import NO_WORDS


def restore(
    transcript: Transcript, verdicts: Verdicts = NO_VERDICTS, house: Mapping[str, int] = NO_WORDS
) -> Outcome[Text]:
    """Return the text as the author had it, with what is doubtful as findings and doubts.

    ``verdicts`` are a person's decisions; they win over everything learned. ``house`` says in
    how many other texts of the house a word stands whole, for words that no list has. Raises
    SourceError where a letter of the source would be lost or one added.
    """
    # Transcript → Told: the role of every line.
    return restored(transcript, tell(transcript, verdicts), verdicts, house)


def restored(
    transcript: Transcript,
    told: Told,
    verdicts: Verdicts = NO_VERDICTS,
    house: Mapping[str, int] = NO_WORDS,
) -> Outcome[Text]:
    """Return the text of a source whose lines have been told, as ``restore`` does."""
    # Told → Notes: bodies cut out and labelled, marks paired with them.
    notes = gather_notes(told)
    # Told → Drafts: the blocks of the running text.
    blocks = gather_blocks(told)
    # Drafts → Ends: the words broken at the ends of lines.
    runs = [run for block in blocks for run in block.runs]
    runs += [note.rows for note in notes.found]
    known = language(told.language)
    ends = decide_ends(told.source, runs, (known, told.column), verdicts, house)
    # All together → Text, whose letters must be those of the source.
    text = compose(told, blocks, notes, ends, verdicts)
    check_letters(transcript, changes_of(verdicts), text)
    # Decisions → Doubts: what a person should look at.
    text = replace(text, doubts=ask(told, blocks, notes, ends, verdicts))
    # Told → Findings: what is seldom right where a text was restored well.
    caught = look_over(transcript, told, verdicts)
    return Outcome(text, in_order((*told.findings, *notes.findings(told.source), *caught)))
