"""The typesetter's complaints: whatever WeasyPrint logs at warning or above is a fault of the book."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from publisher.errors import DesignError

LOGGER = logging.getLogger("weasyprint")
SHOWN = 12
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
    """Run the body and raise DesignError with every complaint that was logged in it.

    ``shown`` is the product as people know it. The records go nowhere else meanwhile: they
    are told once, as an error, and not also on the terminal.
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
    """Return the complaints as one message, each once, the first of them only when many."""
    once = list(dict.fromkeys(" ".join(text.split()) for text in texts))
    more = f" (and {len(once) - SHOWN} more)" if len(once) > SHOWN else ""
    return "the typesetter complains: " + "; ".join(once[:SHOWN]) + more
