"""Whether the truth of a text agrees with itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from training.pages.colours import FIRST_LABEL, FIRST_MARK, FIRST_WORD
from training.pages.glyphs import Glyph
from training.pages.matching import shown
from training.pages.truth import Truth

# Of all letters of a text, those that may be matched to nothing: ligatures and signs that an
# extractor could not name.
UNKNOWN = 0.004
# What a reader gives for a letter whose font does not say which it is.
UNNAMED = "\ufffd"


def faults_of_print(truth: Truth, printed: Sequence[Sequence[Glyph]]) -> Iterator[str]:
    """Yield what the pages lack: a word with other letters than the copy's, a mark, a note's label."""
    letters: dict[int, str] = defaultdict(str)
    for glyph in (glyph for page in printed for glyph in page):
        letters[glyph.number] += shown(glyph.text)
    for at, place in enumerate(truth.places):
        wanted = "".join(map(shown, place[3]))
        printed_as = letters[FIRST_WORD + at]
        # LibreOffice draws a dropped initial after the rest of its word.
        if not any(_same(one, wanted) for one in (printed_as, printed_as[-1:] + printed_as[:-1])):
            yield f"word {at}: {wanted!r} was set, {printed_as!r} printed"
    for note in range(len(truth.copy.notes)):
        if not letters[FIRST_MARK + note] or not letters[FIRST_LABEL + note]:
            yield f"note {note}: no mark or no label was printed"


def _same(printed: str, wanted: str) -> bool:
    """Tell whether two words are one, up to case: small capitals may be read as capitals.

    A letter that its font does not name may be any.
    """
    pairs = zip(printed.lower(), wanted.lower(), strict=False)
    return len(printed) == len(wanted) and all(a in (b, UNNAMED) for a, b in pairs)


def faults_of_truth(truth: Truth) -> Iterator[str]:
    """Yield what does not agree in the tables: letters lost, lines without a role, notes, joins."""
    yield from _letters(truth)
    roles = [row.split("\t") for row in truth.roles()]
    unknown = sum(row[1] == "?" for row in roles)
    if unknown > UNKNOWN * len(roles):
        yield f"{unknown} of {len(roles)} lines have no role"
    if len(roles) != sum(bool(line.text.strip()) for line in truth.lines):
        yield "not every line has a row"
    begun = Counter((row[1] == "note", row[3]) for row in roles if row[2] == "1" and row[3])
    yield from (f"{block} begins {times} times" for block, times in begun.items() if times > 1)
    gold = truth.gold()
    for key in truth.keys:
        if gold.count(f"[^{key}]:") != 1 or gold.count(f"[^{key}]") != 2:
            yield f"note {key}: its mark and its body do not stand once each in the gold"
    for row in truth.joins():
        _, _, _, _, result, place = row.split("\t")
        stream, block, at = place.split(":")
        owner = truth.copy.blocks if stream == "b" else truth.copy.notes
        words = owner[int(block)].words[int(at) : int(at) + 2]
        if result not in (words[0].text, " ".join(word.text for word in words)):
            yield f"join {result!r} is not what stands at {place}"


def _letters(truth: Truth) -> Iterator[str]:
    """Compare the letters of the lines with those of words, furniture, marks and labels."""
    seen: Counter[int] = Counter()
    unknown = total = 0
    for line in truth.lines:
        for number, letter in zip(line.numbers, line.text, strict=True):
            count = len(shown(letter))
            total += count
            seen[number] += count
            unknown += 0 if number else count
    if unknown > UNKNOWN * total:
        yield f"{unknown} of {total} letters stand nowhere on the pages"
    lost = 0
    for at, place in enumerate(truth.places):
        lost += abs(seen[FIRST_WORD + at] - len("".join(map(shown, place[3]))))
    if lost > UNKNOWN * total:
        yield f"{lost} of {total} letters of the text are missing or doubled"
