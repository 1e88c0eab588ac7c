"""Measure what reading a PDF takes: ``python -m bench.pdf_reading FILE.pdf [PAGES ...]``.

The pages of a file come again until there are so many (100, 500, 2000). Each is read in a process
of its own, as ``add`` and ``convert`` do; its processor time and its most memory are printed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

import pikepdf

from bench.peak import peak

USUAL = (100, 500, 2000)


def repeated(path: Path, pages: int, out: Path) -> None:
    """Write a PDF with the pages of another one, again and again until there are so many."""
    with pikepdf.open(path) as source, pikepdf.new() as made:
        for number in range(pages):
            made.pages.append(source.pages[number % len(source.pages)])
        made.save(out)


def read(path: Path) -> None:
    """Read a PDF as the reader's process does, and print what it took."""
    from publisher.sources.pdf.reading import read_pdf
    from publisher.sources.records import records_of

    outcome = read_pdf(path, path.name)
    transcript = outcome.value
    letters = sum(len(line.text) for line in transcript.lines())
    written = sum(len(record) for record in records_of(outcome))
    pages, seconds = len(transcript.pages), time.process_time()
    print(
        f"{pages} pages, {letters} letters, {written / 1e6:.1f} MB of records: "
        f"{seconds:.1f} s, {1000 * seconds / pages:.0f} ms a page, {peak():.0f} MB"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure the file named first, or with ``--read`` read it in this process."""
    if arguments[0] == "--read":
        read(Path(arguments[1]))
        return
    with TemporaryDirectory() as folder:
        for pages in map(int, arguments[1:] or USUAL):
            out = Path(folder) / f"{pages}.pdf"
            repeated(Path(arguments[0]), pages, out)
            run([sys.executable, "-m", "bench.pdf_reading", "--read", str(out)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
