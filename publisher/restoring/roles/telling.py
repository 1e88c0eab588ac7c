"""Transcript → Told: every line seen, weighed by the network, decided, and carried out."""

from __future__ import annotations

from publisher.languages import language
from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.roles.carrying import carry_out
from publisher.restoring.roles.decoding import decode
from publisher.restoring.roles.features import features, sheet_of
from publisher.restoring.roles.line_roles import LinesTold
from publisher.restoring.roles.network import network
from publisher.restoring.roles.told import Told


def tell(transcript: Transcript, verdicts: Verdicts = NO_VERDICTS) -> Told:
    """Return what each line of a source is.

    ``verdicts`` are a person's decisions. Raises SourceError where a line would be lost or kept
    twice.
    """
    return carry_out(transcript, tell_lines(transcript, verdicts), verdicts)


def tell_lines(transcript: Transcript, verdicts: Verdicts = NO_VERDICTS) -> LinesTold:
    """Return what every filled line of a source is; ``verdicts`` are a person's decisions."""
    if all(line.blank for line in transcript.lines()):
        return {}
    sheet = sheet_of(transcript, language(transcript.language))
    seen = features(sheet)
    return decode(sheet, seen, network().chances(seen), verdicts)
