"""Texts spoilt at random come out whole, and the benchmark that makes them sees it if they do not."""

from __future__ import annotations

from typing import Never

import pytest

from bench import fuzzing
from publisher.errors import SourceError

FEW, MANY = range(24), range(1000)


@pytest.mark.parametrize("number", FEW)
def test_a_spoilt_text_comes_out_whole(number: int) -> None:
    assert fuzzing.tried(1, number).fault == ""


@pytest.mark.long
def test_many_spoilt_texts_come_out_whole() -> None:
    assert [one for number in MANY if (one := fuzzing.tried(2, number)).fault] == []


def test_a_seed_and_a_number_always_make_the_same_text() -> None:
    assert [fuzzing.made(3, number) for number in FEW] == [fuzzing.made(3, n) for n in FEW]
    assert fuzzing.made(3, 1) != fuzzing.made(4, 1)


def test_no_text_is_larger_than_the_largest() -> None:
    sizes = [len(fuzzing.made(5, number)[0].encode()) for number in range(300)]
    assert max(sizes) <= fuzzing.LARGEST
    assert sum(size > fuzzing.MEDIAN for size in sizes) > 100


def test_an_error_of_restoring_is_told_as_a_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> Never:
        raise KeyError("no such line")

    monkeypatch.setattr(fuzzing, "restore", fails)
    assert fuzzing.tried(1, 0).fault == "stop: KeyError: 'no such line'"


def test_what_is_no_text_may_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> Never:
        raise SourceError("this is no text")

    monkeypatch.setattr(fuzzing, "transcript_from", refuses)
    assert fuzzing.tried(1, 0).fault == ""


def test_a_text_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(_: object) -> Never:
        while True:
            pass

    monkeypatch.setattr(fuzzing, "LIMIT", 0.05)
    monkeypatch.setattr(fuzzing, "restore", hangs)
    assert fuzzing.tried(1, 0).fault.startswith("slow")


def test_a_source_that_does_not_come_back_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzing, "_rebuilt", lambda *_: "another text")
    assert fuzzing.tried(1, 0).fault.startswith("ledger")
