"""Links within a PDF lead from letters to lines; damaged ones and those of the web are left out."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from publisher.model.transcript import Transcript
from publisher.sources.pdf import read_pdf
from publisher.sources.records import outcome_from, records_of
from tests.sources.pdf.linking import linked

MAKERS = Path(__file__).parent / "makers"


def read(tmp_path: Path, pdf: bytes) -> Transcript:
    path = tmp_path / "linked.pdf"
    path.write_bytes(pdf)
    return read_pdf(path, "linked.pdf", "en").value


def leads(transcript: Transcript) -> list[tuple[str, str]]:
    """Return the letters of each link, and the line to which it leads."""
    text = {line.number: line.text for line in transcript.lines()}
    links = transcript.declared.links
    return [(text[one.line][one.start : one.end], text[one.target].strip()) for one in links]


@pytest.mark.parametrize("named", [True, False])
def test_links_lead_from_letters_to_lines(tmp_path: Path, named: bool) -> None:
    pdf = linked(
        ["{Of boats>boats} 2", "", "The ferry{^1>n1} was old, see {page 2>boats}."],
        ["{=boats}Of boats", "", "They were tarred.", "", "{=n1}{^1} So it is said."],
        named=named,
    )
    assert leads(read(tmp_path, pdf)) == [
        ("Of boats", "Of boats"),
        ("1", "1 So it is said."),
        ("page 2", "Of boats"),
    ]


def test_a_link_over_two_lines_is_two(tmp_path: Path) -> None:
    pdf = linked(["see {the first>here}", "{part>here} of it", "{=here}It is here."])
    assert leads(read(tmp_path, pdf)) == [("the first", "It is here."), ("part", "It is here.")]


def test_links_of_the_web_are_none(tmp_path: Path) -> None:
    assert leads(read(tmp_path, linked(["see {there>https://example.org/1}"]))) == []


def test_a_link_to_nowhere_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(linked(["see {there>here}", "{=here}It is here, {again>here}."]))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Annots[0].A.D = pikepdf.String("nowhere")
        pdf.save(path)
    assert leads(read_pdf(path, "broken.pdf", "en").value) == [("again", "It is here, again.")]


def test_links_are_kept_in_the_records_of_a_transcript(tmp_path: Path) -> None:
    path = tmp_path / "linked.pdf"
    path.write_bytes(linked(["It{^1>n} is so.", "", "{=n}1 So it is."]))
    read = read_pdf(path, "linked.pdf", "en")
    again = outcome_from(records_of(read), "linked.pdf", "en", "pdf")
    assert again.value.declared.links == read.value.declared.links != ()


@pytest.mark.parametrize("maker", ["typst", "libreoffice"])
def test_makers_link_marks_and_notes_both_ways(maker: str) -> None:
    found = leads(read_pdf(MAKERS / f"{maker}.pdf", "ferry.pdf", "en").value)
    marks = [(letters, line) for letters, line in found if line.startswith(letters)]
    assert [line.split()[1] for _, line in marks] == ["name", "marks"]
    assert len(found) == 2 * len(marks)
