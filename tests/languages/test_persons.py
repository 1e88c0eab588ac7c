"""Names of persons are told by their form, in any language."""

from __future__ import annotations

import pytest

from publisher.languages import after_cue, is_name, language, names_in

NAMES = {
    "cs": ["Božena Němcová", "Ján Ďurica", "K. H. Borovský", "Karel Čapek a Josef Čapek"],
    "da": ["Karen Blixen", "P.-A. Østergård", "Adda Ravnkilde og Øvre Richter"],
    "de": ["Käthe von der Heide", "Prof. Otto Weiß", "Ada Öhl und Jo Ast"],
    "el": ["Ελένη Παπά", "Άννα Δημητρίου", "Κ. Π. Καβάφης"],
    "en": ["Seán O’Casey", "J. S. Mill", "Mary McCarthy:", "(Ada Byrne)", "Ada Byrne & Jo Ash"],
    "es": ["José Ortega y Gasset", "Íñigo López"],
    "fi": ["Väinö Linna", "Örn Åkesson", "Minna Canth ja Eino Leino"],
    "fr": [
        "Jean de La Fontaine",
        "Paul-Louis Courier",
        "Élie Faure et Zoé Oldenbourg",
    ],
    "it": ["Lorenzo de’ Medici", "Leonardo da Vinci"],
    "la": ["Marcus Tullius Cicero", "Desiderius Erasmus"],
    "nb": ["Henrik Ibsen", "Aasta Å. Ødegård", "Sigrid Undset og Nini Roll Anker"],
    "nl": ["Jan van der Meer", "Anna 't Hart", "Multatuli de Wit", "J. Kate en B. van Ek"],
    "pl": ["Łucja Śliwa", "Żanna Źrebiec", "Stefan Żeromski i Bolesław Prus"],
    "pt": ["Luís de Camões e Silva"],
    "ru": ["Лев Толстой", "Н. К. Крупская", "Ёлка Юрьева и Эмма Я."],
    "sv": ["Per-Olof Ek", "Carl af Ugglas", "Göran Ek", "Ludwig van Beethoven", "Leo Deutsch:"],
}
NO_NAMES = {
    "cs": ["a Zase", "Naše město"],
    "de": ["Der 6. März", "Über die Fähren"],
    "el": ["Η Ιστορία των βιβλίων", "μικρή ιστορία"],
    "en": ["The sea, by night", "Anna 2", "A History of Ferries. First Part", "What a Man"],
    "fr": ["L’histoire d’un phare", "Paris, le 6 mai"],
    "nl": ["De geschiedenis van het boek", "een Boek"],
    "ru": ["история Книги", "Что делать"],
    "sv": ["Ida", "Fyren på holmen", "Den 6 mars", "ida borgis", "kära vänner", "Stå Upp!", ""],
}


@pytest.mark.parametrize("tag", NAMES)
def test_a_line_in_the_form_of_a_name_is_one(tag: str) -> None:
    assert [name for name in NAMES[tag] if not is_name(name, language(tag))] == []


@pytest.mark.parametrize("tag", NO_NAMES)
def test_a_title_a_sentence_or_a_date_is_no_name(tag: str) -> None:
    assert [line for line in NO_NAMES[tag] if is_name(line, language(tag))] == []


def test_one_word_is_a_name_only_where_the_line_has_announced_one() -> None:
    assert not is_name("Multatuli", language("nl"))
    assert is_name("Multatuli", language("nl"), announced=True)


def test_a_word_that_joins_names_in_another_language_joins_none_here() -> None:
    assert is_name("Karel a Josef", language("cs"))
    assert not is_name("Karel a Josef", language("en"))


def test_a_byline_gives_each_name_without_place_or_society() -> None:
    line = "Jan de Wit, Zetterij, Gent en Bo van Ek, Lund"
    assert names_in(line, language("nl")) == ("Jan de Wit", "Bo van Ek")


def test_a_pseudonym_keeps_the_real_name_in_its_brackets() -> None:
    line = "Multatuli (Eduard Douwes Dekker)"
    assert names_in(line, language("nl")) == (line,)
    assert names_in("(Eduard Douwes Dekker)", language("nl")) == ("Eduard Douwes Dekker",)


def test_a_double_surname_is_joined_by_its_own_word() -> None:
    assert names_in("José Ortega y Gasset", language("sv")) == ("José Ortega y Gasset",)


def test_what_follows_a_cue_stands_without_brackets_and_stops() -> None:
    cues = language("en").cues.translators
    assert after_cue("(Translated from Danish: Ib Lund.)", cues) == "Ib Lund"
    assert after_cue("Translators are rare", cues) is None


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "Freiherr vom Stein"),  # ``Geschichte vom Salz`` is a title of that form
        ("es", "María de los Ángeles Ruiz"),
        ("fr", "Jeanne d’Arc"),
        ("it", "Gabriele d'Annunzio"),
        ("pt", "Maria dos Santos"),
    ],
)
def test_an_everyday_word_is_a_particle_only_where_the_line_has_announced_a_name(
    tag: str, name: str
) -> None:
    assert not is_name(name, language(tag))
    assert is_name(name, language(tag), announced=True)
