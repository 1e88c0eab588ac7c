"""All lines of other workshops in a source: what each is, where pages begin, what is said of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import pairwise

from publisher.model.findings import Finding, Severity
from publisher.model.furniture import FurnitureKind
from publisher.model.places import Place
from publisher.model.transcript import NOTHING_DECLARED, Aside, Declared, Run
from publisher.sources.workshops.frames import frame_of
from publisher.sources.workshops.marks import block_marks, marked_lines
from publisher.sources.workshops.page_lines import is_markup, page_lines, says_blank
from publisher.sources.workshops.stamps import stamps
from publisher.structs import frozen

# Behind a word that goes on over the edge of a page proofreaders set a star, and one before its rest.
BROKEN, REST = "-*", "*"
# Their mark for a break of thought, and how it is printed.
THOUGHT, PAUSE = "<tb>", "* * *"


@frozen
class Foreign:
    """What other workshops have written into a source; lines are named by their index.

    ``asides`` are lines that are none of the text, ``starts`` those with which pages begin, with the
    folio that they name (empty where they name none), ``texts`` lines without marks of theirs, and
    ``marked`` the runs of those whose marks say how words are set.
    """

    asides: Mapping[int, Aside] = field(default_factory=dict)
    starts: Mapping[int, str] = field(default_factory=dict)
    texts: Mapping[int, str] = field(default_factory=dict)
    marked: Mapping[int, tuple[Run, ...]] = field(default_factory=dict)
    declared: Declared = NOTHING_DECLARED

    def findings(self, numbers: Sequence[int], shown: str) -> tuple[Finding, ...]:
        """Return the findings; ``numbers`` are those of all lines, ``shown`` the path of the source."""
        made = []
        for kind, code, message in KINDS:
            own = [numbers[at] for at, aside in sorted(self.asides.items()) if aside.kind is kind]
            if own:
                place = Place(shown, own[0], own[-1])
                words = f"{len(own)} {message}"
                made.append(Finding(code, Severity.NOTE, words, "nothing to do", place))
        return tuple(made)


KINDS = (
    (
        FurnitureKind.PAGE_LINE,
        "sources/page-lines",
        "lines with which another workshop parts pages were set aside",
    ),
    (
        FurnitureKind.FRAME,
        "sources/frame",
        "lines that a library has set around the text were set aside",
    ),
)


def foreign_lines(texts: Sequence[str]) -> Foreign:
    """Return the lines of other workshops among those of a source."""
    frame, starts = frame_of(texts), page_lines(texts)
    asides = {
        at: Aside(FurnitureKind.FRAME, reason)
        for at, reason in frame.lines.items()
        if texts[at].strip()
    }
    page_line = FurnitureKind.PAGE_LINE
    asides |= {at: Aside(page_line, "a page line of another workshop") for at in starts}
    stamped = "stamped by a library, as other lines are"
    asides |= {at: Aside(page_line, stamped) for at in stamps(texts)}
    for at, text in enumerate(texts):
        if is_markup(text) and at not in starts:
            asides[at] = Aside(page_line, "nothing but elements about a page")
        elif starts and says_blank(text):
            asides[at] = Aside(page_line, "says that its page is blank")
    for at in block_marks(texts):
        asides.setdefault(at, Aside(page_line, "says how proofreaders want the lines between set"))
    declared = Declared(frame.title, frame.author) if frame.lines else NOTHING_DECLARED
    changed = _without_stars(texts, starts, asides)
    changed |= {at: PAUSE for at, text in enumerate(texts) if text.strip().lower() == THOUGHT}
    own = ["" if at in asides else changed.get(at, text) for at, text in enumerate(texts)]
    marked = marked_lines(own, known=bool(starts or frame.lines))
    changed |= {at: "".join(run.text for run in runs) for at, runs in marked.items()}
    return Foreign(asides, starts, changed, marked, declared)


def _without_stars(
    texts: Sequence[str], starts: Mapping[int, str], asides: Mapping[int, Aside]
) -> dict[int, str]:
    """Return the lines with the stars that mark words broken between two pages, without them."""
    made: dict[int, str] = {}
    text = [at for at, line in enumerate(texts) if line.strip() and at not in asides]
    for above, below in pairwise(text):
        parted = any(start in starts for start in range(above + 1, below))
        end, begin = texts[above].rstrip(), texts[below]
        if parted and end.endswith(BROKEN) and begin.startswith(REST):
            made[above] = made.get(above, end)[:-1]
            made[below] = begin[1:]
    return made
