"""Line ends after a slash, a dash or an elision: no word is broken, but no space follows either."""

from __future__ import annotations

from publisher.expressions import compiled
from publisher.languages import LineEnds
from publisher.restoring.characters import TIES
from publisher.restoring.wording import ends_elided
from publisher.restoring.words.line_ends.breaks import DOUBLE, Break
from publisher.restoring.words.line_ends.clues import Look
from publisher.restoring.words.line_ends.vocabulary import Vocabulary
from publisher.restoring.words.line_ends.word_evidence import WordEvidence

# The bars of fractions: solidus, fraction slash, division slash.
BARS = frozenset("/\u2044\u2215")
APOSTROPHES = frozenset("'’ʼ")
_WORD = compiled(r"[^\W\d_]+")
# Share of running text: one word in ten million.
LISTED = 1e-7


def tied(line_break: Break, text: Vocabulary) -> float | None:
    """Return how sure it is that nothing stands between the words, None where no sign ties them.

    The text's own lines show whether it sets its dashes tight (``word—word``) or with spaces.
    """
    if _is_fraction(line_break):
        return 1.0
    sign = _sign(line_break)
    if sign is None:
        return None
    if _parts_figures(line_break):
        return 1.0
    tight, spaced = text.tight[sign], text.spaced[sign]
    return (tight + 1) / (tight + spaced + 2)


def _parts_figures(line_break: Break) -> bool:
    """Tell whether a sign at the end of the left word stands between two figures."""
    return line_break.left[-2:-1].isdigit() and line_break.right[:1].isdigit()


def _is_fraction(line_break: Break) -> bool:
    """Tell whether a fraction is parted at its bar, or the bar stands alone on a line."""
    left, right = line_break.left, line_break.right
    before, after = left[:1] in BARS and not left[1:], right[:1] in BARS and not right[1:]
    if before and not line_break.before:
        return right[:1].isdigit()
    alone = after and not line_break.after
    return left[-1:].isdigit() and right[:1] in BARS and (alone or right[1:2].isdigit())


def is_elided(line_break: Break, ends: LineEnds) -> bool:
    """Tell whether the left word has lost its end to an apostrophe: ``dell'`` before ``acqua``."""
    return bool(line_break.right.strip()) and ends_elided(line_break.left, ends.elisions)


def _sign(line_break: Break) -> str | None:
    """Return the sign that hangs on the left word or on the right one."""
    if (
        line_break.left.endswith(DOUBLE)
        and line_break.left[-3:-2].isalnum()
        and line_break.right[:1].isalnum()
    ):
        return DOUBLE
    if (
        line_break.left[-1:] in TIES
        and line_break.left[-2:-1].isalnum()
        and line_break.right[:1].isalnum()
    ):
        return line_break.left[-1]
    if (
        line_break.right[:1] in TIES
        and line_break.right[1:2].isalnum()
        and line_break.left[-1:].isalnum()
    ):
        return line_break.right[0]
    return None


def with_apostrophe(at: Look, known: WordEvidence) -> str:
    """Return the word with an apostrophe that a hyphen breaks, nothing where it breaks none.

    The apostrophe stands in the second half of a word that lists have (``aujour-`` ``d’hui``), or
    the language puts letters in its place where the word is whole (``auto’-`` ``tje``: ``autootje``).
    """
    parts = at.halves
    if parts.closing in APOSTROPHES:
        for end, beginning, inside in known.ends.spelling:
            if f"{at.left}'".endswith(end) and end.endswith("'") and at.right.startswith(beginning):
                left = parts.left[: len(parts.left) - len(end) + 1]
                return parts.lead + left + inside + parts.right[len(beginning) :] + parts.tail
    elif not parts.closing and not parts.opening and parts.tail[:1] in APOSTROPHES:
        behind = _WORD.match(parts.tail[1:])
        word = f"{at.left}{at.right}'{behind[0].lower()}" if behind else ""
        if word and known.lexicon.frequency(word) > LISTED:
            return parts.lead + parts.left + parts.right + parts.tail
    return ""
