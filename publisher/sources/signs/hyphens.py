"""Signs that stand for a hyphen: some always, others where a source has the habit.

The double oblique hyphen of blackletter (``⸗``) is always one, and so is what stands before or
behind a soft hyphen (``well-`` and U+00AD), which only says that a line may end there. Recognition
reads that of blackletter as an equals sign as well, and some typefaces give their hyphen the number
of a dash or a minus. What the sign means is then told by this source: at the ends of its lines
it parts words that the language knows whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from math import prod

from publisher.expressions import compiled
from publisher.languages import Lexicon
from publisher.model.findings import Severity
from publisher.sources.faults import Fault

HYPHENS = Fault(
    "sources/hyphen-sign",
    Severity.NOTE,
    "signs that stand for hyphens in this source were written as hyphens",
    "nothing to do",
)
OBLIQUE = str.maketrans("\u2e17\u2e40", "--")
# A hyphen and a soft hyphen, in either order; a run of soft hyphens is looked at from its start only.
DOUBLED = compiled("-\u00ad++|(?<!\u00ad)\u00ad++-")
ALWAYS = compiled(f"[\u2e17\u2e40]|{DOUBLED.pattern}")
# Signs that are hyphens in some sources, and of these the ones that are nothing else between
# letters; a dash may part words without blanks.
BY_HABIT, INSIDE = "=~\u2212_\u2013\u2014¬", "=~\u2212¬"
SIGNS = tuple(BY_HABIT)
AT_END = compiled(rf"(?<![^\W\d_])([^\W\d_]{{1,40}}+)([{BY_HABIT}])\s*+$")
END = compiled(rf"[{BY_HABIT}](?=\s*+$)")
# Characters at the end of a line that show such a half: its letters, its sign, and what is before.
LONGEST = 42
GOES_ON = compiled(r"\s*+([^\W\d_]++)")
SOFT = "¬"
# Words that the sign must break, and their share of the places where it may break one.
FEWEST, SHARE = 3, 0.5
# Blank lines, and those at the edges of pages, between the halves of a word at most.
FURTHEST = 4


def written_as_hyphens(texts: Sequence[str], words: Callable[[], Lexicon]) -> Mapping[int, str]:
    """Return the lines with other signs for hyphens, by their index, with hyphens for them."""
    made = {at: _plain(text) for at, text in enumerate(texts) if ALWAYS.search(text)}
    ended = ((at, text.rstrip()[-LONGEST:]) for at, text in enumerate(texts))
    ends = {at: end for at, tail in ended if tail.endswith(SIGNS) and (end := AT_END.search(tail))}
    for sign in sorted({end[2] for end in ends.values()}):
        own = [(at, end) for at, end in ends.items() if end[2] == sign]
        # At the end of a line restoring knows the not sign, and that it is never a hard hyphen.
        broken = {at for at, _ in own if _next_half(texts, at) and sign != SOFT}
        known = sum(_is_known(texts, at, end[1], words()) for at, end in own)
        if known >= max(FEWEST, SHARE * len(own)):
            now = {at: made.get(at, text) for at, text in enumerate(texts)}
            made |= _by_habit(now, broken, _inside(sign, words()))
    return made


def _plain(text: str) -> str:
    return DOUBLED.sub("-", text).translate(OBLIQUE)


def _next_half(texts: Sequence[str], at: int) -> str:
    """Return the small letters with which the text goes on below a line, or nothing."""
    following = (text for text in texts[at + 1 : at + 1 + FURTHEST] if text.strip())
    match = GOES_ON.match(next(following, ""))
    return match[1] if match and match[1].islower() else ""


def _is_known(texts: Sequence[str], at: int, left: str, words: Lexicon) -> bool:
    """Tell whether the language has the word that a sign at the end of a line breaks."""
    right = _next_half(texts, at)
    if not right:
        return False
    halves = [half.replace("\u017f", "s").lower() for half in (left, right)]
    share = words.frequency("".join(halves))
    # Lists have many a pair of common words run together: ``yearby``.
    return share > prod(map(words.frequency, halves))


def _by_habit(texts: Mapping[int, str], broken: Set[int], sign: re.Pattern[str]) -> dict[int, str]:
    """Return the lines that change where a sign is a hyphen throughout a source."""
    made = {at: END.sub("-", text) if at in broken else text for at, text in texts.items()}
    made = {at: sign.sub("-", text) for at, text in made.items()}
    return {at: text for at, text in made.items() if text != texts[at]}


def _inside(sign: str, words: Lexicon) -> re.Pattern[str]:
    """Return where a sign that is a hyphen in a source stands for one within its lines."""
    if sign not in INSIDE:
        return re.compile("(?!)")
    end = "" if sign == SOFT else r"|\s*+$"
    before = "|".join(map(re.escape, sorted(words.about.line_ends.conjunctions))) or "(?!)"
    return re.compile(rf"(?<=[^\W\d_]){sign}(?=[^\W\d_]|\s+(?:{before})\s{end})")
