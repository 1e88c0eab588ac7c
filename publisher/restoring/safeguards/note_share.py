"""Notes that hold a large share of a text: what was taken for notes may be the text itself."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.findings import Finding, Severity
from publisher.restoring.safeguards.made import Made, words_in

# Of all words of text and notes; the highest share of the known texts that came out well is 0.31.
MOST = 0.35
# Words in notes; below that a few notes on a slip of paper are a large share of it.
ENOUGH = 150


def note_share(made: Made) -> Iterator[Finding]:
    """Yield an error where more than 35 % of the words of a text stand in notes."""
    in_notes = sum(map(words_in, made.bodies.values()))
    if in_notes < ENOUGH:
        return
    share = in_notes / (in_notes + sum(map(words_in, made.blocks)))
    if share <= MOST:
        return
    longest = max(made.bodies.values(), key=words_in)
    yield Finding(
        "restoring/many-notes",
        Severity.ERROR,
        f"{share:.0%} of the words of this text were taken for notes; these lines are the longest",
        "write “text” rulings on lines that are text, or one “no-notes” ruling if there are no notes;"
        " “note-body” on the first of these lines if it is right",
        made.place(longest),
    )
