"""Preflight: a finished file is compared with what the printer of a profile asks for."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.model.findings import Finding, in_order
from publisher.model.preflight import Preflight
from publisher.model.press import POINT, Paper, Profile, Wrap
from publisher.prepress import inking, making, measuring
from publisher.prepress.reading import Box, File, Page, ink_edges, read_file, words_between
from publisher.prepress.requirements import Check, Requirements

# The rules for pages and covers alike, in the order in which they are run.
COMMON: tuple[Check, ...] = (
    making.boxes,
    inking.text_colour,
    inking.colours,
    inking.ink_amount,
    inking.resolution,
    making.faces,
    inking.transparency,
    making.interactive,
    making.standard,
)


def preflight_pages(data: bytes, profile: Profile, paper: Paper, shown: str) -> Preflight:
    """Return whether a printer would take the pages of a book, and why not.

    ``shown`` is the path of the file as people see it. Raises SourceError for a file that is not a PDF.
    """
    with read_file(data, shown) as file:
        return _pages(file, data, profile, paper, shown)


def preflight_cover(data: bytes, profile: Profile, wrap: Wrap, shown: str) -> Preflight:
    """Return whether a printer would take a cover, whose measures must be those of ``wrap``.

    Raises SourceError for a file that is not a PDF.
    """
    with read_file(data, shown) as file:
        return _cover(file, data, profile, wrap, shown)


def page_extent(data: bytes, shown: str) -> tuple[int, tuple[float, float]]:
    """Return how many pages a file has, and width and height of its first after trimming (mm)."""
    with read_file(data, shown) as file:
        return len(file.pages), file.pages[0].size


def _pages(file: File, data: bytes, profile: Profile, paper: Paper, shown: str) -> Preflight:
    """Return the report on the pages of a book."""
    asked = Requirements(profile, profile.pages_inks, profile.bleed, shown)
    edges = ink_edges(data, file)
    findings = [
        *_common(file, asked),
        *measuring.page_count(file, asked, paper),
        *measuring.trims(file, asked),
        *measuring.margins(edges, asked),
    ]
    inside = measuring.least_margin(edges)
    facts = (
        ("profile", f"{profile.title}, {profile.dated}"),
        ("pages", str(len(file.pages))),
        *_facts(file),
        ("margins", measuring.told_margin(inside)),
    )
    return Preflight(shown, profile.name, facts, in_order(findings))


def _cover(file: File, data: bytes, profile: Profile, wrap: Wrap, shown: str) -> Preflight:
    """Return the report on a cover."""
    asked = Requirements(profile, profile.cover_inks, profile.cover_bleed, shown)
    page = file.pages[0]
    words = words_between(data, _spine(page, wrap)) if wrap.spine else ""
    findings = [
        *_common(file, asked),
        *measuring.cover_size(file, asked, wrap),
        *measuring.spine_words(words, asked, wrap),
    ]
    facts = (
        ("profile", f"{profile.title}, {profile.dated}"),
        *_facts(file),
        ("spine", f"{wrap.spine:.2f} mm, {'with words' if words else 'without words'}"),
    )
    return Preflight(shown, profile.name, facts, in_order(findings))


def _common(file: File, asked: Requirements) -> Iterable[Finding]:
    for check in COMMON:
        yield from check(file, asked)


def _spine(page: Page, wrap: Wrap) -> Box:
    """Return where the spine lies on a cover: after the back, which is as wide as a page."""
    start = page.trim.left + wrap.width * POINT
    return Box(start, page.trim.low, start + wrap.spine * POINT, page.trim.high)


def _facts(file: File) -> tuple[tuple[str, str], ...]:
    """Return the measures that pages and covers have in common."""
    width, height = file.pages[0].size
    spaces = {ink.space for page in file.pages for ink in page.seen.inks} - {"pattern"}
    pictures = [p.resolution for page in file.pages for p in page.seen.pictures]
    most = inking.most_ink(file)
    return (
        ("trim", f"{width:.1f} x {height:.1f} mm"),
        ("bleed", f"{making.bleed_of(file.pages[0]):.2f} mm"),
        ("colours", ", ".join(sorted(spaces)) or "none"),
        ("most ink", f"{most:.0f} %"),
        ("pictures", f"{len(pictures)}, {min(pictures):.0f} dots per inch" if pictures else "none"),
        ("typefaces", f"{len(file.faces)}, embedded" if file.faces else "none"),
        ("standard", making.claimed(file)),
    )
