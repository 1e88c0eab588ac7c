"""Checks of how the lists of a navigation document are put together (EPUB 3.3, section 7.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publisher.checking.epub.grammar import grammar, has_words
from publisher.checking.epub.links import is_outside
from publisher.checking.epub.opened import OpenedBook
from publisher.checking.markup.document import TYPE, XHTML, Markup
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

SHAPE = Rule("epub/navigation-shape")

# The kinds that reading systems show in their own lists, so no heading is needed in them, and …
_KINDS = {"toc", "landmarks", "page-list"}
# … those of them in which no entry may stand below another.
_FLAT = {"landmarks", "page-list"}
_HEADINGS = {f"{XHTML}{name}" for name in ("h1", "h2", "h3", "h4", "h5", "h6", "hgroup")}
_OL, _LI, _A, _SPAN = (f"{XHTML}{name}" for name in ("ol", "li", "a", "span"))


def check_shape(book: OpenedBook) -> Iterator[Finding]:
    """Check that every list of the navigation is one that reading systems can show."""
    navigation = book.navigation
    for nav in () if navigation is None else navigation.root.iter(f"{XHTML}nav"):
        kinds = set((nav.get(TYPE) or "").split())
        if navigation is not None and kinds:
            for element, message in _wrong(nav, kinds):
                yield SHAPE.at(navigation, element, message)


def check_landmarks(book: OpenedBook) -> Iterator[Finding]:
    """Check that landmarks say what they are, and none stands there twice."""
    navigation = book.navigation
    if navigation is None:
        return
    links = [link for link in _landmarks(navigation) if link.get("href")]
    seen = Counter((link.get(TYPE), navigation.target(link.get("href") or "")) for link in links)
    for link in links:
        if not link.get(TYPE):
            message = f"the landmark “{_words(link)}” has no epub:type"
            yield SHAPE.at(navigation, link, message)
        elif seen[link.get(TYPE), navigation.target(link.get("href") or "")] > 1:
            message = f"the landmark “{_words(link)}” occurs twice"
            yield SHAPE.at(navigation, link, message)


def _landmarks(navigation: Markup) -> Iterator[etree._Element]:
    for nav in navigation.root.iter(f"{XHTML}nav"):
        if "landmarks" in (nav.get(TYPE) or "").split():
            yield from nav.iter(_A)


def _wrong(nav: etree._Element, kinds: set[str]) -> Iterator[tuple[etree._Element, str]]:
    """Yield what is wrong with a navigation of some kinds, with the element it is wrong at."""
    headings = [child for child in nav if child.tag in _HEADINGS]
    lists = [child for child in nav if child.tag == _OL]
    if len(headings) > 1 or len(lists) != 1 or _children(nav) != headings + lists:
        yield nav, "a navigation may contain only a heading and one list"
    if has_words(nav):
        yield nav, "a navigation has words outside its heading and its list"
    if not headings and not kinds & _KINDS:
        yield nav, "this navigation has no heading"
    for heading in headings:
        if not _words(heading):
            yield heading, "the heading of a navigation is empty"
    for ordered in lists:
        yield from _wrong_list(ordered)
        if kinds & _KINDS:
            remote = (link for link in ordered.iter(_A) if is_outside(link.get("href") or ""))
            yield from (
                (link, "the navigation links to something outside the book") for link in remote
            )
        if kinds & _FLAT and ordered.find(f".//{_OL}") is not None:
            yield ordered, "landmarks and page lists may have only one level"


def _wrong_list(ordered: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield what is wrong with a list and the lists in its entries, with the element it is wrong at."""
    entries = [child for child in ordered if child.tag == _LI]
    if not entries:
        yield ordered, "a list of the navigation is empty"
    for entry in entries:
        first, *rest = _children(entry) or [entry]
        below = [child for child in rest if child.tag == _OL]
        if first.tag not in (_A, _SPAN) or len(rest) > 1 or len(below) != len(rest):
            yield entry, "an entry must be a link, or words and a list"
        elif first.tag == _SPAN and not below:
            yield entry, "an entry without a link needs a list"
        elif any(e.tag not in _phrasing() for e in first.iterdescendants("*")):
            yield entry, "an entry of the navigation must be one line of words"
        elif has_words(entry):
            yield entry, "an entry has words outside its link"
        elif not _words(first):
            yield entry, "an entry of the navigation has no words"
        for deeper in below:
            yield from _wrong_list(deeper)


def _phrasing() -> frozenset[str]:
    """Return the elements of which a line of words can be made: those that a span may hold."""
    return grammar("xhtml").kinds[_SPAN].holds


def _children(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if isinstance(child.tag, str)]


def _words(element: etree._Element) -> str:
    """Return the words of an element, with those for its pictures."""
    alternatives = (picture.get("alt") or "" for picture in element.iter(f"{XHTML}img"))
    return " ".join(
        ("".join(element.itertext()), *alternatives, element.get("title") or "")
    ).strip()
