"""Lines whose letters were decoded by the wrong table, set right: ``fÃ¶r`` is ``för``."""

from __future__ import annotations

from collections.abc import Sequence


def repair_mojibake(lines: Sequence[str]) -> dict[int, str]:
    """Return the repaired lines by index.

    Only the letters are set right, by ftfy, which leaves alone what may be meant; quotation
    marks, spaces and ligatures stay as they are. Where some lines are surely damaged, others
    that could be are taken to be (``Ã…r`` alone might be meant, among such lines it is ``År``).
    """
    repaired = {
        index: mended for index, line in enumerate(lines) if (mended := _sure(line)) != line
    }
    if repaired:
        for index, line in enumerate(lines):
            if index not in repaired and (mended := _likely(line)) != line:
                repaired[index] = mended
    return repaired


def _sure(line: str) -> str:
    if line.isascii():
        return line
    from ftfy import TextFixerConfig, fix_encoding  # only here: it costs 50 ms

    config = TextFixerConfig(uncurl_quotes=False, replace_lossy_sequences=False)
    return fix_encoding(line, config)


def _likely(line: str) -> str:
    """Undo UTF-8 read as Windows-1252 where every letter beyond ASCII fits that story."""
    if line.isascii():
        return line
    try:
        return line.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return line
