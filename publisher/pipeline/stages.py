"""The stages in their order: from a source to a text, from a text to a book.

This is the only file that knows the order. Each room is loaded when its stage is reached, so
that taking in a text needs no typesetter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from publisher.model.findings import Finding, Outcome, gathered
from publisher.model.formats import Format
from publisher.model.house import BookFacts, EditionPlan, WorkText
from publisher.model.rulings import RulingKind
from publisher.model.transcript import PDF, STRUCTURED, Transcript
from publisher.pipeline.rulings import NO_RULINGS, Rulings
from publisher.pipeline.transcribing import transcribe, transcribe_work
from publisher.structs import frozen

if TYPE_CHECKING:
    from publisher.model.edition import Edition, WorkWithText
    from publisher.model.text import Text
    from publisher.pipeline.formats import BookFile
    from publisher.sources import Opening

MANUSCRIPT = ".md"  # ending of a source that a person has corrected
# The words of other texts, where there is no house.
NO_WORDS: Mapping[str, int] = MappingProxyType({})


@frozen
class Reading:
    """A source, the text that it became, and what was noticed on the way.

    ``by_hand``: the source was a manuscript, or became one when it was read, so that nothing had
    to be decided.
    """

    transcript: Transcript
    text: Text
    findings: tuple[Finding, ...]
    by_hand: bool


def read_text(
    path: Path, shown: str, language: str | None = None, opening: Opening | None = None
) -> Outcome[Text]:
    """Return the text of a source that lies in no house; see ``transcribe`` and ``settle``."""
    reading = settle(transcribe(path, shown, language, opening))
    return Outcome(reading.text, reading.findings)


def read(
    work: WorkText, rulings: Rulings = NO_RULINGS, house: Mapping[str, int] = NO_WORDS
) -> Reading:
    """Return the text of a work as its author had it; see ``transcribe`` and ``settle``.

    Among the findings are those on its figures, for which the work has pictures.
    """
    from publisher.pictures import check_figures

    reading = settle(transcribe_work(work), rulings, house)
    found = check_figures(reading.text, work, house=True)
    return replace(reading, findings=gathered((*reading.findings, *found)))


def settle(
    transcript: Outcome[Transcript],
    rulings: Rulings = NO_RULINGS,
    house: Mapping[str, int] = NO_WORDS,
) -> Reading:
    """Return the text of a source whose lines are read; those of a manuscript are only read.

    ``house`` says in how many other texts of the house a word stands. Raises ManifestError for
    rulings that contradict each other.
    """
    if transcript.value.encoding == STRUCTURED:
        return _read_structure(transcript, rulings)
    # A PDF is one whatever its name.
    if transcript.value.source.endswith(MANUSCRIPT) and transcript.value.encoding != PDF:
        return _read_by_hand(transcript, rulings)
    from publisher.editions import capitals_in_headings, remarks_nowhere
    from publisher.restoring import restore
    from publisher.rulings import judge, without_settled

    verdicts = judge(transcript.value, rulings.own, rulings.of_the_house)
    restored = restore(transcript.value, verdicts.value, house)
    stages = (transcript.findings, verdicts.findings, restored.findings)
    headings = capitals_in_headings(restored.value)
    found = chain(*stages, remarks_nowhere(restored.value), headings)
    open_still = without_settled(found, transcript.value, verdicts.value)
    return Reading(transcript.value, restored.value, gathered(open_still), by_hand=False)


def _read_by_hand(source: Outcome[Transcript], rulings: Rulings) -> Reading:
    from publisher import manuscript
    from publisher.rulings import all_stale

    lines = _markup(source.value)
    manuscript.refuse_markdown(lines, source.value.source)
    text = manuscript.read(lines, source.value.source, source.value.language)
    stale = all_stale(rulings.own, "a manuscript is corrected by hand")
    return Reading(source.value, text, gathered((*source.findings, *stale)), by_hand=True)


def _read_structure(source: Outcome[Transcript], rulings: Rulings) -> Reading:
    """Return the text of a file that says its structure; of rulings, those that settle errors hold."""
    from publisher import manuscript
    from publisher.rulings import all_stale, judge, without_settled

    transcript = source.value
    stet = tuple(ruling for ruling in rulings.own if ruling.kind is RulingKind.STET)
    others = (ruling for ruling in rulings.own if ruling.kind is not RulingKind.STET)
    verdicts = judge(transcript, stet)
    why = "nothing is decided in a file that says its own structure; correct the file"
    found = (*source.findings, *verdicts.findings, *all_stale(others, why))
    open_still = without_settled(found, transcript, verdicts.value)
    text = manuscript.read(_markup(transcript), transcript.source, transcript.language)
    text = replace(text, declared=transcript.declared)
    return Reading(transcript, text, gathered(open_still), by_hand=True)


def _markup(transcript: Transcript) -> str:
    return "".join(f"{line.text}\n" for line in transcript.lines())


def record(reading: Reading) -> dict[str, bytes]:
    """Return the readable intermediates, and the ledger that rebuilds the source from them."""
    files = readable(reading.text, reading.findings)
    if reading.by_hand:
        return files
    from publisher.pipeline import suspicions
    from publisher.record import ledger_of, write_ledger

    ledger = write_ledger(ledger_of(reading.transcript, reading.text))
    suspicion = reading.text.suspicion
    kept = {suspicions.FILE: suspicions.written(suspicion)} if suspicion else {}
    return {**files, **kept, "lines.tsv": ledger.encode()}


def readable(text: Text, findings: tuple[Finding, ...]) -> dict[str, bytes]:
    """Return the readable intermediates of a text by file name."""
    from publisher import manuscript

    files = {
        "manuscript.md": manuscript.write(text),
        "joins.tsv": manuscript.write_joins(text),
        "removed.tsv": manuscript.write_removed(text),
        "findings.txt": manuscript.write_findings(findings),
    }
    return {name: content.encode() for name, content in files.items()}


def assemble(
    plan: EditionPlan | None, texts: tuple[WorkWithText, ...], facts: BookFacts
) -> Edition:
    """Return the edition of a plan, or without one the only text as a pamphlet."""
    from publisher.editions import assemble_collection, assemble_pamphlet

    if plan is not None:
        return assemble_collection(plan, texts, facts)
    (only,) = texts
    return assemble_pamphlet(only.work, only.text, facts)


def make_book(edition: Edition, house: Path | None, form: Format) -> BookFile:
    """Make the file of an edition with the design of a house, or without one with the package's.

    Raises DesignError for a template, style or typeface that is missing or wrong.
    """
    from publisher.pipeline.formats import FORMATS

    return FORMATS[form](edition, house)
