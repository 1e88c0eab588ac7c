"""Levels of letters: which of them run from right to left, by the rules of Unicode (UAX 9).

Pango knows them, from FriBidi. An even level runs from left to right, an odd one from right to
left; a higher one is set inside a lower one.
"""

from __future__ import annotations

from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango

from publisher.expressions import compiled

# One level for each letter, to be given back to the memory; the direction of the paragraph goes in
# by its number.
ffi.cdef(
    """
    unsigned char *pango_log2vis_get_embedding_levels (const char *text, int length, int *base);
    void g_free (void *memory);
    """,
    override=True,
)

# Letters of the scripts that run from right to left (the blocks that Unicode keeps for them), and
# the signs that embed text in a direction.
TURNED = compiled(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
    "\u200f\u202b\u202e\u2067]"
)
# The signs that set what follows apart in a direction of its own, and the one that ends that.
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
ISOLATED = "\u2069"


def levels_of(text: str, direction: str) -> list[int]:
    """Return the level of each letter of a paragraph that runs in a direction (``ltr``, ``rtl``)."""
    if not text:
        return []
    encoded = text.encode()
    base = ffi.new("int *", int(PANGO_DIRECTION[direction]))
    found = pango.pango_log2vis_get_embedding_levels(encoded, len(encoded), base)
    try:
        return list(ffi.unpack(found, len(text)))
    finally:
        gobject.g_free(found)


def in_visual_order(levels: list[int]) -> list[int]:
    """Return the indexes of pieces from left to right: rule L2 of UAX 9."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
