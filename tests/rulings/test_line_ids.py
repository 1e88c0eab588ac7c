"""Rulings on a PDF name a line by page and place, and find it again after another reading."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from publisher.errors import ManifestError
from publisher.model.doubts import Doubt, Question
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.transcript import PDF, Line, Page, Transcript
from publisher.rulings import draft, judge, parse_rulings, ready_to_write, still_open, table_of

HEAD = 'kind = "heading"\nvalue = "2"\nreason = ""\n'


def transcript(*pages: Sequence[str], encoding: str = PDF) -> Transcript:
    made, number = [], 0
    for index, texts in enumerate(pages, 1):
        lines = [Line(number + at, text) for at, text in enumerate(texts, 1)]
        number += len(lines)
        made.append(Page(index, tuple(lines)))
    return Transcript("a.pdf", "en", encoding, tuple(made))


def ruling(line_id: str, text: str, after: str = "") -> Ruling:
    table = f'[[ruling]]\nid = "{line_id}"\ntext = "{text}"\nafter = "{after}"\n{HEAD}'
    return parse_rulings(table, "a.rulings.toml")[0]


def sketch(line: int) -> Ruling:
    return Ruling(RulingKind.HEADING, "", line, "2", "", Place("a.pdf", 1, 1))


READ = (["Of Oars", "", "An oar is long.", "Notes"], ["Of Ropes", "A rope is longer.", "Notes"])


def test_a_ruling_on_a_pdf_is_written_with_the_id_of_its_line() -> None:
    drafted = draft(transcript(*READ), sketch(7))
    assert 'id = "p2.l3"' in table_of(drafted)
    assert "line =" not in table_of(drafted)
    assert parse_rulings(table_of(drafted), "x.toml")[0].id == "p2.l3"


def test_a_ruling_on_a_text_is_written_with_the_number_of_its_line() -> None:
    drafted = draft(transcript(*READ, encoding="utf-8"), sketch(5))
    assert "line = 5" in table_of(drafted)
    assert "id =" not in table_of(drafted)


@pytest.mark.parametrize(
    ("pages", "line"),
    [
        (READ, 7),
        ((["Of Oars", "An oar is long.", "Notes"], ["Of Ropes", "A rope is longer.", "Notes"]), 6),
        (
            (
                ["", "", "", "", "Of Oars", "Notes"],
                ["Of Ropes", "", "", "A rope is long.", "Notes"],
            ),
            11,
        ),
        ((["Of Oars", "Notes"], [], ["Of Ropes", "A rope is longer.", "Notes"]), 2),
        ((["Of Oars", "Of Ropes", "A rope is longer.", "Notes"],), 4),
    ],
    ids=["the same", "a blank line less", "more blank lines", "a page more", "on one page"],
)
def test_the_nearest_line_with_the_content_is_meant(
    pages: Sequence[Sequence[str]], line: int
) -> None:
    judged = judge(transcript(*pages), [ruling("p2.l3", "Notes")])
    assert dict(judged.value.headings) == {line: 2}


def test_a_content_that_is_gone_is_reported() -> None:
    judged = judge(transcript(["Of Oars"]), [ruling("p9.l9", "Of Boats")])
    assert [finding.code for finding in judged.findings] == ["rulings/stale"]


@pytest.mark.parametrize("line_id", ["7", "p0.l1", "p1", "p1.l1 ", "P1.L1"])
def test_what_is_no_id_is_a_mistake(line_id: str) -> None:
    with pytest.raises(ManifestError, match=r"like p12\.l7"):
        ruling(line_id, "Notes")


def test_a_doubt_about_a_pdf_proposes_a_ruling_with_an_id_which_answers_it() -> None:
    read, place = transcript(*READ), Place("a.pdf", 7, 7)
    proposal = Ruling(RulingKind.NO_HEADING, "Notes", 7, "", "", place)
    doubt = Doubt(place, Topic.HEADING, 0.5, Question.NO_HEADING, (proposal,))
    (ready,) = ready_to_write(read, [doubt])
    assert [one.id for one in ready.proposals] == ["p2.l3"]
    assert still_open(read, [ruling("p2.l3", "Notes", "A rope is longer.")], [doubt]) == ()
