"""The language is told from letters and words; a doubt is reported."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from publisher.languages import lexicon, tables
from publisher.languages.numbers_of_words import NumbersOfWords
from publisher.sources import transcript_from
from publisher.sources.language_recognition import recognise_language

# The English text, and the same in other languages.
SAMPLES = {
    "sv": "Den som viker ett ark två gånger får åtta sidor, och kniven öppnar tre av dess kanter. "
    "Ingen i verkstaden kunde säga vem som hade beställt det blå papperet.",
    "nl": "Wie een vel tweemaal vouwt krijgt acht bladzijden, en het mes opent drie van de randen. "
    "Niemand in de werkplaats kon zeggen wie het blauwe papier had besteld.",
    "en": "A sheet that is folded twice has eight pages, and the knife opens three of its sides. "
    "Nobody in the shop could say who had ordered the blue paper.",
    "da": "Den, der folder et ark to gange, får otte sider, og kniven åbner tre af dets kanter. "
    "Ingen i værkstedet kunne sige, hvem der havde bestilt det blå papir.",
    "nb": "Den som bretter et ark to ganger, får åtte sider, og kniven åpner tre av kantene. "
    "Ingen på verkstedet kunne si hvem som hadde bestilt det blå papiret.",
    "de": "Wer einen Bogen zweimal faltet, bekommt acht Seiten, und das Messer öffnet drei davon. "
    "Niemand in der Werkstatt konnte sagen, wer das blaue Papier bestellt hatte.",
    "fr": "Une feuille pliée deux fois fait huit pages, et le couteau ouvre trois de ses côtés. "
    "Personne à l’atelier ne savait qui avait commandé le papier bleu.",
    "ru": "Лист, сложенный вдвое два раза, имеет восемь страниц, и нож открывает три стороны. "
    "Никто в мастерской не мог сказать, кто заказал синюю бумагу.",
    "he": "מי שמקפל גיליון פעמיים מקבל שמונה עמודים, והסכין פותחת שלוש מן השפות שלו. "
    "איש בבית המלאכה לא ידע לומר מי הזמין את הנייר הכחול, כי לא היה שם ספר.",
    "yi": "ווער עס לייגט צונויף אַ בויגן צוויי מאָל, באַקומט אַכט זייַטן, און דאָס מעסער עפֿנט דרייַ פֿון זיי. "
    "קיינער אין וואַרשטאַט האָט ניט געקענט זאָגן, ווער עס האָט באַשטעלט דאָס בלויע פּאַפּיר.",
    "ar": "من يطوي الورقة مرتين يحصل على ثماني صفحات، والسكين تفتح ثلاثة من أطرافها. "
    "ولم يستطع أحد في الورشة أن يقول من الذي طلب الورق الأزرق.",
    "fa": "هر که برگ را دو بار تا کند هشت صفحه به دست می‌آورد و کارد سه لبهٔ آن را باز می‌کند. "
    "هیچ کس در کارگاه نمی‌دانست چه کسی کاغذ آبی را سفارش داده است.",
    "ur": "جو کاغذ کو دو بار موڑتا ہے اسے آٹھ صفحے ملتے ہیں اور چاقو اس کے تین کنارے کھولتا ہے۔ "
    "کارخانے میں کوئی نہیں بتا سکتا تھا کہ نیلا کاغذ کس نے منگوایا تھا۔",
}


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
def test_languages_are_recognised_without_a_finding(language: str, text: str) -> None:
    outcome = transcript_from(text * 3, "a.txt")
    assert outcome.value.language == language
    assert outcome.findings == ()


@pytest.mark.parametrize("language", ["da", "nb", "sv", "nl"])
def test_the_language_of_a_short_text_is_recognised_and_a_finding(language: str) -> None:
    outcome = transcript_from(SAMPLES[language][:90], "a.txt")
    assert outcome.value.language == language
    assert [finding.code for finding in outcome.findings] == ["sources/language"]


@pytest.mark.parametrize("text", ["ge- kontra", "Titel", "II.", "Amen"])
def test_for_a_few_words_no_more_than_three_languages_are_loaded_whole(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str | None] = []

    def counted(name: str | None, *, large: bool) -> NumbersOfWords:
        loaded.extend([name] * large)
        return tables.word_numbers(name, large=large)

    monkeypatch.setattr(import_module("publisher.languages.lexicon"), "word_numbers", counted)
    lexicon.cache_clear()
    recognise_language([text], 1, "a.txt")
    assert len(loaded) <= 3
    lexicon.cache_clear()


# "Of the mill and the river, and who was there": pointed letters, none, the joined ones of print.
@pytest.mark.parametrize(
    "text",
    [
        "די אַלטע מיל און דער טייַך",
        "ער האט נישט געוואלט אויפהערן, און די מיל איז געשטאנען",
        "װאָס האָט ער געזאָגט צו זײַן װײַב",
    ],
)
def test_yiddish_is_not_taken_for_hebrew_however_it_is_spelt(text: str) -> None:
    outcome = recognise_language([text], 1, "a.txt")
    assert (outcome.value, outcome.findings) == ("yi", ())


# Pointed Hebrew has the pointed letters of Yiddish: "And he was there with his wife, and she did not know".
def test_pointed_hebrew_is_not_taken_for_yiddish() -> None:
    text = "וְהוּא הָיָה שָׁם עִם אִשְׁתּוֹ וְגַם הִיא לֹא יָדְעָה כִּי אָז בָּאוּ אַחִים"
    outcome = recognise_language([text], 1, "a.txt")
    assert (outcome.value, outcome.findings) == ("he", ())


# A title, "the mill", which both languages may have, and a line of names.
@pytest.mark.parametrize("text", ["הטחנה הישנה", "משה, שלמה, דוד"])
def test_what_may_be_both_hebrew_and_yiddish_is_asked_about(text: str) -> None:
    (finding,) = recognise_language([text], 1, "a.txt").findings
    assert finding.code == "sources/language"


def test_a_text_in_two_languages_is_a_finding() -> None:
    outcome = transcript_from(SAMPLES["sv"] * 50 + SAMPLES["en"] * 30, "a.txt")
    assert outcome.value.language == "sv"
    assert [finding.code for finding in outcome.findings] == ["sources/language"]


def test_a_language_without_data_is_recognised_in_a_long_text() -> None:
    # Whoever folds a sheet twice gets eight pages, and the knife opens three of its edges.
    text = "Aki egy ívet kétszer összehajt, nyolc oldalt kap, és a kés három szélét nyitja ki. "
    assert transcript_from(text * 30, "a.txt").value.language == "hu"


def test_a_text_without_words_has_no_language() -> None:
    assert transcript_from("12 13 14\n", "a.txt").value.language == "und"


def test_a_given_language_is_taken_without_a_finding() -> None:
    outcome = transcript_from("12\n", "a.txt", "sv-FI")
    assert (outcome.value.language, outcome.findings) == ("sv-FI", ())


def test_heavy_libraries_are_loaded_only_when_they_are_needed() -> None:
    program = (
        "import sys; from publisher.sources import transcript_from;"
        "transcript_from('hej', 'a', 'sv');"
        "print({'py3langid', 'numpy', 'ftfy', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(("stated", "language"), [("en-US", "nl"), ("de", "sv"), ("fr", "ru")])
def test_words_that_are_certain_win_over_what_a_file_states(stated: str, language: str) -> None:
    outcome = recognise_language([SAMPLES[language] * 3], 1, "a.pdf", stated)
    assert outcome.value == language
    assert [finding.code for finding in outcome.findings] == ["sources/stated-language"]


@pytest.mark.parametrize("stated", ["nb", "no", "nb-NO"])
def test_what_a_file_states_decides_where_the_words_leave_it_open(stated: str) -> None:
    words = "Vi har en have og en hund, og de er her i dag."  # Danish and Norwegian
    assert recognise_language([words], 1, "a.pdf", "da").value == "da"
    outcome = recognise_language([words], 1, "a.pdf", stated)
    assert (outcome.value, outcome.findings) == ("nb", ())


@pytest.mark.parametrize("stated", ["en-US", "xx", "ru", "", "und"])
def test_a_short_text_is_not_what_its_words_cannot_be(stated: str) -> None:
    outcome = recognise_language([SAMPLES["nl"][:90]], 1, "a.pdf", stated)
    assert outcome.value == "nl"
    assert [finding.code for finding in outcome.findings] == ["sources/language"]


@pytest.mark.parametrize("language", SAMPLES)
def test_a_file_that_states_its_language_rightly_leaves_no_finding(language: str) -> None:
    outcome = recognise_language([SAMPLES[language][:90]], 1, "a.pdf", language)
    assert (outcome.value, outcome.findings) == (language, ())
