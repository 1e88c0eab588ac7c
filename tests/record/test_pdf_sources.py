"""The lines of a PDF are rebuilt from manuscript and ledger as those of a text are."""

from __future__ import annotations

from pathlib import Path

from publisher.record import read_ledger, rebuild
from publisher.restoring import restore
from publisher.sources import read_source
from tests.record.test_rebuilding import written
from tests.sources.isolation.making import book

WORDS = (
    "ON PAPER",
    "Whoever has set a page by hand knows how the let-",
    "ters come to lie in the stick, and that the paper",
    "is damp when it comes to the press in the morning.",
    "17",
)


def test_every_line_of_a_pdf_is_rebuilt(tmp_path: Path) -> None:
    path = tmp_path / "en.pdf"
    lines = "".join(f"({words}) Tj T* " for words in WORDS)
    path.write_bytes(book(f"BT /F1 12 Tf 14 TL 50 500 Td {lines}ET"))
    transcript = read_source(path, "en.pdf", "en").value
    assert [line.text.strip() for line in transcript.lines() if not line.blank] == list(WORDS)
    again, table = written(transcript, restore(transcript).value)
    assert rebuild(again, read_ledger(table)) == transcript.raw()
