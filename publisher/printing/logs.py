"""The typesetter's complaints: whatever WeasyPrint logs at warning or above is a fault of the book."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from publisher.errors import DesignError

LOGGER = logging.getLogger("weasyprint")
# Complaints told in full: one fault of a style often gives one for every paragraph.
SHOWN = 12
# How WeasyPrint names the glyph that a font draws for a character it lacks.
NO_GLYPH = ".notdef"


class _Collector(logging.Handler):
    """Keeps the texts of all records it is given."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the text of one record."""
        self.texts.append(record.getMessage())


@contextmanager
def no_complaints(shown: str) -> Iterator[None]:
    """Run the body, then raise DesignError with all complaints that were logged in it, if any.

    ``shown`` is what people call the product. Meanwhile the records go nowhere else, so that they
    are told once, as an error, and not on the terminal too.
    """
    collector, propagate = _Collector(), LOGGER.propagate
    LOGGER.addHandler(collector)
    LOGGER.propagate = False
    try:
        yield
    finally:
        LOGGER.propagate = propagate
        LOGGER.removeHandler(collector)
    if collector.texts:
        lacking = any(NO_GLYPH in text for text in collector.texts)
        raise DesignError(_told(collector.texts), hint=_LACKING if lacking else _HINT, place=shown)


_LACKING = (
    "no installed typeface has the sign; put one that has it into fonts/ and name it in print.css"
)
_HINT = (
    "correct the template or style sheet named above; a book is printed only when nothing is wrong"
)


def _told(texts: list[str]) -> str:
    """Return the complaints as one message: each once, and of many only the first."""
    once = list(dict.fromkeys(" ".join(text.split()) for text in texts))
    more = f" (and {len(once) - SHOWN} more)" if len(once) > SHOWN else ""
    return "the typesetter complains: " + "; ".join(once[:SHOWN]) + more
