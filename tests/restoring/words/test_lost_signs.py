"""U+FFFD at the end of a line: a hyphen where it breaks words, else the place of a lost letter."""

from __future__ import annotations

from publisher import manuscript
from publisher.restoring import restore
from publisher.sources import transcript_from

BROKEN = """The keeper climbed the stairs of the light\ufffd
house every evening before it was dark, and he
wrote down in his book what the weather had been, what\ufffd
ever the men of the harbour had told him about it, some\ufffd
times with a drawing of the clouds, and the super\ufffd
visor of the coast read it in the spring, for he was care\ufffd
ful, and nobody else did.
"""
LOST = """The keeper climbed the stairs of the tower four times.\ufffd
Then he went down again, and the lamp was burning\ufffd
over the harbour until the men came in from the sea and
slept, and nobody had asked him who had paid for the oil.
"""
HYPHENATED = BROKEN.replace("\ufffd", "-", 4)


def book_of(source: str) -> str:
    text = restore(transcript_from(source, "a.txt", "en").value).value
    return manuscript.write(text)


def test_a_sign_that_breaks_words_is_a_hyphen() -> None:
    book = book_of(BROKEN)
    assert "\ufffd" not in book
    for word in ("lighthouse", "whatever", "sometimes", "supervisor", "careful"):
        assert word in book


def test_a_sign_behind_a_sentence_or_a_whole_word_stays_and_is_told() -> None:
    outcome = transcript_from(LOST, "a.txt", "en")
    assert [finding.code for finding in outcome.findings].count("sources/lost-letter") == 1
    book = book_of(LOST)
    assert "four times.\ufffd Then he went" in book
    assert "was burning\ufffd over the harbour" in book


def test_one_sign_among_hyphens_breaks_a_word_that_is_known() -> None:
    book = book_of(HYPHENATED)
    assert "\ufffd" not in book
    assert "careful" in book
