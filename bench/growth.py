"""Measures how time and memory grow with a source: ``python -m bench.growth [--books|--memory] [SHAPE …]``.

Each shape is a source that was slow once, or might be: runs of blanks, many gaps, form feeds on
one line, pages on one line, one number on every page, a long word, one long line, blank lines. It
is read, restored and written to the ledger at four sizes, and the exponent is fitted by least
squares to the logarithms of processor time and size: 1 where time grows as the source does.

With ``--books`` whole books are made of the middle size instead: EPUB, web page and PDF, each in a
process of its own, with its processor seconds and the most memory that it took. With ``--memory``
each shape is read and restored at two larger sizes, each in a process of its own, and the most
memory that this took stands beside what is asked for.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import cycle, islice
from math import log
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from bench.peak import peak
from publisher.errors import SourceError
from publisher.record import ledger_of, write_ledger
from publisher.restoring import restore
from publisher.sources import transcript_from

SENTENCE = "The lamp was lit before it was dark, and nobody asked why the ferry had not come. "
NUMBERS = "the count was kept in a book that nobody read "
# Bytes of the smallest source, and how often it is doubled.
SMALLEST, DOUBLINGS = 40_000, 3
# What is asked for.
LINEAR = 1.1
# Bytes of the sources that become whole books, and the formats of these.
OF_BOOKS, FORMATS = 80_000, ("epub", "html", "pdf")
MEGA = 1 << 20
# Megabytes of the sources whose memory is measured, and what is asked for: so many MB (millions of
# bytes), and so many times the source.
OF_MEMORY = (2, 10)
BASE, TIMES = 350, 20


def _filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _lines(size: int, width: int = 72) -> str:
    text = _filled(SENTENCE, size)
    return "\n".join(text[at : at + width] for at in range(0, size, width))


def _pages(size: int, number: Callable[[int], str]) -> str:
    page = _lines(1500)
    return "\f".join(f"{page}\n\n{number(n)}\n" for n in range(1, size // 1500 + 1))


def _prose(size: int) -> str:
    return _pages(size, str)


def _one_number(size: int) -> str:
    return _pages(size, lambda _: "7")


def _blanks(size: int) -> str:
    line = f"{_lines(800)}\n"
    return f"{line}end{' ' * (size - 800)}of it\n{line}"


def _many_gaps(size: int) -> str:
    words = cycle(NUMBERS.split())
    return "\n".join("      ".join(islice(words, size // 130)) for _ in range(13))


def _form_feeds(size: int) -> str:
    return f"One page.{chr(12) * size}Another one.\n"


def _pages_on_one_line(size: int) -> str:
    return "\f".join(_filled(SENTENCE, 100) for _ in range(size // 101)) + "\n"


def _long_word(size: int) -> str:
    return f"{_lines(800)}\n{'word' * (size // 4)}\n{_lines(800)}\n"


def _one_line(size: int) -> str:
    return _filled(SENTENCE, size) + "\n"


def _long_title(size: int) -> str:
    return f"{'a' * size}\n\n{_lines(800)}\n"


def _brackets(size: int) -> str:
    return f"{_lines(800)}\n{'[' * size}\n{_lines(800)}\n"


def _notes(size: int) -> str:
    pages = (
        f"{_lines(180)} word.{n} So.\n\n{n}. A note, p. {n}.\n\n{n}" for n in range(1, size // 220)
    )
    return "\f".join(pages)


def _blank_lines(size: int) -> str:
    return f"One line.\n{chr(10) * size}Another one.\n"


SHAPES: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "prose": _prose,
        "blanks": _blanks,
        "many gaps": _many_gaps,
        "form feeds on one line": _form_feeds,
        "pages on one line": _pages_on_one_line,
        "one number on every page": _one_number,
        "one long word": _long_word,
        "one long line": _one_line,
        "a title without end": _long_title,
        "brackets": _brackets,
        "thousands of notes": _notes,
        "blank lines": _blank_lines,
    }
)


def seconds(text: str) -> float:
    """Return the processor seconds that reading, restoring and the ledger of a source take."""
    started = time.process_time()
    transcript = transcript_from(text, "source", "en").value
    write_ledger(ledger_of(transcript, restore(transcript).value))
    return time.process_time() - started


def exponent(sizes: list[int], times: list[float]) -> float:
    """Return the slope of the line through the logarithms of sizes and times (least squares)."""
    pairs = [(log(size), log(taken)) for size, taken in zip(sizes, times, strict=True)]
    middle = [sum(values) / len(pairs) for values in zip(*pairs, strict=True)]
    above: float = sum((x - middle[0]) * (y - middle[1]) for x, y in pairs)
    spread: float = sum((x - middle[0]) ** 2 for x, _ in pairs)
    return above / spread


def report(names: list[str]) -> Iterator[str]:
    """Yield a line for each shape: the seconds at each size, and the exponent."""
    sizes = [SMALLEST << doubling for doubling in range(DOUBLINGS + 1)]
    yield f"{'':26}" + "".join(f"{size // 1000:>7} kB" for size in sizes) + "  exponent"
    for name in names:
        times = [seconds(SHAPES[name](size)) for size in sizes]
        shown = "".join(f"{taken:9.2f}s" for taken in times)
        yield f"{name:26}{shown}{exponent(sizes, times):10.2f}"


def report_of_memory(names: list[str]) -> Iterator[str]:
    """Yield a line for each shape: the most memory that each size took, and what may be taken."""
    yield f"{'':26}" + "".join(f"{size:>6} MB (at most {may(size)})" for size in OF_MEMORY)
    for name in names:
        shown = "".join(f"{memory(name, size):18.0f} MB" for size in OF_MEMORY)
        yield f"{name:26}{shown}"


def may(size: int) -> int:
    """Return the megabytes of memory that restoring a source of so many megabytes may take."""
    return BASE + TIMES * size


def memory(name: str, size: int) -> float:
    """Return the most megabytes of memory that restoring so many megabytes of a shape takes."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_memory_of, (name, size))


