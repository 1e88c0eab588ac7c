"""Each line of a text's front is told once what it says, and keeps that as its kind."""

from __future__ import annotations

import pytest

from publisher import manuscript
from publisher.house import recognise
from publisher.languages import kind_of_line, language, with_kinds
from publisher.model.text import FrontKind, FrontLine, Heading, Paragraph, Text, Words
from publisher.restoring import restore
from tests.support.pages import transcript

K = FrontKind
# Swedish ``tryckt i``: printed in. Dutch ``uit het Deens``: from Danish.
LINES = [
    ("Translated by Ib Lund", "en", K.TRANSLATOR),
    ("(Vertaling uit het Deens: Ib Lund.)", "nl", K.TRANSLATOR),
    ("Tryckt i Typografen den 2 november 1935", "sv", K.FIRST_PUBLISHED),
    ("Oslo, 6 May 1911", "en", K.DATE),
    ("3 de octubre de 1898", "es", K.DATE),
    ("by Anna Bergh and Ib Lund", "en", K.BYLINE),
    ("van Jan de Wit", "nl", K.BYLINE),
    ("by the sea", "en", K.UNKNOWN),
    ("The following speech, made on 5 May 1911, opened the press", "en", K.LEAD_IN),
    ("[A letter to a young archivist. Ed.]", "en", K.LEAD_IN),
    (" ".join(["word"] * 15), "en", K.LEAD_IN),
    ("A course of two evenings", "en", K.UNKNOWN),
]
TITLE = Heading(1, (Words("Reading proofs"),))
RUNNING = """\
It was a course of two evenings, and whoever came to it had to bring a proof of
his own, with the marks of the corrector in its margin. On the first evening we
read aloud, on the second we counted.
"""
TEXT = Paragraph((Words("It was a course of two evenings, and it was short."),))


def line(words: str) -> FrontLine:
    return FrontLine((Words(words),))


def kinds(*blocks: Heading | FrontLine | Paragraph, tag: str = "en") -> list[FrontKind]:
    told = with_kinds(blocks, language(tag))
    assert told == blocks, "nothing else about a text is changed"
    return [block.kind for block in told if isinstance(block, FrontLine)]


@pytest.mark.parametrize(("words", "tag", "kind"), LINES)
def test_a_line_is_told_by_its_words(words: str, tag: str, kind: FrontKind) -> None:
    assert kinds(TITLE, TEXT, line(words), tag=tag) == [kind]


def test_a_short_line_right_below_the_title_is_its_subtitle() -> None:
    words = line("A course of two evenings")
    assert kinds(words, TITLE, words, words) == [K.UNKNOWN, K.SUBTITLE, K.UNKNOWN]
    assert kinds(words, TEXT) == [K.UNKNOWN]


def test_a_caption_below_the_title_is_no_subtitle() -> None:
    assert kinds(TITLE, line("Photo: the press"), TEXT) == [K.UNKNOWN]


def test_words_in_the_form_of_a_name_are_none_where_the_text_writes_them_small() -> None:
    assert kinds(TITLE, line("Anna Bergh"), TEXT) == [K.BYLINE]
    assert kinds(TITLE, line("Short Course"), TEXT) == [K.SUBTITLE]
    assert kinds(line("Short Course"), TITLE, TEXT) == [K.BYLINE]


@pytest.mark.parametrize(
    ("tag", "signed", "others"),
    [
        ("en", "By Anna Bergh", ["Author of Proofs", "Tenth Impression", "New York and London"]),
        ("de", "Von Anna Bergh", ["Vierte Auflage", "Leipzig und Wien", "Franz Stade"]),
        ("es", "Por Anna Bergh", ["J. Mora a cargo de M. Vega", "Madrid, España"]),
    ],
)
def test_a_publisher_below_a_signed_line_is_no_author(
    tag: str, signed: str, others: list[str]
) -> None:
    lines = [line(words) for words in others]
    first, *told = kinds(TITLE, line(signed), line("1.–3."), *lines, TEXT, tag=tag)
    assert first is K.BYLINE
    assert K.BYLINE not in told


def test_a_second_author_stands_right_below_the_signed_line() -> None:
    assert kinds(TITLE, line("by Anna Bergh"), line("Ib Lund"), TEXT) == [K.BYLINE, K.BYLINE]
    assert kinds(line("Anna Bergh"), line("Ib Lund"), TITLE) == [K.BYLINE, K.BYLINE]


def test_paragraphs_are_told_by_the_surest_words_alone() -> None:
    assert kind_of_line("Translated by Ib Lund", language("en")) is K.TRANSLATOR
    assert kind_of_line("Anna Bergh", language("en")) is K.UNKNOWN


def front(text: Text) -> list[FrontKind]:
    return [block.kind for block in text.blocks if isinstance(block, FrontLine)]


def test_a_manuscript_is_told_when_it_is_read() -> None:
    markup = "^ Anna Bergh\n\n# Reading proofs\n\n^ A course\n\n^ 6 May 1911\n\nIt was late.\n"
    assert front(manuscript.read(markup, "x.md", "en")) == [K.BYLINE, K.SUBTITLE, K.DATE]


def test_a_restored_text_is_told_with_its_broken_words_whole() -> None:
    printed = "A course in proofs\n\nby Anna Berg-\nman\n\n6 May 1911\n\n" + RUNNING
    text = restore(transcript(printed, "en")).value
    assert front(text) == [K.BYLINE, K.DATE]
    assert [fact.value for fact in recognise(text) if fact.key == "author"] == ["Anna Bergman"]
