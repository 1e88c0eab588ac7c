"""One door for PDFs: read in a process of its own, within limits, or refused in words."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from publisher.errors import SourceError
from publisher.model.source_kinds import SourceKind
from publisher.model.transcript import Transcript
from publisher.sources import kind_of, read_source
from publisher.sources.isolation import Limits, Opening, parent, read_isolated
from publisher.sources.isolation.inspection import inspected
from tests.sources.isolation.faults import ENDLESS, locked
from tests.sources.isolation.making import SENTENCE, book, picture, stream, text, written
from tests.sources.pdf.pictures.making import Made, paint, photo, words


def _file(folder: Path, data: bytes, name: str = "a.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _read(path: Path, opening: Opening | None = None, limits: Limits | None = None) -> Transcript:
    return read_isolated(path, "a.pdf", opening or Opening(), limits or Limits()).value


def _words(transcript: Transcript) -> str:
    return " ".join(line.text.strip() for line in transcript.lines() if not line.blank)


def _two_pages() -> bytes:
    """Return a PDF with a sentence on its first page and a picture on its second."""
    scan = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</I 9 0 R>>>>"
    return book(
        changed={
            2: "<</Type/Pages/Kids[3 0 R 8 0 R]/Count 2>>",
            8: f"{scan}/Contents 7 0 R>>",
            7: stream("/I Do"),
            9: picture(),
        }
    )


def test_a_pdf_is_read_whatever_its_name(tmp_path: Path) -> None:
    transcript = read_source(_file(tmp_path, book(), "a.txt"), "a.txt", "en").value
    assert (_words(transcript), transcript.language) == (SENTENCE, "en")


def test_who_watches_is_told_of_the_pages(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    _read(_file(tmp_path, book()), Opening(watch=lambda done, of: told.append((done, of))))
    assert told[0] == (0, 1)


@pytest.mark.parametrize(
    ("data", "pdf"),
    [
        (book(), True),
        (b"\n\nReceived: by mail\n" + book(), True),
        (b"A PDF begins with %PDF-1.7, and this is a text on that.\n", False),
        (b" " * 1024 + book(), False),
    ],
)
def test_a_pdf_is_told_by_its_content(tmp_path: Path, data: bytes, pdf: bool) -> None:
    assert (kind_of(_file(tmp_path, data, "a.txt"), "a.txt") is SourceKind.PDF) == pdf


def test_what_is_named_pdf_and_is_none_is_refused_with_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="it begins with “<!DOCTYPE html>”"):
        kind_of(_file(tmp_path, b"\n<!DOCTYPE html>\n<p>Not found"), "a.pdf")


def test_an_encrypted_pdf_names_the_options_that_open_it(tmp_path: Path) -> None:
    path = _file(tmp_path, locked("secret", R=6))
    with pytest.raises(SourceError) as refused:
        _read(path)
    assert "--password-file" in refused.value.hint


def test_a_wrong_password_is_said_to_be_wrong(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not open with this password"):
        _read(_file(tmp_path, locked("secret", R=6)), Opening("guess"))


def test_the_opened_copy_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    path = _file(tmp_path, locked("secret", R=6))
    copies = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for copy in copies:
        assert _words(_read(path, Opening("secret", copy=copy))) == SENTENCE
    assert copies[0].read_bytes() == copies[1].read_bytes()
    with inspected(copies[0], None) as pdf:
        assert pdf is not None
        assert not pdf.is_encrypted


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(size=500), "the file has"),
        (Limits(pages=1), "more than 1 pages"),
    ],
)
def test_a_limit_that_is_reached_is_named(tmp_path: Path, limits: Limits, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        _read(_file(tmp_path, _two_pages()), limits=limits)


def test_what_would_take_all_memory_is_ended(tmp_path: Path) -> None:
    large = _file(tmp_path, book(text("m" * 2_000_000)))
    with pytest.raises(SourceError, match=r"60 MB of memory|for lack of memory"):
        _read(large, limits=Limits(memory=60_000_000))


@pytest.mark.parametrize("name", ENDLESS)
def test_what_would_never_end_is_ended(tmp_path: Path, name: str) -> None:
    limits = Limits(seconds=1.0, seconds_a_page=0.1)
    with pytest.raises(SourceError, match="took too long"):
        _read(_file(tmp_path, ENDLESS[name]), limits=limits)


def test_a_scan_says_so_and_what_to_do(tmp_path: Path) -> None:
    scan = book("/I Do", forms="/I 9 0 R", changed={9: picture()})
    with pytest.raises(SourceError, match="is a scan") as refused:
        _read(_file(tmp_path, scan))
    assert "OCR program" in refused.value.hint


def test_a_page_of_pictures_between_pages_of_text_is_named(tmp_path: Path) -> None:
    (found,) = read_isolated(_file(tmp_path, _two_pages()), "a.pdf").findings
    assert (found.code, found.place.first) == ("sources/page-of-pictures", 1)
    assert found.message == "page 2: pictures, and no text"


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    broken = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Rotate/Left/Contents 4 0 R>>"
    kids = {2: "<</Type/Pages/Kids[3 0 R 8 0 R]/Count 2>>", 8: broken}
    outcome = read_isolated(_file(tmp_path, book(changed=kids)), "a.pdf")
    assert SENTENCE in _words(outcome.value)
    assert any("page 2" in finding.message for finding in outcome.findings)


def test_a_pipe_is_read_as_text_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    words = "A text that comes through a pipe.\n" * 3000
    Thread(target=pipe.write_text, args=(words,), daemon=True).start()
    assert read_source(pipe, "a.txt", "en").value.raw() == words


def test_a_pdf_without_pages_is_an_error(tmp_path: Path) -> None:
    empty = written({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[]/Count 0>>"})
    with pytest.raises(SourceError, match="no page of the PDF can be found"):
        _read(_file(tmp_path, empty))


def test_the_transcript_is_kept_and_read_as_long_as_file_and_records_are_the_same(
    tmp_path: Path,
) -> None:
    path, beside = _file(tmp_path, book()), tmp_path / "a.transcript.jsonl"
    first = read_source(path, "a.pdf", "en", Opening(transcript=beside))
    made = beside.read_bytes()
    beside.chmod(0o400)
    before = beside.stat().st_ino
    assert read_source(path, "a.pdf", "en", Opening(transcript=beside)) == first
    assert beside.stat().st_ino == before
    path.write_bytes(book(text("Another sentence stands here now.")))
    other = read_source(path, "a.pdf", "en", Opening(transcript=beside)).value
    assert _words(other) == "Another sentence stands here now."
    path.write_bytes(book())
    beside.unlink()
    beside.write_bytes(made.replace(b"patient", b"impatient"))
    assert read_source(path, "a.pdf", "en", Opening(transcript=beside)) == first
    assert beside.read_bytes() == made


def test_another_reader_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, beside = _file(tmp_path, book()), tmp_path / "a.transcript.jsonl"
    read_source(path, "a.pdf", "en", Opening(transcript=beside))
    before = beside.stat().st_ino
    monkeypatch.setattr("publisher.sources.kept.reader", lambda: "a better one")
    read_source(path, "a.pdf", "en", Opening(transcript=beside))
    assert beside.stat().st_ino != before
    assert b'"a better one"' in beside.read_bytes()


def test_a_text_is_read_without_its_pictures_where_these_end_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made()
    content = f"{words(SENTENCE, 40, 540)}\n{paint('I', 60, 300, 180, 120)}"
    path = made.page(content, I=made.jpeg(photo())).saved(tmp_path)
    # A child that dies as soon as it imports what cuts pictures out.
    start = "import sys; sys.modules['publisher.sources.pdf.pictures.cutting'] = None;"
    monkeypatch.setattr(
        parent, "START", parent.START.replace("import json, sys;", f"import json; {start}")
    )
    outcome = read_isolated(path, "a.pdf", Opening(pictures=tmp_path / "pictures"))
    assert _words(outcome.value) == SENTENCE
    assert [page.pictures for page in outcome.value.pages] == [()]
    (finding,) = outcome.findings
    assert finding.code == "sources/pictures-unread"
