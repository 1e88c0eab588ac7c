"""Rows of dashes that part two sections, as three stars do, told from drawn rules.

A drawn rule stands at the edge of a page, above notes or about a heading. A pause stands between
two blank lines amid its page, and paragraphs end above and begin below it. Where no blank lines
part paragraphs it is short, and several lines follow it on its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.model.transcript import Line, Page
from publisher.restoring.roles.furniture.rules import is_drawn
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LinesTold
from publisher.restoring.roles.notes.labels import body_label
from publisher.restoring.wording import ending

# What a pause follows, and what it stands before.
ABOVE = frozenset((LineRole.PARAGRAPH, LineRole.VERSE, LineRole.ITEM))
BELOW = frozenset((LineRole.PARAGRAPH, LineRole.VERSE))
# Of the widest line of its page, what a pause may fill where no blank lines show it; and filled
# lines below it there: a note that no label shows has seldom more.
SHORT, FOLLOWING = 0.5, 2


def with_pauses(pages: Sequence[Page], lines: LinesTold) -> LinesTold:
    """Return what the lines are, of all drawn ones only those that part sections as pauses."""
    made = dict(lines)
    for page in pages:
        found = set(_pauses(page, lines))
        for line in page.lines:
            name = line.number, line.part
            if name in made and is_drawn(line.text):
                role = LineRole.BREAK if name in found else LineRole.PARAGRAPH
                made[name] = replace(made[name], role=role)
    return made


def is_pause(line: Line, lines: LinesTold) -> bool:
    """Tell whether a drawn line was told to be a pause; see ``with_pauses``."""
    told = lines.get((line.number, line.part))
    return told is not None and told.role is LineRole.BREAK


def _pauses(page: Page, lines: LinesTold) -> Iterator[tuple[int, int]]:
    """Yield the rows of dashes on a page that part its sections; all others are drawn rules."""
    texts = [line for line in page.lines if not _is_furniture(line, lines)]
    for at, line in enumerate(texts):
        if is_drawn(line.text) and _parts_sections(texts, at, lines):
            yield line.number, line.part


def _is_furniture(line: Line, lines: LinesTold) -> bool:
    told = lines.get((line.number, line.part))
    return told is not None and told.role in FURNITURE and not is_drawn(line.text)


def _parts_sections(texts: Sequence[Line], at: int, lines: LinesTold) -> bool:
    above, below = texts[:at][-2:], texts[at + 1 : at + 3]
    if len(above) < 2 or len(below) < 2:
        return False
    apart = above[1].blank and below[0].blank
    if not apart and (above[1].blank or below[0].blank or not _is_short(texts, at)):
        return False
    before, after = (_filled(way) for way in (texts[:at][::-1], texts[at + 1 :]))
    if before is None or after is None or is_drawn(before.text) or is_drawn(after.text):
        return False
    told = [lines[line.number, line.part] for line in (before, after)]
    ends = ending(before.text.strip()) == "end"
    begins = told[1].first and body_label(after.text.strip()) is None
    return ends and begins and told[0].role in ABOVE and told[1].role in BELOW


def _is_short(texts: Sequence[Line], at: int) -> bool:
    """Tell whether a drawn line is short, and more lines follow it than one that is no text."""
    widest = max(len(line.text.strip()) for line in texts)
    following = sum(not line.blank for line in texts[at + 1 :])
    return len(texts[at].text.strip()) < SHORT * widest and following >= FOLLOWING


def _filled(lines: Sequence[Line]) -> Line | None:
    return next((line for line in lines if not line.blank), None)
