"""What a single line of a title page says: who, when, where, by whom it was printed."""

from __future__ import annotations

from functools import cache

from publisher.expressions import compiled
from publisher.languages import Language, after_cue, date_of_line, is_byline, names_press
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.blocks.dates import is_dated
from publisher.restoring.roles.blocks.front import tells_origin

# Words of the longest line that says where a book was printed.
IMPRINT_WORDS = 9
# Capitals of a place without a comma (``New Orrin 1902``): more of them are a title with a year.
PLACE_WORDS = 2
# ``Orrin 1902``, ``Verlag von J. Stade, 1887.``: a place or a printer, and the year (1400 to 2099).
IMPRINT = compiled(r"(?P<where>\D{2,80}?)(?P<comma>[,:;]?)\s\(?(?:1[4-9]|20)\d\d\)?\.?")
# From 1400 to 2099 (``MCCCC``, ``MDCCLXXX.``, ``MCMIX``, ``M. D. CC.``).
ROMAN_YEAR = compiled(r"M\W{0,2}(?:C\W?M|D|C\W?D|CCCC|M)\W{0,2}[CXLVI\W]{0,16}")


def text_of(block: Draft) -> str:
    """Return the words of a block on one line."""
    return " ".join(row.text for row in block.rows).strip()


def says_where(text: str, language: Language) -> bool:
    """Tell whether a line is the word before an author's name, or a place with a year."""
    return is_cue(text, language) or is_imprint(text) or is_year(text)


def is_year(text: str) -> bool:
    """Tell whether a line is a year and no more, perhaps with its day, or in numerals (``MCMIX``)."""
    return is_dated(text) or ROMAN_YEAR.fullmatch(text) is not None


def is_cue(text: str, language: Language) -> bool:
    """Tell whether a line is the word before an author's name and no more."""
    said = text.rstrip(":.").casefold()
    return said in {cue.rstrip(":.").casefold() for cue in language.cues.bylines}


def is_imprint(text: str) -> bool:
    """Tell whether a line is a place or a printer, and a year."""
    found = IMPRINT.fullmatch(text)
    if found is None or len(text.split()) > IMPRINT_WORDS:
        return False
    words = found["where"].split()
    return bool(found["comma"]) or (
        len(words) <= PLACE_WORDS and all(w[:1].isupper() for w in words)
    )


def is_of_the_print(text: str, language: Language) -> bool:
    """Tell whether a line names who printed or sold a book, its rights, or an author's other works."""
    folded = text.casefold()
    return (
        names_press(text)
        or any(word in folded for word in language.cues.imprints)
        or after_cue(text, language.cues.authorships) is not None
    )


def is_told(line: Draft, language: Language) -> bool:
    """Tell whether a line says who, when or where, or is a lead-in."""
    text = text_of(line)
    first = line.rows[0].text
    translated = text.casefold().startswith(_folded(language.cues.translators))
    return (
        translated
        or date_of_line(text, language) is not None
        or tells_origin(line, language)
        or says_where(first, language)
        or is_byline(text, language)
        or is_imprint(text)
    )


@cache
def _folded(cues: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.casefold, cues))
