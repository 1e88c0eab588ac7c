"""Preflight: a finished file is held against what the printer of a profile asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.model.findings import Finding, Severity, in_order
from publisher.model.press import POINT, Paper, Profile, Wrap
from publisher.prepress import inking, making, measuring
from publisher.prepress.reading import File, Page, ink_edges, read_file, words_between
from publisher.prepress.requirements import Check, Requirements

# What pages and covers alike must keep to.
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


@dataclass(frozen=True, slots=True)
class Preflight:
    """What was found in a file: facts to be compared, findings that say what is wrong."""

    shown: str
    profile: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Tell whether the printer would take the file."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    def __str__(self) -> str:
        """Return the report as people read it."""
        verdict = "passed" if self.passed else "refused"
        widest = max((len(name) for name, _ in self.facts), default=0)
        lines = [f"{self.shown}: {verdict} ({self.profile})"]
        lines += [f"  {name.ljust(widest)}  {value}" for name, value in self.facts]
        lines += [f"  {line}" for finding in self.findings for line in str(finding).splitlines()]
        return "\n".join(lines)


def preflight_pages(data: bytes, profile: Profile, paper: Paper, shown: str) -> Preflight:
    """Return what a printer would say to the pages of a book.

    Raises SourceError for a file that is not a PDF.
    """
    (report,) = (_pages(file, data, profile, paper, shown) for file in read_file(data, shown))
    return report


def preflight_cover(data: bytes, profile: Profile, wrap: Wrap, shown: str) -> Preflight:
    """Return what a printer would say to a cover whose measures must be those of ``wrap``."""
    (report,) = (_cover(file, data, profile, wrap, shown) for file in read_file(data, shown))
    return report


def page_extent(data: bytes, shown: str) -> tuple[int, tuple[float, float]]:
    """Return how many pages a file has, and the trimmed size of its first (mm)."""
    ((count, size),) = ((len(f.pages), f.pages[0].size) for f in read_file(data, shown))
    return count, size


def _pages(file: File, data: bytes, profile: Profile, paper: Paper, shown: str) -> Preflight:
    asked = Requirements(profile, profile.pages_inks, profile.bleed, shown)
    edges = ink_edges(data, tuple(page.trim for page in file.pages))
    findings = [
        *_common(file, asked),
        *measuring.page_count(file, asked, paper),
        *measuring.trims(file, asked),
        *measuring.margins(edges, asked),
    ]
    inside = measuring.least_margins(edges)
    facts = (
        ("profile", f"{profile.title}, {profile.dated}"),
        ("pages", str(len(file.pages))),
        *_facts(file),
        ("margins", measuring.told_margins(inside)),
    )
    return Preflight(shown, profile.name, facts, in_order(findings))


def _cover(file: File, data: bytes, profile: Profile, wrap: Wrap, shown: str) -> Preflight:
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


def _spine(page: Page, wrap: Wrap) -> tuple[float, float, float, float]:
    left, low, _, high = page.trim
    start = left + wrap.width * POINT
    return start, low, start + wrap.spine * POINT, high


def _facts(file: File) -> tuple[tuple[str, str], ...]:
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
