"""Checks of structure: language, title, landmarks, ids, headings, names, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checking.markup import checks
from publisher.checking.page.opened import OpenedPage
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

LANGUAGE = Rule("webpage/language-missing")
TITLE = Rule("webpage/title-missing")
FRAME = Rule("webpage/frame-missing")
ID_REPEATED = Rule("webpage/id-repeated")
HEADING_ORDER = Rule("webpage/heading-order")
HEADING_EMPTY = Rule("webpage/heading-empty")
LABEL = Rule("webpage/label-missing")
ALT = Rule("webpage/alt-missing")


def check_language(page: OpenedPage) -> Iterator[Finding]:
    """Check that the page says in which language it is."""
    yield from checks.check_language(page, LANGUAGE)


def check_title(page: OpenedPage) -> Iterator[Finding]:
    """Check that the page has one title with words."""
    yield from checks.check_title(page, TITLE)


def check_frame(page: OpenedPage) -> Iterator[Finding]:
    """Check that whoever uses no mouse finds the text: main, contents, and a link over them."""
    mains = list(page.named("main"))
    if len(mains) != 1:
        yield FRAME.at(page, page.root, "the page does not have exactly one main element")
    if not page.in_role("doc-toc"):
        yield FRAME.at(page, page.root, "the page has no contents")
    first = next(page.named("a"), None)
    target = None if first is None else page.find(first)
    if target is None or not set(target.iterancestors()) & set(mains):
        yield FRAME.at(page, page.root, "the first link does not skip to the text")


def check_ids(page: OpenedPage) -> Iterator[Finding]:
    """Check that no id stands twice."""
    yield from checks.check_ids(page, ID_REPEATED)


def check_headings(page: OpenedPage) -> Iterator[Finding]:
    """Check that no heading skips a rank, and every heading says something."""
    yield from checks.check_headings((page,), HEADING_ORDER, HEADING_EMPTY)


def check_names(page: OpenedPage) -> Iterator[Finding]:
    """Check that what a screen reader announces has a name, and the name is there."""
    yield from checks.check_labels(page, LABEL)


def check_pictures(page: OpenedPage) -> Iterator[Finding]:
    """Check that every picture has an alternative text."""
    yield from checks.check_pictures(page, ALT)
