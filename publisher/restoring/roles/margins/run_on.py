"""Catchwords and signatures that an extractor has run on to the last line of their page.

Both stand below the last line, a note or text (P. Gaskell, A New Introduction to Bibliography,
1972). One page that ends with the word with which the next begins shows nothing; pages that do so
again and again, and letters that go on through the alphabet behind full stops, show what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from publisher.expressions import compiled
from publisher.model.furniture import FurnitureKind
from publisher.model.letters import letters_alone
from publisher.model.transcript import Line, Page
from publisher.restoring.roles.margins.cuts import Cut
from publisher.structs import frozen

# Behind the end of a sentence, or its note: the last word or two of a line.
BEHIND_STOP = compiled(r"(?<=[.!?…”»)])\s+(?P<word>[^\W\d_][\w’'-]{0,30}[-.,;:]?)\s*$")
BEHIND_GAP = compiled(r"(?<=\S)\s{3,}(?P<word>[^\W\d_][\w’'-]{0,30}[-.,;:]?)\s*$")
BEHIND_WORD = compiled(r"(?<=[^\W_]|[,;:])\s(?P<word>[^\W\d_][\w’'-]{0,30}[-.,;:]?)\s*$")
FORMS = (BEHIND_GAP, BEHIND_STOP, BEHIND_WORD)
# Lines at the head of the next page among which its text begins, below a running head.
HEAD = 3
# Pages that end so, behind a stop or a gap, and in the midst of a sentence, and the share of all
# turned pages; those with the catchword on a line of its own count too.
APART, WITHIN, SHARE = 2, 3, 0.4
SIGNED = compiled(r"(?<=[.!?…”»)])\s+(?P<letter>[B-IK-TVX-Z])\s?(?P<leaf>[2-9]|i{2,3}|iv|v)?\s*$")
# A signature before a catchword, on a line below the text: ``B 2``, ``ccc 1``.
ALONE = compiled(r"\W{0,3}([A-Za-z])(?i: ?\1){0,2}\.?\s?(?:\d{1,2}|[ivxj]{1,4})?\W{0,3}")
# Signatures that rise by one; the alphabet of binders has no J, U and W.
SIGNATURES, ALPHABET = 2, "ABCDEFGHIKLMNOPQRSTVXYZ"


@frozen
class _Turn:
    """The last line of text on a page, and the words with which the next page may begin."""

    line: Line
    heads: tuple[str, ...]


def run_on(pages: Sequence[Page]) -> Iterator[Cut]:
    """Yield the last lines of pages on to which a catchword or a signature is run."""
    cut = {}
    for one in _catchwords(pages):
        cut[one.line.number, one.line.part] = one
        yield one
    yield from (one for one in _signatures(pages) if (one.line.number, one.line.part) not in cut)


def _catchwords(pages: Sequence[Page]) -> Iterator[Cut]:
    turns = [turn for above, below in pairwise(pages) if (turn := _turn(above, below))]
    found = [(turn, *_found(turn)) for turn in turns]
    alone = sum(_begins(turn.line.text.strip(), turn.heads) for turn in turns)
    apart = sum(form in (BEHIND_GAP, BEHIND_STOP) for _, _, form in found)
    within = sum(form is BEHIND_WORD for _, _, form in found)
    if alone + apart + within < SHARE * len(turns):
        return
    for turn, match, form in found:
        enough = (WITHIN, APART)[form is not BEHIND_WORD]
        # Behind a full stop a small letter begins nothing that the text could go on with.
        enough = 1 if match and form is BEHIND_STOP and match["word"][0].islower() else enough
        if match and within + alone + apart >= enough:
            why = f"the next page begins with it, and so with {apart + within + alone - 1} others"
            text = turn.line.text
            rest, word = text[: match.start()], match["word"]
            if ALONE.fullmatch(rest):
                rest, word = "", text.strip()
            yield Cut(turn.line, rest, word, why, FurnitureKind.OTHER)


def _worded(lines: Iterable[Line]) -> Iterator[Line]:
    return (line for line in lines if any(map(str.isalpha, line.text)))


def _turn(above: Page, below: Page) -> _Turn | None:
    """Return the last worded line of a page with the first words of the next one."""
    # From the foot up: only so many are asked for.
    lines = list(islice(_worded(reversed(above.lines)), HEAD))
    if len(lines) < HEAD:
        return None
    heads = [line.text for line in islice(_worded(below.lines), HEAD)]
    if not heads:
        return None
    return _Turn(lines[0], tuple(" ".join(head.split()) for head in heads))


def _found(turn: _Turn) -> tuple[re.Match[str] | None, re.Pattern[str] | None]:
    """Return the catchword at the end of a line, and the form in which it is found."""
    for form in FORMS:
        match = form.search(turn.line.text)
        if match and _begins(match["word"], turn.heads):
            return match, form
    return None, None


def _begins(word: str, heads: Sequence[str]) -> bool:
    """Tell whether one of some lines begins with a word, or with a syllable and its hyphen."""
    key = letters_alone(word)
    firsts = (letters_alone(head.split(" ", 1)[0]) for head in heads)
    broken = word.endswith("-")
    return bool(key) and any(first == key or (broken and first.startswith(key)) for first in firsts)


def _signatures(pages: Sequence[Page]) -> Iterator[Cut]:
    found: list[tuple[Line, re.Match[str], int]] = []
    for page in pages:
        lines = [line for line in page.lines if any(map(str.isalpha, line.text))]
        match = SIGNED.search(lines[-1].text) if len(lines) >= HEAD else None
        if match:
            found.append((lines[-1], match, ALPHABET.index(match["letter"])))
    steps = [below[2] - above[2] for above, below in pairwise(found)]
    if len(found) < SIGNATURES or not set(steps) <= {0, 1} or 1 not in steps:
        return
    for line, match, _ in found:
        why = f"its letter goes on from sheet to sheet, with {len(found) - 1} others"
        text = line.text
        yield Cut(
            line, text[: match.start()], text[match.start() :].strip(), why, FurnitureKind.OTHER
        )
