"""What is seldom right in a text that came out well is an error until a person has ruled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.model.furniture import FurnitureKind
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.safeguards import made_of
from publisher.restoring.safeguards.furniture_words import furniture_words
from tests.restoring.safeguards.lines import HEAD, H, Lined, N, P, caught, told, words

TEXT: Lined = (P, words(400))
SHORT: tuple[Lined, ...] = tuple((N, words(20), str(n)) for n in (1, 2, 3))
CALLED = tuple("123456")


def test_a_note_that_is_long_against_the_others_may_hold_text() -> None:
    page: list[Lined] = [(P, words(2000)), *SHORT, (N, words(251), "4")]
    assert caught(page, called=CALLED) == [("restoring/note-very-long", 5)]


def test_notes_that_are_all_long_are_notes() -> None:
    notes: list[Lined] = [(N, words(260), str(n)) for n in (1, 2, 3, 4)]
    assert caught([(P, words(4000)), *notes], called=CALLED) == []


def test_notes_of_more_than_a_third_of_the_words_are_named() -> None:
    notes: list[Lined] = [(N, words(80), str(n)) for n in (1, 2, 3)]
    assert caught([TEXT, *notes], called=CALLED) == [("restoring/many-notes", 2)]
    assert caught([TEXT, *SHORT], called=CALLED) == []


def test_a_chapter_of_which_only_notes_are_left_is_empty() -> None:
    page: list[Lined] = [TEXT, (H, "Two"), (N, words(12), "1"), (H, "Three"), TEXT]
    assert caught(page, called=CALLED) == [("restoring/chapter-empty", 2)]


def test_headings_with_nothing_or_a_folio_between_them_stand_together() -> None:
    folio: Lined = (FurnitureKind.PAGE_NUMBER, words(12))
    assert caught([TEXT, (H, "Part"), folio, (H, "One"), TEXT]) == []


def test_contents_below_their_heading_leave_no_chapter_empty() -> None:
    listed: Lined = (FurnitureKind.CONTENTS, words(12))
    headed: Lined = (FurnitureKind.CONTENTS, "Contents")
    page: list[Lined] = [TEXT, (H, "To my father"), headed, listed, (H, "One"), TEXT]
    assert caught(page) == []
    page = [TEXT, (H, "To my father"), listed, (H, "One"), TEXT]
    assert caught(page) == [("restoring/chapter-empty", 2)]


def test_two_notes_whose_numbers_fall_are_named_and_one_is_not() -> None:
    def notes(*numbers: int) -> list[Lined]:
        return [TEXT, *((N, words(9), str(n)) for n in numbers)]

    fallen = caught(notes(1, 2, 9, 3, 4, 30, 5, 6), called=CALLED)
    assert fallen == [("restoring/notes-out-of-order", 5), ("restoring/notes-out-of-order", 8)]
    assert caught(notes(1, 2, 9, 3, 4, 1, 2), called=CALLED) == []


def test_notes_that_count_on_and_that_nothing_calls_may_be_a_list() -> None:
    assert caught([TEXT, *SHORT]) == [("restoring/list-as-notes", 2)]
    assert caught([TEXT, *SHORT], called=("2",)) == []


def test_headings_on_every_third_line_are_too_many() -> None:
    line: Lined = (P, words(8))
    many: list[Lined] = [(H, "One"), line, line] * 10
    assert caught(many) == [("restoring/many-headings", 1)]
    assert caught([*many, *([line] * 10)]) == []


def test_a_long_text_without_headings_names_the_line_most_like_one() -> None:
    assert caught([(P, words(8000)), (P, words(7500))]) == [("restoring/no-headings", 1)]
    assert caught([(P, words(8000)), (H, "One"), (P, words(7500))]) == []


def begun(how: str, count: int, first: int = 1) -> list[list[Lined]]:
    """Return pages of one line that differ, as pages do."""
    return [[(P, how.format(words(first + n)))] for n in range(count)]


def test_pages_that_all_begin_anew_were_broken_away() -> None:
    pages = begun("Some {} that end in a stop.", 11)
    assert caught(*pages) == [("restoring/pages-parted", 2)]
    going = begun("some {} that end in a stop.", 6, 20)
    assert caught(*pages[:6], *going) == []


def test_pages_that_begin_anew_behind_broken_sentences_were_broken_away() -> None:
    broken = begun("Some {} that break off in the", 7)
    going = begun("some {} that go on in the", 6, 20)
    pages = [page for pair in zip(broken, going, strict=False) for page in pair]
    assert caught(*pages, broken[-1]) == [("restoring/pages-parted", 3)]


def test_words_that_stand_only_in_what_was_set_aside_are_missed() -> None:
    line: Lined = (HEAD, "Lanterns, herring and tobacco")
    assert caught([TEXT, line]) == [("restoring/words-only-aside", 2)]
    assert caught([TEXT, line], [TEXT, line]) == []
    assert caught([TEXT, (HEAD, "Word upon word, herring")]) == []


@pytest.mark.parametrize(
    "verdicts",
    [
        Verdicts(furniture=((2, True),)),
        Verdicts(furniture=((2, False),)),
        Verdicts(bodies=((2, "1"),)),
        Verdicts(lists=((2, True),)),
        Verdicts(without_notes=(2,)),
    ],
)
def test_a_ruling_on_its_lines_settles_a_finding(verdicts: Verdicts) -> None:
    assert caught([TEXT, *SHORT], verdicts=verdicts) == []
    assert caught([TEXT, *SHORT], verdicts=Verdicts(furniture=((1, False),))) != []


def test_a_note_that_becomes_text_in_mid_sentence_is_named() -> None:
    cut: list[Lined] = [
        (P, "the lamp was lit"),
        (N, "1 So the log, which", "1"),
        (P, "says no more of it."),
    ]
    assert caught(cut, called="1") == [("restoring/note-cut", 2)]
    ended: list[Lined] = [
        (P, "the lamp was lit"),
        (N, "1 So the log.", "1"),
        (P, "says no more of it."),
    ]
    assert caught(ended, called="1") == []


def test_text_above_the_rest_of_a_note_is_cut_by_no_note() -> None:
    # The note began on the page before; the sentence above it goes on overleaf.
    first: list[Lined] = [(P, "The lamp was lit."), (N, "1 So the log, which", "1")]
    assert caught(first, [(P, "and nobody knew"), (N, "has it twice.", "1")], called="1") == []


def test_a_heading_that_stands_again_may_be_a_running_head() -> None:
    twice: list[Lined] = [
        (H, "12 The years in town"),
        (P, "went by."),
        (H, "The years in town"),
        (P, "So."),
    ]
    assert caught(twice) == [("restoring/heading-twice", 1)]
    apart: list[Lined] = [
        (H, "12 1 0. Theyears in town"),
        (H, "10. The years in town"),
        (P, "So."),
    ]
    assert caught(apart) == [("restoring/heading-twice", 1)]
    other: list[Lined] = [
        (H, "1 2. The years in town"),
        (P, "So."),
        (H, "13. The years in town"),
        (P, "So."),
    ]
    assert caught(other) == []
    counted: list[Lined] = [
        (H, "The second chapter 2"),
        (P, "Yes."),
        (H, "The second chapter 3"),
        (P, "No."),
    ]
    assert caught(counted) == []
    form: list[Lined] = [
        line for _ in range(3) for line in ((H, "What the teacher asks"), (P, "Words."))
    ]
    assert caught(form) == []


def test_pages_of_a_play_begin_anew_as_most_of_its_lines_do() -> None:
    pages: list[list[Lined]] = [[(P, "Anna."), (P, "I saw it."), (P, "Bertha.")] for _ in range(12)]
    assert caught(*pages) == []


def test_a_line_that_names_its_sheet_is_missed_by_nobody() -> None:
    page: list[Lined] = [
        (HEAD, "49"),
        (P, words(9)),
        (FurnitureKind.OTHER, "Harker, Lehrb. d. Landw. II. 4"),
    ]
    transcript, whole = told([(P, words(4))], page)
    for folio, found in (("49", 0), ("52", 1)):
        made = made_of(transcript, replace(whole, folios=((2, folio),)), NO_VERDICTS)
        assert len(list(furniture_words(made))) == found
