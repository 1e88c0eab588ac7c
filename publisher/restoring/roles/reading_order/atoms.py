"""A page cut into pieces that an extractor may have put in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.model.transcript import Line
from publisher.restoring.characters import OPENERS
from publisher.restoring.roles.notes.labels import read_label
from publisher.restoring.wording import ending
from publisher.structs import frozen

LETTER = compiled(r"[^\W_]")


@frozen
class Atom:
    """Lines that stay together, blank lines above them included.

    ``first`` and ``last`` are the texts of the outer filled lines, ``height`` counts printed
    lines, ``numbers`` are the first and last label of notes or items in it, if there are any.
    ``begins_small``: its first letter is a small one, as in the middle of a sentence. ``end`` is
    how the last line ends, nothing where it holds no letter.
    """

    lines: tuple[Line, ...]
    first: str
    last: str
    height: float
    numbers: tuple[int, int] | None
    begins_small: bool
    end: str


def atoms_of(lines: Sequence[Line], width: int) -> tuple[Atom, ...]:
    """Return the pieces of a page: what blank lines part, and what does not go on.

    ``width`` is the usual length of a line in characters; longer ones were glued of several.
    """
    return tuple(_atom(group, width) for group in _groups(lines))


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    held: list[Line] = []
    above: str | None = None
    apart = False
    for line in lines:
        text = line.text.strip()
        if text and above is not None and (apart or _parts(above, text)):
            blanks = _trailing_blanks(held)
            yield held[: len(held) - blanks]
            held = held[len(held) - blanks :]
        held.append(line)
        above, apart = text or above, not text
    if above is not None:
        yield held


def _trailing_blanks(lines: Sequence[Line]) -> int:
    return next((n for n, line in enumerate(reversed(lines)) if not line.blank), len(lines))


def _parts(above: str, below: str) -> bool:
    """Tell whether a line cannot go on with the one above it."""
    end = ending(above)
    if end not in ("broken", "end"):
        return False
    return begins_small(below) == (end == "end")


def _atom(lines: Sequence[Line], width: int) -> Atom:
    texts = [" ".join(line.text.split()) for line in lines if not line.blank]
    labels = [label.number for text in texts if (label := read_label(text)) and label.number]
    height = sum(max(1, round(len(text) / width)) for text in texts)
    blank = len(lines) - len(texts)
    numbers = (labels[0], labels[-1]) if labels else None
    end = ending(texts[-1]) if LETTER.search(texts[-1]) else ""
    small = begins_small(texts[0])
    return Atom(tuple(lines), texts[0], texts[-1], height + blank / 2, numbers, small, end)


def begins_small(text: str) -> bool:
    """Tell whether the first letter of a line is a small one."""
    return text.lstrip(OPENERS)[:1].islower()
