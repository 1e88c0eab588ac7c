"""Signs with a number of their typeface's own, which PDFs hold too: letters to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from publisher.languages import Lexicon
from publisher.sources.mending import PRIVATE, without_private


def with_lost_letters(texts: Sequence[str], _words: Callable[[], Lexicon]) -> Mapping[int, str]:
    """Return the lines with such signs, by their index, with U+FFFD for each."""
    return {
        at: without_private(text)
        for at, text in enumerate(texts)
        if not text.isascii() and PRIVATE.search(text)
    }
