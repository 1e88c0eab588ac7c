"""Spaces that do not break and the house's quotation marks; never a change of a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.languages import known_languages
from publisher.manuscript import read
from publisher.model.house import QuotationMarks
from publisher.model.inlines import plain, runs, walk
from publisher.model.text import Inlines, Paragraph, Text, Words
from publisher.rendering.typography import soften
from tests.manuscript.texts import texts

HOUSE, AS_IS = QuotationMarks.HOUSE, QuotationMarks.AS_IS
SHOWN = str.maketrans({"\u00a0": "~", "\u202f": "¬"})


def softened(markup: str, tag: str, quotes: QuotationMarks = AS_IS) -> str:
    """Return a line of a manuscript after typography: ~ for a no-break space, ¬ for a narrow one."""
    (block,) = read(markup, "bok.md", tag).blocks
    assert isinstance(block, Paragraph)
    words = walk(soften(block.content, tag, quotes))
    return "".join(w.text for w in words if isinstance(w, Words)).translate(SHOWN)


SPACES = (
    # Swedish for: by A. B. Lind and C. D.; point i, then, at three.
    ("sv", "av A. B. Lind och C. D.", "av A.~B.~Lind och C.~D."),
    ("sv", "punkt i. Sedan, på kl. Tre", "punkt i. Sedan, på kl. Tre"),
    # "word – more – end"; "– Hello, he said."
    ("sv", "ord – mer – slut", "ord~– mer~– slut"),
    ("sv", "– Hej, sade han.", "–~Hej, sade han."),
    ("sv", "1914 –18 och A –B", "1914 –18 och A –B"),
    ("sv", "A. *B. Ek* – *nu* – då", "A.~B.~Ek~– nu~– då"),
    # What? Yes! The same in French, which sets a narrow space before these signs.
    ("sv", "Vad ? Ja !", "Vad ? Ja !"),
    ("fr", "Quoi ? Oui ! « Non » : voilà ; fin", "Quoi¬? Oui¬! «~Non~»~: voilà¬; fin"),
    ("fr", "Quoi? Oui!", "Quoi? Oui!"),
    # Russian for: A. S. Pushkin, a poet.
    ("ru", "А. С. Пушкин — поэт", "А.~С.~Пушкин~— поэт"),
    # A language without a file
    ("tlh", "A. B. – c", "A. B. – c"),
    ("sv", "han sade [Quoi ? A. B.]{lang=fr} – då", "han sade Quoi¬? A.~B.~– då"),
)


@pytest.mark.parametrize(("tag", "source", "expected"), SPACES)
def test_spaces_where_no_line_may_break_become_no_break_spaces(
    tag: str, source: str, expected: str
) -> None:
    assert softened(source, tag) == expected


QUOTES = (
    # He said "yes" and "no", in several languages.
    ("sv", "Han sade “ja” och »nej«.", "Han sade ”ja” och ”nej”."),
    ("en", 'He said "yes" („no“).', "He said “yes” (“no”)."),
    ("de", "Er sagte “ja, ‘gut’ so”.", "Er sagte „ja, ‚gut‘ so“."),
    ("fr", "Il dit “oui” et « non ».", "Il dit «~oui~» et «~non~»."),
    ("sv", "Il dit « non ».", "Il dit ”non”."),
    ("nl", "Hij zei “ja” in '68.", "Hij zei ‘ja’ in '68."),
    ("sv", "*“Ja”*, sade han[^1!]: “nej[^1!]”", "”Ja”, sade han: ”nej”"),
    ("en", '5" long and “six” wide', '5" long and “six” wide'),
    ("en", "“No end", "“No end"),
    ("en", "“the boys’ ‘room’ is mine”", "“the boys’ ‘room’ is mine”"),
    ("en", "“don’t”", "“don’t”"),
    ("tlh", "“ja”", "“ja”"),
)


@pytest.mark.parametrize(("tag", "source", "expected"), QUOTES)
def test_quotation_marks_become_those_of_the_language_where_the_house_asks(
    tag: str, source: str, expected: str
) -> None:
    assert softened(source, tag, HOUSE) == expected


def test_quotation_marks_stay_by_default() -> None:
    # Swedish for: yes, and no, and so.
    assert softened("»Ja« och “nej” och 'så'", "sv") == "»Ja« och “nej” och 'så'"


def letters(content: Inlines) -> str:
    return "".join(c for c in plain(content) if c.isalnum())


@given(texts(), st.sampled_from(known_languages()), st.sampled_from(QuotationMarks))
def test_typography_changes_no_letter(text: Text, tag: str, quotes: QuotationMarks) -> None:
    for run in runs_of(text):
        assert letters(soften(run, tag, quotes)) == letters(run)


@given(texts(), st.sampled_from(known_languages()))
def test_by_default_typography_changes_spaces_alone(text: Text, tag: str) -> None:
    for run in runs_of(text):
        changed = plain(soften(run, tag, AS_IS))
        assert changed.replace("\u00a0", " ").replace("\u202f", " ") == plain(run).replace(
            "\u00a0", " "
        ).replace("\u202f", " ")


def runs_of(text: Text) -> tuple[Inlines, ...]:
    return tuple(run for block in text.blocks for run in runs(block))
