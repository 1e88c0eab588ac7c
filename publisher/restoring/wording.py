"""How rows begin and end by their letters: sentences, items, headings, pauses, bullets."""

from __future__ import annotations

from collections.abc import Set

from publisher.expressions import compiled
from publisher.languages import CAPITALS
from publisher.restoring.characters import CLOSERS, HYPHENS, OPENERS, TERMINAL, without_references
from publisher.restoring.measuring.rows import Row

# ``(a) text``, ``2) text``, ``iv. text``: how the points of an argument are counted.
ITEM = compiled(
    r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s|(?:\d{1,2}|[a-z])\)\s|\d{1,2}\.\s+(?=[^\W\d_])"
)
ROMAN_NUMBER = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# ``Anna Berg: A title``: an entry of a reading list, or who speaks.
ENTRY = compiled(rf"(?:[{CAPITALS}][\w.’'-]*\s){{0,3}}[{CAPITALS}][\w.’'-]+:\s[{CAPITALS}“\"„«»]")
# ``§ 2.``, ``1.2. What``, ``IV.``, ``CHAPTER``: how a heading begins and a sentence does not.
HEAD = compiled(
    rf"§\s*\d|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?\s+[^\W\d_]|{ROMAN_NUMBER}\.\s+[^\W\d_]|{ROMAN_NUMBER}\.?$|[{CAPITALS}]{{4,}}(?:[.:\s]|$)"
)
# ``IV.`` or ``7`` as a whole row.
COUNT_ALONE = compiled(rf"{ROMAN_NUMBER}\.?|\d{{1,2}}\.?")
# ``* * *``, ``***``, ``*``, ``⁂``, ``— — —`` alone on a line.
BREAK = compiled(
    r"(?:[*∗⁂•·~✻❦#]\s*){1,7}|(?:[-–—]\s+){2,}[-–—]|(?:[○◯●□■◇◆☆★△▲◦+]\s+){2,6}[○◯●□■◇◆☆★△▲◦+]"
)
# Other signs that part sections and hardly say anything else: ``. . . . .``, ``o o o``, ``———o———``,
# ``§ § §``. A letter alone would be a bullet, three points without blanks a silence.
ORNAMENT = compiled(
    r"(?:\.\s*){5,}|(?:\.\s+){2,}\.|…(?:\s*…)+|([oOxX])(?:\s+\1){2,8}"
    r"|[-–—_=~]+\s*(?:oOo|[*•◦+]|o(?:\s*[-–—_=~]+\s*o)*)\s*[-–—_=~]+|oOo"
    r"|(?:[*∗]\s*){2,7}\.|([§†‡×=°∴+])(?:\s*\2){0,8}|[☙❧◊❖]"
)
# The bar of a fraction and its denominator, or the bar alone; a fraction behind a whole number.
FRACTION = compiled(r"[/\u2044\u2215](?:\d|$)|\d{1,2}[/\u2044\u2215]\d{1,2}(?!\d)")
POINTS = compiled(r"[.…\s]+")
# Characters of the longest row of ornaments.
LONGEST = 80
# The letters before an apostrophe at the end of a row.
ELIDED = compiled(r"(?<![^\W\d_])([^\W\d_]{1,12})['’ʼ‘]$")
# A mark behind the stop of the last sentence: ``Orrin.(4)``, ``Orrin.[4]``, ``Orrin. 4)``.
END_MARK = compiled(r"(?<=[.!?…”»])(?:\(\d{1,3}\)|\[\d{1,3}\]| ?\d{1,3}\)| ?\(?[*†‡]{1,4}\)?)$")
MARKED = frozenset(")]*†‡")
# ``• text``, ``- text``, ``– text``: a bullet and a space.
BULLET = compiled(r"[•·▪●◦‣■□○]\s*(?=[^\s)])")
# What opens an item that has been told by more than it: a dash may be one of a speech as well.
DASH = compiled(r"[-\u2010-\u2015*+>»]\s+(?=\S)")


def is_ornament(text: str) -> bool:
    """Tell whether a line holds nothing but ornaments, letters that serve as such among them."""
    return len(text) < LONGEST and ORNAMENT.fullmatch(text) is not None


def are_points(text: str) -> bool:
    """Tell whether a line holds nothing but points: what it said is left out."""
    return text[:1] in ".…" and POINTS.fullmatch(text) is not None


def surely_begins(above: Row, below: Row) -> bool:
    """Tell whether a block begins between two rows whatever else is said: a pause, a bullet."""
    if above.text[:1].isalnum() and below.text[:1].isalnum():
        return False  # as most rows do
    return bool(
        BREAK.fullmatch(below.text) or BREAK.fullmatch(above.text) or BULLET.match(below.text)
    )


def goes_on_in_fraction(above: str, below: str) -> bool:
    """Tell whether a fraction is parted between two rows: ``1`` above ``/20``, or above ``1/2``."""
    return above[-1:].isdigit() and FRACTION.match(below) is not None


def bullet_of(text: str) -> str:
    """Return the bullet or the dash that an item opens with, with the blanks behind it."""
    found = BULLET.match(text) or DASH.match(text)
    return found[0] if found else ""


def ends_elided(text: str, elisions: Set[str]) -> bool:
    """Tell whether the last word of a row has lost its end to an apostrophe (``dell'``).

    ``elisions`` are such words of the language, in small letters.
    """
    match = ELIDED.search(text[-13:])
    return match is not None and f"{match[1].lower()}'" in elisions


def letters(above: str, below: str) -> str:
    """Return how a row ends and how the next one opens, ``end upper`` for example."""
    end = ending(above)
    return "broken any" if end == "broken" else f"{end} {_opening(below)}"


def ending(text: str) -> str:
    """Return how a row ends: ``end`` of a sentence, ``colon``, ``broken`` word, or ``open``."""
    if text[-1:].isalpha():
        return "open"  # as most rows do
    text = without_references(text)
    if text[-1:] in HYPHENS:
        return "broken"
    bare = text.rstrip(CLOSERS + "0123456789 ") if text[-1:].isdigit() else text.rstrip(CLOSERS)
    last = bare[-1:] or text[-1:]
    if last in TERMINAL:
        return "end"
    return "colon" if last == ":" else "open"


def ends_open(text: str) -> bool:
    """Tell whether a line ends in mid-sentence or mid-word; a mark may stand behind its stop."""
    if text[-1:] in MARKED and (mark := END_MARK.search(text)):
        text = text[: mark.start()]
    return ending(text) in ("open", "broken")


def begins_small(text: str) -> bool:
    """Tell whether the first letter of a line is a small one."""
    return text.lstrip(OPENERS)[:1].islower()


def _opening(text: str) -> str:
    if text[:1].islower() and text[1:2] != ")":
        return "lower"  # as most rows do
    if ITEM.match(text):
        return "item"
    if HEAD.match(text):
        return "head"
    if ENTRY.match(text):
        return "entry"
    first = text.lstrip(OPENERS)[:1]
    if first.islower():
        return "lower"
    if text[:1] in OPENERS and first.isalpha():
        return "quote"
    return "upper" if first.isalpha() else "other"