def _memory_of(name: str, size: int) -> float:
    """Return the peak of this process; of a source with too many lines, what refusing it takes."""
    with suppress(SourceError):
        # Not held beside: where a file is restored nobody has its text when it is read.
        restore(transcript_from(SHAPES[name](size * 1_000_000), "source", "en").value)
    return peak()


def report_of_books(names: list[str]) -> Iterator[str]:
    """Yield a line for each shape: seconds and memory of its books."""
    yield f"{'':26}" + "".join(f"{form:>18}" for form in FORMATS)
    for name in names:
        text = SHAPES[name](OF_BOOKS)
        # A process for each book: the most memory that one took is known only of a whole process.
        with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            made = pool.map(partial(_book_of, text), FORMATS, chunksize=1)
        yield f"{name:26}" + "".join(f"{taken:9.1f}s{most:5} MB" for taken, most in made)


def _book_of(text: str, form: str) -> tuple[float, int]:
    """Make a book of a source; return its processor seconds and megabytes."""
    from publisher import api

    with TemporaryDirectory() as folder:
        source = Path(folder) / "source.txt"
        source.write_text(text, "utf-8")
        api.convert(source, source.with_suffix(f".{form}"), language="en")
    return time.process_time(), round(peak())


def main() -> None:
    """Print the table for the shapes that are named, by default for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", default=[*SHAPES], metavar="SHAPE")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--books", action="store_true", help="make whole books")
    how.add_argument("--memory", action="store_true", help="measure the memory of large sources")
    options = parser.parse_args()
    if options.memory:
        for line in report_of_memory(options.shapes):
            print(line, flush=True)
        return
    if options.books:
        print(f"whole books of sources of {OF_BOOKS // 1000} kB")
        for line in report_of_books(options.shapes):
            print(line, flush=True)
        return
    seconds(_prose(SMALLEST))  # so that word lists and weights are loaded
    print(f"reading, restoring and the ledger; an exponent of at most {LINEAR} is asked for")
    for line in report(options.shapes):
        print(line, flush=True)


if __name__ == "__main__":
    main()
