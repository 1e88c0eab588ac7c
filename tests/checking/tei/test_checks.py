"""Each fault that a TEI document can have is found, and told with its place."""

from __future__ import annotations

import pytest

from publisher.checking.tei import check_tei
from publisher.rendering import render_structure
from publisher.tei import make_tei
from tests.rendering.books import pamphlet

BOOK = make_tei(render_structure(pamphlet())).value.decode()
FAULTS = (
    ("tei/ill-formed", "</body>", "</bod>"),
    ("tei/ill-formed", 'xmlns="http://www.tei-c.org/ns/1.0"', 'xmlns="http://x.org/"'),
    ("tei/schema", "<quote>", "<blockquote/><quote>"),
    ("tei/schema", '<hi rend="italic">', "<hi>"),
    ("tei/schema", "<head>Lådan", "<p>Före</p><head>Lådan"),
    ("tei/schema", "<label>1.</label>", ""),
    ("tei/language-missing", ' xml:lang="sv"', ""),
    ("tei/id-repeated", 'xml:id="c2"', 'xml:id="c1"'),
    ("tei/dead-link", 'target="#n1"', 'target="#n77"'),
)


def codes(document: str) -> set[str]:
    return {finding.code for finding in check_tei(document.encode(), "bok.tei")}


def test_a_book_has_no_fault() -> None:
    assert check_tei(BOOK.encode(), "bok.tei") == ()


@pytest.mark.parametrize(("code", "there", "put"), FAULTS)
def test_a_fault_is_found(code: str, there: str, put: str) -> None:
    assert there in BOOK
    assert code in codes(BOOK.replace(there, put))


def test_a_fault_has_its_line() -> None:
    spoilt = BOOK.replace('target="#n1"', 'target="#n77"', 1)
    (fault,) = [f for f in check_tei(spoilt.encode(), "bok.tei") if f.code == "tei/dead-link"]
    line = next(n for n, text in enumerate(spoilt.splitlines(), 1) if "#n77" in text)
    assert fault.place is not None
    assert fault.place.first == line
