"""All breaks of a text looked at once: what they say about each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from publisher.restoring.characters import SOFT_HYPHENS
from publisher.restoring.words.line_ends.breaks import Break, halves
from publisher.restoring.words.line_ends.clues import Look, look, whole_word
from publisher.restoring.words.line_ends.word_evidence import WordEvidence
from publisher.structs import frozen


@frozen
class BreakContext:
    """What is known besides the words; ``breaks`` are in order.

    ``expected`` is how many hard hyphens stand at line ends for each hyphen there.
    ``softened``: most broken words show a soft hyphen, so that others are hard. ``various`` are
    the words that would be broken at several places, if their halves belong together.
    """

    known: WordEvidence
    breaks: Sequence[Break]
    expected: float
    softened: bool
    various: Set[str]

    @property
    def looks(self) -> Iterator[Look]:
        """Yield all breaks looked at; those of a whole book are not kept in memory."""
        return (look(line_break, self.known) for line_break in self.breaks)

    @property
    def shown(self) -> int:
        """How many line ends show a hyphen."""
        return sum(1 for line_break in self.breaks if line_break.mark)

    def elsewhere(self, at: Look) -> bool:
        """Tell whether another line end would make the same word, broken at another place."""
        return at.joined in self.various


def survey(breaks: Sequence[Break], known: WordEvidence) -> BreakContext:
    """Return the breaks with what they say together."""
    softened, various = _softened(breaks), frozenset(_various(breaks, known))
    return BreakContext(known, breaks, expected_hyphens(breaks, known), softened, various)


def _various(breaks: Sequence[Break], known: WordEvidence) -> Iterator[str]:
    """Yield the words, in small letters, whose halves part at more than one place."""
    broken: dict[str, int] = {}
    for line_break in breaks:
        parts = halves(line_break)
        word = whole_word(parts, known).lower()
        if broken.setdefault(word, len(parts.left)) != len(parts.left):
            yield word


def _softened(breaks: Sequence[Break]) -> bool:
    marks = [line_break.mark in SOFT_HYPHENS for line_break in breaks if line_break.mark]
    return 2 * sum(marks) > len(marks)


def expected_hyphens(breaks: Sequence[Break], known: WordEvidence) -> float:
    """Return how many hard hyphens are to be expected for each hyphen at a line end.

    A text that is not hyphenated breaks hyphenated words alone: then every hyphen is hard.
    """
    shown = sum(1 for line_break in breaks if line_break.mark)
    return min(1.0, (known.habit * len(breaks) + 0.5) / (shown + 1))
