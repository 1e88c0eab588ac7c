"""Names below the word that announces them are no furniture, and numbers of articles are headings."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.restoring.roles.features import Sheet, sheet_of
from publisher.restoring.roles.knowledge.announced import by_announced
from publisher.restoring.roles.knowledge.articles import by_articles
from publisher.sources import transcript_from


def sheet(text: str, tag: str) -> Sheet:
    return sheet_of(transcript_from(text, "case.txt", tag).value, language(tag))


@pytest.mark.parametrize(
    ("tag", "cue"), [("en", "BY"), ("de", "von"), ("fr", "par"), ("sv", "av"), ("nl", "door:")]
)
def test_a_name_below_the_word_before_it_is_no_furniture(tag: str, cue: str) -> None:
    (fact,) = by_announced(sheet(f"DAS SALZ\n\n{cue}\n\nA. Hurrell.\n\nInhalt.\n", tag))
    assert fact.lines.tolist() == [False, False, True, False]


def test_a_line_of_text_that_begins_with_the_word_announces_nothing() -> None:
    (fact,) = by_announced(sheet("He went by\nthe mill, and by\nHurrell\n", "en"))
    assert not fact.lines.any()


@pytest.mark.parametrize("word", ["Art. {}.", "Artikel {}", "§ {}.", "Artículo {}.º", "Статья {}"])
def test_numbers_of_articles_that_count_on_are_headings(word: str) -> None:
    lines = "".join(f"{word.format(n)}\n\nThe mill stands.\n\n" for n in (1, 2, 3))
    (fact,) = by_articles(sheet(lines, "en"))
    assert fact.lines.tolist() == [True, False] * 3


def test_references_to_articles_are_no_headings() -> None:
    (fact,) = by_articles(sheet("as it is said in\nArt. 1.\nand again in\nArt. 2.\n", "en"))
    assert not fact.lines.any()
