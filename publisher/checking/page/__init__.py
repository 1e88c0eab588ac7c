"""Checks of a web page; ``CHECKS`` is their list."""

from __future__ import annotations

from publisher.checking.page import links, structure
from publisher.checking.page.opened import open_page
from publisher.checking.rule import UnreadableError
from publisher.model.findings import Finding, in_order

CHECKS = (
    # what a screen reader needs
    structure.check_language,
    structure.check_title,
    structure.check_frame,
    structure.check_ids,
    structure.check_headings,
    structure.check_names,
    structure.check_pictures,
    # ways through the page; nothing is loaded, nothing is run
    links.check_links,
    links.check_loaded,
    links.check_scripts,
    links.check_notes,
)


def check_page(data: bytes, shown: str) -> tuple[Finding, ...]:
    """Return what is wrong with a page; ``shown`` is its path as people see it."""
    try:
        page = open_page(data, shown)
    except UnreadableError as error:
        return (error.finding,)
    return in_order(finding for check in CHECKS for finding in check(page))
