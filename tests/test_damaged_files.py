"""Damaged and hostile files end in words: a finding or an error, not a defect, nor in hours."""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.checking.epub import check_epub
from publisher.checking.epub import container as epub_container
from publisher.checking.epub.styles import style_of
from publisher.checking.pdf import check_pdf
from publisher.checking.pdf.booklet import check_booklet
from publisher.errors import PublisherError, SourceError, UsageError
from publisher.house import read_profile
from publisher.imposition import impose, layout_of
from publisher.outputs import BUILD, STATE, open_state, read_record
from publisher.outputs.record import EARLIER
from publisher.pipeline import workers
from publisher.pipeline.suspicions import read_suspicion
from publisher.pipeline.workers import work_apart
from publisher.prepress import preflight_pages
from publisher.proofs import draw
from tests.cli.tasks import devour, end, halve

SIDE = 300.0  # points
LAYOUT = layout_of("a4", None, 0.1)
PROFILE = read_profile(None, "kdp")


def small(spoil: Callable[[pikepdf.Pdf], None] = lambda _: None, **how: Any) -> bytes:
    """Return a PDF of two pages with words, a structure and metadata, spoilt in some way."""
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(SIDE, SIDE))
        face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for page in pdf.pages:
            page.obj.Resources = Dictionary(Font=Dictionary(F=face))
            page.obj.Contents = pdf.make_stream(b"BT /F 12 Tf 20 20 Td (lamp) Tj ET")
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        spoil(pdf)
        out = BytesIO()
        pdf.save(out, **how)
        return out.getvalue()


def unopened_mark(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"EMC EMC q")


def structure_in_a_ring(pdf: pikepdf.Pdf) -> None:
    element = pdf.make_indirect(Dictionary(S=Name.P))
    element.K = Array([element])
    pdf.Root.StructTreeRoot.K = Array([element])


def deep_structure(pdf: pikepdf.Pdf) -> None:
    inner = pdf.make_indirect(Dictionary(S=Name.P))
    for _ in range(2000):
        inner = pdf.make_indirect(Dictionary(S=Name.Div, K=Array([inner])))
    pdf.Root.StructTreeRoot.K = Array([inner])


def no_pages(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[:]


def pages_in_a_ring(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def turned_by_a_word(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = pikepdf.String("ninety")


def metadata_of_another_kind(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.Root.OutputIntents = 7


def no_resources(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Resources = Dictionary(Font=7, XObject=Array([1]))


def page_of_200_inches(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([0, 0, 14_400, 14_400])


SPOILT = {
    spoil.__name__: small(spoil)
    for spoil in (
        unopened_mark,
        structure_in_a_ring,
        deep_structure,
        no_pages,
        pages_in_a_ring,
        turned_by_a_word,
        metadata_of_another_kind,
        no_resources,
        page_of_200_inches,
    )
}
SPOILT["locked"] = small(encryption=pikepdf.Encryption(owner="a", user="b"))


def flipped(seeds: range) -> Iterator[bytes]:
    """Yield the sound file with some bytes of it changed, and with its end cut off."""
    for seed in seeds:
        chance, data = random.Random(seed), bytearray(small())
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield bytes(data[: chance.randrange(100, len(data))] if seed % 4 == 0 else data)


def opened_by_all(data: bytes) -> None:
    """Open a file with everything that reads PDFs; only errors in words may come of it."""
    assert all(finding.message for finding in check_pdf(data, "a.pdf"))
    check_booklet(data, "a.pdf")
    for read in (
        lambda: impose(data, LAYOUT, "a.pdf"),
        lambda: preflight_pages(data, PROFILE, PROFILE.papers[0], "a.pdf"),
        lambda: [*draw(data, "a.pdf", 100)],
    ):
        with suppress(SourceError, UsageError):
            read()


@pytest.mark.parametrize("name", SPOILT)
def test_a_damaged_pdf_is_told_in_words(name: str) -> None:
    opened_by_all(SPOILT[name])


def test_a_pdf_whose_bytes_were_changed_is_told_in_words() -> None:
    for data in flipped(range(60)):
        opened_by_all(data)


@pytest.mark.parametrize("sign", ["{", "(", "["])
def test_a_style_sheet_that_is_nested_without_end_is_broken(sign: str) -> None:
    assert style_of(f"p {{ a: {sign * 20_000}".encode()).broken


def test_an_epub_that_would_fill_the_memory_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xhtml", bytes(3 << 20))
    monkeypatch.setattr(epub_container, "LARGEST", 2 << 20)
    (finding,) = check_epub(out.getvalue(), "a.epub")
    assert finding.message == "unpacked it would take 3 MB, more than 2 MB"


def test_a_file_that_takes_too_much_is_refused_and_the_others_are_done() -> None:
    tasks = [*range(0, 6, 2), 5]
    results = dict(work_apart(halve, tasks, 2))
    assert [results[0], results[2], results[4]] == [0, 1, 2]
    assert isinstance(results[5], PublisherError)


def test_memory_and_the_process_itself_are_bounded() -> None:
    ((_, devoured),) = work_apart(devour, [workers.MEMORY], 1)
    assert isinstance(devoured, SourceError)
    assert "3 GB of memory" in devoured.message
    ended = dict(work_apart(end_some, [1, 2, 3], 1))
    assert isinstance(ended[2], SourceError)
    assert (ended[1], ended[3]) == (1, 3)


def end_some(number: int) -> int:
    return end(1) if number == 2 else number


@pytest.mark.parametrize("content", ["[" * 100_000, '{"a": [[[', "[7]", '{"a": [1, {}, 2]}', "7"])
def test_what_an_earlier_run_kept_may_be_damaged(tmp_path: Path, content: str) -> None:
    for name in (EARLIER, STATE):
        kept = tmp_path / BUILD / name
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(content, "utf-8")
        with open_state(tmp_path, keep=False) as asked, open_state(tmp_path) as kept_state:
            assert read_record(asked) == read_record(kept_state) == {}
        assert read_suspicion(kept) is None


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_an_earlier_run_kept_may_be_no_file(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    for name in (EARLIER, STATE):
        kept = tmp_path / BUILD / name
        kept.parent.mkdir(exist_ok=True)
        make(kept)
    with open_state(tmp_path, keep=False) as state:
        assert read_record(state) == {}
    assert read_suspicion(tmp_path / BUILD / STATE) is None
