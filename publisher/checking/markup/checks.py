"""The checks that an e-book's documents and a web page have in common.

Each takes the rule whose finding it returns, so that a code says of which kind the file is
(``epub/alt-missing``, ``webpage/alt-missing``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from publisher.checking.markup.document import XHTML, Markup, text_of, words_of
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

# The first six ranks of headings; HTML has no others.
RANKS = {f"h{rank}": rank for rank in range(1, 7)}
# What a screen reader announces by its role (DPUB-ARIA 1.1), and so must have a name.
_ANNOUNCED = {
    "doc-chapter",
    "doc-part",
    "doc-endnotes",
    "doc-appendix",
    "doc-colophon",
    "doc-toc",
    "doc-pagebreak",
}


def check_language(document: Markup, rule: Rule) -> Iterator[Finding]:
    """Check that a document says in which language it is."""
    if not document.root.get("lang"):
        yield rule.at(document, document.root, "the document has no language")


def check_title(document: Markup, rule: Rule) -> Iterator[Finding]:
    """Check that a document has one title, with words."""
    heads = document.named("head")
    titles = [e for head in heads for e in head if isinstance(e.tag, str) and _is_title(e)]
    if len(titles) != 1 or not text_of(titles[0]):
        yield rule.at(document, document.root, "the document has no title, or several")


def _is_title(element: etree._Element) -> bool:
    return etree.QName(element).localname == "title"


def check_ids(document: Markup, rule: Rule) -> Iterator[Finding]:
    """Check that no id stands twice in a document."""
    for element in document.having("id"):
        identity = str(element.get("id"))
        if document.ids[identity] is not element:
            yield rule.at(document, element, f"the id “{identity}” occurs twice")


def check_headings(documents: Iterable[Markup], order: Rule, empty: Rule) -> Iterator[Finding]:
    """Check that in reading order no heading skips a rank, and every heading says something."""
    last = 0
    for document in documents:
        for element in document.named(*RANKS):
            rank = RANKS[etree.QName(element).localname]
            if not text_of(element):
                yield empty.at(document, element, f"an empty h{rank}")
            if rank > last + 1:
                before = f"h{last}" if last else "no heading"
                yield order.at(document, element, f"h{rank} after {before}")
            last = rank


def check_labels(document: Markup, rule: Rule) -> Iterator[Finding]:
    """Check that what a screen reader announces has a name, and the name is there."""
    for element in dict.fromkeys(document.having("aria-labelledby", "role")):
        by = element.get("aria-labelledby")
        if by is not None and by not in document.ids:
            yield rule.at(document, element, f"named by “{by}”, which does not exist")
        elif by is None and element.get("role") in _ANNOUNCED and not element.get("aria-label"):
            yield rule.at(document, element, f"“{element.get('role')}” has no name")


def check_pictures(document: Markup, rule: Rule) -> Iterator[Finding]:
    """Check that every picture has an alternative text, be it empty; the cover's is not."""
    for picture in document.named("img"):
        alt, source = picture.get("alt"), picture.get("src") or ""
        if alt is None or (not alt.strip() and picture.get("role") == "doc-cover"):
            name = "a picture" if source.startswith("data:") else f"“{source}”"
            yield rule.at(document, picture, f"{name} has no alt text")


def check_references(
    references: Iterable[tuple[Markup, etree._Element]],
    target: Callable[[Markup, etree._Element], tuple[Markup, etree._Element] | None],
    is_note: Callable[[etree._Element], bool],
    misdirected: Rule,
    no_way_back: Rule,
) -> Iterator[Finding]:
    """Check that every note reference leads to a note, and the note leads back to it.

    ``references`` are references with the documents they stand in, ``target`` returns what a link
    leads to with its document, None where it leads nowhere.
    """
    # By note, for thousands of references may share one.
    leads_back: dict[etree._Element, set[tuple[Markup, etree._Element] | None]] = {}
    for document, reference in references:
        said, found = f"“{text_of(reference)}”", target(document, reference)
        if found is None or not is_note(found[1]):
            yield misdirected.at(document, reference, f"{said} leads to no note")
            continue
        where, note = found
        if note not in leads_back:
            leads_back[note] = {target(where, link) for link in backlinks(note)}
        if (document, reference) not in leads_back[note]:
            yield no_way_back.at(document, reference, f"note {said} does not lead back here")


def backlinks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the links in an element by which a reader comes back from a note."""
    links = element.iter(f"{XHTML}a", "a")
    return (link for link in links if "doc-backlink" in words_of(link, "role"))
