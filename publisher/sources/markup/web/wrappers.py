"""What is around a text and not of it: menus, licences, contents, the pages that a book has of itself.

Each is known by what it says it is, or by what it does; a finding names all that was set aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import partial

from lxml import etree

from publisher.expressions import compiled
from publisher.languages.makers import MAKERS
from publisher.sources.markup.web.contents import contents_lists
from publisher.sources.markup.web.document import (
    HEADINGS,
    Document,
    block_of,
    has_letters,
    text_of,
    tokens,
)
from publisher.sources.markup.web.note_links import BODIES

SCRIPTS = ("script", "style", "template", "noscript", "head", "title", "link", "meta")
CONTROLS = (
    "form", "button", "input", "select", "textarea", "iframe", "object", "embed", "video", "audio",
    "canvas", "svg", "dialog", "applet",
)  # fmt: skip
# Words in classes, roles, types and ids, by what the thing is.
SAID = {
    "site navigation": {
        "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "skip", "skip-link",
        "skiplink", "beside", "sitenav", "navfooter", "navheader", "banner", "contentinfo",
        "site-header", "site-footer", "search", "noprint", "ws-noexport", "mw-editsection",
        "headercontainer", "mw-indicators", "headertemplate", "footertemplate", "contentsub",
        "sitesub", "jump-to-nav", "ws-data",
        "mw-navigation", "mw-panel", "header_notes", "subpages", "catlinks", "printfooter", "mw-jump-link",
        "navigation-not-searchable",
        "wst-header-structure", "wst-header", "wst-header-notes", "ws-header", "plainsister",
    },
    "cookie and consent lines": {"cookie", "cookies", "cookie-banner", "cookie-consent", "consent", "gdpr"},
    "the licence of the library": {
        "pg-header", "pg-footer", "pg-boilerplate", "pgheader", "pg-machine-header", "pg-start-separator",
        "pg-end-separator", "licensecontainer", "license-container", "ws-license",
    },
    "the contents": {"toc", "doc-toc", "landmarks", "page-list", "doc-pagelist", "tableofcontents"},
    "the cover": {"cover", "doc-cover", "coverpage"},
    "the half title": {"halftitlepage", "halftitle"},
    "the list of emendations": {"emendations"},
    "the imprint": {"imprint", "copyright-page", "doc-colophon", "colophon", "copyrightpage"},
}  # fmt: skip
# Elements whose ids say what they are; and words that elements in a line may say too.
SECTIONS = ("section", "div", "nav", "aside", "header", "footer", "table", "ul", "article")
INLINE = {
    "skip", "skip-link", "skiplink", "beside", "noprint", "ws-noexport", "mw-editsection", "mw-jump-link",
}  # fmt: skip
HOLDERS = frozenset({
    "section", "div", "nav", "aside", "header", "footer", "article", "table", "ul", "ol", "p",
    "a", "span", "body",
})  # fmt: skip
# Blocks that may be a row of links, and what stands between these.
_ROWS = ("p", "div", "td", "center", "address")
_BETWEEN = compiled(r"\||<<|>>|[←→«»]|\s[·•]\s")
FEWEST_LINKS = 2
# Of the letters of such a row, the share that is linked.
LINKED = 0.9
START = compiled(r"\*\*\*\s*START OF TH(?:E|IS) PROJECT|\*\*\*\s*START OF THE PROJECT GUTENBERG")
END = compiled(r"\*\*\*\s*END OF TH(?:E|IS) PROJECT")


def wrappers(document: Document, contents: Set[str]) -> dict[etree._Element, str]:
    """Return the elements that are set aside, each with what it is.

    ``contents`` are words above a list of contents, in small letters.
    """
    found: dict[etree._Element, str] = {}
    contents_of = partial(contents_lists, names=contents)
    for teller in (_scripts, _library_frame, _said, _site_parts, contents_of):
        for element, what in teller(document):
            if not any(around in found for around in element.iterancestors()):
                found.setdefault(element, what)
    return found


def _scripts(document: Document) -> Iterator[tuple[etree._Element, str]]:
    for element in document.body.iter(*SCRIPTS):
        yield element, "scripts and styles"
    for element in document.body.iter("annotation", "annotation-xml"):
        yield element, "notes of programs beside formulas"
    for element in document.body.iter("case"):  # of an e-book: beside a default for all readers
        yield element, "what only some readers of e-books show"
    for element in document.body.iter(*CONTROLS):
        if element.tag != "form" or not _holds_text(element):
            yield element, "forms and embedded media"
    for element in document.body.iter(etree.Element):
        hidden = "hidden" in element.attrib or document.look(element).hidden
        if hidden and not tokens(element) & (BODIES | {"pagebreak"}):
            yield element, "what is not shown"


def _holds_text(form: etree._Element) -> bool:
    """Tell whether a form is around the text of a page, as some servers write it."""
    return next(form.iter("p", *HEADINGS), None) is not None


def _library_frame(document: Document) -> Iterator[tuple[etree._Element, str]]:
    """Tell what stands before the start and behind the end that a library has marked."""
    what = "the licence of the library"
    for pattern, behind in ((START, False), (END, True)):
        for element in document.body.iter(etree.Element):
            if not pattern.search(element.text or "") and not pattern.search(element.tail or ""):
                continue
            holder = block_of(element)
            if holder is document.body:
                break
            yield holder, what
            if not behind:
                yield from ((one, what) for one in _makers(holder))
            for one in (holder, *holder.iterancestors()):
                if one is document.body:
                    break
                for sibling in one.itersiblings(etree.Element, preceding=not behind):
                    yield sibling, what
            break


def _makers(start: etree._Element) -> Iterator[etree._Element]:
    """Yield the block right behind the head of a library if it says who made the file."""
    for one in start.xpath("following::*"):
        if one.tag in (*HEADINGS, "p", "pre", "div") and has_letters(text_of(one)):
            words = " ".join(text_of(one).split())
            if one.tag not in HEADINGS and MAKERS.fullmatch(words):
                yield one
            return


def _said(document: Document) -> Iterator[tuple[etree._Element, str]]:
    for element in document.body.iter(*HOLDERS):
        if element is document.body:
            continue
        said = tokens(element)
        if element.tag in SECTIONS:
            said.add(element.get("id", "").lower())
        elif element.tag in ("span", "p", "a"):
            said &= INLINE
        what = next((name for name, words in SAID.items() if said & words), "")
        if what and (what != "the contents" or _has_links(element)):
            yield element, what


def _has_links(element: etree._Element) -> bool:
    return next(element.iter("a"), None) is not None


def _site_parts(document: Document) -> Iterator[tuple[etree._Element, str]]:
    for element in document.body.iter("nav"):
        yield element, "site navigation"
    for element in document.body.iter(*_ROWS):
        if _is_row_of_links(element):
            yield element, "site navigation"
    for element in document.body.iter("footer", "header"):
        around = {one.tag for one in element.iterancestors()}
        if around & {"article", "section", "blockquote", "figure"}:
            continue
        if element.tag == "footer" or _is_site_header(element):
            yield element, "site navigation"


def _is_row_of_links(element: etree._Element) -> bool:
    """Tell whether a block is nothing but links to pages, with bars or arrows between them."""
    links = list(element.iter("a"))
    words = text_of(element)
    if len(links) < FEWEST_LINKS or any(one.tag in _ROWS for one in element.iterdescendants()):
        return False
    linked = sum(_letters(text_of(link)) for link in links)
    return _BETWEEN.search(words) is not None and linked >= LINKED * _letters(words) > 0


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))


def _is_site_header(element: etree._Element) -> bool:
    if any(one.tag in HEADINGS for one in element.iter(etree.Element)):
        return False
    linked = sum(len(text_of(link)) for link in element.iter("a"))
    return 2 * linked > len(text_of(element).strip())
