"""The words of a language, and what is counted in them, as tables that are made once and then mapped.

The licences of word lists differ, so none of them travels with the program: each table is made
from what is installed, when it is first asked for, and anew when a newer list is.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from publisher.kept import digest, kept
from publisher.languages import letters, numbers_of_words, wordlist
from publisher.languages.letters import runs_of
from publisher.languages.numbers_of_words import Kind, NumbersOfWords, packed
from publisher.languages.wordlist import COMMON, frequencies, list_file, pieces

# Words; this many show which letters follow which in a language.
LETTERED = 40_000
# The program that makes the tables: a change there makes them anew.
_MAKERS = (__file__, letters.__file__, numbers_of_words.__file__, wordlist.__file__)


def word_numbers(name: str | None, *, large: bool) -> NumbersOfWords:
    """Return word → centibels for a list, none without one; see ``wordlist.frequencies``."""
    return _table("words", name, large, lambda path: packed(_words(path), Kind.SMALL))


def piece_numbers(name: str | None, *, large: bool) -> NumbersOfWords:
    """Return the shares of heads (``hand-``) and tails (``-ing``) of words; see ``wordlist.pieces``."""
    return _table("pieces", name, large, lambda path: packed(_pieces(path), Kind.SHARE))


def letter_numbers(name: str | None, *, large: bool) -> NumbersOfWords:
    """Return how often letters follow each other in common words; see ``letters.runs_of``."""
    return _table("letters", name, large, lambda path: packed(_runs(path), Kind.COUNT))


def _words(path: Path | None) -> dict[str, int]:
    return {} if path is None else frequencies(path)


def _common(path: Path | None) -> dict[str, int]:
    return {} if path is None else frequencies(path, COMMON)


def _pieces(path: Path | None) -> dict[str, float]:
    heads, tails = pieces(_common(path))
    named = {f"{head}-": share for head, share in heads.items()}
    return {**named, **{f"-{tail}": share for tail, share in tails.items()}}


def _runs(path: Path | None) -> dict[str, int]:
    return runs_of(islice(_common(path), LETTERED))


def _table(
    kind: str, name: str | None, large: bool, make: Callable[[Path | None], bytes]
) -> NumbersOfWords:
    """Return a table of what is made from a list of words, or from none where there is none."""
    path = list_file(name, large=large)
    if path is None:
        return NumbersOfWords(make(None))
    size, *_ = path.name.partition("_")
    made_from = digest(kind, path, *map(Path, _MAKERS))
    return NumbersOfWords(kept(f"{kind}-{size}-{name}", made_from, lambda: make(path)))
