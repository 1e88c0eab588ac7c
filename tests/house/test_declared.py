"""Title and author that a file states of itself count where its text has none, and were given by somebody."""

from __future__ import annotations

import pytest

from publisher.house.declared import declared_facts
from publisher.house.recognising import facts_of
from publisher.languages import language, with_kinds
from publisher.model.text import FrontLine, Heading, Paragraph, Text, Words
from publisher.model.transcript import Declared


def _facts(title: str = "", author: str = "", stem: str = "scan0012") -> list[str]:
    return [fact.value for fact in declared_facts(Declared(title, author), stem)]


@pytest.mark.parametrize(
    "title",
    [
        "On the Nature of Paper",
        "Manifest",
        "Rapport från mötet 1921",
        "Что делать?",
        "L’imprimerie et l’État",
        "Two Lectures - Delivered at Lund",
    ],
)
def test_titles_that_somebody_has_given(title: str) -> None:
    assert _facts(title) == [title]


@pytest.mark.parametrize(
    "title",
    [
        "untitled",
        "Untitled-2",
        "Namnlöst dokument",
        "Dokument1",
        "Sans titre 3",
        "Без имени",
        "Microsoft Word - On Paper",
        "Microsoft Word - final version.doc",
        "On Paper final.indd",
        "paper.dvi",
        "on_paper_v3",
        r"C:\Users\me\paper",
        "NAME",
        "REPORT",
        "scan0012",
        "Scan 0012",
        "PowerPoint Presentation",
        "",
    ],
)
def test_names_of_files_and_templates_are_no_titles(title: str) -> None:
    assert _facts(title) == []


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Anna Bergh", ["Anna Bergh"]),
        ("Anna Bergh; Jan de Wit", ["Anna Bergh", "Jan de Wit"]),
        ("J.-P. O’Neill & Åsa Ek", ["J.-P. O’Neill", "Åsa Ek"]),
        ("abergh", []),
        ("Karen", []),
        ("Microsoft Office User", []),
        ("Anna Bergh <anna@example.org>", []),
        ("PC 12", []),
    ],
)
def test_authors_are_persons_and_no_accounts(author: str, names: list[str]) -> None:
    assert _facts(author=author) == names


def test_what_the_text_states_goes_before() -> None:
    declared = Declared("Another Title", "Bo Ek")
    body = [Paragraph((Words("It was a long story of many words about ink. " * 9),))] * 9
    front = (Heading(1, (Words("On Paper"),)), FrontLine((Words("by Anna Bergh"),)))
    told = with_kinds((*front, *body), language("en"))
    stated = facts_of(Text("a.pdf", "en", told, declared=declared), "a")
    assert [fact.value for fact in stated] == ["On Paper", "Anna Bergh"]
    silent = facts_of(Text("a.pdf", "en", tuple(body), declared=declared), "a")
    assert [fact.value for fact in silent] == ["Another Title", "Bo Ek"]


def test_what_stands_in_brackets_behind_a_name_is_none_of_it() -> None:
    assert _facts(author="Ada Maria Setter [AKA Borgis]") == ["Ada Maria Setter"]
    assert _facts(author="Bo Ek (1812-1870)") == ["Bo Ek"]
