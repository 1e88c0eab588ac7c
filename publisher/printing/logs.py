"""The typesetter's complaints: whatever WeasyPrint logs at warning or above is a fault of the book."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from publisher.errors import DesignError
from publisher.expressions import compiled
from publisher.model.rendering import Resource
from publisher.printing.missing_signs import MissingSignsError

LOGGER = logging.getLogger("weasyprint")
# Complaints told in full: one fault of a style often gives one for every paragraph.
SHOWN = 12
# How WeasyPrint names what it did not understand, with its place in a sheet that it does not name.
IGNORED = compiled(r"Ignored [`'](?P<what>.+?)[`'] at (?P<line>\d+):(?P<column>\d+)", re.DOTALL)
# How WeasyPrint names the glyph that a font draws for a character it lacks. The character may
# be a line end, so the dot stands for that too.
NO_GLYPH = compiled(r"\.notdef glyph .*\(U\+([0-9A-F]{4,6})\)", re.DOTALL)


class _Collector(logging.Handler):
    """Keeps the texts of all records it is given."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the text of one record."""
        self.texts.append(record.getMessage())


@contextmanager
def no_complaints(shown: str, styles: Sequence[Resource] = ()) -> Iterator[None]:
    """Run the body, then raise DesignError with all complaints that were logged in it, if any.

    ``shown`` is what people call the product, ``styles`` are the sheets that the complaints may be
    about; MissingSignsError, a kind of DesignError, says that
    there is no other complaint than of signs that no typeface has. Meanwhile the records go nowhere
    else, so that they are told once, as an error, and not on the terminal too.
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
        _complain([_placed(text, styles) for text in collector.texts], shown)


_LACKING = (
    "no installed typeface has the sign; put one that has it into fonts/ and name it in print.css"
)
_HINT = (
    "correct the template or style sheet named above; a book is printed only when nothing is wrong"
)


def _placed(text: str, styles: Sequence[Resource]) -> str:
    """Return a complaint with the sheet and the line in front, where what it quotes stands there."""
    found = IGNORED.search(text)
    if not found:
        return text
    line, column = int(found["line"]), int(found["column"])
    for style in styles:
        lines = style.content.decode("utf-8", "replace").split("\n")
        there = lines[line - 1][column - 1 :].split() if line <= len(lines) else []
        # A declaration that goes on over lines is quoted with blanks in place of their ends.
        if there and found["what"].startswith(there[0][: len(found["what"])]):
            return f"{style.name}:{line}: {text}"
    return text


def _complain(texts: list[str], shown: str) -> NoReturn:
    signs = [chr(int(lacking[1], 16)) for text in texts if (lacking := NO_GLYPH.match(text))]
    hint = _LACKING if signs else _HINT
    if len(signs) == len(texts):
        raise MissingSignsError("".join(signs), _told(texts), hint, shown)
    raise DesignError(_told(texts), hint=hint, place=shown)


def _told(texts: list[str]) -> str:
    """Return the complaints as one message: each once, and of many only the first."""
    once = list(dict.fromkeys(" ".join(text.split()) for text in texts))
    more = f" (and {len(once) - SHOWN} more)" if len(once) > SHOWN else ""
    return "the typesetter complains: " + "; ".join(once[:SHOWN]) + more
