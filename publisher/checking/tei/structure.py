"""Checks of a TEI document: its schema, language, ids, and the ways in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from publisher.checking.markup.document import XML_LANG, Markup
from publisher.checking.rule import Rule
from publisher.checking.tei.document import XML_ID
from publisher.model.findings import Finding

SCHEMA = Rule("tei/schema")
LANGUAGE = Rule("tei/language-missing")
ID_REPEATED = Rule("tei/id-repeated")
DEAD_LINK = Rule("tei/dead-link")

_MOST = 20  # mistakes against the schema that are named; one mistake often causes more


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("book.rng")))


def check_schema(document: Markup) -> Iterator[Finding]:
    """Check that the document keeps to the schema of books in TEI."""
    schema = _schema()
    if not schema.validate(document.root):
        for error in list(schema.error_log)[:_MOST]:
            yield SCHEMA.broken(error.message, document.shown, error.line)


def check_language(document: Markup) -> Iterator[Finding]:
    """Check that each text says in which language it is."""
    for text in document.named("text"):
        if not any(e.get(XML_LANG) for e in (text, *text.iterancestors())):
            yield LANGUAGE.at(document, text, "this text does not say its language")


def check_ids(document: Markup) -> Iterator[Finding]:
    """Check that no id stands twice."""
    counts = Counter(str(e.get(XML_ID)) for e in document.having(XML_ID))
    for element in document.having(XML_ID):
        identity = str(element.get(XML_ID))
        if counts[identity] > 1:
            message = f"the id “{identity}” stands {counts[identity]} times"
            yield ID_REPEATED.at(document, element, message)


def check_links(document: Markup) -> Iterator[Finding]:
    """Check that what leads to a place in the document, as calls to notes do, arrives."""
    ids = {str(e.get(XML_ID)) for e in document.having(XML_ID)}
    for element in document.having("target"):
        target = str(element.get("target"))
        if target.startswith("#") and target[1:] not in ids:
            yield DEAD_LINK.at(document, element, f"“{target}” leads nowhere")
