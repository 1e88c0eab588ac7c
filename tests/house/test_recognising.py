"""The facts that a text states about itself are recognised, and nothing else is taken for one.

Swedish and Dutch lines: ``svärta`` and ``inkt`` are ink, ``översättning`` is translation,
``vertaald door`` translated by, ``publicerad i`` published in, ``daterad`` dated, ``sättare``
compositor, ``brann tryckeriet`` the printing house burnt down.
"""

from __future__ import annotations

import pytest

from publisher.house import recognise
from publisher.languages import language, with_kinds
from publisher.model.places import Place
from publisher.model.text import Block, FrontLine, Heading, Paragraph, Text, Words

LONG = (
    "It was a long story of many words, and a short course in the course of which ink ran out. " * 3
)


def _told(*blocks: Block, tag: str = "en") -> Text:
    """Return a text as restoring and manuscripts give it, the kinds of its front lines told."""
    return Text("x.txt", tag, with_kinds(blocks, language(tag)))


def _facts(*lines: str, tag: str = "en", closing: str = "") -> dict[str, list[str]]:
    blocks: list[Block] = []
    for number, line in enumerate(lines, start=1):
        place = Place("x.txt", number, number)
        words = (Words(line.removeprefix("# ")),)
        blocks.append(
            Heading(1, words, place) if line.startswith("# ") else FrontLine(words, place)
        )
    blocks += [Paragraph((Words(LONG),))] * 12
    blocks += [Paragraph((Words(closing),))] if closing else []
    found: dict[str, list[str]] = {}
    for fact in recognise(_told(*blocks, tag=tag)):
        found.setdefault(fact.key, []).append(fact.value)
    return found


def test_title_byline_subtitle_and_date_are_read_from_the_front() -> None:
    assert _facts("Anna Bergh:", "# Reading proofs", "A short course", "(6 May 1911)") == {
        "title": ["Reading proofs"],
        "author": ["Anna Bergh"],
        "subtitle": ["A short course"],
        "date": ["1911-05-06"],
    }


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Lindeveer: The Landing Press, 1927", "1927"),
        ("Tiefenlohe, Verlag der Wehrgenossen, 1931.", "1931"),
        ("Berlin 1911", "1911"),
        ("Third series, printed in winter, 1911", None),
        ("Written before 1911, revised by the author, 1927", None),
        ("Letters and Speeches, 1911", None),
    ],
)
def test_the_year_of_place_and_press_is_the_date(line: str, year: str | None) -> None:
    found = _facts("Anna Bergh:", "# Reading proofs", "A short course", line)
    assert found.get("date") == ([year] if year else None)
    assert found["subtitle"] == ["A short course"]


def test_place_press_and_year_below_the_title_are_no_subtitle() -> None:
    facts = _facts("Anna Bergh:", "# Reading proofs", "Lindeveer: The Landing Press, 1927")
    assert "subtitle" not in facts


def test_a_byline_of_two_authors_gives_both_without_their_societies() -> None:
    line = "door Jan de Wit, Zetterij, Gent en Bo van Ek, Lund"
    assert _facts("# Inkt", line, tag="nl")["author"] == ["Jan de Wit", "Bo van Ek"]


def test_a_name_of_many_words_is_to_be_checked() -> None:
    line = FrontLine((Words("by Rob Jones Press Union and Jan van de Wit"),), Place("x.txt", 2, 2))
    text = _told(Heading(1, (Words("Ink"),)), line, Paragraph((Words(LONG),)))
    told = {fact.value: fact.evidence for fact in recognise(text) if fact.key == "author"}
    assert told == {"Rob Jones Press Union": "byline; please check", "Jan van de Wit": "byline"}


@pytest.mark.parametrize(
    ("closing", "tag"),
    [
        ("Översättning: Per-Olof Ek", "sv"),
        ("(Översättning från danska: Per-Olof Ek.)", "sv"),
        ("Vertaald door Per-Olof Ek", "nl"),
        ("Translated by Per-Olof Ek.", "en"),
    ],
)
def test_a_translators_line_at_the_end_is_read(closing: str, tag: str) -> None:
    assert _facts("# X", tag=tag, closing=closing)["translator"] == ["Per-Olof Ek"]


def test_a_publication_note_is_taken_whole_and_its_date_is_not_the_works() -> None:
    note = "Publicerad i Typografen den 2 november 1935 under rubriken ”Svärta”."
    facts = _facts("# Svärta", "6 september 1935", note, tag="sv")
    assert (facts["publication"], facts["date"]) == ([note], ["1935-09-06"])


def test_the_only_date_of_a_lead_in_is_the_works() -> None:
    lead_in = "Följande artikel, daterad 12/11 1935, var ett brev till en sättare."
    assert _facts("# Svärta", lead_in, tag="sv")["date"] == ["1935-11-12"]


def test_a_line_under_the_title_may_be_the_author_where_no_other_is() -> None:
    assert _facts("# Report", "International Office of Ink") == {"title": ["Report"]}


@pytest.mark.parametrize(
    ("line", "tag", "authors"),
    [
        ("Jan van der Meer", "nl", ["Jan van der Meer"]),
        ("Ida Ek och Nils Tarv", "sv", ["Ida Ek", "Nils Tarv"]),
    ],
)
def test_small_words_of_names_that_the_text_uses_too_leave_them_names(
    line: str, tag: str, authors: list[str]
) -> None:
    closing = "De man van der stad och kvinnan."  # the small words, in running text
    assert _facts("# Inkt", line, tag=tag, closing=closing)["author"] == authors


def test_words_that_the_text_writes_small_are_no_name() -> None:
    assert "author" not in _facts("# Ink", "A Short Course")


def test_running_text_is_not_read_for_facts() -> None:
    long, line = Paragraph((Words(LONG),)), Paragraph((Words("6 May 1911"),))
    assert recognise(_told(long, line, *[long] * 9)) == ()


def test_a_letter_is_dated_at_its_end() -> None:
    assert _facts("# A letter", closing="Oslo, 6 May 1911")["date"] == ["1911-05-06"]


def test_a_lead_in_with_two_years_dates_nothing() -> None:
    lead_in = "Den 20 augusti 1911 brann tryckeriet, och 1920 kom dessa artiklar ut i en serie."
    assert "date" not in _facts("# Svärta", lead_in, tag="sv")


def test_a_byline_after_a_long_lead_in_is_read() -> None:
    blocks = (
        Heading(1, (Words("Ink"),)),
        Paragraph((Words(LONG),)),
        FrontLine((Words("by A. Ek"),)),
    )
    assert [f.value for f in recognise(_told(*blocks))] == ["Ink", "A. Ek"]


def test_every_fact_has_its_place() -> None:
    text = Text("x.txt", "en", (Heading(1, (Words("Ink"),), Place("x.txt", 7, 8)),))
    assert [str(fact.place) for fact in recognise(text)] == ["x.txt:7"]
