"""Single lines in the ledger: what an entry says of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import SourceError
from publisher.model.places import Place
from publisher.model.text import Emendation, Note, Paragraph, Text, Words
from publisher.record import (
    Edit,
    Entry,
    ledger_of,
    read_ledger,
    rebuild,
    with_removed,
    write_ledger,
)
from publisher.sources import transcript_from


def text_of(*paragraphs: tuple[str, int, int], notes: tuple[Note, ...] = ()) -> Text:
    """Return a text of paragraphs with their first and last lines."""
    blocks = tuple(paragraph(*given) for given in paragraphs)
    return Text("a.txt", "sv", blocks, notes)


def paragraph(words: str, first: int, last: int) -> Paragraph:
    return Paragraph((Words(words),), Place("a.txt", first, last))


def rows(source: str, text: Text) -> list[str]:
    """Return the rows of the ledger, after a look whether they give the source back."""
    entries = ledger_of(transcript_from(source, "a.txt", "sv").value, text)
    assert rebuild(text, entries) == source
    head, *found = write_ledger(entries).splitlines()
    assert head == "format = 1"
    return found


def test_a_line_as_it_was_printed_needs_no_edit() -> None:
    # One line and one more.
    assert rows("En rad\noch en till.\n", text_of(("En rad och en till.", 1, 2))) == [
        "1\tb1\t0\t6\t",
        "2\tb1\t7\t19\t",
    ]


@pytest.mark.parametrize(
    ("source", "words", "edits"),
    [
        # indented; double spaces; hard spaces; a hard one, a soft one; right; see the book; fine
        ("    Indragen", "Indragen", "0+\\s{4}$"),
        ("dubbla  blanka", "dubbla blanka", "7+\\s$"),
        ("hårda\u00a0blanka", "hårda blanka", "~\\u00a0$"),
        ("en\u00a0hård, en mjuk", "en hård, en mjuk", "2-1+\\u00a0$"),
        ("högern.12 De", "högern. De", "7+12$"),
        ("högern 12 De", "högern De", "7+12\\s$"),
        ("12. Se boken.", "Se boken.", "0+12.\\s$"),
        ("\ufb01n", "fin", "0-2+\ufb01$"),
        ("1917|$~\\", "1917", "4+\\u007c\\u0024\\u007e\\\\$"),
        ("tbe book", "the book", "1-1+b$"),
    ],
)
def test_a_difference_between_line_and_text_is_an_edit(source: str, words: str, edits: str) -> None:
    (row,) = rows(source, text_of((words, 1, 1)))
    assert row.split("\t")[4] == edits


@pytest.mark.parametrize(
    ("source", "words", "edits"),
    [
        # counter-revolution; the Seine federation; officers and; executed; allow; sugar; feelings and
        ("kontra-\nrevolution\n", "kontrarevolution", ["6+-", ""]),
        ("kontra\u00ad\nrevolution\n", "kontrarevolution", ["6+\\u00ad", ""]),
        ("Seine-\nfederation\n", "Seine-federation", ["", ""]),
        ("officers¬\noch\n", "officers- och", ["8-1+¬", ""]),
        ("ge-\nexecuteerd\n", "geëxecuteerd", ["2+-", "0-1+e"]),
        ("till-\nlåta\n", "tillåta", ["4+-", "0+l"]),
        ("Zuk-\nker\n", "Zucker", ["2+k-", "0-1+"]),
        ("Føl\ufffeser og", "Følser og", ["3+\\ufffe$"]),
    ],
)
def test_the_hyphen_of_a_broken_word_is_an_edit(source: str, words: str, edits: list[str]) -> None:
    text = text_of((words, 1, 2))
    assert [row.split("\t")[4] for row in rows(source, text)] == edits


def test_a_paragraph_goes_on_below_a_note() -> None:
    # It is long. / 7 See the book.
    body = (paragraph("Se boken.", 2, 2),)
    text = text_of(("Den är lång.", 1, 3), notes=(Note("7", "7", body, Place("a.txt", 2, 2)),))
    assert rows("Den är\n7 Se boken.\nlång.\n", text) == [
        "1\tb1\t0\t6\t",
        "2\tn:7\t0\t9\t0+7\\s",
        "3\tb1\t7\t12\t",
    ]


def test_a_line_may_belong_to_two_blocks() -> None:
    # Heading. The text begins.
    text = text_of(("Rubrik", 1, 1), ("Texten börjar.", 1, 1))
    assert rows("Rubrik\ufffeTexten börjar.\n", text) == [
        "1\tb1\t0\t6\t$",
        "1\tb2\t0\t14\t0+\\ufffe",
    ]


def test_lone_marks_and_blank_lines_have_entries_of_their_own() -> None:
    text = text_of(("Den är lång.", 1, 4))  # It is long.
    assert rows("Den är\r\n12\r\n \r\nlång.", text) == [
        "1\tb1\t0\t6\t$\\r\\n",
        "2\tb1\t7\t7\t0+12$\\r\\n",
        "3\t-\t0\t0\t0+\\s$\\r\\n",
        "4\tb1\t7\t12\t$",
    ]


def test_an_emended_line_keeps_what_was_printed() -> None:
    place = Place("a.txt", 1, 1)
    changes = (Emendation(place, "tbe", "the", "misread"), Emendation(place, "hock", "book", "so"))
    text = Text("a.txt", "en", (paragraph("the good book", 1, 1),), emendations=changes)
    assert rows("tbe good hock\n", text) == ["1\tb1\t0\t13\t1-11+be\\sgood\\shoc"]


def test_an_entry_of_an_unknown_block_is_refused() -> None:
    with pytest.raises(SourceError, match="names b2"):
        rebuild(text_of(("Word", 1, 1)), [Entry(1, "b2", 0, 3)])


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
edits = st.builds(Edit, st.integers(0, 99), st.integers(0, 9), anything.filter(bool))
entries = st.builds(
    Entry,
    st.integers(1, 999),
    st.one_of(st.just("-"), st.just("b12"), anything.map("n:{}".format)),
    st.integers(0, 99),
    st.integers(0, 99),
    st.lists(edits, max_size=3).map(tuple),
    st.sampled_from(("\n", "\r\n", "\r", "")),
    st.sampled_from((" ", "\u00a0")),
)


@given(st.lists(entries, max_size=5).map(tuple))
def test_any_entries_are_read_back_from_their_table(written: tuple[Entry, ...]) -> None:
    assert read_ledger(write_ledger(written)) == written


def test_tables_of_another_format_are_refused() -> None:
    text = text_of(("En rad.", 1, 1))  # a line
    with pytest.raises(SourceError, match="format 2 is unknown") as ledger:
        read_ledger("format = 2\n1\tb1\t0\t7\t\n")
    with pytest.raises(SourceError, match="format 2 is unknown") as removed:
        with_removed(text, "format = 2\n")
    assert (ledger.value.place, removed.value.place) == ("lines.tsv:1", "removed.tsv:1")


def test_a_table_without_a_format_is_of_format_1() -> None:
    assert read_ledger("1\tb1\t0\t7\t\n") == read_ledger("format = 1\n1\tb1\t0\t7\t\n")
