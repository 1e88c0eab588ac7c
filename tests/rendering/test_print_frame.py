"""The print edition: one HTML document with the same bodies."""

from __future__ import annotations

import re

import pytest
import tinyhtml5  # type: ignore[import-untyped]

from publisher.model.edition import Edition
from tests.rendering.books import collection, pamphlet
from tests.rendering.reading import rendered_print

BOOKS = pytest.mark.parametrize(
    "edition", [pamphlet(), collection()], ids=["pamphlet", "collection"]
)


@BOOKS
def test_every_link_leads_to_an_id_of_the_document(edition: Edition) -> None:
    markup = rendered_print(edition).markup
    ids = re.findall(r' id="([^"]+)"', markup)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', markup)) <= set(ids)
    assert ".xhtml" not in markup


@BOOKS
def test_the_print_document_is_html_without_open_elements(edition: Edition) -> None:
    root = tinyhtml5.parse(rendered_print(edition).markup)
    body = root.find("{http://www.w3.org/1999/xhtml}body")
    assert body is not None
    assert {child.get("class", "").split()[0] for child in body} == {"leaf"}


def test_each_leaf_carries_its_running_heads() -> None:
    markup = rendered_print(collection()).markup
    left = 'data-running-left="Hand och öga"'
    assert f'{left} data-running-right="Läsarens öga"' in markup


def test_the_contents_stand_after_the_imprint() -> None:
    markup = rendered_print(pamphlet()).markup
    order = [markup.index(f'id="{name}"') for name in ("imprint", "contents", "c1", "notes")]
    assert order == sorted(order)


def test_the_print_document_says_its_language() -> None:
    assert '<html lang="sv">' in rendered_print(pamphlet()).markup
