"""The yardstick itself: roles of lines are compared rightly, sources stand in one fold each."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.scoring.roles import (
    ANY_FURNITURE,
    HEADING_EXACT,
    NOTE_EXACT,
    PARAGRAPH_START,
    compare_roles,
    pooled,
    told_roles,
    true_roles,
)
from bench.scoring.tracks import DATA, FOLDERS, FOLDS, MISSING, a_tenth, sources_of
from bench.silence import Book, report
from publisher.restoring import learned
from publisher.restoring.roles import tell
from tests.support.pages import transcript

there = pytest.mark.skipif(not DATA.is_dir(), reason=MISSING)

TRUE = {
    1: ("heading", True),
    2: ("p", True),
    3: ("p", False),
    4: ("running-head", True),
    5: ("p", False),
    6: ("note", True),
    7: ("note", False),
}


def test_roles_that_are_all_right_have_no_fault() -> None:
    score = compare_roles(TRUE, TRUE)
    assert all(count.f1 == 1.0 for count in score.counts.values())
    assert (score.body, score.swallowed) == (4, 0)


def test_a_line_of_the_text_taken_for_a_note_is_swallowed_and_spoils_the_note() -> None:
    score = compare_roles({**TRUE, 5: ("note", True)}, TRUE)
    assert (score.body, score.swallowed) == (4, 1)
    assert (score.counts["note"].precision, score.counts["note"].recall) == (2 / 3, 1.0)
    assert score.counts["p"].recall == 2 / 3
    assert score.counts[NOTE_EXACT].right == 1


def test_words_of_the_text_that_came_into_notes_are_counted_with_their_lines() -> None:
    texts = {2: "the lamp is", 3: "trimmed at 4", 5: "by the keeper", 6: "1 a note", 7: "of it"}
    score = compare_roles({**TRUE, 5: ("note", True)}, TRUE, texts)
    assert (score.words, score.noted, score.false_notes) == (8, 3, (5,))


def test_a_book_that_lost_words_without_an_error_or_a_warning_is_silent() -> None:
    books = [
        Book("core/told.txt", 90.0, 3.0, 0.0, 0.0, (), ("restoring/reading-order",), asked=False),
        Book("core/silent.txt", 90.0, 0.0, 2.5, 0.03, (), (), asked=True),
        Book("core/good.txt", 99.0, 0.0, 0.0, 0.0, ("restoring/many-notes",), (), asked=False),
        Book("core/unread.txt", 98.0, 0.0, 0.0, 0.0, ("sources/letters-lost",), (), asked=False),
    ]
    lost, noted, asked, good, *_ = report(books)
    assert lost.startswith("2 of 4 books")
    assert lost.endswith("1 without an error or a warning, 2 without an error")
    assert noted.startswith("1 of 4 books")
    assert asked.endswith("0 of these without a doubt either")
    assert good.startswith("1 of 2 books of 98 and more")


def test_a_heading_that_is_missed_is_no_heading_and_one_more_beginning() -> None:
    score = compare_roles({**TRUE, 1: ("p", True)}, TRUE)
    assert (score.counts[HEADING_EXACT].missed, score.counts["heading"].recall) == (1, 0.0)
    assert score.counts[PARAGRAPH_START].wrong == 1


def test_furniture_of_another_kind_is_furniture_all_the_same() -> None:
    score = compare_roles({**TRUE, 4: ("page-number", True)}, TRUE)
    assert score.counts["running-head"].missed == 1
    assert score.counts[ANY_FURNITURE].f1 == 1.0


def test_a_line_that_nobody_told_is_missed() -> None:
    told = {line: role for line, role in TRUE.items() if line != 7}
    score = compare_roles(told, TRUE)
    assert (score.counts["note"].missed, score.counts[NOTE_EXACT].missed) == (1, 1)


def test_counts_of_several_sources_are_added() -> None:
    one = compare_roles(TRUE, TRUE)
    assert pooled([one, one]).counts["p"].right == 2 * one.counts["p"].right


def test_every_line_of_a_text_is_told_in_the_words_of_the_truth() -> None:
    text = "On Lights\n\nThe lamp is trimmed at dawn, when the keeper\nhas slept.\n"
    assert told_roles(tell(transcript(text, "en")).roles()).keys() == {1, 3, 4}


@there
@pytest.mark.parametrize("track", FOLDERS)
def test_no_track_is_empty_and_its_truth_lies_beside_it(track: str) -> None:
    sources = sources_of(track)
    assert sources
    assert 1 <= len(a_tenth(sources)) <= len(sources) / 10 + 1
    assert [s.name for s in sources if not (s.path.is_file() and s.gold.is_file())] == []


@there
def test_all_layouts_of_a_work_are_in_one_fold() -> None:
    sources = [source for track in FOLDERS for source in sources_of(track)]
    folds = {(source.base_work, source.fold) for source in sources}
    assert len(folds) == len({work for work, _ in folds})
    assert {fold for _, fold in folds} == set(range(FOLDS))


@there
def test_true_roles_are_read_and_headings_of_all_levels_are_one_role() -> None:
    source = sources_of("core")[0]
    roles = true_roles(source.beside(".roles.tsv"))
    assert {role for role, _ in roles.values()} >= {"title", "p", "running-head"}
    assert not {"h2", "h3", "?"} & {role for role, _ in roles.values()}


def test_learned_tables_come_from_another_folder_inside_a_block_only(tmp_path: Path) -> None:
    shipped = learned.folder()
    (tmp_path / "confidence.toml").write_text('["heading"]\npoints = [[0.5, 0.25]]\n')
    with learned.learned_from(tmp_path):
        assert learned.table("confidence.toml", learned.folder()) == {
            "heading": {"points": [[0.5, 0.25]]}
        }
        assert learned.table("line_ends.toml", learned.folder())
    assert learned.folder() == shipped


def test_a_label_on_a_line_of_its_own_begins_its_note_and_the_body_goes_on() -> None:
    page = (
        "It was a cow.1 And another one.2 They\nlived on an island.\n\n"
        "1\nSee the book.\n2\nSee the other book.\n"
    )
    roles = told_roles(tell(transcript(page, "en")).roles())
    assert [roles[line] for line in (4, 5, 6, 7)] == [
        ("note", True),
        ("note", False),
        ("note", True),
        ("note", False),
    ]


def test_a_mark_on_a_line_of_its_own_has_the_role_of_the_line_above() -> None:
    page = "It was a cow.\n1\n And they lived on an island.\n\n1 See the book.\n"
    roles = told_roles(tell(transcript(page, "en")).roles())
    assert roles[2] == (roles[1][0], False)
