"""The role of every line, told beside true: how often each role is found, and found rightly."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from publisher.model.furniture import FurnitureKind
from publisher.model.roles import BlockRole, NoteRole, Role

# Line (from 1) → its role in the words of roles.tsv, and whether it begins its block or note.
Lines: TypeAlias = Mapping[int, tuple[str, bool]]

# Our roles in the words of the truth; headings of all levels are one role.
WORDS: Mapping[Role, str] = {
    BlockRole.TITLE: "title",
    BlockRole.FRONT: "front",
    BlockRole.HEADING: "heading",
    BlockRole.PARAGRAPH: "p",
    BlockRole.QUOTATION: "quote",
    BlockRole.ITEM: "li",
    BlockRole.VERSE: "verse",
    BlockRole.CAPTION: "caption",
    BlockRole.ROW: "row",
    BlockRole.BREAK: "break",
    NoteRole.BODY: "note",
    NoteRole.HEADING: "note-head",
    FurnitureKind.RUNNING_HEAD: "running-head",
    FurnitureKind.PAGE_NUMBER: "page-number",
    FurnitureKind.PULL_QUOTE: "other",
    FurnitureKind.RULE: "other",
    FurnitureKind.OTHER: "other",
    FurnitureKind.CONTENTS: "other",
    FurnitureKind.MARGIN: "other",
}
HEADINGS = frozenset(("h2", "h3", "h4"))
FURNITURE = frozenset(("running-head", "page-number", "other"))
# Not a line's role alone: where blocks begin, whole headings and notes, furniture of any kind,
# and the harm that matters most: lines of the text that were taken for notes or furniture.
PARAGRAPH_START, HEADING_EXACT, NOTE_EXACT = "p starts", "headings, exact", "notes, exact"
ANY_FURNITURE = "furniture, all"
UNKNOWN = "?"
NOT_TOLD = ("none", False)
NO_TEXTS: Mapping[int, str] = MappingProxyType({})
WORD = re.compile(r"[^\W\d_]+")
LABEL_ALONE = re.compile(r"\W*(?:\d{1,3}|[*∗†‡§]{1,4})\W*")


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was told rightly, told wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both together."""
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    @property
    def precision(self) -> float:
        """Return the share of what was told that is right; 1 where nothing was told."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is there that was told; 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class RoleScore:
    """The roles of a source: counts by role, and how many lines of its body were swallowed.

    ``words`` are those of the body, ``noted`` those of them that came into notes, on the lines
    ``false_notes``.
    """

    counts: Mapping[str, Counts]
    body: int
    swallowed: int
    words: int = 0
    noted: int = 0
    false_notes: tuple[int, ...] = ()


def true_roles(path: Path) -> dict[int, tuple[str, bool]]:
    """Return the roles in a roles.tsv; lines whose role is not known are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
    return {
        int(line): ("heading" if role in HEADINGS else role, first == "1")
        for line, role, first, *_ in rows
        if role != UNKNOWN
    }


def told_roles(roles: Iterable[tuple[int, Role, bool]]) -> dict[int, tuple[str, bool]]:
    """Return roles as they were told, in the words of the truth."""
    return {line: (WORDS[role], first) for line, role, first in roles}


def labels_alone(lines: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Return the lines, by number, that hold nothing but figures or signs, as labels may do.

    The truth gives such a line to what stands above it, so it says nothing of a note's extent.
    """
    return frozenset(number for number, text in lines if LABEL_ALONE.fullmatch(text))


def compare_roles(told: Lines, true: Lines, texts: Mapping[int, str] = NO_TEXTS) -> RoleScore:
    """Return the counts of a source; only lines whose true role is known count.

    ``texts`` are its lines by number. Labels that stand alone on one play no part in where whole
    headings and notes begin and end.
    """
    aside = labels_alone(texts.items())
    found: dict[str, Counter[str]] = defaultdict(Counter)
    body = [line for line, (role, _) in true.items() if _is_body(role)]
    for line, (role, first) in true.items():
        said, begins = told.get(line, NOT_TOLD)
        for name in {role, said}:
            found[name][_verdict(name == said, name == role)] += 1
        if "p" in (role, said):
            starts = (said == "p" and begins, role == "p" and first)
            if any(starts):
                found[PARAGRAPH_START][_verdict(*starts)] += 1
        furniture = (said in FURNITURE, role in FURNITURE)
        if any(furniture):
            found[ANY_FURNITURE][_verdict(*furniture)] += 1
    known = {line: told[line] for line in told if line in true}
    for name, kind in ((HEADING_EXACT, "heading"), (NOTE_EXACT, "note")):
        ours = set(_blocks(_without(known, aside), kind))
        theirs = set(_blocks(_without(true, aside), kind))
        found[name] += Counter(
            right=len(ours & theirs), wrong=len(ours - theirs), missed=len(theirs - ours)
        )
    counts = {name: Counts(c["right"], c["wrong"], c["missed"]) for name, c in found.items()}
    noted = tuple(line for line in body if told.get(line, NOT_TOLD)[0].startswith("note"))
    swallowed = sum(not _is_body(told.get(line, NOT_TOLD)[0]) for line in body)
    return RoleScore(counts, len(body), swallowed, _words(body, texts), _words(noted, texts), noted)


def _is_body(role: str) -> bool:
    return role not in FURNITURE and not role.startswith("note")


def _words(lines: Iterable[int], texts: Mapping[int, str]) -> int:
    return sum(len(WORD.findall(texts.get(line, ""))) for line in lines)


def _without(lines: Lines, aside: frozenset[int]) -> Lines:
    """Return the roles without some lines; what one of them began begins with the next line."""
    kept: dict[int, tuple[str, bool]] = {}
    begun = ""
    for line in sorted(lines):
        role, first = lines[line]
        if line in aside:
            begun = role if first else begun
        else:
            kept[line] = role, first or role == begun
            begun = ""
    return kept


def _verdict(told: bool, true: bool) -> str:
    return "right" if told and true else "wrong" if told else "missed"


def _blocks(lines: Lines, kind: str) -> Iterator[tuple[int, ...]]:
    """Yield the lines of each whole block of a kind; a running head may stand inside."""
    held: list[int] = []
    for line in sorted(lines):
        role, first = lines[line]
        if held and ((role == kind and first) or (role != kind and role not in FURNITURE)):
            yield tuple(held)
            held = []
        if role == kind:
            held.append(line)
    if held:
        yield tuple(held)


def pooled(scores: Iterable[RoleScore]) -> RoleScore:
    """Return the counts of many sources together."""
    counts: dict[str, Counts] = defaultdict(Counts)
    body = swallowed = words = noted = 0
    for score in scores:
        for name, count in score.counts.items():
            counts[name] += count
        body, swallowed = body + score.body, swallowed + score.swallowed
        words, noted = words + score.words, noted + score.noted
    return RoleScore(counts, body, swallowed, words, noted)
