"""Lines told to be furniture, set aside with their kind, their folio and the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType

from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Line, Page, Transcript
from publisher.model.verdicts import Verdicts
from publisher.restoring.roles.carrying.pauses import is_pause
from publisher.restoring.roles.furniture.edge_lines import (
    number_and_rest,
    value_of,
    without_runs,
)
from publisher.restoring.roles.furniture.links import find_printed_links
from publisher.restoring.roles.furniture.passes import SetAside, find_furniture
from publisher.restoring.roles.furniture.pull_quotes import find_pull_quotes
from publisher.restoring.roles.furniture.removed import Removed
from publisher.restoring.roles.furniture.rules import find_rules
from publisher.restoring.roles.knowledge.folio_rows import (
    AGREEING,
    HEADED,
    LONGEST_HEAD,
    can_be,
)
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LinesTold, LineTold
from publisher.restoring.roles.states import WORDS

KINDS: Mapping[LineRole, FurnitureKind] = MappingProxyType(
    {
        LineRole.FOLIO: FurnitureKind.PAGE_NUMBER,
        LineRole.RUNNING_HEAD: FurnitureKind.RUNNING_HEAD,
        LineRole.CONTENTS: FurnitureKind.CONTENTS,
        LineRole.MARGIN_FIGURE: FurnitureKind.MARGIN,
    }
)
NUMBERED = (LineRole.FOLIO, LineRole.RUNNING_HEAD)
# Probability; a line that is set aside with less is named in a finding. Of the folios that are told
# with 0.8 to 0.9, one in five is none (training/roles/calibration.py).
DOUBTFUL = 0.9
# Pages before and after that are asked whether the number in a head rises with them.
NEAR = 6
# Sheets of two pages around on which a number rises by two.
SHEETS = 2


def set_aside(transcript: Transcript, lines: LinesTold, verdicts: Verdicts) -> SetAside:
    """Return the lines of a source that are furniture, and those that are not.

    Beside the lines told so, what is known by itself goes: drawn rules that are no pauses,
    printed targets of links, pull quotes. What ``verdicts`` say of a line goes before all. Raises SourceError
    where a line would be lost or stand twice.
    """

    def find_told(pages: tuple[Page, ...], _language: str) -> tuple[Removed, ...]:
        return tuple(_told_aside(pages, lines))

    def find_drawn(pages: tuple[Page, ...], tag: str) -> tuple[Removed, ...]:
        return tuple(one for one in find_rules(pages, tag) if not is_pause(one.line, lines))

    passes = (find_known, find_drawn, find_told, find_printed_links, find_pull_quotes)
    return find_furniture(transcript, verdicts, passes)


def find_known(pages: tuple[Page, ...], _language: str) -> tuple[Removed, ...]:
    """Take the lines that other workshops have written into the text."""
    return tuple(
        Removed(line, page.index, line.aside.kind, line.aside.evidence)
        for page in pages
        for line in page.lines
        if line.aside is not None
    )


def _told_aside(pages: Sequence[Page], lines: LinesTold) -> Iterator[Removed]:
    found = [
        (page.index, line, told)
        for page in pages
        for line in page.lines
        if (told := lines.get((line.number, line.part))) and told.role in FURNITURE
    ]
    folios = _folios(found)
    for page, line, told in found:
        kind = KINDS.get(told.role, FurnitureKind.OTHER)
        evidence = ", ".join((f"{WORDS[told.role, True]}: {told.chance:.2f}", *told.reasons))
        doubt = f"the probability of that is {told.chance:.2f}" if told.chance < DOUBTFUL else ""
        folio = folios.get((line.number, line.part))
        yield Removed(line, page, kind, evidence, folio, doubt)


def _misread(page: int, text: str, offsets: Mapping[int, set[int]]) -> int | None:
    """Return the number that the pages around leave for a page, where a line can be it, misread."""
    near = (n for n in range(page - NEAR, page + NEAR + 1) if n != page)
    around = Counter(offset for n in near for offset in offsets.get(n, ()))
    offset, count = next(iter(around.most_common(1)), (0, 0))
    if count < AGREEING or offset in offsets.get(page, ()):
        return None
    number = page + offset
    return number if any(can_be(one, number) for one in _ends(text)) else None


def _ends(text: str) -> Iterator[str]:
    """Yield what of a line may be its folio: all of it, its first word and its last one."""
    words = text.split()
    yield from (text.strip(), words[0], words[-1])


def _numbers(text: str, role: LineRole) -> Iterator[tuple[bool, str]]:
    """Yield the numbers that a line may show as its folio, as printed, and whether they are in a head.

    A head may be glued to its folio, or hold the number of its chapter.
    """
    bare = without_runs(text)
    printed, _ = number_and_rest(bare)
    if printed:
        yield False, printed
    if role is LineRole.RUNNING_HEAD and len(bare) <= LONGEST_HEAD:
        pairs = HEADED.findall(bare)
        figures = (figure for pair in pairs for figure in pair)
        yield from ((True, figure) for figure in figures if figure and figure != printed)


def _rises(page: int, number: int, offsets: Mapping[int, set[int]]) -> bool:
    """Tell whether a number rises with those of the pages around, or by two, as on sheets of two."""
    near = [n for n in range(page - NEAR, page + NEAR + 1) if n != page]
    if any(number - page in offsets.get(n, ()) for n in near):
        return True
    steps = (number - page + n - page for n in near)
    doubled = zip(near, steps, strict=True)
    return sum(offset in offsets.get(n, ()) for n, offset in doubled) >= SHEETS


def _folios(found: Sequence[tuple[int, Line, LineTold]]) -> dict[tuple[int, int], str]:
    """Return the folio of each page by the line that shows it, the first one of a page.

    A number in a head is one only where it rises with the numbers of the pages around.
    """
    shown: dict[int, list[tuple[bool, Line, LineRole, str]]] = {}
    for page, line, told in found:
        if told.role in NUMBERED:
            for within, printed in _numbers(line.text, told.role):
                shown.setdefault(page, []).append((within, line, told.role, printed))
    offsets = {
        page: {number - page for *_, printed in there if (number := value_of(printed))}
        for page, there in shown.items()
    }
    folios: dict[tuple[int, int], str] = {}
    for page, line, told in found:
        if told.role in NUMBERED and (number := _misread(page, line.text, offsets)):
            folios[line.number, line.part] = str(number)
            shown.pop(page, None)
    for page, there in shown.items():
        for _, line, role, printed in sorted(there, key=itemgetter(0)):
            # Leaves of a manuscript are named wherever they begin, at the edge of a page as well.
            counts = role is LineRole.FOLIO and printed[-1:] not in "rvRV"
            if counts or _rises(page, value_of(printed) or 0, offsets):
                folios[line.number, line.part] = printed
                break
    return folios
