"""All lines of other workshops in a source: what each is, where pages begin, what is said of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import chain, pairwise

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.furniture import FurnitureKind
from publisher.model.places import Place
from publisher.model.transcript import NOTHING_DECLARED, Aside, Declared, Run
from publisher.sources.workshops.frames import frame_of
from publisher.sources.workshops.marks import marked_blocks, marked_lines
from publisher.sources.workshops.page_lines import (
    is_markup,
    page_lines,
    parts_proofs,
    says_blank,
)
from publisher.sources.workshops.stamps import stamps
from publisher.structs import frozen

# Behind a word that goes on over the edge of a page proofreaders set a star, and one before its rest.
BROKEN, REST = "-*", "*"
# Behind the hyphen of a word that the print has broken they set a star too where nobody knows
# whether it has one amid a line (``man-*hood``).
ASKED = compiled(r"\b(?P<left>[^\W\d_]+-)\*(?P<right>[^\W\d_]+)")
# Their mark for a break of thought, maybe with a question behind it, and how it is printed.
THOUGHT, PAUSE = compiled(r"\s*<tb>\s*(?P<question>(?:\[\*\*[^\[\]]{0,300}\]\s*)?)", re.I), "* * *"


@frozen
class Foreign:
    """What other workshops have written into a source; lines are named by their index.

    ``asides`` are lines that are none of the text, ``starts`` those with which pages begin, with the
    folio that they name (empty where they name none), ``texts`` lines without marks of theirs, and
    ``marked`` the runs of those whose marks say how words are set, ``standing`` those that are not
    to be filled (None where no proofreaders have formatted the text), ``quoted`` those that they say
    to be of a quotation. ``asked`` are words of which proofreaders could not tell whether they have a
    hyphen.
    """

    asides: Mapping[int, Aside] = field(default_factory=dict)
    starts: Mapping[int, str] = field(default_factory=dict)
    texts: Mapping[int, str] = field(default_factory=dict)
    marked: Mapping[int, tuple[Run, ...]] = field(default_factory=dict)
    asked: Mapping[int, Sequence[str]] = field(default_factory=dict)
    standing: frozenset[int] | None = None
    quoted: frozenset[int] = frozenset()
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
        for at, words_asked in sorted(self.asked.items()):
            message = (
                f"proofreaders could not tell whether a hyphen belongs to {_quoted(words_asked)}"
            )
            hint = "it stays; if the word has none, correct the line with an emendation"
            place = Place(shown, numbers[at], numbers[at])
            made.append(Finding("sources/hyphen-asked", Severity.WARNING, message, hint, place))
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
    blocks = marked_blocks(texts)
    stamped = "stamped by a library, as other lines are"
    asides |= {at: Aside(page_line, stamped) for at in stamps(texts)}
    for at, text in enumerate(texts):
        if is_markup(text) and at not in starts:
            asides[at] = Aside(page_line, "nothing but elements about a page")
        elif starts and says_blank(text):
            asides[at] = Aside(page_line, "says that its page is blank")
    for at in chain.from_iterable((first, last) for first, last, _ in blocks):
        asides.setdefault(at, Aside(page_line, "says how proofreaders want the lines between set"))
    changed = _without_stars(texts, starts, asides)
    changed |= {
        at: PAUSE + found["question"]
        for at, text in enumerate(texts)
        if (found := THOUGHT.fullmatch(text))
    }
    asked = _asked(texts, changed) if starts or frame.lines else {}
    changed |= {at: ASKED.sub(r"\g<left>\g<right>", changed.get(at, texts[at])) for at in asked}
    own = ["" if at in asides else changed.get(at, text) for at, text in enumerate(texts)]
    marked = marked_lines(own, known=bool(starts or frame.lines))
    changed |= {at: "".join(run.text for run in runs) for at, runs in marked.items()}
    proofread = bool(blocks or marked) and any(parts_proofs(texts[at]) for at in starts)
    standing, quoted = _within(texts, blocks, asides)
    if not proofread:
        standing, quoted = None, frozenset()
    declared = Declared(frame.title, frame.author) if frame.lines else NOTHING_DECLARED
    return Foreign(asides, starts, changed, marked, asked, standing, quoted, declared)


def _within(
    texts: Sequence[str], blocks: Sequence[tuple[int, int, bool]], asides: Mapping[int, Aside]
) -> tuple[frozenset[int] | None, frozenset[int]]:
    """Return the lines within the blocks that are not to be filled, and within those that quote."""
    made = []
    for kind in (True, False):
        inside = chain.from_iterable(
            range(first, last) for first, last, own in blocks if own is kind
        )
        made.append(frozenset(at for at in inside if at not in asides and texts[at].strip()))
    standing, quoted = made
    return standing, quoted


def _without_stars(
    texts: Sequence[str], starts: Mapping[int, str], asides: Mapping[int, Aside]
) -> dict[int, str]:
    """Return the lines with the stars that mark words broken between two pages, without them.

    Notes may stand between both halves, at the foot of the page above.
    """
    made: dict[int, str] = {}
    text = [at for at, line in enumerate(texts) if line.strip() and at not in asides]
    edges = [0, *sorted(starts), len(texts)]
    for (top, start), end in zip(pairwise(edges), edges[2:], strict=False):
        below = next((at for at in text[bisect_left(text, start) :] if at < end), None)
        if below is None or not (texts[below].startswith(REST) or texts[below][:1].islower()):
            continue
        page = text[bisect_left(text, top) : bisect_left(text, start)]
        above = next((at for at in reversed(page) if texts[at].rstrip().endswith(BROKEN)), None)
        if above is not None:
            made[above] = made.get(above, texts[above].rstrip())[:-1]
            made[below] = texts[below].removeprefix(REST)
    return made


def _asked(texts: Sequence[str], changed: Mapping[int, str]) -> dict[int, Sequence[str]]:
    """Return the words with a hyphen that proofreaders ask about, by their lines."""
    lines = ((at, changed.get(at, text)) for at, text in enumerate(texts) if "-*" in text)
    found = {at: [m["left"] + m["right"] for m in ASKED.finditer(text)] for at, text in lines}
    return {at: words for at, words in found.items() if words}


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
