"""Checks of structure: language, title, landmarks, ids, headings, names, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.checking.page.opened import OpenedPage, Rule
from publisher.model.findings import Finding

LANGUAGE = Rule("webpage/language-missing", "set lang on the page to the language of the book")
TITLE = Rule("webpage/title-missing", "give the page a title that is the book's")
FRAME = Rule("webpage/frame-missing", "a page has one main element, a skip link and the contents")
ID_REPEATED = Rule("webpage/id-repeated", "an id stands once on a page")
HEADING_ORDER = Rule("webpage/heading-order", "a heading is at most one rank below the one before")
HEADING_EMPTY = Rule("webpage/heading-empty", "a heading has words")
LABEL = Rule("webpage/label-missing", "what a screen reader announces has a name that is there")
ALT = Rule("webpage/alt-missing", "every picture has an alt text, be it empty")

_RANKS = {f"h{rank}": rank for rank in range(1, 7)}


def check_language(page: OpenedPage) -> Iterator[Finding]:
    """Check that the page says in which language it is."""
    if not page.root.get("lang"):
        yield LANGUAGE.at(page, page.root, "the page does not say its language")


def check_title(page: OpenedPage) -> Iterator[Finding]:
    """Check that the page has one title with words."""
    titles = ["".join(title.itertext()).strip() for title in page.named("title")]
    if len(titles) != 1 or not titles[0]:
        yield TITLE.at(page, page.root, "the page has no title, or several")


def check_frame(page: OpenedPage) -> Iterator[Finding]:
    """Check that whoever uses no mouse finds the text: main, contents, and a link over them."""
    mains = list(page.named("main"))
    if len(mains) != 1:
        yield FRAME.at(page, page.root, "the page has not exactly one main element")
    if not any(True for _ in page.in_role("doc-toc")):
        yield FRAME.at(page, page.root, "the page has no contents")
    first = next(page.named("a"), None)
    target = None if first is None else page.target(first)
    if target is None or not set(target.iterancestors()) & set(mains):
        yield FRAME.at(page, page.root, "the first link does not skip to the text")


def check_ids(page: OpenedPage) -> Iterator[Finding]:
    """Check that no id stands twice."""
    counts = Counter(identity for e in page.elements if (identity := e.get("id")) is not None)
    for identity, count in counts.items():
        if count > 1:
            message = f"the id “{identity}” stands {count} times"
            yield ID_REPEATED.at(page, page.ids[identity], message)


def check_headings(page: OpenedPage) -> Iterator[Finding]:
    """Check that no heading skips a rank, and every heading says something."""
    last = 0
    for element in page.named(*_RANKS):
        rank = _RANKS[str(element.tag)]
        if not "".join(element.itertext()).strip():
            yield HEADING_EMPTY.at(page, element, f"an empty h{rank}")
        if rank > last + 1:
            before = f"h{last}" if last else "no heading"
            yield HEADING_ORDER.at(page, element, f"h{rank} after {before}")
        last = rank


def check_names(page: OpenedPage) -> Iterator[Finding]:
    """Check that names which stand elsewhere on the page are there."""
    for element in page.elements:
        by = element.get("aria-labelledby")
        if by is not None and by not in page.ids:
            yield LABEL.at(page, element, f"named by “{by}”, which is not there")


def check_pictures(page: OpenedPage) -> Iterator[Finding]:
    """Check that every picture has an alternative text."""
    for picture in page.named("img"):
        if picture.get("alt") is None:
            yield ALT.at(page, picture, "a picture without alt text")
