"""Which unusual labels and marks answer each other, decided for the whole text.

Of all forms that labels and marks of one kind have, the pair counts that explains most. That
there are no such notes is one of the answers: it is given where more marks stand without a label
than with one, and where the labels are those of a list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from publisher.expressions import compiled
from publisher.model.transcript import Line, Page
from publisher.restoring.measuring.rows import usual_spacing
from publisher.restoring.roles.unusual_signs.forms import (
    WORDED,
    Answer,
    Kind,
    Spot,
    signs_on,
)
from publisher.restoring.roles.unusual_signs.glued import glued_answers
from publisher.restoring.roles.unusual_signs.lists import Lists
from publisher.restoring.roles.unusual_signs.misread import misread_answers

# Letters of a series: Latin printers have no j, some no v and no w.
LAST, LEFT_OUT = 26, frozenset((10, 22, 23))
# Forms of labels that are closed on both sides: seldom anything else, where marks are closed alike.
# The items of a list are not in square ones.
SQUARE = "[]"
CLOSED = frozenset((SQUARE, "()"))
# Labels of one page that are looked at; and labels that a series over pages may have lost.
MOST, LOST = 40, 2
# Pairs that show a series; one is enough for what is hardly ever anything else.
ENOUGH = 2
SURE = frozenset((Kind.SIGN, Kind.STARRED))
# Stars and daggers as most printers have them: right behind a word, or closed.
USUAL = compiled(r"[*†‡]+ ?| ?[(\[]?[*†‡]+ ?[)\]] ?")
# ``Orrin. 1)``: figures that most printers set right behind the full stop.
SPACED, STOPS = compiled(r" .*[)\]]"), tuple(".,;:!?")


# Labels or marks by their pages; a label and the mark that calls it.
Spots = Mapping[int, Sequence[Spot]]
Pair = tuple[Spot, Spot]


def answers_of(pages: Sequence[Page]) -> tuple[Answer, ...]:
    """Return the labels and marks of unusual kinds that answer each other, in reading order.

    Their lines are counted from 0 over all pages, the blank ones too. Where the source tells how
    its letters are set, that shows the marks, and there is none.
    """
    drawn = any(line.runs for page in pages for line in page.lines)
    return () if drawn else answers_in(pages)


def answers_in(pages: Sequence[Page]) -> tuple[Answer, ...]:
    """Return what ``answers_of`` does by letters alone, whatever else the source shows."""
    labels: dict[tuple[Kind, str], dict[int, list[Spot]]] = {}
    marks: dict[tuple[Kind, str], dict[int, list[Spot]]] = {}
    lines = [(at, line) for at, page in enumerate(pages) for line in page.lines]
    listed = Lists([(at, line.text) for at, line in lines], usual_spacing(pages))
    signed = [
        signs_on(line.text, at, page) for at, (page, line) in enumerate(lines) if not line.blank
    ]
    for label in (one.label for one in signed if one.label):
        own = labels.setdefault(_group(label), defaultdict(list))
        own[label.page].append(label)
    kinds = {kind for kind, _ in labels}
    for mark in (mark for one in signed for mark in one.marks):
        if mark.kind in kinds:
            own = marks.setdefault(_group(mark), defaultdict(list))
            own[mark.page].append(mark)
    found = [list(_of_kind(kind, labels, marks, listed)) for kind in sorted(kinds)]
    misread = misread_answers(listed, signed, [answer for own in found for answer in own])
    unusual = [answer for own in found if any(map(_is_unusual, own)) for answer in own]
    unusual = [one for one in unusual if one.mark.kind is not Kind.FIGURE or _is_hidden(one, lines)]
    return tuple(sorted([*unusual, *misread], key=lambda answer: answer.label.at))


def _group(spot: Spot) -> tuple[Kind, str]:
    """Return the kind and form of a label or mark; stars are what they are in any form."""
    return spot.kind, "" if spot.kind in SURE else spot.form


def _of_kind(
    kind: Kind,
    labels: Mapping[tuple[Kind, str], Spots],
    marks: Mapping[tuple[Kind, str], Spots],
    listed: Lists,
) -> Sequence[Answer]:
    """Return the answers of the forms that explain most of what there is of one kind."""
    best: Sequence[Answer] = ()
    forms = ([form for own, form in spots if own is kind] for spots in (labels, marks))
    for of_labels, of_marks in product(*forms):
        if kind is Kind.FIGURE and of_labels != of_marks and not of_labels.startswith(WORDED):
            continue
        own, calling = labels[kind, of_labels], marks[kind, of_marks]
        found = list(_answered(own, calling, listed if kind is not Kind.SIGN else None))
        if len(found) > len(best) and _is_series(found, calling):
            glued = kind is Kind.LETTER and of_marks == "bare"
            best = [*found, *(glued_answers(listed, own, found) if glued else ())]
    return best


def _is_series(found: Sequence[Answer], marks: Spots) -> bool:
    """Tell whether answers are enough for a series, against the marks that are left unanswered."""
    if len(found) < ENOUGH and found[0].label.kind not in SURE and not _is_closed(found[0]):
        return False
    used = {answer.mark for answer in found}
    signs = {(mark.page, mark.sign) for mark in used}
    most = max(mark.number for mark in used)
    left = [
        mark
        for page in marks.values()
        for mark in page
        if mark.number <= most + LOST and (mark.page, mark.sign) not in signs
    ]
    return len(found) >= len(left)


def _is_closed(answer: Answer) -> bool:
    """Tell whether label and mark are closed alike."""
    return answer.label.form == answer.mark.form != "bare"


def _is_unusual(answer: Answer) -> bool:
    """Tell whether an answer is printed as the network has hardly ever seen one."""
    label, mark = answer.label, answer.mark
    if label.kind is Kind.FIGURE:
        return SPACED.match(mark.printed) is not None
    strange = not USUAL.fullmatch(label.printed) or not USUAL.fullmatch(mark.printed)
    return label.kind is not Kind.SIGN or strange


def _is_hidden(answer: Answer, lines: Sequence[tuple[int, Line]]) -> bool:
    """Tell whether a blank and a stop before a mark of figures hide it (``Orrin. 1)``)."""
    mark = answer.mark
    before = "".join(lines[mark.at][1].text.split())[: mark.start]
    return SPACED.match(mark.printed) is not None and before[-1:] in STOPS


def _answered(labels: Spots, marks: Spots, listed: Lists | None) -> Iterator[Answer]:
    """Yield the answers page by page.

    ``listed`` are the lists of the text, which letters and figures count as well; those follow
    each other without a gap.
    """
    last = 0
    for page, own in sorted(labels.items()):
        calling: dict[int, list[Spot]] = defaultdict(list)
        for mark in marks.get(page, ()):
            calling[mark.number].append(mark)
        best = _in_runs(own, calling, listed, last) if listed and own[0].form in CLOSED else []
        for first in range(min(len(own), MOST)):
            if listed and not _may_begin(own[first].number, last):
                continue
            chain = list(_chain(own[first:], counted=listed is not None))
            pairs = list(_called(chain, calling))
            if len(pairs) > len(best) and not (listed and listed.holds([n.at for n in chain])):
                best = pairs
        for nth, (label, mark) in enumerate(best):
            yield Answer(label, mark, nth + 1)
        last = best[-1][0].number % LAST if best else last


def _may_begin(number: int, last: int) -> bool:
    """Tell whether counted labels may begin with a number, behind the ``last`` one of the text."""
    return number == 1 or 0 < last < number <= last + 1 + LOST


def _in_runs(
    labels: Sequence[Spot], marks: Mapping[int, Sequence[Spot]], listed: Lists, last: int
) -> list[Pair]:
    """Return the labels of a page with their marks, where they are counted, and several times anew.

    That is so where a chapter ends on a page, or a column has notes of its own. The marks of each
    run stand behind those of the run above. A page on which one has no marks, or is one of the
    lists of the text, ``listed``, has no such notes.
    """
    found: list[Pair] = []
    run: list[Spot] = []
    for label, below in zip(labels[:MOST], [*labels[1:MOST], None], strict=False):
        run.append(label)
        if (
            below is not None
            and _follows(label.number, below.number)
            and below.number > label.number
        ):
            continue
        after = _place(found[-1][1]) if found else (-1, 0)
        pairs = list(_called(run, marks, after)) if _may_begin(run[0].number, last) else []
        items = run[0].form != SQUARE and listed.holds([one.at for one in run])
        if not pairs or items:
            return []
        found += pairs
        last, run = run[-1].number % LAST, []
    return found


def _chain(labels: Sequence[Spot], *, counted: bool) -> Iterator[Spot]:
    """Yield the labels that rise from the first one on, if ``counted`` one by one."""
    last: Spot | None = None
    for label in labels:
        if last is None or (
            last.number < label.number and (not counted or _follows(last.number, label.number))
        ):
            yield label
            last = label


def _follows(last: int, number: int) -> bool:
    return all(between in LEFT_OUT for between in range(last + 1, number))


def _called(
    chain: Sequence[Spot], marks: Mapping[int, Sequence[Spot]], last: tuple[int, int] = (-1, 0)
) -> Iterator[Pair]:
    """Yield the labels of a foot with their marks, which rise above them, behind the ``last`` place.

    ``marks`` are given by number.
    """
    for label in chain:
        own = marks.get(label.number, ())
        nth = bisect_right(own, last, key=_place)
        if nth < len(own) and own[nth].at < label.at:
            last = _place(own[nth])
            yield label, own[nth]


def _place(spot: Spot) -> tuple[int, int]:
    return spot.at, spot.start
