"""Text can never become markup, and no character breaks a file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher.model.edition import Edition
from publisher.model.house import Contributor, Counterpart, Series
from publisher.model.rendering import EbookRendering
from publisher.model.text import Heading, Paragraph, Words
from publisher.rendering.xml_safe import xml_safe
from tests.rendering.books import book_of
from tests.rendering.reading import XHTML, rendered, rendered_print

HOSTILE = (
    "<script>alert(1)</script>",
    "&amp; & &#60; &undefined;",
    "{{ facts }} {% raw %} {# #}",
    "]]> <!-- --> <![CDATA[",
    "\" onload='x' =\"",
    'href="chapter-01.xhtml#c1"',
    "bell \x07 escape \x1b null \x00 delete \x7f",
    "\x85 \ufffe \uffff \ud800 \U0001ffff",
    "a\r\nb",
)
PLAIN_FACTS = ("title", "subtitle", "publisher", "rights", "website", "licence")
PAIRS = {"\x07": "␇", "\x00": "␀", "\x7f": "␡", "\x85": "�", "\ud800": "�", "\ufffe": "�"}


def book_with(text: str) -> Edition:
    """Return a book in which this text stands everywhere that text can stand."""
    edition = book_of("# En bok\n\nText.")
    people = (Contributor(text, "aut", text), Contributor(text, "trl"))
    everywhere: dict[str, Any] = dict.fromkeys(PLAIN_FACTS, text)
    facts = replace(
        edition.facts,
        **everywhere,
        contributors=people,
        subjects=(text,),
        series=Series(text, text),
        other_languages=(Counterpart("nl", text, text),),
    )
    part = edition.parts[0]
    blocks = (Heading(2, (Words(text),)), Paragraph((Words(text),)), Heading(3, (Words(text),)))
    chapter = replace(part.chapters[0], title=text, blocks=blocks)
    part = replace(part, title=text, contributors=people, chapters=(chapter,))
    return replace(edition, facts=facts, divisions=(replace(edition.divisions[0], parts=(part,)),))


def files(rendering: EbookRendering) -> list[str]:
    return [*(document.markup for document in rendering.documents), rendering.navigation]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(text: str) -> None:
    rendering = rendered(book_with(text))
    tame = rendered(book_with("tame"))
    for file, pattern in zip(files(rendering), files(tame), strict=True):
        shape = [e.tag for e in etree.fromstring(pattern.encode()).iter()]
        assert [e.tag for e in etree.fromstring(file.encode()).iter()] == shape


@pytest.mark.parametrize("text", HOSTILE)
def test_every_character_of_the_text_stays_visible(text: str) -> None:
    markup = rendered(book_with(text)).documents[4].markup
    paragraph = etree.fromstring(markup.encode()).find(f".//{XHTML}p")
    assert paragraph is not None
    assert paragraph.text == xml_safe(text)


@given(st.text())
def test_every_document_can_be_parsed(text: str) -> None:
    for file in files(rendered(book_with(f"x{text}"))):
        etree.fromstring(file.encode())


@pytest.mark.parametrize(("hidden", "seen"), PAIRS.items())
def test_characters_that_xml_forbids_become_visible_signs(hidden: str, seen: str) -> None:
    assert xml_safe(f"a{hidden}b") == f"a{seen}b"


def test_the_print_edition_keeps_text_that_looks_like_a_link() -> None:
    markup = rendered_print(book_with('href="chapter-01.xhtml#c1"')).markup
    assert "href=&#34;chapter-01.xhtml#c1&#34;" in markup


def test_an_address_that_runs_scripts_is_no_link() -> None:
    markup = rendered_print(book_with("javascript:alert(1)")).markup
    assert 'href="javascript' not in markup
