"""Entries of an outline or a contents page, found again as the lines that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.model.letters import letters_alone, letters_and_figures
from publisher.model.transcript import Line
from publisher.restoring.measuring.seen import usual_size
from publisher.structs import frozen

# Lines that one heading takes at most.
LONGEST = 4
# Letters; fewer are not enough where the figures beside them differ.
FEW = 4


@frozen
class Entry:
    """The words of an entry, and the pages (from 0) on which its heading may stand."""

    text: str
    pages: range


def find_entries(
    entries: Sequence[Entry], lines: Sequence[Line], page: Sequence[int]
) -> list[range | None]:
    """Return the lines that each entry names, by their place in ``lines``; None where there are none.

    ``page`` has the page (from 0) of each line, rising. Entries follow each other as their
    headings do. Letters and figures are compared, or letters alone, for a heading may show a
    number or the mark of a note that its entry lacks; of several places the one set largest is
    meant, for a running head may say the same.
    """
    keys = [letters_and_figures(line.text) for line in lines]
    bare = [letters_alone(line.text) for line in lines]
    starts: dict[int, int] = {}
    for at, number in enumerate(page):
        starts.setdefault(number, at)
    found: list[range | None] = []
    after = 0
    for entry in entries:
        first = min((starts[n] for n in entry.pages if n in starts), default=len(lines))
        span = range(max(first, after), len(lines))
        there = [at for at in span if page[at] in entry.pages] if span else []
        own = list(_named(letters_and_figures(entry.text), keys, there))
        letters = letters_alone(entry.text)
        own = own or (list(_named(letters, bare, there)) if len(letters) >= FEW else [])
        best = max(own, key=lambda rows: _size(lines[rows.start]), default=None)
        found.append(best)
        after = best.stop if best else after
    return found


def _named(key: str, keys: Sequence[str], places: Sequence[int]) -> Iterator[range]:
    """Yield the lines, one or a few, that together are a key."""
    for at in places if key else ():
        whole, stop = keys[at], at + 1
        while whole and key.startswith(whole) and len(whole) < len(key) and stop < len(keys):
            if stop - at == LONGEST:
                break
            whole, stop = whole + keys[stop], stop + 1
        if whole == key:
            yield range(at, stop)


def _size(line: Line) -> float:
    return usual_size(line.runs) or 1.0
