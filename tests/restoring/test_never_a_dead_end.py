"""A text whose letters do not come out is left as it stands, with an error, and the book is made."""

from __future__ import annotations

import sys

import pytest

from publisher.errors import SourceError
from publisher.model.findings import Outcome, Severity
from publisher.model.text import Text
from publisher.restoring import restore
from publisher.restoring.composing.letter_sum import letters_of
from publisher.sources import transcript_from

SOURCE = "The lamp\n\nThe lamp was lit be-\nfore it was dark.\n\nNobody came.\n"


def restored() -> Outcome[Text]:
    return restore(transcript_from(SOURCE, "a.txt", "en").value)


def errors(outcome: Outcome[Text]) -> list[str]:
    return [f.code for f in outcome.findings if f.severity is Severity.ERROR]


def failing(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let the sum of letters differ so many times."""
    left = [times]

    def check(*_: object) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise SourceError("restoring would lose {'a': 1}")

    monkeypatch.setattr(sys.modules["publisher.restoring.restore"], "check_letters", check)


def letters(text: Text) -> str:
    return "".join(
        w.text for b in text.blocks for w in getattr(b, "content", ()) if hasattr(w, "text")
    )


def test_words_stay_broken_where_joining_them_loses_a_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, 1)
    made = restored()
    assert errors(made) == ["restoring/words-left-broken"]
    assert "be- fore" in letters(made.value)


def test_a_text_that_cannot_be_put_together_is_left_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, 2)
    made = restored()
    assert errors(made) == ["restoring/left-as-it-stands"]
    assert letters(made.value) == "The lampThe lamp was lit be- fore it was dark.Nobody came."


def test_nothing_is_left_where_letters_come_out() -> None:
    assert errors(restored()) == []


def test_a_capital_sigma_is_the_same_letter_within_a_word_and_at_its_end() -> None:
    assert letters_of("\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3") == letters_of(
        "\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c2"
    )
