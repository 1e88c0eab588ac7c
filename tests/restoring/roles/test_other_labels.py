"""Labels that open no note, for the notes of their text are labelled in another way."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.facts import added
from publisher.restoring.roles.knowledge.other_labels import by_other_labels
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT
from tests.support.pages import transcript


def ruled_out(notes: int, line: str) -> bool:
    """Tell whether a line opens no note, below so many notes in brackets and their marks."""
    above = "".join(
        f"The miller went to the fair[{number}] and came back.\n\n[{number}] So says the smith.\n\n"
        for number in range(1, notes + 1)
    )
    text = f"{above}{line}\n\nThe cow fell ill.\n"
    sheet = sheet_of(transcript(text, "en"), language("en"))
    made = added(by_other_labels(sheet), len(sheet))[:, AT[LineRole.NOTE, True]]
    return bool(made[-2] < 0)


@pytest.mark.parametrize(
    "line", ["4TH JUNE, 1813.", "4. The cow and the smith", "4 June, at the mill"]
)
def test_figures_without_brackets_open_no_note_where_all_have_them(line: str) -> None:
    assert ruled_out(12, line)


@pytest.mark.parametrize("line", ["[4] A misprinted figure.", "[4 The bracket is lost.", "* See."])
def test_what_may_be_such_a_label_may_open_one(line: str) -> None:
    assert not ruled_out(12, line)


def test_few_labels_in_brackets_show_nothing() -> None:
    assert not ruled_out(4, "4TH JUNE, 1813.")
