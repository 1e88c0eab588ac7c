"""Transcript → Told: every line seen, weighed by the network, decided, and carried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from publisher.languages import language
from publisher.model.findings import in_order
from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring import learned
from publisher.restoring.roles.captioned import claimed, paired, with_claims
from publisher.restoring.roles.carrying import carry_out
from publisher.restoring.roles.columns import BY_RULE, COLUMNS, DRAWN
from publisher.restoring.roles.decoding import decode
from publisher.restoring.roles.dissent import dissent
from publisher.restoring.roles.features import Sheet, features, sheet_of, table_of
from publisher.restoring.roles.features.drawn import put_drawn
from publisher.restoring.roles.line_roles import LineRole, LinesTold
from publisher.restoring.roles.margins import findings, part_margins
from publisher.restoring.roles.network import is_drawn, network
from publisher.restoring.roles.opinion import put_opinion
from publisher.restoring.roles.reasons.furniture import with_reasons
from publisher.restoring.roles.rules import tell_by_rules
from publisher.restoring.roles.told import Dissent, Told
from publisher.restoring.roles.unusual_signs import answers_of, respelled

# What is learned of how far the network's statements are to be believed.
TEMPERATURE = "temperature.toml"


def tell(transcript: Transcript, verdicts: Verdicts = NO_VERDICTS) -> Told:
    """Return what each line of a source is.

    ``verdicts`` are a person's decisions. Raises SourceError where a line would be lost or kept
    twice.
    """
    parted = part_margins(transcript, verdicts)
    own = parted.transcript.of_text()
    answers = answers_of(own.pages)
    lines, disputed = tell_lines(respelled(own, answers), verdicts)
    lines = with_captions(lines, parted.captions)
    claims = claimed(own, lines, language(transcript.language))
    told = carry_out(parted.transcript, with_claims(lines, claims), verdicts, answers)
    pictures = paired(own, claims, told.rows)
    found = in_order((*told.findings, *findings(parted), *pictures.findings))
    return replace(
        told,
        dissent=disputed,
        margins=parted.furniture,
        findings=found,
        pictures=pictures.pictures,
    )


def with_captions(lines: LinesTold, captions: Mapping[tuple[int, int], bool]) -> LinesTold:
    """Return what the lines are, those of ``captions`` (by number and part) as captions.

    A line of which they say so begins one, and so does the first of several that follow each other.
    """
    if not captions:
        return lines
    made = dict(lines)
    above = None
    for name, told in lines.items():
        if name in captions:
            first = captions[name] or above not in captions
            made[name] = replace(told, role=LineRole.CAPTION, first=first, chance=1.0)
        above = name
    return made


def tell_lines(
    transcript: Transcript, verdicts: Verdicts = NO_VERDICTS
) -> tuple[LinesTold, tuple[Dissent, ...]]:
    """Return what every filled line of a source's text is, and about which the rules dissent.

    ``verdicts`` are a person's decisions.
    """
    transcript = transcript.of_text()
    if all(line.blank for line in transcript.lines()):
        return {}, ()
    sheet, seen = all_features(transcript)
    weights = network(drawn=is_drawn(seen))
    # Without a name here, so that the chances can be let go of when they are weighed.
    told = decode(sheet, seen, weights.chances(seen), verdicts, temperature())
    return with_reasons(sheet, seen, told), tuple(dissent(sheet.lines, seen, told))


def temperature() -> float:
    """Return by what the logarithms of probabilities are divided before any is stated.

    The network states too much; how much, was measured on works that it has not seen
    (training/roles/calibration.py).
    """
    return float(learned.table(TEMPERATURE, learned.folder())["temperature"])


def all_features(transcript: Transcript) -> tuple[Sheet, NDArray[np.float32]]:
    """Return the filled lines of a source, and all that is seen of each: a row for each line.

    The source has a filled line. What a person has ruled is not among it: the network has never
    seen rulings, and a ruling on one line is not to change what is thought of others far away.
    """
    filled = tuple(line for line in transcript.lines() if not line.blank)
    seen = table_of(len(filled), len(COLUMNS))
    put_opinion(filled, tell_by_rules(transcript), seen[:, BY_RULE])
    sheet = sheet_of(transcript, language(transcript.language), seen)
    put_drawn(filled, sheet.page, seen[:, DRAWN])
    return sheet, features(sheet, seen)
