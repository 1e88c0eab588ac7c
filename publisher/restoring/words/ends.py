"""The ends of rows inside blocks and notes, put before the judge of line ends all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from sys import intern
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.languages import Language, lexicon
from publisher.languages.initials import glue
from publisher.model.places import Place
from publisher.model.text import Decision, Join
from publisher.model.verdicts import Verdicts
from publisher.restoring.characters import HYPHENS, without_references
from publisher.restoring.measuring.column import Column, slack
from publisher.restoring.measuring.rows import Row
from publisher.restoring.words.line_ends import NO_WORDS, Apart, Break, decide, gather
from publisher.restoring.words.lost_hyphens import WORD, Lost, lost_hyphens
from publisher.restoring.words.lost_signs import without_lost_letters
from publisher.structs import frozen

OUTSIDE = compiled(r"^[\W_]+|(?<![\W_])[\W_]+$")
SIGN = compiled(r"[\W_]")
# Share of the column; a line that leaves more of it empty ended before it had to.
SHORT = 0.1
# Confidence that a lone capital and a line in lower case below it are one word.
SURE = 0.99


# The end of a row: the order of it and of the row below, the last word of the one and the first of
# the other. Cells of a table share their rows.
End: TypeAlias = tuple[int, int, str, str]


def end_of(above: Row, below: Row) -> End:
    """Return what names the end of a row above another one."""
    left, right = without_references(above.text), without_references(below.text)
    return above.order, below.order, left.rsplit(" ", 1)[-1], right.split(" ", 1)[0]


@frozen
class Ends:
    """``joins``: the decision for every broken word, by the end of its row.

    ``apart`` are words that were left apart and may be one, ``lost`` those that may have lost
    their hyphen.
    """

    joins: Mapping[End, Join]
    apart: tuple[Apart, ...]
    lost: tuple[Lost, ...]


def decide_ends(
    source: str,
    runs: Sequence[Sequence[Row]],
    known: tuple[Language, Column],
    verdicts: Verdicts,
    house: Mapping[str, int] = NO_WORDS,
) -> Ends:
    """Return what becomes of the words at the ends of rows.

    ``runs`` are rows that run on, those of one block or note each. What a person has ruled
    for a line, or for two halves wherever they meet, is taken as it is. ``house`` says in how
    many other texts of the house a word stands.
    """
    language, column = known
    pairs = [pair for rows in runs for pair in pairwise(rows)]
    breaks = [_break(source, above, below, column) for above, below in pairs]
    words = gather((without_references(row.text) for rows in runs for row in rows), house)
    breaks = without_lost_letters(breaks, words, lexicon(language.tag))
    decided = decide(breaks, words, language, lexicon(language.tag))
    named = [end_of(above, below) for above, below in pairs]
    found = dict(zip(named, decided, strict=True)) | _begun(pairs, breaks, language.tag)
    found |= _ruled(pairs, breaks, verdicts)
    joins = {name: end for name, end in found.items() if isinstance(end, Join)}
    apart = tuple(end for end in found.values() if isinstance(end, Apart))
    settled = {(e.place.first, word) for e in verdicts.emendations for word in WORD.findall(e.new)}
    lost = lost_hyphens([row for rows in runs for row in rows], words)
    asked = tuple(one for one in lost if (one.row.number, one.word) not in settled)
    return Ends(joins, apart, asked)


def _begun(
    pairs: Iterable[tuple[Row, Row]], breaks: Iterable[Break], language: str
) -> dict[End, Join | None]:
    """Return what becomes of initials and the lines that go on with them."""
    found: dict[End, Join | None] = {}
    for (above, below), line_break in zip(pairs, breaks, strict=True):
        between = glue(above.text, below.text, language)
        if between is not None:
            word = line_break.left + line_break.right
            evidence = ("an initial on a line of its own",)
            joined = Join(
                line_break.place,
                line_break.left,
                line_break.right,
                Decision.JOIN,
                word,
                SURE,
                evidence,
            )
            found[end_of(above, below)] = None if between else joined
    return found


def _break(source: str, above: Row, below: Row, column: Column) -> Break:
    left, right = (
        without_references(above.text).rsplit(" ", 2)[-2:],
        without_references(below.text).split(" ", 2)[:2],
    )
    mark = left[-1][-1:] if left[-1][-1:] in HYPHENS else ""
    return Break(
        place=Place(source, above.end, below.number),
        left=intern(left[-1]),
        right=intern(right[0]),
        mark=mark,
        before=intern(left[0]) if len(left) > 1 else "",
        after=intern(right[1]) if len(right) > 1 else "",
        unblanked=not above.trailing,
        short=slack(above, below, column) > SHORT,
        drawn=bool(above.seen.runs),
    )


def _ruled(
    pairs: Iterable[tuple[Row, Row]], breaks: Iterable[Break], verdicts: Verdicts
) -> dict[End, Join | None]:
    """Return what a person has decided; None for words that stand apart and show no hyphen."""
    lines = dict(verdicts.ends)
    words = {(left.lower(), right.lower()): decision for left, right, decision in verdicts.words}
    if not lines and not words:
        return {}
    found: dict[End, Join | None] = {}
    for (above, below), line_break in zip(pairs, breaks, strict=True):
        bare = line_break.left.removesuffix(line_break.mark) if line_break.mark else line_break.left
        said = (words[pair] for pair in _spoken(bare, line_break.right) if pair in words)
        decision = lines.get(above.end, next(said, None))
        if decision is not None:
            found[end_of(above, below)] = _as_ruled(line_break, bare, decision)
    return found


def _spoken(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Yield both halves in small letters, without signs around them, then without signs inside.

    ``l’indus-`` ``trie,`` is ``l’indus`` and ``trie``, then ``indus`` and ``trie``.
    """
    left, right = left.lower(), right.lower()
    yield left, right
    yield OUTSIDE.sub("", left), OUTSIDE.sub("", right)
    yield SIGN.split(left)[-1], SIGN.split(right)[0]


def _as_ruled(line_break: Break, bare: str, decision: Decision) -> Join | None:
    if decision is Decision.SPACE and not line_break.mark:
        return None
    # A hyphen that stays where none is shown was lost, unless another sign ties the words.
    tied = not (bare[-1:].isalnum() and line_break.right[:1].isalnum())
    kept = "-" if line_break.mark or not tied else ""
    glue = {Decision.JOIN: "", Decision.KEEP: kept, Decision.SPACE: "- "}
    result = bare + glue[decision] + line_break.right
    evidence = ("ruled by a person",)
    return Join(
        line_break.place, line_break.left, line_break.right, decision, result, 1.0, evidence
    )
