"""The title of a text and the lines below it, as far as the elements of a page say it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.sources.markup.web.document import HEADINGS, Document, has_letters, text_of, tokens

TITLE_PAGES = {"titlepage", "title-page", "doc-titlepage"}
FRONTS = {
    "subtitle", "doc-subtitle", "author", "byline", "by-line", "docauthor", "date", "front-line",
    "translator", "editor", "first-published", "lead-in", "aut", "trl", "edt",
}  # fmt: skip
# Elements that may be a line of the front.
LINES = ("p", "div", "h2", "h3", "h4", "span")
OF_PUBLISHER = {"publisher", "series", "imprint", "place", "logo", "publisher-place"}
# Words; what is longer on a title page is text: a motto, a dedication.
LONGEST_LINE = 14
CONTENTS = {"toc", "doc-toc", "contents", "imprint", "doc-colophon", "landmarks", "page-list"}
TITLE_BLOCK = "title-block-header"


def fronts(document: Document) -> tuple[dict[etree._Element, str], dict[etree._Element, str]]:
    """Return what is a title (``title``) or a line of the front (``front``), and what is set aside."""
    found: dict[etree._Element, str] = {}
    aside: dict[etree._Element, str] = {}
    for page in document.body.iter("section", "div", "header"):
        if tokens(page) & TITLE_PAGES and not any(p in found for p in page.iter(etree.Element)):
            _title_page(document, page, found, aside)
    block = next(
        (e for e in document.body.iter("header", "div") if e.get("id") == TITLE_BLOCK), None
    )
    if block is not None:
        _title_block(document, block, found, aside)
    for title in [element for element, what in found.items() if what == "title"]:
        if (again := _said_again(document, title)) is not None:
            aside[again] = "the title above the text once more"
    for group in document.body.iter("hgroup"):
        if next(group.iter("h1"), None) is not None and not any(o in found for o in group.iter()):
            found.update(dict.fromkeys(group.iter("p", "h2", "h3"), "front"))
    found.update({element: "front" for element in _first_lines(document) if element not in found})
    return found, aside


def _title_page(
    document: Document,
    page: etree._Element,
    found: dict[etree._Element, str],
    aside: dict[etree._Element, str],
) -> None:
    """Take title and front lines from a title page; what a publisher put there is set aside."""
    if _has_own_title(document, page):
        aside[page] = "the title page"
        return
    titles = [e for e in page.iter("h1", "p", "div") if e.tag == "h1" or "title" in tokens(e)]
    if not titles:
        if same(document.title, text_of(page)):
            aside[page] = "the title page"
        return
    found[titles[0]] = "title"
    for element in page.iter(*LINES):
        if element is titles[0] or not has_letters(text_of(element)):
            continue
        if any(
            one.tag in LINES for one in element.iterdescendants(etree.Element) if one.tag != "span"
        ):
            continue
        if element.tag == "span":
            continue
        if tokens(element) & OF_PUBLISHER:
            aside[element] = "publisher and series on the title page"
        elif tokens(element) & FRONTS or len(text_of(element).split()) <= LONGEST_LINE:
            found[element] = "front"


def _title_block(
    document: Document,
    block: etree._Element,
    found: dict[etree._Element, str],
    aside: dict[etree._Element, str],
) -> None:
    """Take title and front lines from the block that pandoc writes, unless the text has its own title."""
    if _has_own_title(document, block):
        aside[block] = "the title block of the maker"
        return
    for element in block.iter("h1", "p"):
        found[element] = "title" if element.tag == "h1" else "front"


def _said_again(document: Document, title: etree._Element) -> etree._Element | None:
    """Return the first heading behind a title page, if it says the title once more."""
    behind = False
    for one in document.body.iter(*HEADINGS, str(title.tag)):
        if one is title:
            behind = True
        elif behind and one.tag in HEADINGS and has_letters(text_of(one)):
            if same(text_of(one), text_of(title)):
                return one
            if not any(tokens(around) & CONTENTS for around in (one, *one.iterancestors())):
                return None
    return None


def _has_own_title(document: Document, page: etree._Element) -> bool:
    """Tell whether the text behind a title page has a title itself: one h1, above all other headings."""
    headings = [h for h in document.body.iter(*HEADINGS) if page not in set(h.iterancestors())]
    behind = [h for h in headings if has_letters(text_of(h))]
    own = [h for h in behind if h.tag == "h1"]
    # A program that wants a title gets a single letter from who has none.
    filler = sum(map(str.isalnum, text_of(page))) <= 1
    return len(own) == 1 and behind[0] is own[0] and (len(behind) > 1 or filler)


def _first_lines(document: Document) -> Iterator[etree._Element]:
    """Yield the elements in front of all text that say to be a line of the front."""
    for element in document.body.iter(*LINES, "h1", "blockquote", "li", "td"):
        words = has_letters(text_of(element))
        inner = any(o.tag in (*LINES, "h1") for o in element.iterdescendants(etree.Element))
        if not words or (inner and element.tag not in ("h1", "p")):
            continue
        if element.tag != "span" and element.tag != "h1" and tokens(element) & FRONTS:
            yield element
        elif element.tag in ("p", "li", "td", "blockquote"):
            return


def without_front(
    document: Document,
    aside: dict[etree._Element, str],
    found: dict[etree._Element, str],
) -> None:
    """Take lines of the front out of what is set aside: our own books have one in their imprint."""
    for line in document.body.iter("p"):
        if "first-published" not in tokens(line):
            continue
        around = [one for one in line.iterancestors() if one in aside]
        if around and line.getparent() is around[0]:
            what = aside.pop(around[0])
            aside.update({one: what for one in around[0] if one is not line})
            found[line] = "front"


def same(one: str, other: str) -> bool:
    """Tell whether two texts have the same letters and figures."""
    left, right = ("".join(filter(str.isalnum, text.casefold())) for text in (one, other))
    return bool(left) and left == right


def has_headings(document: Document) -> bool:
    """Tell whether any heading stands in the file."""
    return next(document.body.iter(*HEADINGS), None) is not None
