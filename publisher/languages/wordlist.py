"""Word frequencies by language (wordfreq, loaded with the first), kept small in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

# Words; rarer ones are names, misspellings and other languages; the Russian list alone has 700,000.
LIMIT = 400_000
# Words over which heads and tails are counted: enough for every ending, and quick.
COMMON = 60_000
# Letters of a head or tail; longer ones say no more than the word itself.
SHORTEST, LONGEST = 2, 8


def list_file(name: str | None, *, large: bool = True) -> Path | None:
    """Return the file of a list of wordfreq: if ``large`` and there is one the large one, or the small."""
    package = find_spec("wordfreq")  # which is not loaded: that takes longer than all words
    if name is None or package is None or package.origin is None:
        return None
    data = Path(package.origin).with_name("data")
    paths = (data / f"{size}_{name}.msgpack.gz" for size in ("large", "small")[not large :])
    return next((path for path in paths if path.is_file()), None)


def frequencies(path: Path, limit: int = LIMIT) -> dict[str, int]:
    """Return word → centibels below certainty (300: once in a thousand words), the commonest first.

    ``path`` is that of a list (``list_file``), of which the ``limit`` commonest words are read.
    Centibels are hundredths of a power of ten, negated: small integers, which Python keeps only
    once in memory.
    """
    import wordfreq

    return dict(islice(_by_rank(wordfreq.read_cBpack(str(path))), limit))


def _by_rank(buckets: Iterable[Iterable[str]]) -> Iterator[tuple[str, int]]:
    for centibels, words in enumerate(buckets):
        for word in words:
            yield word, centibels


def neighbours(name: str | None) -> dict[tuple[str, str], float]:
    """Return pairs of words that stand apart though lists join them → occurrences in a million words.

    They were counted in open texts by training/line_ends, which writes ``data/apart``.
    """
    table = files(__package__).joinpath("data", "apart", f"{name}.tsv")
    if not table.is_file():
        return {}
    rows = (line.split("\t") for line in table.read_text("utf-8").splitlines())
    return {(left, right): float(times) for left, right, times in rows}


def pieces(words: dict[str, int]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the shares of running text that begin, and that end, with the same letters.

    Both map a piece of 2 to 8 letters to the share of words in running text that are longer
    than the piece by two letters or more and begin (end) with it.
    """
    heads: dict[str, float] = {}
    tails: dict[str, float] = {}
    for word, centibels in islice(words.items(), COMMON):
        share = 10 ** (-centibels / 100)
        for length in range(SHORTEST, min(LONGEST, len(word) - 2) + 1):
            head, tail = word[:length], word[-length:]
            heads[head] = heads.get(head, 0.0) + share
            tails[tail] = tails.get(tail, 0.0) + share
    return heads, tails
