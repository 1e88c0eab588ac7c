"""Why lines are what they were told to be, for those who ask; nobody else pays for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher.errors import UsageError
from publisher.model.doubts import Doubt
from publisher.model.places import Place
from publisher.model.reasons import Reasons
from publisher.model.transcript import Transcript
from publisher.pipeline.excerpts import Excerpt, excerpt_at
from publisher.pipeline.ruling import refuse_undecided, work_named
from publisher.pipeline.rulings import Rulings, read_all_rulings
from publisher.pipeline.transcribing import transcribe_work
from publisher.pipeline.working_on import working_on
from publisher.structs import frozen


@frozen
class Explained:
    """A line of a source among those around it, and why it is what it was told to be."""

    place: Place
    lines: Excerpt
    reasons: Reasons


def explain_line(root: Path, name: str, line: int) -> Explained:
    """Return why a line (from 1) of a text of a house (``tarov``, ``tarov.sv``) is what it is.

    Raises UsageError for an unknown name and for a line that is blank or not there.
    """
    from publisher.restoring import explain
    from publisher.rulings import judge

    work = work_named(root, name)
    rulings = read_all_rulings(root, (work,))[work]
    with working_on(work.source):
        transcript = transcribe_work(work).value
        refuse_undecided(transcript)
        verdicts = judge(transcript, rulings.own, rulings.of_the_house).value
        found = explain(transcript, {line: None}, verdicts)
    if line not in found:
        raise UsageError(f"nothing stands on line {line}", place=work.source)
    place = Place(work.source, line, line)
    return Explained(place, excerpt_at(transcript, place), found[line])


def reasons_for(
    doubts: Iterable[Doubt], transcript: Transcript, rulings: Rulings
) -> dict[Doubt, Reasons]:
    """Return for each doubt about what a line is what speaks for and against what was decided.

    Of several places that are asked about together the first one counts.
    """
    from publisher.restoring import can_explain, explain
    from publisher.rulings import judge

    asked = [doubt for doubt in doubts if can_explain(doubt.question)]
    if not asked:
        return {}
    verdicts = judge(transcript, rulings.own, rulings.of_the_house).value
    lines = {doubt.place.first: doubt.question for doubt in asked}
    found = explain(transcript, lines, verdicts)
    return {doubt: found[doubt.place.first] for doubt in asked if doubt.place.first in found}
