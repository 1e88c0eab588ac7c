"""Measure the e-book: from a rendering to a closed EPUB, and publisher's own checks alone.

python -m bench.epub_speed: made-up books of known length; processor seconds, best of some runs.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from itertools import product
from typing import TypeVar

from publisher.checking.epub import check_epub
from publisher.editions import assemble_collection, collection_facts
from publisher.epub import make_epub
from publisher.manuscript import read
from publisher.model.edition import WorkWithText
from publisher.model.house import EditionPlan, PlannedPart, WorkText
from publisher.model.rendering import EbookRendering
from publisher.rendering import find_design, render_ebook
from tests.epub.conftest import picture
from tests.rendering.books import HOUSE, MODIFIED, book_of

T = TypeVar("T")
WORDS = tuple(
    map("".join, product(("ka", "se", "mo", "ti", "rund"), ("", "la", "ner"), ("", "st", "de")))
)
WORDS_ON_A_PAGE = 330  # of A5, as styles/print.css sets it
RUNS = 5


def main() -> None:
    """Print the table: a pamphlet of 20 pages, a collection of 1,000."""
    print(f"{'':28}{'cpu s':>8}{'own checks':>12}{'kB':>7}{'documents':>11}")
    show("pamphlet, 20 pages", pamphlet(20))
    show("collection, 1,000 pages", collection(50, 20))


def show(what: str, book: EbookRendering) -> None:
    """Print one line of the table."""
    data, making, checking = measured(book)
    print(f"{what:28}{making:8.3f}{checking:12.3f}{len(data) // 1000:7}{len(book.documents):11}")


def measured(book: EbookRendering) -> tuple[bytes, float, float]:
    """Return the EPUB of a book, the seconds to make it (checks and all), those of the checks alone."""
    cover = picture()
    made, making = fastest(lambda: make_epub(book, cover))
    assert not made.findings, made.findings[0]
    _, checking = fastest(lambda: check_epub(made.value, "book.epub"))
    return made.value, making, checking


def fastest(do: Callable[[], T]) -> tuple[T, float]:
    """Return what something gives, and the processor seconds of the fastest of some runs."""
    # What others have left in memory is not searched, or the time would be theirs as well.
    gc.collect()
    gc.freeze()
    try:
        value, seconds = _timed(do)
        return value, min(seconds, *(_timed(do)[1] for _ in range(RUNS - 1)))
    finally:
        gc.unfreeze()


def _timed(do: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    value = do()
    return value, time.process_time() - started


def pamphlet(pages: int) -> EbookRendering:
    """Return a pamphlet of the given number of pages."""
    return render_ebook(book_of(source(pages, "En bok")), find_design())


def source(pages: int, title: str) -> str:
    """Return a manuscript of the given pages: a chapter every five, a note and a page break on each."""
    lines = [f"# {title}", ""]
    for page in range(1, pages + 1):
        if page % 5 == 1:
            lines += [f"## Om rad {page}", ""]
        lines += [*paragraphs(page), f"[^{page}]: Noten på sidan {page}, med *ett* ord mer.", ""]
    return "\n".join(lines)


def paragraphs(page: int) -> list[str]:
    """Return the text of one page, in paragraphs of about 80 words."""
    numbers = range(page * WORDS_ON_A_PAGE, (page + 1) * WORDS_ON_A_PAGE)
    words = [WORDS[number * number % 991 % len(WORDS)] for number in numbers]
    parts = [" ".join(words[at : at + 80]).capitalize() + "." for at in range(0, len(words), 80)]
    first, *rest = parts
    return [line for part in (f"{{p {page}}}{first}[^{page}]", *rest) for line in (part, "")]


def collection(works: int, pages: int) -> EbookRendering:
    """Return a collection of the given number of works, each of the given number of pages."""
    names = tuple(f"verk-{n}" for n in range(1, works + 1))
    shelf = tuple(
        WorkWithText(
            WorkText(name, "sv", f"{name}.md", "", name),
            read(source(pages, name), f"{name}.md", "sv"),
        )
        for name in names
    )
    plan = EditionPlan("samling", "sv", "Samling", parts=(PlannedPart(None, names),))
    facts = collection_facts(HOUSE, plan, (), MODIFIED)
    return render_ebook(assemble_collection(plan, shelf, facts), find_design())


if __name__ == "__main__":
    main()
