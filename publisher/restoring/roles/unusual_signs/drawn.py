"""Labels and marks of different forms on drawn pages: ``word(a)`` or ``word *)``, and ``a.`` below.

They are told by what answers what, as in plain text. Drawn pages show more: what labels open is set
smaller than the text down to the foot of the page, and no mark is raised. Letters are told so as
well where both sides are printed alike, for items of lists begin with the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from publisher.model.transcript import Line, Page
from publisher.restoring.measuring.looks import looks_on
from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.linked import LinkedNote
from publisher.restoring.roles.notes.raised import raised_pieces
from publisher.restoring.roles.unusual_signs.answers import answers_in
from publisher.restoring.roles.unusual_signs.forms import Answer, Kind

# Kinds of signs that begin other lines too, and lines of a page below its notes at most.
TOLD_BY_BOTH, FOOT = frozenset((Kind.LETTER, Kind.CAPITAL, Kind.STARRED)), 2


def notes_of_two_forms(lines: Sequence[Line], page: Sequence[int]) -> tuple[LinkedNote, ...]:
    """Return the notes whose labels and marks are printed differently, where the source is drawn.

    ``lines`` are the filled ones, ``page`` has the page of each.
    """
    if not any(line.runs for line in lines):
        return ()
    answers = [one for one in answers_in(list(_pages(lines, page))) if one.whole]
    if not any(
        one.label.form != one.mark.form or one.label.kind in TOLD_BY_BOTH for one in answers
    ):
        return ()
    small = all(_is_at_small_foot(lines, page, one.label.at) for one in answers)
    raised = any(_is_raised(lines[one.mark.at], one) for one in answers)
    return tuple(_note(lines, one) for one in answers) if small and not raised else ()


def _pages(lines: Sequence[Line], page: Sequence[int]) -> Iterator[Page]:
    for index, own in groupby(zip(lines, page, strict=True), key=lambda one: one[1]):
        yield Page(index, tuple(line for line, _ in own))


def _is_at_small_foot(lines: Sequence[Line], page: Sequence[int], at: int) -> bool:
    """Tell whether a line and all below it are set small, but for a folio or foot.

    Short notes stand below the first of two columns, before the other one as the page is read.
    """
    end = bisect_right(page, page[at])
    below = range(
        at, next((n for n in range(at + 1, end) if _is_higher(lines[n - 1 : n + 1])), end)
    )
    large = [one for one in below if (usual_size(lines[one].runs) or 1.0) >= 1 - SAME_SIZE]
    return at not in large and len(large) <= FOOT


def _is_higher(lines: Sequence[Line]) -> bool:
    """Tell whether the second of two lines stands higher on the page than the first."""
    above, below = (line.geometry.from_top if line.geometry else None for line in lines)
    return above is not None and below is not None and below < above


def _is_raised(line: Line, answer: Answer) -> bool:
    """Tell whether the mark of an answer is raised; its places count what is no blank."""
    places = [at for at, sign in enumerate(line.text) if not sign.isspace()]
    mark = set(places[answer.mark.start : answer.mark.end])
    looks = looks_on(line.runs, line.text)
    return any(mark & set(range(*piece)) for piece in raised_pieces(looks))


def _note(lines: Sequence[Line], answer: Answer) -> LinkedNote:
    line = lines[answer.mark.at]
    before = "".join(line.text.split())[: answer.mark.start]
    return LinkedNote(line.number, before, answer.mark.sign, lines[answer.label.at].number)
