"""The facts that a text states about itself are recognised, and nothing else is taken for one.

Swedish and Dutch lines: ``svärta`` and ``inkt`` are ink, ``översättning`` is translation,
``vertaald door`` translated by, ``publicerad i`` published in, ``daterad`` dated, ``sättare``
compositor, ``brann tryckeriet`` the printing house burnt down.
"""

from __future__ import annotations

import pytest

from publisher.house import recognise
from publisher.house.dating import find_date
from publisher.languages import language
from publisher.model.places import Place
from publisher.model.text import Block, FrontLine, Heading, Paragraph, Text, Words

LONG = (
    "It was a long story of many words, and a short course in the course of which ink ran out. " * 3
)


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
    for fact in recognise(Text("x.txt", tag, tuple(blocks))):
        found.setdefault(fact.key, []).append(fact.value)
    return found


def test_title_byline_subtitle_and_date_are_read_from_the_front() -> None:
    assert _facts("Anna Bergh:", "# Reading proofs", "A short course", "(6 May 1911)") == {
        "title": ["Reading proofs"],
        "author": ["Anna Bergh"],
        "subtitle": ["A short course"],
        "date": ["1911-05-06"],
    }


def test_a_byline_of_two_authors_gives_both_without_their_societies() -> None:
    line = "door Jan de Wit, Zetterij, Gent en Bo van Ek, Lund"
    assert _facts("# Inkt", line, tag="nl")["author"] == ["Jan de Wit", "Bo van Ek"]


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
    assert recognise(Text("x.txt", "en", (long, line, *[long] * 9))) == ()


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
    assert [f.value for f in recognise(Text("x.txt", "en", blocks))] == ["Ink", "A. Ek"]


def test_every_fact_has_its_place() -> None:
    text = Text("x.txt", "en", (Heading(1, (Words("Ink"),), Place("x.txt", 7, 8)),))
    assert [str(fact.place) for fact in recognise(text)] == ["x.txt:7"]


@pytest.mark.parametrize(
    ("line", "tag", "iso"),
    [
        ("6 september 1935", "sv", "1935-09-06"),
        ("den 6:e mars 1923", "sv", "1923-03-06"),
        ("Stockholm, 12/11 1935", "sv", "1935-11-12"),
        ("12.11.1935", "de", "1935-11-12"),
        ("6. März 1923", "de", "1923-03-06"),
        ("am 3. Oktober 1908", "de", "1908-10-03"),
        ("1er avril 1922", "fr", "1922-04-01"),
        ("3 de octubre de 1898", "es", "1898-10-03"),
        ("October 5th, 1918", "en", "1918-10-05"),
        ("Sept. 5, 1918", "en", "1918-09-05"),
        ("maart 1921", "nl", "1921-03"),
        ("1 марта 1921", "ru", "1921-03-01"),
        ("5 marraskuuta 1921", "fi", "1921-11-05"),
        ("12 října 1921", "cs", "1921-10-12"),
        ("(1906)", "en", "1906"),
        ("2026-02-28", "und", "2026-02-28"),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(line: str, tag: str, iso: str) -> None:
    dated = find_date(line, language(tag).cues)
    assert dated is not None
    assert dated.iso == iso


@pytest.mark.parametrize(
    "line",
    [
        "31 februari 1935",
        "13/13 1935",
        "1935 kom svaret",
        "6 maj 1911 och 7 maj 1911",
        "No. 1906/3",
    ],
)
def test_a_line_without_one_sure_date_has_none(line: str) -> None:
    assert find_date(line, language("sv").cues) is None


@pytest.mark.parametrize(("line", "tag"), [("8 December 1921", "de"), ("4 setiembre 1921", "es")])
def test_other_forms_of_a_months_name_are_known(line: str, tag: str) -> None:
    assert find_date(line, language(tag).cues) is not None
