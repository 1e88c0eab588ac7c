"""Where no form feed parts the pages, what was set aside is asked about, once for each kind."""

from __future__ import annotations

from publisher.model.doubts import Doubt, Question
from publisher.model.rulings import RulingKind
from publisher.restoring import restore
from publisher.rulings.asking import question_of
from publisher.sources import transcript_from
from tests.sources.prose import pages

HEAD = "On Folding"


def asked(joint: str, number: int = 8) -> list[Doubt]:
    """Return the doubts about set-aside lines of pages with a head and a folio."""
    sheets = [[HEAD, "", *sheet, "", str(n)] for n, sheet in enumerate(pages(number), 11)]
    text = joint.join("".join(f"{line}\n" for line in sheet) for sheet in sheets)
    doubts = restore(transcript_from(text, "a.txt", "en").value).value.doubts
    return [doubt for doubt in doubts if doubt.question is Question.SET_ASIDE]


def test_folios_and_running_heads_are_asked_about_once_each() -> None:
    found = asked("")
    assert sorted(doubt.words for doubt in found) == [("11", "page-number"), (HEAD, "running-head")]
    assert [len(doubt.places) for doubt in found] == [8, 8]
    assert {p.kind for doubt in found for p in doubt.proposals} == {RulingKind.TEXT}
    shown = question_of(found[0])
    assert shown.startswith(f"do '{HEAD}' and similar lines (8) belong to the page (running-head)")


def test_pages_parted_by_form_feeds_are_certain() -> None:
    assert asked("\f") == []


def test_a_source_of_one_page_has_nothing_guessed() -> None:
    assert asked("", number=1) == []
