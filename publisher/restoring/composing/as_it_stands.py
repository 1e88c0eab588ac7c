"""A text that cannot be put together: left as it stands in the source, and said to be so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.text import Paragraph, Text, Words
from publisher.model.transcript import Line, Transcript
from publisher.model.verdicts import Verdicts
from publisher.restoring.composing.figures import with_figures
from publisher.restoring.measuring.rows import emended
from publisher.restoring.roles import ToldPicture, changes_of


def as_it_stands(transcript: Transcript, verdicts: Verdicts, why: str) -> Outcome[Text]:
    """Return a source as a text in which nothing was decided, and the error that says ``why``.

    Lines that stand together are one paragraph; no word is joined, nothing is set aside, and
    nothing is a note. ``verdicts`` are a person's decisions, of which only emendations and notes of
    the editor hold here.
    """
    changes = changes_of(verdicts)
    lines = [emended(line, changes.get(line.number, ())) for line in transcript.lines()]
    alone = [
        ToldPicture(one.name, one.after, one.alt)
        for page in transcript.pages
        for one in page.pictures
    ]
    paragraphs = tuple(_paragraphs(lines, transcript.source))
    blocks = with_figures(paragraphs, alone, transcript.source)
    changed = tuple(e for e in verdicts.emendations if e.old != e.new)
    text = Text(
        transcript.source,
        transcript.language,
        blocks,
        emendations=changed,
        remarks=verdicts.remarks,
    )
    place = Place(transcript.source, lines[0].number, lines[-1].number)
    error = Finding(
        "restoring/left-as-it-stands",
        Severity.ERROR,
        f"this text was left as it stands in the source, for {why}",
        "this is a defect of the program: please report it with the source, or write the manuscript"
        " by hand",
        place,
    )
    return Outcome(text, (error,))


def _paragraphs(lines: list[Line], source: str) -> Iterator[Paragraph]:
    for blank, group in groupby(lines, key=lambda line: line.blank):
        if not blank:
            together = list(group)
            words = " ".join(" ".join(line.text.split()) for line in together)
            place = Place(source, together[0].number, together[-1].number)
            yield Paragraph((Words(words),), place)
