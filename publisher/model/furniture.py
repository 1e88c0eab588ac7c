"""What belongs to a page and not to its text: folios, running heads, contents, margins."""

from __future__ import annotations

from enum import StrEnum

from publisher.model.places import Place
from publisher.structs import frozen


class FurnitureKind(StrEnum):
    """The role of a line that is set aside; the values are those of removed.tsv."""

    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    PULL_QUOTE = "pull-quote"
    RULE = "rule"
    OTHER = "other"
    CONTENTS = "contents"
    MARGIN = "margin"
    PAGE_LINE = "page-line"
    FRAME = "frame"


@frozen
class Furniture:
    """Something set aside from one line: its kind, its letters as they stood, and why."""

    place: Place
    kind: FurnitureKind
    text: str
    evidence: str
