"""Too many decisions that were hardly more than a toss are an error until a person has ruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.model.roles import BlockRole
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.roles.told import ToldRow
from publisher.restoring.safeguards import look_over, made_of
from tests.restoring.safeguards.lines import H, Lined, N, P, caught, told, words

LINE: Lined = (P, words(8))


def unsure(
    page: Sequence[Lined],
    changed: Sequence[int],
    verdicts: Verdicts = NO_VERDICTS,
    **how: float,
) -> list[tuple[str, int]]:
    """Return what is found when the rows of some lines (from 1) are told otherwise."""
    transcript, whole = told(page, called=tuple("123456789"))

    def other(row: ToldRow) -> ToldRow:
        return replace(row, **how) if row.row.number in changed else row  # type: ignore[arg-type]

    whole = replace(whole, rows=tuple(map(other, whole.rows)))
    return [(f.code, f.place.first) for f in look_over(made_of(transcript, whole, verdicts))]


def test_lines_of_which_nobody_knows_what_they_are() -> None:
    page = [LINE] * 120
    assert unsure(page, range(1, 11), confidence=0.5) == []
    assert unsure(page, range(1, 12), confidence=0.5) == [("restoring/lines-doubtful", 1)]
    assert unsure(page, range(1, 12), confidence=0.65) == []


def test_headings_of_which_half_may_be_none() -> None:
    page: list[Lined] = [(H, "One"), *[LINE] * 20] * 6
    firsts = [1, 22, 43, 64]
    assert unsure(page, firsts, confidence=0.6) == [("restoring/headings-doubtful", 1)]
    assert unsure(page, firsts[:3], confidence=0.6) == []
    ruled = Verdicts(headings=((1, 2),))
    assert unsure(page, firsts, ruled, confidence=0.6) == []


def test_paragraphs_that_may_begin_anywhere() -> None:
    page = [LINE] * 200
    assert unsure(page, range(20, 29), begins=0.45) == [("restoring/paragraphs-doubtful", 20)]
    assert unsure(page, range(20, 28), begins=0.45) == []
    assert unsure(page, range(20, 29), begins=0.05) == []


def test_notes_of_which_many_may_be_text() -> None:
    page: list[Lined] = [*[LINE] * 60, *((N, words(9), str(n)) for n in range(1, 10))]
    assert unsure(page, (62, 64, 66), confidence=0.5) == [("restoring/notes-doubtful", 62)]
    assert unsure(page, (62, 64), confidence=0.5) == []


def test_a_running_head_left_in_the_text() -> None:
    head: Lined = (P, "Of the lamp 7")
    end: Lined = (P, "So.")
    pages = [[head, *[LINE] * 30, end] for _ in range(3)]
    assert caught(*pages) == [("restoring/running-head-left", 1)]
    assert caught(*pages[:2]) == []
    assert caught(*[[(P, words(n + 4)), *[LINE] * 30, end] for n in range(3)]) == []


def test_the_title_with_a_folio_left_in_the_text() -> None:
    title: Lined = (BlockRole.TITLE, "The harbour book")
    head: Lined = (P, "THE HARBOUR BOOK  12")
    assert caught([title, LINE, head, LINE]) == [("restoring/running-head-left", 3)]
    assert caught([title, LINE, (P, "The harbour book"), LINE]) == []
    assert caught([title, LINE, (H, "The harbour book 2"), LINE]) == []
    assert caught([title, LINE, (P, "The harbour book 2 was sold."), LINE]) == []
