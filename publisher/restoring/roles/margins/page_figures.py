"""Pages of an earlier edition within the lines: ``the sailors [34] of``, ``har|35|vest``.

Each number stands once, the next one follows about a page further on, and sentences go on across
them. Marks of notes stand at their words, come again as labels and at any distance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from publisher.expressions import compiled
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.margins.cuts import Cut, numbered
from publisher.restoring.wording import ends_open
from publisher.structs import frozen

# A figure in brackets or between bars, a word for the page before it or not.
FIGURE = compiled(
    r"(?P<open>[\[|{])(?P<word>[^\W\d_]{0,2}\.?)\s?(?P<number>\d{1,4})\s?(?P<close>[\]|}])"
)
# A figure alone in the margin, before the text or behind it.
BEFORE = compiled(r"\s{0,8}(?P<number>\d{1,4})\s{3,}(?=\S)")
BEHIND = compiled(r"(?<=\S)\s{3,}(?P<number>\d{1,4})\s*$")
# Share of such figures that end at one column, by how much they may be off, and the share of them
# that stand amid a sentence: numbers of paragraphs stand before one, those of contents behind one.
HERE, ABOUT, AMID = 0.8, 1, 0.4
PAIRS = frozenset(("[]", "||", "{}"))
# Figures that count on, at least; of those in brackets so many more, for marks of notes look alike.
BARS, BRACKETS = 3, 4
# Share of the steps in which one was lost.
LOST = 0.34
# Of the letters between two: how far from the median (a share of it) most of them are.
UNEVEN, EVENLY = 0.5, 0.6
# Share of the figures that stand free, or inside a word, and are not at the end of a sentence.
FREE = 0.8
# Letters of the smallest page.
SMALLEST = 150


@frozen
class _Figure:
    """A figure on a line: what it counts, where it stands, and the letters of the text before it.

    ``amid``: the text is in mid-sentence where the figure stands.
    """

    line: Line
    number: int
    start: int
    end: int
    reached: int
    amid: bool = True

    @property
    def free(self) -> bool:
        """Tell whether the text goes on across the figure, with blanks on both sides or on none."""
        text = self.line.text
        before, behind = text[: self.start], text[self.end :]
        apart = not before.strip() or before[-1:].isspace()
        within = before[-1:].isalpha() and behind[:1].isalpha()
        goes_on = behind.lstrip()[:1].isalpha() or not behind.strip()
        return within or (apart and goes_on)


def page_figures(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the lines in which the page of an earlier edition stands."""
    forms: dict[tuple[str, str], list[_Figure]] = {}
    for form, figure in _figures(pages):
        forms.setdefault(form, []).append(figure)
    for form, found in forms.items():
        enough = BARS if form[0] == "||" or (form[0] and form[1]) else BRACKETS
        placed = bool(form[0]) or (_at_one_column(found) and _amid(found))
        if len(found) >= enough and placed and _are_pages(found, anywhere=enough == BARS):
            for one in found:
                text = one.line.text
                margin = text[one.start : one.end].strip()
                why = f"it counts on through the text, with {len(found) - 1} others"
                yield Cut(one.line, _without(text, one.start, one.end), margin, why)


def _figures(pages: Sequence[Page]) -> Iterator[tuple[tuple[str, str], _Figure]]:
    """Yield the figures that are the only one of their line, and something stands beside them."""
    reached, above = 0, ""
    for at in numbered(pages):
        text = at.line.text
        found = list(FIGURE.finditer(text))
        pair = found[0]["open"] + found[0]["close"] if found else ""
        if len(found) == 1 and pair in PAIRS and text.strip() != found[0][0]:
            match = found[0]
            start, end = match.span()
            figure = _Figure(at.line, int(match["number"]), start, end, reached + start)
            yield (pair, match["word"]), figure
        elif not found and (margin := BEFORE.match(text) or BEHIND.search(text)):
            start, end = margin.span("number")
            side = "" if margin.start() else "before"
            amid = ends_open(above if side else text[:start].rstrip())
            number = int(margin["number"])
            yield ("", side), _Figure(at.line, number, start, end, reached + start, amid)
        above = text.rstrip()
        reached += len(text.strip())


def _at_one_column(found: Sequence[_Figure]) -> bool:
    """Tell whether most figures end, or begin, below each other."""
    for columns in ([one.start for one in found], [one.end for one in found]):
        usual = median(columns)
        if sum(abs(at - usual) <= ABOUT for at in columns) >= HERE * len(columns):
            return True
    return False


def _amid(found: Sequence[_Figure]) -> bool:
    return sum(one.amid for one in found) >= AMID * len(found)


def _are_pages(found: Sequence[_Figure], *, anywhere: bool) -> bool:
    numbers = [one.number for one in found]
    steps = [below - above for above, below in pairwise(numbers)]
    if not set(steps) <= {1, 2} or steps.count(2) > LOST * len(steps):
        return False
    if numbers[0] == 1 and not anywhere:
        return False
    between = zip(pairwise(found), steps, strict=True)
    sizes = [(below.reached - above.reached) / step for (above, below), step in between]
    page = median(sizes)
    even = sum(abs(size - page) <= UNEVEN * page for size in sizes) >= EVENLY * len(sizes)
    free = sum(one.free for one in found) >= FREE * len(found)
    return page >= SMALLEST and even and free


def _without(text: str, start: int, end: int) -> str:
    """Return a line without what stands between, and with one blank where there were two."""
    before, behind = text[:start], text[end:]
    if not behind.strip():
        return before.rstrip()
    if not before.strip() and behind[:3].isspace():
        return " " * end + behind
    if before[-1:].isspace() or not before:
        behind = behind.lstrip()
    return before + behind
