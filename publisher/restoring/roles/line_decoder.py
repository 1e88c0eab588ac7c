"""Transcript → LinesTold: every line seen, weighed by the network, and decided."""

from __future__ import annotations

from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.roles.decoding import decode
from publisher.restoring.roles.features import sheet_and_features
from publisher.restoring.roles.line_roles import LinesTold
from publisher.restoring.roles.network import network


def tell_lines(transcript: Transcript, verdicts: Verdicts = NO_VERDICTS) -> LinesTold:
    """Return what every filled line of a source is; ``verdicts`` are a person's decisions."""
    sheet, features = sheet_and_features(transcript)
    if not len(sheet):
        return {}
    return decode(sheet, features, network().chances(features), verdicts)
