"""How far the lines of a stanza stand in beyond the leftmost of them."""

from __future__ import annotations

from collections import Counter
from statistics import pvariance

from publisher.restoring.drafts import Draft

# Blanks: lines that differ by less stand at one place, as programs count them or a page shows them.
LEAST = 2
# What is measured on a page has four blanks to the em, and verse in a manuscript two.
MEASURED = 2
# Lines of a stanza from which on it can be told that each is centred, and blanks by which their
# middles differ then. Places at which lines stand by turns, and lines at each of them at least.
LINES, SAME_MIDDLE, BY_TURNS = 3, 1.5, 2


def indents_of(draft: Draft) -> tuple[int, ...]:
    """Return for each line of a stanza the blanks it stands in; nothing where none does.

    Lines that are centred stand in for the sake of their length, and say nothing.
    """
    firsts = [run[0] for run in draft.runs]
    measured = all(row.seen.ems for row in firsts)
    by = MEASURED if measured else 1
    least = min(row.indent for row in firsts)
    # To the nearest: in small type an indent of one em is somewhat less of the text's.
    indents = tuple((row.indent - least + by // 2) // by for row in firsts)
    indents = tuple(indent if indent >= LEAST else 0 for indent in indents)
    return indents if any(indents) and not _centred(draft) else ()


def _centred(draft: Draft) -> bool:
    """Tell whether the middles of all lines stand below each other, and their beginnings do not."""
    firsts = [run[0] for run in draft.runs]
    if all(row.seen.centred for row in firsts):
        return True
    if any(row.seen.ems for row in firsts) or len(firsts) < LINES:
        return False
    middles = [row.indent + len(row.text) / 2 for row in firsts]
    lengths = {len(row.text) for row in firsts}
    steps = Counter(row.indent for row in firsts)
    # Lines by turns at two places are set in for their rhyme; those that are centred never are.
    by_turns = len(steps) == BY_TURNS and min(steps.values()) >= BY_TURNS
    return len(lengths) > 1 and not by_turns and pvariance(middles) <= SAME_MIDDLE
