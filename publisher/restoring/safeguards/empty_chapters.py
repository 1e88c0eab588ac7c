"""A chapter left empty: of what stands between two headings all was taken for something else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from publisher.languages import language
from publisher.model.findings import Finding, Severity
from publisher.model.furniture import FurnitureKind
from publisher.model.letters import letters_alone
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.restoring.safeguards.made import WORD, Made

# Words taken away between two headings. A running head or a folio in words stands there too; of
# the known texts that came out well none has more than six.
TAKEN = 10


def empty_chapters(made: Made) -> Iterator[Finding]:
    """Yield an error for each heading right before one of its rank, ten words taken between."""
    taken = _taken(made)
    lines = [line for line, _ in taken]
    for block, below in pairwise(made.blocks):
        above, next_ = block[-1], below[0]
        both = above.role is BlockRole.HEADING and next_.role is BlockRole.HEADING
        if not both or next_.level > above.level:
            continue
        between = taken[bisect_right(lines, above.row.end) : bisect_left(lines, next_.row.number)]
        count = sum(words for _, words in between)
        if count >= TAKEN:
            yield Finding(
                "restoring/chapter-empty",
                Severity.ERROR,
                f"nothing is left of the chapter “{above.row.text[:40]}”: {count} words below its"
                " heading were taken for notes or set aside",
                "write a “text” ruling on the first of these lines, or “no-heading” on the heading",
                Place(made.told.source, block[0].row.number, between[-1][0]),
            )


def _taken(made: Made) -> list[tuple[int, int]]:
    """Return the lines that are notes or set aside, each with its words.

    Folios are none, nor is what stands below a heading of the contents, which is set aside with it.
    """
    told = made.told
    headings = frozenset(
        letters_alone(cue) for cue in language(made.transcript.language).cues.contents_headings
    )
    taken = [(row.row.number, row.row.text) for row in told.of_notes]
    headed = False
    for one in sorted(told.furniture, key=lambda one: one.place.first):
        listed = one.kind is FurnitureKind.CONTENTS
        headed = listed and (headed or letters_alone(one.text) in headings)
        if not headed and one.kind is not FurnitureKind.PAGE_NUMBER:
            taken.append((one.place.first, one.text))
    return [(line, len(WORD.findall(text))) for line, text in sorted(taken)]
