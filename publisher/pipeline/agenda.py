"""What of a build can be done next: texts to be read, and books whose texts are all there.

What most depends on comes first: a text counts for itself and for the largest of the books that
wait for it. So nothing long is begun when all else is done.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.pipeline.books import Book
from publisher.structs import frozen


@frozen
class TextToRead:
    """A text whose source can be read."""

    work: WorkText


@frozen
class BookToMake:
    """A book that can be made in a format, for its texts are there."""

    book: Book
    form: Format


NO_TEXTS: Mapping[WorkText, bytes] = MappingProxyType({})
Todo: TypeAlias = TextToRead | BookToMake

# Seconds to make a book in a format, and bytes of its sources in a second; both differ by machine,
# but tell what takes longer than what. A PDF takes some 0.05 seconds a page of 2,000 bytes.
_COSTS = {Format.PDF: (0.5, 40_000.0), Format.EPUB: (0.2, 300_000.0)}
_OTHERS, _TO_READ = (0.1, 300_000.0), (0.05, 300_000.0)


class Agenda:
    """The texts and books of a build that are still to be done; texts are kept while they are needed."""

    def __init__(
        self,
        works: Iterable[WorkText],
        books: Iterable[tuple[Book, Format]],
        kept: Mapping[WorkText, bytes] = NO_TEXTS,
    ) -> None:
        """Take the texts to be read, the books to be made in some formats, the texts that are there."""
        self.seconds = 0.0  # about what one process needs for all of it
        self._waiting: defaultdict[Book, list[Format]] = defaultdict(list)
        self._books_of: defaultdict[WorkText, dict[Book, None]] = defaultdict(dict)
        self._wanted: Counter[WorkText] = Counter()
        longest: defaultdict[WorkText, float] = defaultdict(float)
        for book, form in books:
            seconds = _seconds(form, *book.works)
            self.seconds += seconds
            self._waiting[book].append(form)
            for work in {*book.works}:
                self._books_of[work][book] = None
                self._wanted[work] += 1
                longest[work] = max(longest[work], seconds)
        self._texts: dict[WorkText, bytes] = {}
        # A heap gives the smallest: the seconds that depend on it (negative), its number, what it is.
        self._heap: list[tuple[float, int, Todo]] = []
        self._numbers = count()
        for work in works:
            seconds = _seconds(None, work)
            self.seconds += seconds
            self._add(seconds + longest[work], TextToRead(work))
        for work, text in kept.items():
            self.text_is_there(work, text)

    def next(self) -> Todo | None:
        """Return what can be done now and has most depending on it; None while there is nothing."""
        return heappop(self._heap)[2] if self._heap else None

    def text_is_there(self, work: WorkText, text: bytes) -> None:
        """Keep a text that was read, packed; the books that waited for nothing else can be made."""
        if not self._wanted[work]:
            return
        self._texts[work] = text
        for book in self._books_of[work]:
            if all(own in self._texts for own in book.works):
                for form in self._waiting.pop(book):
                    self._add(_seconds(form, *book.works), BookToMake(book, form))

    def texts_of(self, book: Book) -> tuple[bytes, ...]:
        """Return the texts of a book that is being made in one format, packed."""
        texts = tuple(self._texts[work] for work in book.works)
        for work in {*book.works}:
            self._wanted[work] -= 1
            if not self._wanted[work]:
                del self._texts[work]
        return texts

    def left(self) -> Iterator[tuple[Book, Format, WorkText]]:
        """Yield the books that cannot be made, each with the first text that is not there."""
        for book, forms in self._waiting.items():
            missing = next(work for work in book.works if work not in self._texts)
            yield from ((book, form, missing) for form in forms)

    def _add(self, seconds: float, todo: Todo) -> None:
        heappush(self._heap, (-seconds, next(self._numbers), todo))


def _seconds(form: Format | None, *works: WorkText) -> float:
    """Return about how long it takes to make a book of some works, or without a format to read one."""
    always, in_a_second = _TO_READ if form is None else _COSTS.get(form, _OTHERS)
    return always + sum(map(_size, works)) / in_a_second


def _size(work: WorkText) -> int:
    """Return the bytes of a source; 0 where there is none, which its reader will say."""
    try:
        return Path(work.path).stat().st_size
    except OSError:
        return 0
