"""Pages to the lines of a file, as a program that knows nothing of pages would write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.model.text import Join
from training.reprinting.breaking import Stick
from training.reprinting.flow import Slug
from training.reprinting.paging import Page
from training.reprinting.pieces import Extractor
from training.reprinting.setting import Setting

FORM_FEED = "\f"
SURE = 1.0
EVIDENCE = "as printed"


@dataclass(slots=True)
class Sheet:
    """The lines of the file so far, and the truth about them; ``pulls`` sets large type."""

    source: str
    setting: Setting
    extractor: Extractor
    pulls: Stick
    lines: list[str] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    _sign: str = ""

    def print_page(self, page: Page, pages: int) -> None:
        """Add one page: head, pull quotes, columns, notes, links, foot."""
        side = 0 if page.index % 2 else 1
        self._turn(page.index)
        self._edge(self.setting.top[side], page.index, pages)
        for words in [words for at, words in self.setting.pulls if at == page.index]:
            self._pull(words)
        for number, column in enumerate(page.columns):
            self._column(column, is_first=number == 0)
        self._notes(page.notes)
        for address in [address for at, address in self.setting.links if at == page.index]:
            self._blank()
            self._aside(address, FurnitureKind.OTHER)
        self._edge(self.setting.foot[side], page.index, pages)

    def _turn(self, page: int) -> None:
        """Begin a page: with empty lines, or with a sign before its first letter."""
        if page > 1:
            self._blank(self.setting.turn.count("\n"))
        sign = self.setting.turn.strip("\n")
        self._sign = sign if page > 1 or sign != FORM_FEED else ""

    def _edge(self, template: str, page: int, pages: int) -> None:
        if page == 1 or not template:
            return
        for line in template.format(page=page, pages=pages).split("\n"):
            head = any(letter.isalpha() for letter in line)
            self._aside(line, FurnitureKind.RUNNING_HEAD if head else FurnitureKind.PAGE_NUMBER)

    def _pull(self, words: str) -> None:
        for line in self.pulls.set(words):
            self._aside(f"{line.text} ", FurnitureKind.PULL_QUOTE)
        self._blank()

    def _column(self, column: Sequence[Slug], *, is_first: bool) -> None:
        for at, slug in enumerate(column):
            if at == 0 and not is_first:
                self._blank()
            self.lines += [self.setting.gap] * (slug.gap if at else 0)
            self._slug(slug)

    def _notes(self, notes: Sequence[Slug]) -> None:
        if not notes:
            return
        self._blank()
        if self.setting.rule:
            self._aside(self.setting.rule, FurnitureKind.RULE)
        for slug in notes:
            self._slug(slug)

    def _slug(self, slug: Slug) -> None:
        """Add a line of type; the heading of gathered notes is no text."""
        if slug.heads_notes:
            self._aside(slug.line.text, FurnitureKind.OTHER)
            return
        pieces = self.extractor.pieces(slug)
        for piece in pieces:
            self._add(piece)
            if self.setting.double and len(piece) > 1 and piece.isdigit():
                self._blank()
        broken = slug.line.broken
        if broken:
            place = Place(self.source, len(self.lines), len(self.lines) + 1)
            halves = (broken.left, broken.right, broken.decision, broken.result)
            self.joins.append(Join(place, *halves, SURE, (EVIDENCE,)))
        self._space_out()

    def _aside(self, line: str, kind: FurnitureKind) -> None:
        self._add(line)
        place = Place(self.source, len(self.lines), len(self.lines))
        self.furniture.append(Furniture(place, kind, line, EVIDENCE))
        self._space_out()

    def _add(self, line: str) -> None:
        self.lines.append(self._sign + line)
        self._sign = ""

    def _blank(self, count: int = 1) -> None:
        self.lines += [""] * count

    def _space_out(self) -> None:
        if self.setting.double:
            self._blank()
