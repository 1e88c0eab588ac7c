"""What the links of a file tell: which mark calls which note, and which headings contents name.

A link by itself says little: contents, references to pages, sections, pictures and books are
links too. One shows a note where letters and setting agree with it: a sign that is set apart leads
to a line that opens with the same sign.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.model.letters import letters_and_figures
from publisher.model.transcript import Line, Link
from publisher.restoring.measuring.looks import looks_on
from publisher.restoring.roles.contents import LEADERS, PAGE
from publisher.restoring.roles.entries import LONGEST, Entry, find_entries
from publisher.restoring.roles.notes.labels import SUPERSCRIPTS
from publisher.structs import frozen

# A sign that calls a note, with what closes it.
SIGN = compiled(
    r"[(\[]?([0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[^\W\d_]{1,2}|[ivxlc]{1,7}|[*†‡§¶‖#∗]{1,4})[.)\]]{0,2}"
)
IN_BRACKETS = compiled(r"[(\[].{1,4}[)\]]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}")
# Filled lines around the one to which a link leads, in the order in which they are asked: makers
# put the place of a note or a heading anywhere from one line above it to its baseline.
AROUND = (0, 1, -1, 2)
# Contents are believed from so many entries on that lead to what they name; the share of the
# letters of an entry (its page's number apart) that its link covers.
FEWEST, COVERED = 2, 0.8


@frozen
class LinkedNote:
    """A mark and the note that it calls.

    ``line`` is the number of the mark's line, ``before`` what stands before the mark there
    (without blanks), ``sign`` the mark, and ``body`` the number of the line that opens the note.
    It is ``sure`` to be a note where the mark is raised or the label leads back to it; brackets
    alone stand around the numbers of books too.
    """

    line: int
    before: str
    sign: str
    body: int
    sure: bool = True


def linked_notes(
    links: Sequence[Link], lines: Sequence[Line], page: Sequence[int]
) -> tuple[LinkedNote, ...]:
    """Return the marks that links lead from to their notes; ``page`` has the page of each line.

    The mark is raised or in brackets, or the label of its note leads back to it. A label that leads
    to a raised mark is enough as well.
    """
    return tuple(_Notes(links, lines, page).found()) if links else ()


class _Notes:
    """Looks for notes among the links of one file; what all of them need is found once."""

    def __init__(self, links: Sequence[Link], lines: Sequence[Line], page: Sequence[int]) -> None:
        self._lines, self._page = lines, page
        self._at = {line.number: at for at, line in enumerate(lines)}
        self._links = [link for link in links if link.line in self._at and link.target in self._at]
        self._pairs = {(self._at[link.line], self._at[link.target]) for link in self._links}

    def found(self) -> Iterator[LinkedNote]:
        """Yield the notes, those whose marks lead to them first."""
        labels: list[tuple[Link, str]] = []
        bodies: set[int] = set()
        for link in self._links:
            sign = self._sign(link)
            if sign and self._opens(link):
                labels.append((link, sign))
            elif sign and (note := self._led_to(link, sign)) is not None:
                bodies.add(note.body)
                yield note
        for link, sign in labels:
            note = self._led_back(link, sign) if link.line not in bodies else None
            if note is not None:
                yield note

    def _led_to(self, link: Link, sign: str) -> LinkedNote | None:
        """Return the note that opens with a sign near the line to which a link leads."""
        own, line = self._at[link.line], self._lines[self._at[link.line]]
        raised = self._is_raised(line, link.start, link.end)
        closed = IN_BRACKETS.search(line.text[max(link.start - 1, 0) : link.end + 1]) is not None
        glued = line.text[: link.start].rstrip() == line.text[: link.start] != ""
        for at in self._around(self._at[link.target]):
            if at == own or self._page[at] < self._page[own] or not self._has_label(at, sign):
                continue
            back = (closed or glued) and self._leads_back(at, own)
            if raised or closed or back:
                return self._note(link.line, link.start, sign, at, sure=raised or back)
        return None

    def _led_back(self, link: Link, sign: str) -> LinkedNote | None:
        """Return the note whose label leads to its mark, or that a mark calls which opens its line."""
        marks = list(self._raised(self._at[link.target], sign))
        if len(marks) == 1:
            (at, start), own = marks[0], self._at[link.line]
            return self._note(self._lines[at].number, start, sign, own, sure=True)
        return self._led_to(link, sign) if not marks and link.target > link.line else None

    def _note(self, line: int, start: int, sign: str, body: int, *, sure: bool) -> LinkedNote:
        before = "".join(self._lines[self._at[line]].text[:start].split())
        return LinkedNote(line, before, sign, self._lines[body].number, sure)

    def _sign(self, link: Link) -> str:
        text = self._lines[self._at[link.line]].text[link.start : link.end].strip()
        match = SIGN.fullmatch(text)
        return match[1] if match else ""

    def _opens(self, link: Link) -> bool:
        return not self._lines[self._at[link.line]].text[: link.start].strip("([ \t")

    def _around(self, at: int) -> Iterator[int]:
        near = (at + step for step in AROUND if 0 <= at + step < len(self._lines))
        return (one for one in near if self._page[one] == self._page[at])

    def _has_label(self, at: int, sign: str) -> bool:
        line = self._lines[at]
        opening = line.text.lstrip().lstrip("([")
        if not opening.translate(SUPERSCRIPTS).startswith(sign.translate(SUPERSCRIPTS)):
            return False
        behind = opening[len(sign) : len(sign) + 1]
        if not behind.isalnum() and not (behind and behind == sign[-1]):
            return True
        start = len(line.text) - len(opening)
        return self._is_raised(line, start, start + len(sign))

    def _is_raised(self, line: Line, start: int, end: int) -> bool:
        looks = looks_on(line.runs, line.text)[start:end] if line.runs else ()
        signs = [look.level for look in looks if look is not None]
        return bool(signs) and all(level == 1 for level in signs)

    def _leads_back(self, body: int, mark: int) -> bool:
        """Tell whether the line of a body leads back to the line of its mark, or next to it."""
        return any((body, near) in self._pairs for near in self._around(mark))

    def _raised(self, target: int, sign: str) -> Iterator[tuple[int, int]]:
        """Yield the places (line, first letter) near a line where a sign is raised, not as a label."""
        for at in self._around(target):
            line = self._lines[at]
            for match in re.finditer(re.escape(sign), line.text):
                behind = line.text[match.end() : match.end() + 1]
                longer = behind.isdigit() or line.text[: match.start()][-1:].isdigit()
                opening = not line.text[: match.start()].strip()
                if not longer and not opening and self._is_raised(line, *match.span()):
                    yield at, match.start()


@frozen
class LinkedContents:
    """Entries of contents and the headings that they lead to, by their places among the lines."""

    entries: tuple[int, ...] = ()
    headings: tuple[range, ...] = ()


def linked_contents(
    links: Sequence[Link], lines: Sequence[Line], page: Sequence[int]
) -> LinkedContents:
    """Return the entries of contents that lead to what they name, word for word."""
    at = {line.number: nth for nth, line in enumerate(lines)}
    led = []
    for own, to, text in _entries(links, lines, at):
        near = range(max(at[to] - 1, 0), min(at[to] + max(AROUND) + LONGEST, len(lines)))
        kept = [n for n in near if n not in own and page[n] == page[at[to]]]
        entry = Entry(text, range(page[at[to]], page[at[to]] + 1))
        rows = find_entries([entry], [lines[n] for n in kept], [page[n] for n in kept])[0]
        if rows and kept[rows.start] <= at[to] + max(AROUND):
            led.append((own, range(kept[rows.start], kept[rows.stop - 1] + 1)))
    if len(led) < FEWEST:
        return LinkedContents()
    entries = tuple(sorted({one for own, _ in led for one in own}))
    return LinkedContents(entries, tuple(rows for _, rows in led))


def _entries(
    links: Sequence[Link], lines: Sequence[Line], at: dict[int, int]
) -> Iterator[tuple[list[int], int, str]]:
    """Yield the lines that one link covers, those below each other together: where to, and the words."""
    of_line: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        of_line[link.line].append(link)
    own: list[int] = []
    last = 0
    for number in sorted(number for number in of_line if number in at):
        target = _covered(lines[at[number]], of_line[number])
        target = target if target in at else None
        if own and (target != last or at[number] != own[-1] + 1):
            yield own, last, _words(lines, own)
            own = []
        if target is not None:
            own, last = [*own, at[number]], target
    if own:
        yield own, last, _words(lines, own)


def _covered(line: Line, links: Sequence[Link]) -> int | None:
    """Return where a line leads that its links cover as a whole; None where they do not."""
    targets = {link.target for link in links}
    words = letters_and_figures(_bare(line.text))
    covered = letters_and_figures("".join(line.text[link.start : link.end] for link in links))
    whole = bool(words) and len(covered) >= COVERED * len(words)
    return targets.pop() if whole and len(targets) == 1 else None


def _words(lines: Sequence[Line], own: Sequence[int]) -> str:
    return " ".join(_bare(lines[at].text).strip() for at in own)


def _bare(text: str) -> str:
    """Return the words of an entry without leaders and the number of its page."""
    return LEADERS.sub("", PAGE.sub("", text))
