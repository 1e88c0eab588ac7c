"""Letterspaced words: ``G r o f b r ö d`` is one word, its letters apart only on the page.

An extractor puts a blank where letters stand apart as far as words do, and sometimes none where
two letters stand closer (``D E L I K AT E S S``). Where words end among them is told by which
words there are: the likeliest way to cut the letters, by the words of the text and of the language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise, takewhile
from math import inf, log

from publisher.expressions import compiled
from publisher.languages import has_vowel, lexicon
from publisher.restoring.characters import HYPHENS
from publisher.restoring.measuring.rows import Row
from publisher.structs import frozen

# Four pieces or more of up to three letters each, with the signs that stand on them; where a whole
# line is letterspaced, its figures and signs as well.
PIECE = r"[^\w\s]{0,2}[^\W\d_]{1,3}[^\w\s]{0,2}"
SPACED = compiled(rf"(?<!\S){PIECE}(?: (?:{PIECE}|[’'-])){{2,}}(?: {PIECE}| [.,;:!?…])(?!\S)")
SPACED_BY_HABIT = compiled(
    rf"(?<!\S){PIECE}(?: (?:{PIECE}|[’'-])){{1,}}(?: {PIECE}| [.,;:!?…])(?!\S)"
)
# A year whose figures stand apart as the letters do.
YEAR = compiled(r"(?<!\S)1 [4-9] \d \d(?=[.,;:!?)]*(?:\s|$))(?! \d(?:\s|$))")
WHOLE = compiled(r"\S{1,3}(?: \S{1,4})+")
# The share of pieces that are one letter or sign; and letters, for fewer may be initials.
SINGLE, FEWEST = 0.55, 4
# What one word looks like: a number with its stops, or letters with signs about them.
NUMBER = compiled(r"[(\[]?\d+(?:\.\d+)*[.)\]:]{0,2}")
WORD = compiled(r"[«»„“”\"‘’'(\[]*([^\W\d_]+(?:[’'/-][^\W\d_]+)*[’']?)[.,;:!?…)\]»«“”\"‘’'*†‡∗§-]*")
SIGN = compiled(r"[–—/&]|[^\w\s]{1,2}")
ROMAN = compiled(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
INSIDE = compiled(r"[^\W\d_]+")
# Only the first sign of a run is tried, so that a row of full stops takes no longer than its length.
CLOSING = r"[.,;:!?…)\]»”«“]"
CLOSES = compiled(rf"(?<!{CLOSING}){CLOSING}++$")
# Natural logarithms of shares of running text: of a number or a sign, of a roman number; of a word
# that nobody knows, and of each of its letters.
PLAIN, COUNTED, UNKNOWN, A_LETTER = -5.0, -8.0, -8.0, -1.8
# Letters of a part of a compound, and the share of a word so common that it is none; what a
# compound is worth beside its parts as words: ``Holmens historia`` is two.
PART, LITTLE, COMPOUND = 4, 2e-4, -1.0
# The share of running text of a word of three letters or fewer, if it is no sign for something.
COMMON = 3e-6
# Rows with letterspaced words that show a habit of the text; letters of a name that nobody knows.
HABIT, NAME = 2, 4
# Pieces of a letterspaced word at most, so that time grows with the length of the line.
LONGEST = 40
# The share of running text that a word is given for each time that it stands in the text; and that
# from which on one letter is a word.
IN_TEXT, LETTER = 1e-5, 1e-3


@frozen
class ClosedUp:
    """Rows with letterspaced words closed up, and how those rows stood before (by their order).

    ``spaced`` has only rows of running text, ``phrases`` those of them with two such words or more
    side by side, or with one that the end of the line breaks.
    """

    rows: tuple[Row, ...]
    spaced: Mapping[int, str]
    phrases: frozenset[int] = frozenset()


def closed_up(
    rows: Sequence[Row], tag: str, whole: Set[int], printed: Mapping[tuple[int, int], str]
) -> ClosedUp:
    """Return the rows with letterspaced words closed up.

    ``tag`` is the language; ``whole`` are the orders of rows that are no running text, headings
    and titles: all words of them are closed up, elsewhere only those that are known. ``printed``
    are the texts of lines by page and number, for two blanks may part letterspaced words.
    """
    within = {at for at, row in enumerate(rows) if SPACED.search(row.text)}
    texts = [row.text for row in rows]
    broken = {at for at in range(len(rows)) if broken_run(texts, at)}
    within |= broken | {at + 1 for at in broken}
    if len(within) >= HABIT:
        within |= {at for at, text in enumerate(texts) if SPACED_BY_HABIT.search(text)}
    spaced = within | {
        at for at, row in enumerate(rows) if row.order in whole and _is_spaced(row.text)
    }
    if not spaced:
        return ClosedUp(tuple(rows), {})
    speller = Speller((row for at, row in enumerate(rows) if at not in within), tag)
    displayed = {at for at in spaced if rows[at].order in whole and _is_spaced(rows[at].text)}
    for at in sorted(displayed):
        texts[at] = " ".join(speller.words(texts[at]))
    running = sorted(spaced - displayed)
    _close_running(rows, texts, running, (speller, printed))
    made = tuple(
        row if row.text == text else replace(row, text=text)
        for row, text in zip(rows, texts, strict=True)
    )
    changed = [at for at in running if texts[at] != rows[at].text]
    phrases = {
        rows[at].order for at in changed if at in broken or _has_phrase(rows[at].text, texts[at])
    }
    return ClosedUp(made, {rows[at].order: rows[at].text for at in changed}, frozenset(phrases))


def _close_running(
    rows: Sequence[Row],
    texts: list[str],
    running: Sequence[int],
    known: tuple[Speller, Mapping[tuple[int, int], str]],
) -> None:
    """Close up the words of running text in ``texts``, where a line breaks one first.

    What a text has closed up twice, is its habit: then shorter words are closed up as well, and
    names that nobody knows.
    """
    speller, printed = known
    for habit in (False, True):
        if habit and sum(texts[at] != rows[at].text for at in running) < HABIT:
            return
        for at in running:
            if run := broken_run(texts, at):
                pair = speller.mended(texts[at], texts[at + 1], run, habit=habit)
                texts[at], texts[at + 1] = pair
        for at in running:
            wide = _wide_blanks(texts[at], printed.get((rows[at].page, rows[at].number), ""))
            before, text, behind = _unbroken(texts, at)
            wide = frozenset(place - len(before) for place in wide)
            closed = speller.closed(text, wide, habit=habit)
            texts[at] = " ".join((*before, *filter(None, closed.split(" ")), *behind))


def _unbroken(texts: Sequence[str], at: int) -> tuple[list[str], str, list[str]]:
    """Return a row in three parts: pieces of a word that is broken above, the rest, and below."""
    pieces = texts[at].split(" ")
    above, below = broken_run(texts, at - 1) if at else None, broken_run(texts, at)
    # The rest of any other broken word is no piece of what follows it.
    goes_on = at > 0 and texts[at - 1][-1:] in HYPHENS
    first = above[1] if above else int(goes_on)
    end = len(pieces) - (below[0] + (pieces[-1][:1] in HYPHENS) if below else 0)
    return pieces[:first], " ".join(pieces[first:end]), pieces[max(first, end) :]


def _wide_blanks(text: str, printed: str) -> frozenset[int]:
    """Return behind which pieces of a row (counted from 0) two blanks or more were printed."""
    pieces = list(re.finditer(r"\S+", printed))
    if [piece[0] for piece in pieces] != text.split():
        return frozenset()
    gaps = [below.start() - above.end() for above, below in pairwise(pieces)]
    wide = frozenset(at for at, gap in enumerate(gaps) if gap > 1)
    return wide if 2 * len(wide) < len(gaps) else frozenset()


def _has_phrase(before: str, after: str) -> bool:
    """Tell whether words side by side on a row were closed up, by what it was ``before``."""
    left = set(before.split())
    new = [word not in left for word in after.split()]
    return any(one and next_ for one, next_ in pairwise(new))


def _is_spaced(text: str) -> bool:
    pieces = text.split(" ")
    single = sum(len(piece) == 1 for piece in pieces)
    several = sum(map(str.isalnum, pieces)) > 1  # a mark beside a letter sets nothing apart
    return WHOLE.fullmatch(text) is not None and several and single >= SINGLE * len(pieces)


def broken_run(texts: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return how many letters stand alone before a hyphen at the end of a row, and below it.

    None where they are too few for a letterspaced word that the line breaks.
    """
    if at + 1 >= len(texts) or texts[at][-1:] not in HYPHENS:
        return None
    above = texts[at][:-1].split()[::-1]
    ends = sum(1 for _ in takewhile(_stands_alone, above))
    begins = sum(1 for _ in takewhile(_stands_alone, texts[at + 1].split()))
    return (ends, begins) if min(ends, begins) and ends + begins >= FEWEST else None


