"""Numbers of many words, kept in a tenth of the memory that a dict takes, and ready to be mapped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from enum import StrEnum
from hashlib import blake2b
from struct import calcsize
from sys import byteorder
from typing import Any

# Bytes: of a hash, and of what stands before the hashes, which is the code of the numbers.
_HASH, _HEAD = 8, 8


class Kind(StrEnum):
    """How numbers are written: the codes of ``struct`` (and numpy), in the order of this machine."""

    SMALL = "H"  # 0 to 65,535
    COUNT = "I"  # 0 to 4 thousand million
    SHARE = "d"  # double precision


def packed(numbers: Mapping[str, float], kind: Kind) -> bytes:
    """Return words and their numbers as ``NumbersOfWords`` reads them."""
    import numpy as np  # only what makes a table needs it

    hashes = np.frombuffer(b"".join(map(_hash, numbers)), np.int64)
    order = np.argsort(hashes)
    own = np.fromiter(numbers.values(), kind.value, len(numbers))
    head = kind.encode().ljust(_HEAD)
    return head + hashes[order].tobytes() + own[order].tobytes()


def _hash(word: str) -> bytes:
    # Not Python's own, which differs from process to process.
    return blake2b(word.encode(), digest_size=_HASH).digest()


class NumbersOfWords:
    """Words → numbers, without the words: their hashes in order, and a number for each.

    Of a word that is not among 400,000 one in 10^13 would be taken for another one.
    """

    __slots__ = ("_hashes", "_numbers")

    def __init__(self, table: bytes | memoryview) -> None:
        """Take what ``packed`` made; nothing of it is copied."""
        kind: Any = chr(table[0])
        whole = memoryview(table)[_HEAD:]
        count = len(whole) // (_HASH + calcsize(kind))
        self._hashes = whole[: count * _HASH].cast("q")
        self._numbers = whole[count * _HASH :].cast(kind)

    def get(self, word: str) -> float | None:
        """Return the number of a word, None where it has none."""
        wanted = int.from_bytes(_hash(word), byteorder, signed=True)
        at = bisect_left(self._hashes, wanted)
        there = at < len(self._hashes) and self._hashes[at] == wanted
        return self._numbers[at] if there else None

    def __contains__(self, word: str) -> bool:
        """Tell whether a word has a number."""
        return self.get(word) is not None

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._hashes)
