"""Pictures with their captions: those that were claimed, and those of the lines told by chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.model.transcript import Line, Page, Transcript
from publisher.restoring.roles.captioned.claiming import Claims, is_worded
from publisher.restoring.roles.captioned.places import Box, above, below, beside, box_of
from publisher.restoring.roles.told import ToldPicture, ToldRow

# Heights of a line: what was told to be a caption is this near to its picture.
NEAR = 6.0

# Lines (numbers from 1) of one caption.
Lines = tuple[int, ...]


class Paired(NamedTuple):
    """The pictures of a text in the order of its pages, and findings about those left alone."""

    pictures: tuple[ToldPicture, ...] = ()
    findings: tuple[Finding, ...] = ()


def paired(transcript: Transcript, claims: Claims, rows: Sequence[ToldRow]) -> Paired:
    """Return the pictures of a source with their captions.

    ``rows`` are those of the text as they were told. A caption that nothing has claimed belongs to
    the only picture near it, if that has no other one near. Where a page has both and nothing tells
    which belong together, a finding asks.
    """
    told = _captions(rows)
    made: list[ToldPicture] = []
    findings: list[Finding] = []
    for page in transcript.pages:
        if not page.pictures:
            continue
        own = {
            claim.picture: claim.lines
            for claim in claims.get(page.index, ())
            if claim.picture is not None
        }
        taken = {line for lines in own.values() for line in lines}
        left = [lines for lines in told[page.index] if not taken.intersection(lines)]
        own |= _near(page, own, left)
        made += [
            ToldPicture(one.name, one.after, one.alt, own.get(number, ()))
            for number, one in enumerate(page.pictures)
        ]
        alone = [lines for lines in left if lines not in own.values()]
        if alone and len(own) < len(page.pictures):
            findings.append(_asked(page, alone, transcript.source))
    return Paired(tuple(made), tuple(findings))


def _captions(rows: Sequence[ToldRow]) -> Mapping[int, list[Lines]]:
    """Return the lines of each caption by the index of its page."""
    blocks: defaultdict[int, list[ToldRow]] = defaultdict(list)
    for row in rows:
        if row.role is BlockRole.CAPTION:
            blocks[row.number].append(row)
    found: defaultdict[int, list[Lines]] = defaultdict(list)
    for block in blocks.values():
        found[block[0].row.page].append(tuple(one.row.number for one in block))
    return found


def _near(page: Page, own: Mapping[int, Lines], left: Sequence[Lines]) -> dict[int, Lines]:
    """Return the captions that stand near one picture alone, which has no other one near it."""
    free = [number for number in range(len(page.pictures)) if number not in own]
    lines = {line.number: line for line in page.lines}
    near = {
        lines_of: [n for n in free if _is_near(page.pictures[n].box, lines_of, lines)]
        for lines_of in left
    }
    single = [(numbers[0], lines_of) for lines_of, numbers in near.items() if len(numbers) == 1]
    return {
        number: lines_of
        for number, lines_of in single
        if sum(number in numbers for numbers in near.values()) == 1
    }


def _is_near(picture: Box, caption: Lines, lines: Mapping[int, Line]) -> bool:
    own = [lines[number] for number in caption if number in lines]
    boxes = [box for line in own if (box := box_of(line))]
    if not boxes or not any(is_worded(line) for line in own):
        return False
    return any(away <= NEAR for away in _distances(picture, boxes[0], boxes[-1]))


def _distances(picture: Box, first: Box, last: Box) -> Iterator[float]:
    found = below(picture, first), above(picture, last), beside(picture, first)
    yield from (away for away in found if away is not None)


def _asked(page: Page, alone: Sequence[Lines], source: str) -> Finding:
    first = min(lines[0] for lines in alone)
    count = "a caption" if len(alone) == 1 else f"{len(alone)} captions"
    return Finding(
        "restoring/caption-apart",
        Severity.NOTE,
        f"{count} and a picture stand on page {page.index}, and nothing tells whether they belong"
        " together",
        "look at the page; in a manuscript a caption stands right below its picture",
        Place(source, first, max(lines[-1] for lines in alone)),
    )
