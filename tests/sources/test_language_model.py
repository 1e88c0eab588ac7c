"""The tables of the language model answer as the library itself does."""

from __future__ import annotations

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from publisher.languages import known_languages, own_tag
from publisher.languages.scripts import scripts
from publisher.sources import language_model
from publisher.sources.language_model import rank

TEXTS = (
    "",
    "a",
    "é",
    "\ud800",
    "A sheet that is folded twice has eight pages, and the knife opens three of its sides.",
    "DEN SOM VIKER ETT ARK",
    "Кто сложит лист вдвое, получит восемь страниц.",
    "紙を二つに折る",
    "Wie een vel tweemaal vouwt \N{SNOWMAN} krijgt acht bladzijden. " * 40,
    "e\u0301te\u0301",
)
LATIN = scripts()["Latn"].languages
SETS = (LATIN, tuple(tag for tag in LATIN if tag in known_languages()), scripts()["Cyrl"].languages)


@pytest.fixture(scope="module")
def library() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@pytest.mark.parametrize("among", SETS)
def test_the_answers_are_those_of_the_library(
    among: tuple[str, ...], library: LanguageIdentifier
) -> None:
    library.set_languages(sorted(name for name in library.labels if own_tag(name) in among))
    answers = [rank(text, among) for text in TEXTS]
    library_answers = [library.rank(text) for text in TEXTS]
    library.set_languages()
    assert answers == library_answers


def test_tables_are_made_anew_where_other_tags_are_those_of_a_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    language_model._shares.cache_clear()
    assert [label for label, _ in rank("Et ark som brettes", ("da",))] == ["da"]
    monkeypatch.setattr(language_model, "own_tag", {"da": "da", "sv": "da"}.get)
    monkeypatch.setattr(language_model, "table_of", lambda _: {"sv": "da"})
    language_model._shares.cache_clear()
    assert {label for label, _ in rank("Et ark som brettes", ("da",))} == {"da", "sv"}
    language_model._shares.cache_clear()
