"""Printed link targets.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.restoring.roles.furniture.links import find_printed_links
from tests.restoring.roles.furniture.sheets import page, pages, taken

LINK = "https://example.org/fyrar/skarvholmen.pdf"


def found(*texts: str) -> list[str]:
    return taken(find_printed_links(pages(*texts), "sv"))


def test_an_address_under_the_notes_of_a_page_is_taken() -> None:
    assert found(page(1, bottom=["", "1 Se boken.", LINK]), page(2)) == [LINK]


def test_several_addresses_are_taken() -> None:
    other = "www.example.org/vekar"
    assert found(page(1, bottom=["1 Se boken.", LINK, "", other]), page(2)) == [LINK, other]


@pytest.mark.parametrize("above", ["1 Läs mer på", "2 Se (", "3 Brandt,", "4 Adressen är:"])
def test_an_address_that_a_sentence_leads_up_to_stays(above: str) -> None:
    assert found(page(1, bottom=["", above, LINK]), page(2)) == []


def test_an_address_in_the_middle_of_a_page_stays() -> None:
    assert found(f"Se boken.\n{LINK}\n{page(2)}", page(2)) == []


def test_an_address_at_the_end_of_the_text_stays() -> None:
    assert found(page(2), page(1, bottom=["Se boken.", LINK])) == []


def test_an_address_with_words_beside_it_stays() -> None:
    assert found(page(1, bottom=["1 Se boken.", f"{LINK} och andra"]), page(2)) == []


def test_every_address_taken_is_told() -> None:
    (link,) = find_printed_links(pages(page(1, bottom=["1 Se boken.", LINK]), page(2)), "sv")
    finding = link.finding("a.txt")
    assert finding.code == "cleaning/doubtful-furniture"
    assert finding.place.first == link.line.number
