"""Pages for tests of cleaning, from plain text."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.model.transcript import Page
from publisher.restoring.roles.furniture.removed import Removed
from tests.support.pages import transcript

WORDS = [
    "kon",
    "bryggan",
    "vattnet",
    "lampan",
    "veken",
    "loggboken",
    "stormen",
    "oljan",
    "inspektören",
    "telegrafen",
    "barnen",
    "morgonen",
    "räkningen",
    "urverket",
    "selen",
    "psalmboken",
    "apelsinen",
    "medaljen",
    "linsen",
    "bojen",
    "tåget",
]


def body(number: int) -> tuple[str, ...]:
    """Return four lines of text, others for every number; the last ends in mid-sentence."""
    at = iter(range(number * 5, number * 5 + 400, 3 + number % 7))
    lines = (" ".join(WORDS[next(at) % len(WORDS)] for _ in range(5)) for _ in range(4))
    return tuple(f"{line} och" for line in lines)


def pages(*texts: str) -> tuple[Page, ...]:
    """Return pages, one for each text."""
    return transcript("\f".join(texts), "sv").pages


def page(number: int, top: Iterable[str] = (), bottom: Iterable[str] = ()) -> str:
    """Return the text of a page with lines above and below its body."""
    return "\n".join([*top, *body(number), *bottom])


def taken(found: Iterable[Removed]) -> list[str]:
    """Return the texts of what was taken, in order of line."""
    return [t.line.text.strip() for t in sorted(found, key=lambda t: t.line.number)]
