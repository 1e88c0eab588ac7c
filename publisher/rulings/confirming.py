"""The rulings that say a decision was right, so that nobody is asked about it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publisher.model.doubts import Doubt, Question
from publisher.model.rulings import Ruling, RulingKind
from publisher.rulings.kinds import LEVEL

# The kinds that say what was done; those of broken words follow from what became of the word.
THAT_CONFIRM = {
    Question.BEGINS: RulingKind.PARAGRAPH,
    Question.RUNS_ON: RulingKind.RUNS_ON,
    Question.HEADING: RulingKind.HEADING,
    Question.NO_HEADING: RulingKind.NO_HEADING,
    Question.TWO_WORDS: RulingKind.SPACE,
    Question.LOST_HYPHEN: RulingKind.EMENDATION,
    Question.FAINT_MARK: RulingKind.NOTE,
    Question.LOST_NOTE: RulingKind.NOTE,
    Question.NO_MARK: RulingKind.NO_NOTE,
    Question.THIN_NOTE: RulingKind.NOTE_BODY,
    Question.SET_ASIDE: RulingKind.FURNITURE,
    Question.MOVED_COLUMNS: RulingKind.COLUMNS,
    Question.LEFT_COLUMNS: RulingKind.NO_COLUMNS,
}
AS_IT_STANDS = "it is right as it stands"


def confirmations(doubt: Doubt, levels: Mapping[int, int]) -> tuple[Ruling, ...]:
    """Return the rulings to write where the decision was right: one for each place of a doubt.

    ``levels`` are those of the headings, by the first line of each. There is none for a note that
    nothing calls, since nothing was decided there.
    """
    return tuple(
        ruling
        for proposal in doubt.proposals
        if (ruling := _confirming(doubt, proposal, levels)) is not None
    )


def _confirming(doubt: Doubt, proposal: Ruling, levels: Mapping[int, int]) -> Ruling | None:
    if doubt.question is Question.BROKEN_WORD:
        return replace(proposal, kind=_done(doubt, proposal))
    kind = THAT_CONFIRM.get(doubt.question)
    match kind:
        case None:
            return None
        case RulingKind.HEADING:
            level = levels.get(proposal.line)
            return replace(proposal, kind=kind, value=str(level) if level else LEVEL.default)
        case RulingKind.NOTE:
            return replace(proposal, kind=kind, value=doubt.words[1])
        case RulingKind.NOTE_BODY:
            return replace(proposal, kind=kind, value=doubt.words[0])
        case RulingKind.EMENDATION:
            return replace(proposal, kind=kind, value=proposal.text, reason=AS_IT_STANDS)
        case _:
            return replace(proposal, kind=kind, value="")


def _done(doubt: Doubt, proposal: Ruling) -> RulingKind:
    """Return what was done with a broken word; joining is proposed where it was not joined."""
    if proposal.kind is not RulingKind.JOIN:
        return RulingKind.JOIN
    *_, result = doubt.words
    return RulingKind.SPACE if " " in result else RulingKind.KEEP
