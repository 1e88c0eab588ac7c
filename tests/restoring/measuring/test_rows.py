"""Lines as rows: gaps, indents, spaces, glued lines.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.restoring.measuring.rows import rows_of, usual_spacing
from tests.restoring.galley import pages, rows
from tests.support.pages import transcript


def spacing(text: str) -> int:
    return usual_spacing(transcript(text, "sv").pages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ett\ntvå\ntre\nfyra", 0),
        ("ett\n\ntvå\n\ntre\n\nfyra", 1),
        ("ett\ntvå\n\ntre\nfyra\n\nfem\nsex", 0),
        ("ett\n\ntvå\n\ntre\n\nfyra\n\nfem\nsex", 1),
        ("ett", 0),
        ("", 0),
    ],
)
def test_the_usual_spacing_is_what_most_lines_have(text: str, expected: int) -> None:
    assert spacing(text) == expected


def test_gaps_count_from_the_usual_spacing() -> None:
    double = rows("ett\n\ntvå\n\ntre\n\n\nfyra\n\nfem")
    assert [r.gap for r in double] == [0, 0, 0, 1, 0]
    single = rows("ett\ntvå\n\ntre\nfyra\nfem")
    assert [r.gap for r in single] == [0, 0, 1, 0, 0]


def test_the_first_line_of_a_page_has_no_gap() -> None:
    second = rows("ett\ntvå\f\n\n\ntre\nfyra")[2]
    assert (second.first, second.gap, second.page) == (True, 0, 2)


def test_rows_know_their_line_and_their_order() -> None:
    assert [(r.number, r.order) for r in rows("\nett\n\ntvå\n")] == [(2, 0), (4, 1)]


def test_indents_and_trailing_blanks_are_kept_as_evidence() -> None:
    first, second = rows("  ett \n\ttvå")
    assert (first.text, first.indent, first.trailing) == ("ett", 2, True)
    assert (second.text, second.indent, second.trailing) == ("två", 4, False)


def test_runs_of_spaces_become_one() -> None:
    assert rows("ett   två  tre")[0].text == "ett två tre"


def test_no_break_spaces_for_all_spaces_become_spaces() -> None:
    assert rows("ett\u00a0två\u00a0tre\u00a0!")[0].text == "ett två tre !"


@pytest.mark.parametrize("kept", ["«\u00a0ja", "ja\u00a0!", "40\u00a0000", "20\u00a0%"])
def test_a_no_break_space_set_on_purpose_stays_among_spaces(kept: str) -> None:
    assert kept in rows(f"ett två tre fyra fem sex sju åtta {kept}")[0].text


def test_any_other_no_break_space_is_a_space() -> None:
    assert rows("ett två tre fyra fem sex sju\u00a0åtta nio")[0].text.endswith("sju åtta nio")


def test_a_line_glued_at_a_hyphen_is_two_rows() -> None:
    first, second = rows("Före\ufffefall och\nnästa")[:2]
    assert (first.text, second.text) == ("Före\ufffe", "fall och")
    assert first.number == second.number
    assert first.order < second.order
    assert second.gap == second.indent == 0


def test_a_wider_text_is_a_wider_row() -> None:
    short, long = rows("kort\nbra mycket längre")
    assert short.width < long.width


def test_an_emendation_changes_its_line_before_anything_else() -> None:
    made, _ = rows_of(pages("teh bok\nteh bok"), {2: [("teh", "the")]})
    assert [r.text for r in made] == ["teh bok", "the bok"]


def test_no_lines_make_no_rows() -> None:
    assert rows("\n \n") == ()
