"""Measure how the time and memory of printing grow with a collection.

``python -m bench.print_growth [PAGES ...]`` prints collections of about these numbers of pages (250,
500, 1000), each in a process of its own, with their CPU seconds and peak memory.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from publisher.editions import assemble_collection, collection_facts
from publisher.manuscript import read
from publisher.model.edition import WorkWithText
from publisher.model.house import BookSettings, EditionPlan, House, NotePlace, PlannedPart, WorkText
from publisher.model.rendering import PrintRendering
from publisher.printing import print_book, search_path_of
from publisher.rendering import find_design, render_print

SPECIMEN = Path(__file__).parents[1] / "tests" / "printing" / "specimen.md"
COPIES = 10  # of the specimen in a text
PAGES = 20  # of such a text
LETTERED = re.compile(r"\[\^(\w+)\]")


def collection(pages: int, notes: NotePlace = NotePlace.BOOK_END) -> PrintRendering:
    """Return a collection of about the given number of pages, ready for print."""
    title, front, *body = SPECIMEN.read_text("utf-8").split("\n\n")
    copies = (LETTERED.sub(rf"[^\1c{n}]", "\n\n".join(body[1:])) for n in range(COPIES))
    markup = "\n\n".join((title, front, *copies))
    names = [f"text-{number}" for number in range(max(pages // PAGES, 1))]
    works = [WorkText(name, "en", f"{name}.md", f"{name}.md", name.title()) for name in names]
    texts = tuple(WorkWithText(work, read(markup, work.work, "en")) for work in works)
    plan = EditionPlan("growth", "en", "A Collection", parts=(PlannedPart(None, tuple(names)),))
    house = House("The House", "en", settings=BookSettings(print_notes=notes))
    facts = collection_facts(house, plan, works, datetime(2026, 1, 2, tzinfo=UTC))
    return render_print(assemble_collection(plan, texts, facts), find_design())


def measure(pages: int) -> None:
    """Print one collection and what it took."""
    rendering = collection(pages)
    begin = time.process_time()
    book = print_book(rendering, search_path_of())
    spent, memory = time.process_time() - begin, getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"{book.pages:6}{spent:9.1f}{book.pages / spent:9.1f}{memory:8.0f}", flush=True)


def main() -> None:
    """Measure one size here, several each in a process of its own."""
    sizes = [int(size) for size in sys.argv[1:]] or [250, 500, 1000]
    if len(sizes) == 1:
        measure(sizes[0])
        return
    print(f"{'pages':>6}{'cpu s':>9}{'pages/s':>9}{'MB':>8}", flush=True)
    for size in sizes:
        command = [sys.executable, "-m", "bench.print_growth", str(size)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})


if __name__ == "__main__":
    main()
