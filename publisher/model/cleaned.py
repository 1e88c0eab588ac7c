"""The pages without what belongs to the page and not to the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.model.places import Place
from publisher.model.transcript import Page


class FurnitureKind(StrEnum):
    """What a line set aside was; the values are those of removed.tsv."""

    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    PULL_QUOTE = "pull-quote"
    RULE = "rule"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Something set aside from one line: its kind, its letters as they stood, and why."""

    place: Place
    kind: FurnitureKind
    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The same pages with fewer lines, the furniture beside them; ``folios`` by page index."""

    source: str
    language: str
    pages: tuple[Page, ...]
    furniture: tuple[Furniture, ...] = ()
    folios: tuple[tuple[int, str], ...] = ()
