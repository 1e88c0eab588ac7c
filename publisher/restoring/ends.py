"""The ends of rows inside blocks and notes: each is decided with the whole text in view."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from publisher.languages import Language, Lexicon, lexicon
from publisher.model.places import Place
from publisher.model.rulings import Verdicts
from publisher.model.text import Decision, Join
from publisher.restoring.measure import HYPHENS
from publisher.restoring.rows import Row
from publisher.restoring.signs import CALL

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def decide_ends(
    source: str, runs: Sequence[Sequence[Row]], known: Language, verdicts: Verdicts
) -> dict[tuple[int, int], Join]:
    """Return the decision for every broken word, by the order of both rows."""
    words = _vocabulary(row for rows in runs for row in rows)
    book = lexicon(known.tag)
    ruled = dict(verdicts.ends)
    halves = {(left, right): decision for left, right, decision in verdicts.words}
    joins = {}
    for above, below in (pair for rows in runs for pair in pairwise(rows)):
        left, right = _words_beside(above, below)
        verdict = ruled.get(above.number, halves.get((left.rstrip("-"), right)))
        place = Place(source, above.number, below.number)
        if verdict is not None:
            joins[above.order, below.order] = _ruled(place, left, right, verdict)
        elif left[-1:] in HYPHENS or left[-1:] == "/":
            decision, sure, why = _decide(left, right, words, book, known)
            joins[above.order, below.order] = Join(
                place, left, right, decision, _result(left, right, decision), sure, (why,)
            )
    return joins


def _vocabulary(rows: Iterable[Row]) -> Counter[str]:
    words: Counter[str] = Counter()
    for row in rows:
        words.update(WORD.findall(" ".join(row.text.split(" ")[1:-1])))
    return words


def _words_beside(above: Row, below: Row) -> tuple[str, str]:
    left = CALL.sub("", above.text).rsplit(" ", 1)[-1]
    return left, CALL.sub("", below.text).split(" ", 1)[0]


def _ruled(place: Place, left: str, right: str, decision: Decision) -> Join:
    result = _result(left, right, decision)
    return Join(place, left, right, decision, result, 1.0, ("ruled by a person",))


def _result(left: str, right: str, decision: Decision) -> str:
    bare = left[:-1] if left[-1:] in HYPHENS else left
    if decision is Decision.JOIN:
        return bare + right
    shown = bare + "-" if left[-1:] in HYPHENS else left
    return shown + (" " if decision is Decision.SPACE else "") + right


def _decide(
    left: str, right: str, words: Mapping[str, int], book: Lexicon, known: Language
) -> tuple[Decision, float, str]:
    """Decide one shown hyphen by the text's own words, then lists, then the look of both halves."""
    if left[-1:] == "/":
        return Decision.KEEP, 0.98, "a slash"
    first = (WORD.findall(left[:-1]) or [""])[-1].rsplit("-", 1)[-1]
    second = (WORD.findall(right) or [""])[0]
    if right.strip(".,;:!?") in known.line_ends.conjunctions:
        return Decision.SPACE, 0.97, "a conjunction follows"
    if not second or not first or not right[:1].isalpha():
        return Decision.KEEP, 0.95, "figures or signs beside it"
    joined, hyphened = first + second, f"{first}-{second}"
    kept, whole = (words.get(w, 0) + words.get(w.lower(), 0) for w in (hyphened, joined))
    if kept > whole:
        return Decision.KEEP, 0.97, "hyphenated elsewhere in the text"
    if whole:
        return Decision.JOIN, 0.995, "written together elsewhere in the text"
    if second[:1].isupper():
        return Decision.KEEP, 0.95, "a capital follows"
    if book.frequency(joined.lower()) > 0 or book.printed(joined):
        return Decision.JOIN, 0.99, "a known word"
    return Decision.JOIN, 0.9, "no reason to keep it"
