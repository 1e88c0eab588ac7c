"""Letters that were read with the wrong table and cannot be put right with certainty: ``f÷r``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.expressions import compiled
from publisher.languages import Lexicon, lexicon
from publisher.model.findings import Finding
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract

# What a word is made of here: letters, and signs beyond ASCII but for apostrophes, dashes and
# soft hyphens.
PART = r"(?:[^\W\d_]|[^\x00-\x7f\s‘’‐‑–—\u00ad\ufffe\ufffd])"
PARTS = compiled(rf"{PART}+")
NO_SIGNS = frozenset("‘’‐‑–—\u00ad\ufffe\ufffd\u00a0")
# Characters of a word that are read on each side of the sign.
REACH = 20
# The table a text was read with, and the one it was written with: "f÷r", "f”r", "fšr" are "för".
TABLES = (
    ("cp437", "cp1252"),
    ("cp850", "cp1252"),
    ("cp1252", "cp850"),
    ("cp1252", "mac_roman"),
    ("mac_roman", "cp1252"),
    ("cp1252", "cp1250"),
    ("cp1250", "cp1252"),
    ("cp1252", "cp1251"),
    ("cp1252", "cp1253"),
    ("cp1251", "koi8_r"),
    ("koi8_r", "cp1251"),
)
NAMES = {
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp437": "IBM437",
    "cp850": "IBM850",
    "koi8_r": "KOI8-R",
    "mac_roman": "Macintosh",
}
# Different words with a sign that are looked up, that are needed to judge by, and how often the
# sign is looked for.
MOST, FEWEST, TRIED = 12, 5, 40
# Share of them that the language knows: at most as they stand, and at least with another table.
UNKNOWN, KNOWN = 0.2, 0.6


def misread_letters(extract: Extract) -> Iterator[Finding]:
    """Yield a warning for a sign that makes words only if it is taken from another table."""
    lines = [line for piece in extract.pieces for line in piece.lines if not line.text.isascii()]
    text = "\n".join(line.text for line in lines)
    known = lexicon(extract.transcript.language)
    for sign in sorted(frozenset(text) - NO_SIGNS):
        if sign.isascii():
            continue
        words = _words_with(text, sign)
        if len(words) >= FEWEST and _share(words, known) <= UNKNOWN:
            finding = _in_tables(extract, lines, text, words, known)
            if finding:
                yield finding
                return


def _words_with(text: str, sign: str) -> dict[str, int]:
    """Return different words with a sign inside, each with where the sign stands first."""
    words: dict[str, int] = {}
    at = text.find(sign)
    for _ in range(TRIED):
        if at < 0 or len(words) == MOST:
            break
        # Read backwards, for a search for the end would begin at each letter anew.
        before = PARTS.match(text[max(0, at - REACH) : at][::-1])
        behind = PARTS.match(text[at + 1 : at + 1 + REACH])
        if before and behind:
            words.setdefault(before[0][::-1] + sign + behind[0], at)
        at = text.find(sign, at + 1)
    return words


def _share(words: Mapping[str, int] | list[str], known: Lexicon) -> float:
    return sum(known.frequency(word.lower()) > 0 for word in words) / len(words)


def _in_tables(
    extract: Extract, lines: list[Line], text: str, words: dict[str, int], known: Lexicon
) -> Finding | None:
    for read, written in TABLES:
        right = [_in_table(word, read, written) for word in words]
        if _share(right, known) >= KNOWN:
            ends = [lines[text.count("\n", 0, at)] for at in words.values()]
            shown = next(pair for pair in zip(words, right, strict=True) if pair[1])
            return extract.finding(
                "sources/misread-letters",
                f"letters were read as {NAMES[read]} but written in {NAMES[written]}:"
                f" “{shown[0]}” seems to be “{shown[1]}”",
                f"make the source anew from the file it came from, read as {NAMES[written]}",
                (ends[0], ends[-1]),
            )
    return None


def _in_table(word: str, read: str, written: str) -> str:
    """Return a word that was read with one table as the other has it; nothing where it cannot be."""
    try:
        return word.encode(read).decode(written)
    except UnicodeError:
        return ""
