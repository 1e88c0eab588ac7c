"""Headings that the contents page of a text names, with the levels that its indents give them.

A contents page is the best witness of what the headings are: its entries stand in the text again,
word for word and in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.model.letters import letters_alone, letters_and_figures
from publisher.model.transcript import Line, Transcript
from publisher.restoring.roles.entries import LONGEST, Entry, find_entries
from publisher.restoring.roles.line_roles import LineRole, LinesTold
from publisher.structs import frozen

# A contents page is believed where so many of its entries are lines of the text, and this share.
FEWEST, FOUND = 3, 0.6
# Of the longest line of the contents: a longer one is full.
FULL = 0.6
# Letters; what is shorter, a page's number or the head of its column, is no entry.
FEW = 4
# Signs among which the first FEW letters of an entry stand, behind its number and its quotation marks.
BEGUN = 30
# ``The yard . . . . 12``: what leads to the page, and its number.
PAGE = compiled(r"(?<=[^\s.·…_])[\s.·…_]{1,200}+(?:\d{1,4}|[ivxlcIVXLC]{1,7})\s*+$")
# The number of a page on a line of its own, below its entry.
ALONE = compiled(r"[\s.·…_]{0,200}+(?:\d{1,4}|[ivxlcIVXLC]{1,7})\s*+")
# What counts an entry: ``IV.``, ``12 -``.
COUNTED = compiled(r"([ivxlcIVXLC]{1,7}|\d{1,3})[.):]?\s+(?=\S)")
LEADERS = compiled(r"[\s.·…_]{4,200}+$")


@frozen
class Listed:
    """An entry of a contents page: its words, its depth in blanks, and the place of its last line.

    ``whole`` where the number of a page ends it.
    """

    text: str
    depth: int
    at: int
    whole: bool


def listed(lines: Sequence[Line], contents: Sequence[int]) -> list[Listed]:
    """Return the entries that stand on the lines at some places; one may go on over several lines."""
    made: list[Listed] = []
    longest = max((len(lines[at].text.rstrip()) for at in contents), default=0)
    numbered = any(
        PAGE.search(lines[at].text) or ALONE.fullmatch(lines[at].text) for at in contents
    )
    # Without the numbers of pages every line is an entry, however long it is.
    full = FULL * longest if numbered else longest
    depths = _depths(lines, contents)
    for at in contents:
        text = lines[at].text
        if made and ALONE.fullmatch(text):
            made[-1] = replace(made[-1], at=at, whole=True)
            continue
        bare = PAGE.sub("", text)
        whole = bare != text
        words = " ".join(LEADERS.sub("", bare).split())
        above = made[-1] if made else None
        if above and above.at == at - 1 and _goes_on(above, lines[above.at].text, words, full):
            made[-1] = Listed(f"{above.text} {words}", above.depth, at, whole)
        else:
            made.append(Listed(words, depths[at], at, whole))
    return [one for one in made if len(letters_alone(one.text)) >= FEW]


def _depths(lines: Sequence[Line], contents: Sequence[int]) -> Mapping[int, int]:
    """Return how far entries stand in, by their places.

    Numbers that end at one place (`` I.`` above ``II.``) stand in as far as the longest of them.
    """
    indents = {at: len(lines[at].text) - len(lines[at].text.lstrip()) for at in contents}
    ends: dict[int, tuple[bool, int]] = {}
    least: dict[tuple[bool, int], int] = {}
    for at, indent in indents.items():
        if counted := COUNTED.match(lines[at].text.lstrip()):
            end = ends[at] = counted[1].isdigit(), indent + counted.end()
            least[end] = min(indent, least.get(end, indent))
    return {at: least[ends[at]] if at in ends else indent for at, indent in indents.items()}


def _goes_on(above: Listed, line: str, words: str, full: float) -> bool:
    """Tell whether an entry goes on below ``line``: no page's number ends it, and it is full.

    ``full`` are the letters from which on a line is. The name of a part stands on a short line, and
    has often no number.
    """
    return not above.whole and (len(line.rstrip()) > full or words[:1].islower())


def named_by_contents(
    entries: Sequence[Listed], lines: Sequence[Line], page: Sequence[int], among: Sequence[int]
) -> list[range | None]:
    """Return the lines that each entry names, by their places; none at all if it is not believed.

    ``among`` are the places, rising, of the lines that may be headings; those behind the contents
    page are asked, or, where it stands at the end, those before.
    """
    if len(entries) < FEWEST:
        return [None] * len(entries)
    behind = [at for at in among if at > entries[-1].at]
    before = [at for at in among if at < entries[0].at]
    found = [_found(entries, lines, page, span) for span in (behind, before)]
    best = max(found, key=lambda named: len([one for one in named if one]))
    told = len([one for one in best if one])
    numbered = len([one for one in entries if one.whole])
    return best if told >= max(FEWEST, FOUND * numbered) else [None] * len(entries)


def _found(
    entries: Sequence[Listed], lines: Sequence[Line], page: Sequence[int], places: Sequence[int]
) -> list[range | None]:
    own = [lines[at] for at in places]
    pages = [page[at] for at in places]
    every = range(pages[0], pages[-1] + 1) if pages else range(0)
    # Only lines that open as an entry does are asked, for a text has many short ones.
    opening = {letters_and_figures(one.text)[:FEW] for one in entries}
    opening |= {letters_alone(one.text)[:FEW] for one in entries}
    kept = sorted({near for at in _opening(own, opening) for near in _near(at, places)})
    wanted = [Entry(one.text, every) for one in entries]
    rows = find_entries(wanted, [own[at] for at in kept], [pages[at] for at in kept])
    return [range(places[kept[one[0]]], places[kept[one[-1]]] + 1) if one else None for one in rows]


def _opening(lines: Sequence[Line], opening: set[str]) -> Iterator[int]:
    for at, line in enumerate(lines):
        begun = line.text.lstrip()[:BEGUN]
        bare = letters_and_figures(begun)
        # Without figures both are the same.
        if bare[:FEW] in opening or (not bare.isalpha() and letters_alone(begun)[:FEW] in opening):
            yield at


def _near(at: int, places: Sequence[int]) -> Iterator[int]:
    """Yield a line and those right below it, with which its heading may go on."""
    for below in range(at, min(at + LONGEST, len(places))):
        if places[below] - places[at] == below - at:
            yield below


def levels_by_contents(transcript: Transcript, told: LinesTold) -> Mapping[int, int]:
    """Return the levels of headings by the line (its number) with which each begins.

    Entries that stand further in are of lower levels; where all stand alike, none has a level.
    """
    placed = [
        (n, line) for n, own in enumerate(transcript.pages) for line in own.lines if not line.blank
    ]
    lines = [line for _, line in placed]
    roles = [told[line.number, line.part].role for line in lines]
    entries = listed(lines, [at for at, role in enumerate(roles) if role is LineRole.CONTENTS])
    depths = sorted({one.depth for one in entries})
    if len(depths) < 2:
        return {}
    headings = (LineRole.HEADING, LineRole.TITLE)
    among = [at for at, role in enumerate(roles) if role in headings]
    found = named_by_contents(entries, lines, [n for n, _ in placed], among)
    return {
        lines[rows.start].number: depths.index(one.depth) + 1
        for one, rows in zip(entries, found, strict=True)
        if rows
    }
