"""Every letter of a file is in its text or was named; what a reader loses is an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.findings import Severity
from publisher.model.text import Paragraph, Text, Words
from publisher.sources.markup.ledger import Ledger, Spot
from tests.sources.markup.reading import tei, web, written

SPOT = Spot("", 1)


def text(*words: str) -> Text:
    return Text("page.html", "en", tuple(Paragraph((Words(one),)) for one in words))


def messages(ledger: Ledger, made: Text) -> list[str]:
    return [r.message for r in ledger.all_remarks(made) if r.severity is Severity.ERROR]


def test_letters_that_are_lost_or_added_are_an_error() -> None:
    ledger = Ledger()
    ledger.take("One two")
    assert messages(ledger, text("One two")) == []
    assert "lost t × 1, w × 1" in messages(ledger, text("One o"))[0]
    assert "added x × 1" in messages(ledger, text("One two x"))[0]


def test_what_was_set_aside_or_counted_by_the_reader_is_in_the_sum() -> None:
    ledger = Ledger()
    ledger.take("Menu One")
    ledger.set_aside("menus", "Menu", SPOT)
    ledger.make("1")
    assert messages(ledger, text("1. One")) == []


def elements(names: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(names), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    )


WORDS = st.text(alphabet="ab é12* \n", max_size=6)
HTML = ["p", "div", "h1", "h2", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote", "em"]
HTML += ["b", "sup", "span", "dl", "dt", "dd", "pre", "q", "figure", "center"]
TEI = ["p", "div", "head", "lg", "l", "list", "item", "table", "row", "cell", "quote", "note"]
TEI += ["hi", "choice", "sic", "sp", "speaker", "stage", "cit"]


def trees(names: list[str]) -> st.SearchStrategy[str]:
    return st.recursive(WORDS, lambda inner: elements(names, inner), max_leaves=25)


@given(trees(HTML))
def test_no_letter_of_a_page_is_lost_whatever_stands_in_what(body: str) -> None:
    read = web(f"<div>x{body}</div>")
    assert list(faults(read.findings)) == []
    written(read)


@given(trees(TEI))
def test_no_letter_of_a_document_is_lost_whatever_stands_in_what(body: str) -> None:
    read = tei(f"<body><p>x</p>{body}</body>")
    assert list(faults(read.findings)) == []
    written(read)


def faults(findings: object) -> Iterator[str]:
    assert isinstance(findings, tuple)
    yield from (f.message for f in findings if f.code == "sources/letters-lost")


@pytest.mark.parametrize("page", ["<p>one</p>", "<ul><li>one</li></ul>"])
def test_findings_name_the_block_that_they_are_about(page: str) -> None:
    read = web(f"<p>A.</p>\n{page}\n<blaze>two</blaze>\n<p>B.</p>")
    assert [f.place.first for f in read.findings] == [3]
