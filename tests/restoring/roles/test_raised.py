"""Raised signs: where a source shows them, marks and labels are certain and figures are figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.manuscript import write
from publisher.model.transcript import Transcript
from publisher.restoring import restore
from publisher.restoring.measuring.rows import rows_of
from publisher.restoring.roles.notes.marks import LIFTED, LIKE_EXPONENT, STRONG, marks_of
from tests.restoring.typed import typed, typed_line

PAGES = """The keeper wrote down every ship that passed the light that year.^1^ He
had 3 of them in 1848^2^ and wrote of each with the hour and the wind,
in a hand that grew smaller.7 It burnt 20 m^2^ of oil, or 5 km^2^, as the
1^er^ keeper said, and the whole house stood on 12 km^2^ of bare rock. Nobody
had asked him for it, and so the books were never counted at all.

^1^1812 was the year of the storm, as the son said to the clerk
of the town, who wrote it down.
^2^the other keeper said so.
\fThe son found them when the house was let. He took them for accounts and
was about to burn them when he saw his own name in the margin, with the
day on which he had first rowed across alone.^3^ After that he read them to
the end, which took a winter, and he told his wife that in 1849^4^ there
were 4 men in the house. She asked what was to become of all the books.

^3^A boat is meant.
^4^1850 is what others say, who were not there when the house was let
and had it from the clerk.
"""


def found(text: str) -> list[tuple[str, float]]:
    rows = rows_of(typed(text).pages)[0]
    return [(m.mark, m.weight) for m in marks_of(rows)]


def with_small_feet(
    text: str, feet: tuple[str, ...] = ("11812", "3A boat", "aA boat")
) -> Transcript:
    """Return a typed transcript whose lines from those on that begin so are set smaller."""
    whole = typed(text)
    pages = []
    for page in whole.pages:
        lines, size = [], 1.0
        for line in page.lines:
            if line.text.startswith(feet):
                size = 0.8
            runs = tuple(replace(run, size=min(run.size, size)) for run in line.runs)
            lines.append(replace(line, runs=runs))
        pages.append(replace(page, lines=tuple(lines)))
    return replace(whole, pages=tuple(pages))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("the light.^1^ He had 5 of them.7 So", [("1", LIFTED), ("7", LIKE_EXPONENT)]),
        ("the light^1)^ and so", [("1", LIFTED)]),
        ("the light1^)^ and so", [("1", LIFTED)]),
        ("the light^1,2^ and so", [("1", LIFTED), ("2", LIFTED)]),
        ("the light^†^ and so", [("†", LIFTED)]),
        ("the year 1848^5^ and so", [("5", LIFTED)]),
        ("the sum of 10^5^ and so", [("5", LIKE_EXPONENT)]),
        ("some of m^2^ of it", [("2", LIKE_EXPONENT)]),
        ("of CO~2~ and so", []),
        ("the 1^er^ of May", []),
        # A unit is told by its figure, which returns, and by its letters, which are no word.
        ("some km of km^2^ and km^2^", [("2", LIKE_EXPONENT), ("2", LIKE_EXPONENT)]),
        ("in the light, some km^2^ of it", [("2", LIKE_EXPONENT)]),
        ("he stood in^2^ and in front", [("2", LIFTED)]),
        # What stands in brackets is a mark whatever is raised.
        ("the light.^1^ He came.[3] So", [("1", LIFTED), ("3", 3.0)]),
    ],
)
def test_a_raised_sign_is_a_mark_and_a_bare_figure_is_none(
    text: str, marks: list[tuple[str, float]]
) -> None:
    assert found(text) == marks


def test_where_most_marks_are_not_raised_they_count_as_ever() -> None:
    marks = found("the light.1 He came.2 And then^3^ he went.4 Again")
    assert [mark for mark, weight in marks if weight >= STRONG] == ["1", "2", "3", "4"]


def test_raised_labels_stand_apart_from_what_they_label() -> None:
    assert [
        row.text for row in rows_of(typed("^12^1848 was\n^3^the son\n^a^b\n^er^b").pages)[0]
    ] == [
        "12 1848 was",
        "3 the son",
        "a b",
        "erb",
    ]


def test_notes_with_raised_marks_and_labels_are_linked_and_exponents_stay_text() -> None:
    outcome = restore(with_small_feet(PAGES))
    made = write(outcome.value)
    assert [note.label for note in outcome.value.notes] == ["1", "2", "3", "4"]
    assert "that year.[^1] He had 3 of them in 1848[^2] and" in made
    assert (
        "grew smaller.7 It burnt 20 m[2]{.sup} of oil, or 5 km[2]{.sup}, as the 1[er]{.sup}" in made
    )
    assert "alone.[^3] After" in made
    assert "in 1849[^4] there were 4 men" in made
    assert "[^1]: 1812 was the year" in made
    assert "[^2]: the other keeper said so." in made
    assert not [finding for finding in outcome.findings if "note" in finding.code]


def test_a_line_that_knows_its_type_is_all_of_its_runs() -> None:
    line = typed_line(typed("a").pages[0].lines[0])
    assert "".join(run.text for run in line.runs) == line.text


LETTERED = """\
The keeper wrote down every ship that passed the light that year.^a^ He
had 3 of them in all^b^ and wrote of each with the hour and the wind,
in a hand that grew smaller. It burnt a little oil, as the 1^a^ and N^o^ 2
keeper said, and the whole house stood on some acres of bare rock. Nobody
had asked him for it, and so the books were never counted at all.

^a^A boat is meant, as the son said to the clerk of the town, who
wrote it down.
^b^the other keeper said so.
"""


def test_raised_letters_are_marks_where_raised_letters_label_notes() -> None:
    made = write(restore(with_small_feet(LETTERED)).value)
    assert "that year.[^a] He had 3 of them in all[^b] and wrote" in made
    assert "as the 1[a]{.sup} and N[o]{.sup} 2 keeper" in made
    assert (
        "[^a]: A boat is meant, as the son said to the clerk of the town, who wrote it down."
        in made
    )
    assert "[^b]: the other keeper said so." in made


def test_a_raised_mark_that_has_come_down_to_the_next_line_opens_no_note() -> None:
    text = PAGES.replace("first rowed across alone.^3^ After that he read them to\n",
                         "first rowed across alone.\n^3^ After that he read them to\n")  # fmt: skip
    assert "\n^3^ After" in text
    outcome = restore(with_small_feet(text))
    made = write(outcome.value)
    assert "rowed across alone.[^3] After that he read" in made
    assert "[^3]: A boat is meant." in made


FRACTIONS = """The keeper wrote down every ship that passed the light that year.^1^ The
storm lasted 1^1^~2~ days, and the tower moved by 2^1^/~4~ inches in the wind,
as he says, in a hand that grew smaller, and nobody asked him for it.^2^

^1^The year of the storm is meant.
^2^The other keeper said so.
\fThe son found them when the house was let. He took them for accounts.^3^
1. March. The lamp was cleaned, and nobody came.
2. March. The lamp was cleaned twice, for it had been a bad night.
After that he read them to the end, which took a winter, and he told it.

^3^A boat is meant.
"""


def test_neither_fractions_nor_dates_are_notes_where_notes_are_raised_and_small() -> None:
    text = with_small_feet(FRACTIONS, ("1The", "2The", "3A boat"))
    made = write(restore(text).value)
    assert made.count("]: ") == 3
    assert "lasted 1[1]{.sup}[2]{.sub} days" in made
    assert "1. March. The lamp was cleaned, and nobody came." in made
