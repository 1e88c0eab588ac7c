"""The shape of a block's first line: lines that look alike are headings together, or none is."""

from __future__ import annotations

from typing import TypeAlias

from publisher.expressions import compiled
from publisher.languages import SMALL_LETTERS
from publisher.restoring.characters import CALL
from publisher.restoring.drafts import Draft
from publisher.restoring.wording import ending

Shape: TypeAlias = tuple[str, str, str, bool, bool, int]

# How lines begin that a series of headings may share, the most telling first.
BEGINNINGS = (
    ("§", compiled(r"§")),
    ("1.1", compiled(r"\d{1,2}\.\d")),
    ("1.", compiled(r"\d{1,3}[.)]?(?=\s|$)")),
    ("a)", compiled(r"\(?[a-z]\)")),
    ("IV", compiled(r"[IVXLC]+\.?(?=\s|$)")),
    ("“", compiled(r"[\"“”„«»‘'‚(\[]")),
    ("–", compiled(r"[-–—]")),
    ("ALL", compiled(rf"(?=\w)(?!.*[{SMALL_LETTERS}])")),
    ("word", compiled(r"\w")),
)
# Blanks from which on a line is centred or set to the right.
FAR_IN = 8


def shape_of(block: Draft) -> Shape:
    """Return what the eye takes in of a line: how it begins and ends, the space about it."""
    row = block.rows[0]
    text = CALL.sub("", row.text).strip()
    begins = next((name for name, pattern in BEGINNINGS if pattern.match(text)), "")
    case = "small" if text[:1].islower() else "capital"
    gap = min(2, max(0, row.gap))
    return begins, case, ending(text), len(block.rows) > 1, row.indent >= FAR_IN, gap
