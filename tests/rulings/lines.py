"""Small sources and rulings for the tests of this room."""

from __future__ import annotations

from publisher.model.findings import Outcome
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind
from publisher.model.transcript import Transcript
from publisher.model.verdicts import Verdicts
from publisher.rulings import judge
from publisher.sources import transcript_from

FILE = "seeds/works/a/sv.rulings.toml"


def source(text: str) -> Transcript:
    return transcript_from(text, "seeds/works/a/sv.txt", "sv").value


def ruling(kind: str, text: str, line: int, value: str = "", after: str = "") -> Ruling:
    """Return a ruling that stands on the line of its file that its own line has."""
    place = Place(FILE, line or 1, line or 1)
    return Ruling(RulingKind(kind), text, line, value, "a reason", place, after)


def verdicts(text: str, *rulings: Ruling) -> Verdicts:
    """Return what rulings say of a source; none may be stale."""
    judged = judged_of(text, *rulings)
    assert [str(finding) for finding in judged.findings] == []
    return judged.value


def judged_of(text: str, *rulings: Ruling) -> Outcome[Verdicts]:
    return judge(source(text), rulings)


def codes(judged: Outcome[Verdicts]) -> list[tuple[str, int]]:
    """Return the codes of findings with their lines in the rulings file."""
    return [(finding.code, finding.place.first) for finding in judged.findings]
