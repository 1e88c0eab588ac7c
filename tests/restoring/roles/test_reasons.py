"""Why lines were set aside, in words that a person can check on the page.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.restoring import restore
from publisher.restoring.roles.line_roles import FURNITURE
from publisher.restoring.roles.telling import tell_lines
from publisher.sources import transcript_from

FULL = "Kon stod kvar på bryggan och såg ut över vattnet som om hon väntade på"
BOOKLET = "\f".join(
    f"HOLMENS HISTORIA\n\n{FULL}\nnågon, och {word} gick hon i land som om det vore\n"
    f"ingenting. Ingen visste {word} vad man skulle göra.\n\n{7 + page}\n"
    for page, word in enumerate(("sedan", "aldrig", "strax", "ofta", "sällan"))
)


def test_a_head_returns_and_a_folio_rises() -> None:
    text = restore(transcript_from(BOOKLET, "reasons.txt", "sv").value).value
    said = {furniture.text.strip(): furniture.evidence for furniture in text.furniture}
    assert "returns on pages near it" in said["HOLMENS HISTORIA"]
    assert "first line of its page" in said["HOLMENS HISTORIA"]
    assert "its figure rises with the pages" in said["8"]


def test_reasons_are_given_for_furniture_alone() -> None:
    told = tell_lines(transcript_from(BOOKLET, "reasons.txt", "sv").value)
    assert any(one.reasons for one in told.values())
    assert all(one.role in FURNITURE for one in told.values() if one.reasons)
