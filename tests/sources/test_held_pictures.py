"""Pictures that a source holds come to lie in their folder, and what a person put there stays."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from publisher.model.findings import Outcome
from publisher.model.transcript import Transcript
from publisher.sources import Opening, read_source
from tests.sources.pdf.pictures.making import Made, lines, paint, photo

NAME = "sv-p1-1.jpg"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a PDF with a picture."""
    made = Made()
    content = f"{lines(3, 540)}\n{paint('I', 60, 300, 180, 120)}"
    return made.page(content, I=made.jpeg(photo())).saved(tmp_path, "sv.pdf")


def _read(source: Path, *, with_pictures: bool = True) -> Outcome[Transcript]:
    folder = source.with_name("pictures") if with_pictures else None
    opening = Opening(transcript=source.with_name("sv.jsonl"), pictures=folder, prefix="sv-")
    return read_source(source, "sv.pdf", "en", opening)


def _names(read: Outcome[Transcript]) -> list[str]:
    return [picture.name for page in read.value.pages for picture in page.pictures]


def _kept(read: Outcome[Transcript]) -> list[str]:
    return [f.message for f in read.findings if f.code == "sources/picture-kept"]


def test_pictures_lie_in_their_folder_until_one_is_gone_and_is_cut_out_again(source: Path) -> None:
    first, place = _read(source), source.with_name("pictures") / NAME
    cut = place.read_bytes()
    transcript = source.with_name("sv.jsonl")
    written = transcript.stat().st_mtime_ns
    assert (_names(first), _read(source), _kept(first)) == ([NAME], first, [])
    assert transcript.stat().st_mtime_ns == written
    place.unlink()
    assert (_read(source), place.read_bytes()) == (first, cut)


def test_a_picture_that_a_person_has_put_there_stays(source: Path) -> None:
    place = source.with_name("pictures") / NAME
    place.parent.mkdir()
    place.write_bytes(b"of a person")
    read = _read(source)
    assert (_names(read), place.read_bytes()) == ([NAME], b"of a person")
    (said,) = _kept(read)
    assert NAME in said
    assert _kept(_read(source)) == [said]


def test_a_picture_of_an_earlier_reader_gives_way_to_a_better_one(source: Path) -> None:
    _read(source)
    transcript, place = source.with_name("sv.jsonl"), source.with_name("pictures") / NAME
    better = place.read_bytes()
    earlier = b"of an earlier reader"
    place.write_bytes(earlier)
    own, other = (hashlib.sha256(content).hexdigest()[:16] for content in (better, earlier))
    transcript.write_text(transcript.read_text("utf-8").replace(own, other), "utf-8")
    assert (_kept(_read(source)), place.read_bytes()) == ([], better)


def test_without_a_folder_a_text_has_no_pictures(source: Path) -> None:
    assert _names(_read(source, with_pictures=False)) == []
