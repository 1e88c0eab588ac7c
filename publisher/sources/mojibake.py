"""Lines that were decoded with the wrong encoding and are repaired: ``fÃ¶r`` was ``för`` (for)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from publisher.expressions import compiled

# UTF-8 read with the table of a DOS console, of which ftfy knows the first alone: "├Â" for "ö".
BOXED = compiled("[├┬][^\x00-\x7f]")
CONSOLES = ("cp437", "cp850", "cp852")
# Two bytes make at least two odd letters ("Ã¶", "â€œ"), one of which may look like a blank.
POSSIBLE = compiled("[\x80-\x9f]|[^\x00-\x7f]{2}|[ÂÃ] ")


def repair_mojibake(lines: Sequence[str]) -> dict[int, str]:
    """Return the repaired lines by index.

    ftfy repairs the letters and leaves alone whatever may be meant; quotation marks, spaces and
    ligatures stay as they are. Where some lines are damaged beyond doubt, lines that may be
    damaged are repaired too: ``Ã…r`` alone might be meant, among such lines it is ``År`` (year).
    """
    possible = [index for index, line in enumerate(lines) if POSSIBLE.search(line)]
    repaired = _repaired(lines, possible) if possible else {}
    if not any(map(_is_sure, (lines[index] for index in repaired), repaired.values())):
        return {}
    likely = {index: _likely(lines[index]) for index in possible}
    changed = {index: line for index, line in likely.items() if line != lines[index]}
    return changed | repaired


def _is_sure(line: str, repaired: str) -> bool:
    """Tell whether the repair did more than make ``à`` of an ``Ã`` before a space."""
    return repaired != line.replace("Ã ", "à ")


def _repaired(lines: Sequence[str], possible: Sequence[int]) -> dict[int, str]:
    from ftfy import TextFixerConfig, fix_encoding  # only here: it costs 50 ms

    config = TextFixerConfig(uncurl_quotes=False, replace_lossy_sequences=False)
    fixed = {index: fix_encoding(lines[index], config) for index in _odd(lines, possible)}
    fixed |= {index: _unboxed(lines[index]) for index in possible if BOXED.search(lines[index])}
    return {index: line for index, line in fixed.items() if line != lines[index]}


def _unboxed(line: str) -> str:
    for table in CONSOLES:
        try:
            return line.encode(table).decode("utf-8")
        except UnicodeError:
            continue
    return line


def _odd(lines: Sequence[str], possible: Sequence[int]) -> list[int]:
    """Return the indexes of lines that ftfy finds odd; one search over all of them is faster."""
    from ftfy.badness import BADNESS_RE

    starts = list(accumulate((len(lines[index]) + 1 for index in possible), initial=0))
    odd = BADNESS_RE.finditer("\n".join(lines[index] for index in possible))
    return list(dict.fromkeys(possible[bisect_right(starts, m.start()) - 1] for m in odd))


def _likely(line: str) -> str:
    """Undo UTF-8 that was read as Windows-1252, where every letter beyond ASCII allows it."""
    try:
        return line.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return line
