"""Tables that are too wide for the column are set smaller, or turned by a quarter on their page.

print.css has a setting for each step named here. The first guess is made from the letters that the
template counts in ``data-letters``; what still runs out on the finished pages goes one step on, and
is named where there is no further one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.printing.formats import LETTER, Page
from publisher.structs import frozen

TABLE, TURNING = "table", "table-turning"
# The attribute by which a table is known on the finished pages: its number in the book, from 0.
NUMBER = "data-table"


class _Step(NamedTuple):
    """A setting: the class that print.css knows, the size of its type in rem, turned or not."""

    name: str
    size: float
    turned: bool = False


STEPS = (
    _Step("", 0.818),
    _Step("small", 0.7),
    _Step("turned", 0.818, turned=True),
    _Step("small turned", 0.7, turned=True),
    _Step("smallest", 0.6),
)


class WideTable(NamedTuple):
    """A table that runs out of its column in every setting: its page from 1, its first words."""

    page: int
    words: str


@frozen
class SetTables:
    """The step at which each table was set, by its number in the book."""

    steps: dict[int, int]

    def further(self, outside: Iterable[int]) -> dict[int, int]:
        """Return the steps for the next round; empty if no table that runs out has one left."""
        left = {n: self.steps[n] + 1 for n in outside if self.steps[n] + 1 < len(STEPS)}
        return self.steps | left if left else {}


def fit_tables(root: Element, page: Page, steps: Mapping[int, int]) -> SetTables:
    """Give the tables of a book, in place, the classes of their settings.

    ``steps`` are those that were chosen when the book was laid out before, by number.
    """
    chosen: dict[int, int] = {}
    for number, box in enumerate(_tables(root)):
        chosen[number] = steps.get(number, _first_step(box, page))
        step = STEPS[chosen[number]]
        box.set("class", f"{TABLE} {step.name}".strip())
        box.set(NUMBER, str(number))
        if step.turned:
            _wrap(box)
    return SetTables(chosen)


def _tables(root: Element) -> Iterator[Element]:
    """Yield the boxes around the tables of a book in order."""
    return (box for box in root.iter("div") if TABLE in box.get("class", "").split())


def _first_step(box: Element, page: Page) -> int:
    """Return the step of the largest setting that has room for the letters of a table.

    A row is as high as a line of the text at least, so that many rows cannot be turned.
    """
    column = page.width - page.inside - page.outside
    letters = int(box.get("data-letters", "0"))
    low = sum(1 for _ in box.iter("tr")) * page.line <= column
    for number, step in enumerate(STEPS):
        width = page.lines * page.line if step.turned else column
        if letters <= width / (LETTER * step.size * page.size) and (low or not step.turned):
            return number
    return len(STEPS) - 1


def _wrap(box: Element) -> None:
    """Put a table into the element that is turned; its box stays as high as the page."""
    content = list(box)
    box[:] = []
    SubElement(box, "div", {"class": TURNING}).extend(content)


def tables_outside(shown: str, tables: Iterable[WideTable]) -> Iterator[Finding]:
    """Yield an error for each table of which something runs out of its column."""
    for table in tables:
        yield Finding(
            "printing/table-too-wide",
            Severity.ERROR,
            f"page {table.page}: this table is too wide for the page, and runs out of it: {table.words}",
            "choose a larger page, shorten its longest words, or divide it into two tables",
            Place(shown, 1, 1),
        )
