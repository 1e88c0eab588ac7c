"""The stage: all passes together.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Transcript
from publisher.restoring.roles.furniture import SetAside, find_furniture
from tests.restoring.roles.furniture.sheets import page, pages

BLANKS = " " * 49


def parted(*texts: str) -> SetAside:
    return find_furniture(Transcript("a.txt", "sv", "utf-8", pages(*texts)))


def sheet(number: int) -> str:
    return page(number, ["Fyren på holmen", ""], [BLANKS, "1 Se boken.", "", str(number)])


BOOK = parted(*(sheet(n) for n in range(1, 6)))


def test_furniture_stands_in_order_of_line() -> None:
    assert [f.kind for f in BOOK.furniture[:3]] == [
        FurnitureKind.RULE,
        FurnitureKind.PAGE_NUMBER,
        FurnitureKind.RUNNING_HEAD,
    ]
    assert list(BOOK.furniture) == sorted(BOOK.furniture, key=lambda f: f.place)


def test_pages_keep_all_other_lines_as_they_are() -> None:
    kept = [line.number for p in BOOK.rest.pages for line in p.lines]
    gone = [f.place.first for f in BOOK.furniture]
    assert sorted(kept + gone) == list(range(1, 51))


def test_folios_go_with_their_pages() -> None:
    assert BOOK.folios == tuple((n, str(n)) for n in range(1, 6))


def test_every_piece_of_furniture_says_why() -> None:
    assert all(f.evidence for f in BOOK.furniture)


def test_what_is_doubtful_is_found_and_told() -> None:
    link = "https://example.org/fyrar/skarvholmen.pdf"
    texts = pages(page(1, bottom=["1 Se boken.", link]), page(2))
    (finding,) = find_furniture(Transcript("a.txt", "sv", "utf-8", texts)).findings
    assert (finding.code, finding.place.first) == ("cleaning/doubtful-furniture", 6)


def test_an_empty_text_stays_empty() -> None:
    assert parted("").furniture == ()
