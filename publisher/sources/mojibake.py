"""Lines whose letters were decoded by the wrong table, set right: ``fÃ¶r`` is ``för``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


def repair_mojibake(lines: Sequence[str]) -> dict[int, str]:
    """Return the repaired lines by index.

    Only the letters are set right, by ftfy, which leaves alone what may be meant; quotation
    marks, spaces and ligatures stay as they are. Where some lines are surely damaged, others
    that could be are taken to be (``Ã…r`` alone might be meant, among such lines it is ``År``).
    """
    if all(map(str.isascii, lines)):
        return {}
    repaired = _surely_damaged(lines)
    if repaired:
        for index, line in enumerate(lines):
            if index not in repaired and (mended := _likely(line)) != line:
                repaired[index] = mended
    return repaired


def _surely_damaged(lines: Sequence[str]) -> dict[int, str]:
    from ftfy import TextFixerConfig, fix_encoding  # only here: it costs 50 ms

    config = TextFixerConfig(uncurl_quotes=False, replace_lossy_sequences=False)
    fixed = ((index, fix_encoding(lines[index], config)) for index in _suspects(lines))
    return {index: line for index, line in fixed if line != lines[index]}


def _suspects(lines: Sequence[str]) -> list[int]:
    """Return the lines in which ftfy sees something odd, asking it once for all of them."""
    from ftfy.badness import BADNESS_RE

    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    odd = BADNESS_RE.finditer("\n".join(lines))
    return list(dict.fromkeys(bisect_right(starts, match.start()) - 1 for match in odd))


def _likely(line: str) -> str:
    """Undo UTF-8 read as Windows-1252 where every letter beyond ASCII fits that story."""
    if line.isascii():
        return line
    try:
        return line.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return line
