"""Checks of links: they arrive, notes lead back, and nothing is loaded or run."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.checking.markup import checks
from publisher.checking.markup.document import Markup
from publisher.checking.page.opened import OpenedPage
from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding

DEAD_LINK = Rule("webpage/dead-link")
REMOTE = Rule("webpage/remote-resource")
SCRIPT = Rule("webpage/script")
POLICY = Rule("webpage/policy-missing")
MISDIRECTED = Rule("webpage/noteref-misdirected")
NO_WAY_BACK = Rule("webpage/no-way-back")

# Attributes from which a browser loads something at once.
_LOADED = ("src", "srcset", "poster", "data")
# url(fonts/x.otf), @import "other.css"; url(data:…) holds what it shows
_IN_STYLES = compiled(r"""url\(\s*(?!["']?data:)[^)]*\)|@import\b[^;]*""")
# Addresses that a link may have, for they lead away and run nothing (javascript: would).
_NO_SCRIPT_LINK = ("http:", "https:", "mailto:")
# The same book in another language, which lies beside it: tarov.sv.html
_BESIDE = compiled(r"[a-z0-9-]+\.[A-Za-z0-9-]+\.html")
# The page begins with forbidding all, then allows its own styles and pictures.
_POLICY = "default-src 'none'"


def check_links(page: OpenedPage) -> Iterator[Finding]:
    """Check that links stay on the page and arrive, or lead to the web or to a page beside it."""
    for link in page.named("a"):
        href = link.get("href")
        if href is None or href.lower().startswith(_NO_SCRIPT_LINK) or _BESIDE.fullmatch(href):
            continue
        if not href.startswith("#") or page.find(link) is None:
            yield DEAD_LINK.at(page, link, f"“{href}” leads nowhere")


def check_loaded(page: OpenedPage) -> Iterator[Finding]:
    """Check that no element and no style loads a file."""
    for element in page.elements:
        for address in _addresses(element):
            if not address.startswith("data:"):
                yield REMOTE.at(page, element, f"“{address}” is not on the page")
    for match in _IN_STYLES.finditer(page.styles):
        yield REMOTE.at(page, page.root, f"a style loads “{match[0]}”")


def _addresses(element: etree._Element) -> Iterator[str]:
    """Yield what an element loads; of links in the head all are counted."""
    if element.tag == "link":
        yield element.get("href") or ""
    for name in _LOADED:
        if (address := element.get(name)) is not None:
            yield address


def check_scripts(page: OpenedPage) -> Iterator[Finding]:
    """Check that nothing is run, and that the page itself forbids it."""
    for element in page.elements:
        if element.tag in ("script", "iframe", "object", "embed", "form"):
            yield SCRIPT.at(page, element, f"the page has a {element.tag} element")
        for name in element.attrib:
            if str(name).startswith("on"):
                yield SCRIPT.at(page, element, f"“{name}” runs a script")
    policies = (
        meta.get("content") or ""
        for meta in page.named("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    if not any(policy.startswith(_POLICY) for policy in policies):
        yield POLICY.at(page, page.root, "the page does not forbid what it does not need")


def check_notes(page: OpenedPage) -> Iterator[Finding]:
    """Check that every note reference leads to a note, and the note leads back to it."""
    notes = {item for part in page.in_role("doc-endnotes") for item in part.iter("li")}

    def target(_: Markup, link: etree._Element) -> tuple[Markup, etree._Element] | None:
        return None if (found := page.find(link)) is None else (page, found)

    references = ((page, reference) for reference in page.in_role("doc-noteref"))
    yield from checks.check_references(
        references, target, notes.__contains__, MISDIRECTED, NO_WAY_BACK
    )
