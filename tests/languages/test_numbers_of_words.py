"""Numbers of words are those that were given, in little memory."""

from __future__ import annotations

import sys
import tracemalloc

from publisher.languages.numbers_of_words import NumbersOfWords
from publisher.languages.wordlist import frequencies


def test_every_word_has_its_number_and_no_other_one_has_any() -> None:
    words = frequencies("sv")
    kept = NumbersOfWords(words)
    assert len(kept) == len(words) > 30_000
    assert all(kept.get(word) == number for word, number in words.items())
    assert not any(f"{word}\N{SNOWMAN}" in kept for word in words)
    assert NumbersOfWords({}).get("lampa") is None


def test_a_word_takes_sixteen_bytes() -> None:
    words = {f"word{n}": n for n in range(50_000)}
    NumbersOfWords({"a": 1})  # numpy is loaded
    tracemalloc.start()
    kept = NumbersOfWords(words)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert taken < 18 * len(kept) < sys.getsizeof(words)