def _stands_alone(piece: str) -> bool:
    return sum(map(str.isalpha, piece)) == 1 and len(piece) <= len("„a,")


class Speller:
    """What the words of a text and its language say of letters without blanks."""

    def __init__(self, rows: Iterable[Row], tag: str) -> None:
        self._counts = Counter(INSIDE.findall("\n".join([row.text for row in rows]).lower()))
        self._lexicon = lexicon(tag)
        self._links = bool(self._lexicon.about.line_ends.links)
        self._known = cache(self._share)
        self._weighed = cache(self._worth)

    def mended(
        self, above: str, below: str, run: tuple[int, int], *, habit: bool
    ) -> tuple[str, str]:
        """Return two rows with the word closed up that a line breaks between them, if it is known.

        ``run`` counts the letters that stand alone on either side.
        """
        ends, begins = run
        before, after = above[:-1].rstrip().split(" "), below.split(" ")
        pieces = [*before[-ends:], *after[:begins]]
        places = list(self._cuts(pieces))
        start = max(place for place in places if place <= ends)
        end = min(place for place in places if place >= ends)
        words = ["".join(pieces[a:b]) for a, b in pairwise(places)]
        # A word of one letter may stand beside the broken one (``j u -`` ``t r o , i``).
        fits = (self._fits(word, habit=habit) or self._is_letter(word) for word in words)
        if start == end or not all(fits):
            return above, below
        head = [word for (_, b), word in zip(pairwise(places), words, strict=True) if b <= start]
        tail = [word for (a, _), word in zip(pairwise(places), words, strict=True) if a >= end]
        left = [*before[:-ends], *head, "".join(pieces[start:ends]) + above[-1]]
        return " ".join(left), " ".join(("".join(pieces[ends:end]), *tail, *after[begins:]))

    def closed(self, text: str, wide: Set[int], *, habit: bool) -> str:
        """Return running text with its letterspaced words closed up where all of them are known.

        ``wide`` are the pieces (counted from 0) behind which two blanks part words; with the
        ``habit`` three letters are enough, and names may be unknown.
        """

        def close(match: re.Match[str]) -> str:
            before = len(text[: match.start()].split())
            groups = _groups(match[0].split(" "), {at - before for at in wide})
            return " ".join(self._group(group, habit=habit) for group in groups)

        closed = (SPACED_BY_HABIT if habit else SPACED).sub(close, text)
        return YEAR.sub(lambda year: year[0].replace(" ", ""), closed) if habit else closed

    def _group(self, pieces: Sequence[str], *, habit: bool) -> str:
        """Return the pieces between two certain ends of words, closed up if all words are known."""
        alone = [at for at, piece in enumerate(pieces) if _stands_alone(piece)]
        end = alone[-1] + 1 if alone else 0
        end += sum(1 for _ in takewhile(CLOSES.fullmatch, pieces[end:]))
        spans = [(0, len(pieces))] + ([(alone[0], end)] if alone else [])
        if not all(map(self._is_whole, (*pieces[: alone[0]], *pieces[end:]) if alone else pieces)):
            spans = spans[:1]
        for first, end in spans:
            words = self._words_of(pieces[first:end], habit=habit)
            if words:
                return " ".join((*pieces[:first], *words, *pieces[end:]))
        if len(spans) < 2 or not all(map(self._is_whole, pieces)):
            return " ".join(pieces)
        runs = [list(run) for _, run in groupby(pieces, key=_stands_alone)]
        return " ".join(word for run in runs for word in self._words_of(run, habit=habit) or run)

    def _is_whole(self, piece: str) -> bool:
        """Tell whether a piece is no part of a word: a letter or sign, or a common word."""
        letters = "".join(INSIDE.findall(piece))
        return len(letters) < 2 or self._known(letters.lower()) > COMMON

    def _words_of(self, pieces: Sequence[str], *, habit: bool) -> list[str]:
        """Return the words of letterspaced pieces, nothing if they may be none."""
        single = sum(len(piece) == 1 for piece in pieces)
        letters = sum(map(_stands_alone, pieces))
        if single < max(FEWEST - 1 - habit, SINGLE * len(pieces)) or letters < FEWEST - habit:
            return []
        words = list(self.words(" ".join(pieces)))
        if len(words) == 1 and _is_abbreviation(words[0]):
            return []
        known = all(
            self._is_whole(word) if word in pieces else self._fits(word, habit=habit)
            for word in words
        )
        return words if known and len(words) * 2 < len(pieces) else []

    def _fits(self, word: str, *, habit: bool) -> bool:
        """Tell whether a word made of letters is known, or by the ``habit`` of the text a name.

        Letters in the order of the alphabet are counted.
        """
        letters = "".join(INSIDE.findall(word))
        small = letters.lower()
        if ROMAN.fullmatch(letters) and self._known(small):
            return True
        counted = all(ord(b) - ord(a) == 1 for a, b in pairwise(small))
        if counted or len(set(small)) == 1 or not has_vowel(small):
            return False
        shares = [self._known(part) for part in INSIDE.findall(word.lower())]
        least = COMMON if len(letters) < FEWEST else 0.0
        return all(share > least for share in shares) or (habit and _is_name(word))

    def _is_letter(self, word: str) -> bool:
        """Tell whether one letter is a word of the language, and a common one."""
        return len(word) == 1 and self._known(word.lower()) > LETTER

    def words(self, text: str) -> Iterator[str]:
        """Yield the words of letterspaced text in the likeliest way."""
        pieces = text.split(" ")
        yield from ("".join(pieces[a:b]) for a, b in pairwise(self._cuts(pieces)))

    def _cuts(self, pieces: Sequence[str]) -> Iterator[int]:
        """Yield where words begin among pieces, and the end of all (dynamic programming)."""
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(pieces) + 1):
            best.append(
                max(
                    (best[start][0] + self._weighed("".join(pieces[start:end])), start)
                    for start in range(max(0, end - LONGEST), end)
                )
            )
        cuts = [len(pieces)]
        while cuts[-1]:
            cuts.append(best[cuts[-1]][1])
        yield from reversed(cuts)

    def _worth(self, word: str) -> float:
        """Return the log of how often a word is met; minus infinity for what is none."""
        if NUMBER.fullmatch(word):
            return PLAIN
        match = WORD.fullmatch(word)
        if match is None:
            return 2 * PLAIN if SIGN.fullmatch(word) and not CLOSES.fullmatch(word) else -inf
        bare = match[1]
        if ROMAN.fullmatch(bare):
            return COUNTED
        if any(a.islower() and b.isupper() for a, b in pairwise(bare)):
            return -inf
        return sum(self._of_part(part) for part in INSIDE.findall(bare.lower()))

    def _of_part(self, word: str) -> float:
        if share := self._known(word):
            return log(share)
        unknown = UNKNOWN + A_LETTER * len(word)
        return max(unknown, self._of_compound(word)) if self._links else unknown

    def _of_compound(self, word: str) -> float:
        parts = (
            (self._known(word[:at]) or self._lexicon.part(word[:at]), self._known(word[at:]))
            for at in range(PART, len(word) - PART + 1)
        )
        fitting = (a * b for a, b in parts if 0 < a < LITTLE and 0 < b < LITTLE)
        best = max(fitting, default=0.0)
        return log(best) + COMPOUND if best else -inf

    def _share(self, word: str) -> float:
        share = self._lexicon.frequency(word)
        if len(word) == 1:
            return share if share > LETTER else 0.0
        return share + IN_TEXT * self._counts[word]


def _groups(pieces: Sequence[str], wide: Set[int]) -> Iterator[list[str]]:
    """Yield pieces between which words surely end: at a stop, and where two blanks were printed."""
    group: list[str] = []
    for at, piece in enumerate(pieces):
        group.append(piece)
        if at in wide or CLOSES.search(piece):
            yield group
            group = []
    if group:
        yield group


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word is a few capitals, as signals and abbreviations are spelled out."""
    letters = "".join(INSIDE.findall(word))
    return letters.isupper() and len(letters) <= FEWEST and not ROMAN.fullmatch(letters)


def _is_name(word: str) -> bool:
    letters = "".join(INSIDE.findall(word))
    return letters.istitle() and len(letters) >= NAME
