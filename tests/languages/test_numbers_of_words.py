"""Numbers of words are those that were given, in little memory."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc

import pytest

from publisher.languages.numbers_of_words import Kind, NumbersOfWords, packed
from publisher.languages.wordlist import frequencies, list_file


def test_every_word_has_its_number_and_no_other_one_has_any() -> None:
    path = list_file("sv", large=False)
    assert path is not None
    words = frequencies(path)
    table = NumbersOfWords(packed(words, Kind.SMALL))
    assert len(table) == len(words) > 30_000
    assert all(table.get(word) == number for word, number in words.items())
    assert not any(f"{word}\N{SNOWMAN}" in table for word in words)


@pytest.mark.parametrize("kind", Kind)
def test_no_words_are_a_table_too(kind: Kind) -> None:
    table = NumbersOfWords(packed({}, kind))
    assert (len(table), table.get("lampa")) == (0, None)


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [("SMALL", [0, 900, 65_535]), ("COUNT", [0, 2**32 - 1]), ("SHARE", [1e-300, 1 / 3])],
)
def test_numbers_are_kept_exactly(kind: str, numbers: list[float]) -> None:
    words = {f"word {at}": number for at, number in enumerate(numbers)}
    table = NumbersOfWords(packed(words, Kind[kind]))
    assert [table.get(word) for word in words] == numbers


def test_another_process_finds_the_same_words() -> None:
    table = packed({"lampa": 300}, Kind.SMALL)
    code = (
        "from publisher.languages.numbers_of_words import NumbersOfWords;"
        f"raise SystemExit(NumbersOfWords({table!r}).get('lampa') != 300)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_word_takes_ten_bytes() -> None:
    words = {f"word{n}": n for n in range(50_000)}
    table = packed(words, Kind.SMALL)
    assert len(table) < 11 * len(words) < sys.getsizeof(words)
    tracemalloc.start()
    read = NumbersOfWords(table)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert taken < 10_000
    assert read.get("word7") == 7
