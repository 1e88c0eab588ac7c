"""Damage in single lines that decoding leaves: mojibake, ligatures, control characters, marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from publisher.expressions import compiled
from publisher.model.findings import Outcome, Severity
from publisher.model.transcript import PRIVATE_SIGNS
from publisher.sources.faults import Fault, Log
from publisher.sources.line_parts import LinePart
from publisher.sources.mojibake import repair_mojibake

# Unicode's Latin ligatures, U+FB00 to U+FB06: one character of the typeface, several letters.
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB06: "st"}
LIGATURES[0xFB05] = "\u017ft"
LIGATURE = compiled("[\ufb00-\ufb06]")
# Characters that XML 1.0 cannot hold, except U+FFFE: PDFium writes it for a hyphen at a line end.
# Its older versions wrote U+0002 ("bok\x02band", bookbinding).
CONTROL = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\uffff]")
HYPHEN_CONTROL = compiled("(?<=\\w)\x02(?=\\w|$)")
# Word's line break, hard hyphen and soft hyphen in old plain text exports.
WORD_CONTROLS = {0x0B: " ", 0x1E: "\u2011", 0x1F: "\u00ad"}
LOST = "\ufffd"
PRIVATE = compiled(PRIVATE_SIGNS)
# The private use area proper: such a sign stays, for a typeface of the house may have it.
OF_A_TYPEFACE = "\ue000-\uf8ff"
# Symbol fonts stand in Word at U+F020 to U+F0FF: Symbol's bullet, the squares, arrows and ticks of
# Wingdings that Word offers as bullets. Anywhere but before an item they may be something else.
BULLET = compiled("^([^\\S\r\n]*)[\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc](?=\\s)")
# Signs that show nothing: the zero-width space (a place where a word may be broken), the word
# joiner, invisible operators. The joiners of letters mean something in scripts that join theirs or
# write words without blanks, and so does U+200D in emoji; marks of direction do beside letters that
# run from right to left. What a soft hyphen is, signs/soft_hyphens.py tells.
JOINED = "\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc"
UNSEEN = compiled(
    f"(?<![{JOINED}])[\u200b\u200c\u2060-\u2064\u180e\u034f](?![{JOINED}])"
    "|(?<![^\x00-\u024f])\u200d(?![^\x00-\u024f])"
)
DIRECTION = compiled("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
TO_THE_LEFT = compiled("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Lines without any of these have nothing to mend. One set of signs: whatever stands beside them is
# asked only where there is one.
ODD = compiled(
    "[\ufb00-\ufb06\x00-\x08\x0b\x0c\x0e-\x1f\x7f\uffff\U000f0000-\U000fffff\u200b-\u200f"
    f"\u202a-\u202e\u2060-\u2069\u180e\u034f{LOST}{OF_A_TYPEFACE}\ufeff]"
)


MOJIBAKE = Fault(
    "sources/mojibake",
    Severity.WARNING,
    "letters decoded with the wrong table were put right",
    "compare with the original, or export the source again as UTF-8",
)
CONTROLS = Fault(
    "sources/control-character",
    Severity.WARNING,
    "control characters were removed or replaced",
    "see whether a letter or a hyphen stood there in print",
)
LIGATURED = Fault(
    "sources/ligature",
    Severity.NOTE,
    "ligatures of the typeface were written as separate letters",
    "nothing to do",
)
BULLETED = Fault(
    "sources/bullet",
    Severity.NOTE,
    "bullets that only a symbol typeface could read were written as •",
    "nothing to do",
)
INVISIBLE = Fault(
    "sources/invisible-sign",
    Severity.NOTE,
    "signs that show nothing on the page, such as zero-width spaces, were left out",
    "nothing to do",
)
LOST_LETTER = Fault(
    "sources/lost-letter",
    Severity.WARNING,
    "a letter was lost earlier: U+FFFD stands there, or a sign that only its typeface could read",
    "find the letter in the original and correct the source",
)


def mend_lines(parts: Sequence[LinePart], shown: str) -> Outcome[list[str]]:
    """Return the text of each part without its damage, and one finding for each kind of it.

    Form feeds and byte order marks go silently: they are no letters.
    """
    log = Log()
    repaired = repair_mojibake([part.raw for part in parts])
    texts: list[str] = []
    for index, part in enumerate(parts):
        text = part.raw
        if index in repaired:
            log.add(MOJIBAKE, part.number)
            text = repaired[index]
        texts.append(_mended(text, part.number, log))
    return Outcome(texts, log.findings(shown))


def _mended(text: str, number: int, log: Log) -> str:
    if not ODD.search(text):
        return text
    text = text.replace("\f", "").replace("\ufeff", "")
    for fault, signs, mend in REPAIRS:
        if signs.search(text):
            log.add(fault, number)
            text = mend(text)
    return text


def _without_ligatures(text: str) -> str:
    return text.translate(LIGATURES)


def _without_controls(text: str) -> str:
    with_hyphens = HYPHEN_CONTROL.sub("\ufffe", text)
    return CONTROL.sub("", with_hyphens.translate(WORD_CONTROLS))


def without_private(text: str) -> str:
    """Return a text with U+FFFD for each sign that the stages after this one use themselves."""
    return PRIVATE.sub(LOST, text)


def _without_unseen(text: str) -> str:
    seen = UNSEEN.sub("", text)
    return seen if TO_THE_LEFT.search(seen) else DIRECTION.sub("", seen)


def with_bullet(text: str) -> str:
    """Return a line with • for the bullet of a symbol typeface that opens it."""
    return BULLET.sub(r"\1•", text)


REPAIRS: tuple[tuple[Fault, re.Pattern[str], Callable[[str], str]], ...] = (
    (LIGATURED, LIGATURE, _without_ligatures),
    (CONTROLS, CONTROL, _without_controls),
    (INVISIBLE, compiled(f"{UNSEEN.pattern}|{DIRECTION.pattern}"), _without_unseen),
    (BULLETED, BULLET, with_bullet),
    (LOST_LETTER, compiled(f"[{LOST}{OF_A_TYPEFACE}]|{PRIVATE.pattern}"), without_private),
)
