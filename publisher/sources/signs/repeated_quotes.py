"""Quotation marks that old print repeats at the head of each line of a quotation.

Up to the nineteenth century all lines of a longer quotation opened with its mark (P. Gaskell, A New
Introduction to Bibliography, 1972; J. C. A. Heyse's grammar for German). In lines of another
width they stand in mid-sentence, so only the first one is kept, and those that open a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from publisher.expressions import compiled
from publisher.languages import Lexicon
from publisher.model.findings import Severity
from publisher.sources.faults import Fault
from publisher.structs import frozen

REPEATED_QUOTE = Fault(
    "sources/repeated-quotation-mark",
    Severity.NOTE,
    "quotation marks at the head of each line of a quotation were left out",
    "nothing to do",
)
# A mark with which a line begins; two commas or accents stand for a double one in bare type.
# A single one before a letter alone is an apostrophe: ``'t``, ``'s``, ``'em``, ``'twas``.
MARK = compiled(
    r"(\s*+)(,,|''|``|[„“”»«\"‚›‹‟]|[‘'](?![^\W\d_]\b|em\b|[Tt](?:is|was|were|would|wixt)\b))\s?(?=\S)"
)
SINGLE = frozenset("'‘")
PAIRS = {"„": '“”"', "“": '”"', "”": '”"', "»": "«»", "«": "»«", '"': '"”', ",,": '“”"', "‟": "”"}
PAIRS |= {"‚": "‘’'", "‘": "’'", "›": "‹›", "‹": "›‹", "'": "'’", "''": "''", "``": "''"}
STOPS = (".", "!", "?", ":")
# Lines of a quotation that begin with its mark at least, and those in mid-sentence among them.
FEWEST, IN_SENTENCE = 3, 2
# Lines (heads, folios, blank ones) that part two halves of a quotation at the edge of a page.
AT_AN_EDGE = 8


@frozen
class _Run:
    """Lines right below each other that begin with one mark: index of the first, of the end."""

    first: int
    end: int
    mark: str


def with_single_quotes(texts: Sequence[str], _words: Callable[[], Lexicon]) -> Mapping[int, str]:
    """Return the lines that repeat the mark of their quotation, by their index, without it."""
    made: dict[int, str] = {}
    before: _Run | None = None
    for run in _runs(texts):
        repeated = list(_repeated(texts, run, before))
        for at in repeated:
            match = MARK.match(texts[at])
            if match is not None:
                made[at] = match[1] + texts[at][match.end() :]
        before = run if repeated else None
    return made


def _runs(texts: Sequence[str]) -> Iterator[_Run]:
    """Yield the runs of lines that begin with the same mark."""
    first, mark = 0, ""
    for at, text in enumerate((*texts, "")):
        match = MARK.match(text)
        own = match[2] if match else ""
        if own != mark:
            if mark:
                yield _Run(first, at, mark)
            first, mark = at, own


def _repeated(texts: Sequence[str], run: _Run, before: _Run | None) -> Iterator[int]:
    """Yield the lines of a run that repeat its mark; ``before`` is one with repeated marks above."""
    lines = range(run.first, run.end)
    inner = [at for at in lines[1:] if not _is_closed(texts[at - 1], run.mark)]
    amid = [at for at in inner if _in_sentence(texts[at - 1], texts[at])]
    carried = before is not None and _carries_on(texts, before, run)
    opened = carried or (run.first > 0 and _is_open(texts[run.first - 1], run.mark))
    if len(lines) + opened < FEWEST or len(amid) + opened < IN_SENTENCE:
        return
    if run.mark in SINGLE and not any(_ends_single(texts[at]) for at in lines):
        return
    if opened:
        yield run.first
    yield from (at for at in inner if at in amid or not _opens_paragraph(texts, at))


def _carries_on(texts: Sequence[str], before: _Run, run: _Run) -> bool:
    """Tell whether a run goes on with the one above it over the edge of a page."""
    near = run.first - before.end <= AT_AN_EDGE
    return near and before.mark == run.mark and not _is_closed(texts[before.end - 1], run.mark)


def _is_closed(text: str, mark: str) -> bool:
    """Tell whether the quotation that a line opens or goes on with ends on it."""
    match = MARK.match(text)
    inside = text[match.end() :] if match else text
    return (
        any(sign in inside for sign in PAIRS[mark]) if mark not in SINGLE else _ends_single(inside)
    )


def _ends_single(text: str) -> bool:
    """Tell whether a single straight mark ends a quotation; inside words it is an apostrophe."""
    return re.search(r"[\w.,;:!?]['’](?!\w)", text) is not None


def _is_open(text: str, mark: str) -> bool:
    """Tell whether a quotation is opened on a line and not closed on it, by ``mark`` or its partner.

    French print goes on with the closing mark: ``« J'ai vu`` above ``» aucun``.
    """
    openers = {mark, *(opener for opener, closers in PAIRS.items() if mark in closers)}
    places = ((text.rfind(opener), opener) for opener in openers)
    at, opener = max(places)
    return at >= 0 and not any(sign in text[at + len(opener) :] for sign in PAIRS[opener])


def _in_sentence(above: str, text: str) -> bool:
    """Tell whether a sentence, or a broken word, goes on with a line.

    It may go on with a capital: a German noun, or a line of verse.
    """
    match = MARK.match(text)
    begins = text[match.end() :] if match else text
    end = above.rstrip()
    return (
        (begins[:1].islower() and not end.endswith(STOPS)) or end[-1:].isalpha() or end[-1:] in "-,"
    )


def _opens_paragraph(texts: Sequence[str], at: int) -> bool:
    """Tell whether a line is set in further than those around it, below the end of a sentence."""
    indents = [len(text) - len(text.lstrip()) for text in texts[max(0, at - 1) : at + 2]]
    own = indents[1] if at else indents[0]
    return own > min(indents) and texts[at - 1].rstrip().endswith(STOPS)
