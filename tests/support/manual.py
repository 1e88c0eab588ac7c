"""The manual as the tests read it: its pages, their sections, their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
AT_THE_TOP = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$|^    [^\n]*$", re.MULTILINE | re.DOTALL)


def pages() -> dict[str, str]:
    """Return every page of the manual: its path in the repository, and its text."""
    paths = [*(ROOT / name for name in AT_THE_TOP), *sorted((ROOT / "docs").glob("*.md"))]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def page(name: str) -> str:
    """Return the text of ``docs/NAME.md``."""
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands under a heading of level 2, to the next of its level; empty without it."""
    found = re.search(rf"^## {re.escape(heading)}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, made as GitHub makes them."""
    return {anchor(heading) for heading in HEADING.findall(FENCED.sub("", text))}


def anchor(heading: str) -> str:
    """Return the anchor of one heading: small letters, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(text: str) -> Iterator[str]:
    """Yield the targets of the links of a page, pictures included, examples of code left out."""
    yield from LINK.findall(re.sub(r"`[^`\n]*`", "", FENCED.sub("", text)))
