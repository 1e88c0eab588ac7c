"""What the letters of one line say about its role, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publisher.expressions import compiled
from publisher.languages import Language, unaccented
from publisher.restoring.characters import CLOSERS, HYPHENS, OPENERS
from publisher.restoring.roles.notes.labels import Form, read_label
from publisher.restoring.wording import BREAK, BULLET, ENTRY, HEAD, ITEM
from publisher.structs import frozen

WORD = compiled(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# Only the letters of ASCII: without re.A, ``İ`` would be an ``i`` as well.
ROMAN = compiled(
    r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,4}j?)", re.I | re.A
)
# A figure or a roman number with nothing but signs about it: ``- 12 -``, ``[xii]``.
NUMBER_ALONE = compiled(r"[^\w]*(\d{1,4}|[ivxlcdm]{1,8})(?:[rv]?\W*|\W*)", re.I)
NUMBER_FIRST = compiled(r"[^\w]{0,3}(\d{1,4})\b[^\w]*(?=[^\W\d_])")
NUMBER_LAST = compiled(r"[^\W\d_].*?[^\w](\d{1,4})[^\w]{0,3}$")
YEAR = compiled(r"\b1[4-9]\d\d\b|\b20\d\d\b")
# ``Chapter one . . . . 12``: dots or blanks that lead to a figure.
# One set of signs to begin with, for then the search skips from sign to sign.
LEADERS = compiled(r"[.·…_](?:(?<=\.)\s?(?:\.\s?){3}|(?<!\.)\s?(?:[·…_]\s?){2})")
WIDE_GAP = compiled(r"\S(?: {3,}|\t)(?=\S)")
# ``A2``, ``B 3*``, ``Ccc``: how the gatherings of a book are counted.
SIGNATURE = compiled(r"[*†\d ]{0,3}\(?[A-Z][a-z]{0,3}\)?(?: ?[ijvx\d]{1,3})?[.*)]{0,2}")
# ``ANNA.`` or ``Anna (aside):``: who speaks.
SPEAKER = compiled(r"[A-ZÀ-ÞŁŚŻА-ЯΑ-Ω][\w’'-]*(?: [\w’'-]+){0,2}(?: \([^)]*\))?[.:](?:\s|$)")
STAGE = compiled(r"[(\[].*[)\]]?$")
# A mark in the text: raised, bracketed, or bare behind a letter or a closing sign. What each begins
# with is said first, for the search goes faster over all else.
MARK = compiled(
    r"(?=[\s\d\[(⁰¹²³⁴⁵⁶⁷⁸⁹*∗†‡§‖¶]|[a-z]\))(?:"
    r"\[(\d{1,3}|[*∗†‡§‖¶]{1,4}|[a-z])\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|(?<=[^\W\d_.])\(?(\d{1,3})\)?(?![\d\w])"
    r"|(?<=[^\W\d_][.,;:!?”“\"»«’)])\(?(\d{1,3})\)?(?![\d\w.,]\d|\w)"
    r"|(?<=[^\s(])\s?\(?([*∗†‡§‖¶]{1,9})\)?(?=[\s.,;:)]|$)"
    r"|(?<=[^\W\d_.,])\s?\(?(\d{1,3}|[a-z])\)(?=[\s.,;:]|$))"
)
# What every mark holds: most lines hold none of it, and need not be searched for marks.
MAY_HOLD = compiled(r"[\d\[)⁰¹²³⁴⁵⁶⁷⁸⁹*∗†‡§‖¶]")
LETTER_LABEL = compiled(r"(?:\(?|(\[))([a-z])(?(1)\]|\))\s?(?=\S)|([a-z])(?=[A-ZÀ-Þ„“\"»])")
OTHER_SIGNS = compiled(
    r"(?:([(\[])(?=.{1,4}[)\]]))?([*∗†‡§‖¶#]{1,9})(?(1)[)\]]|\)?)(?:\s?(?=[^\s*])|$)"
)
DASHES = frozenset("-–—")
SYMBOLS = frozenset("*∗†‡§‖¶")
# A heading of notes or of the contents has fewer letters than this.
NAME_LENGTH = 40
QUOTES = frozenset("“”\"„«»‘’‚'›‹")

OPENING = ("lower", "upper", "digit", "quote", "dash", "bracket", "symbol", "bullet", "other")
ENDING = ("stop", "hyphen", "comma", "colon", "lower", "upper", "digit", "closer", "quote", "other")
FORMS = (Form.BRACKET, Form.PAREN, Form.DOT, Form.PLAIN, Form.GLUED, Form.STAR)
# What is seen of no label.
NO_LABEL = "", (0.0,) * (len(FORMS) + 4)
NAMES = (
    *(f"opens {name}" for name in OPENING),
    *(f"ends {name}" for name in ENDING),
    *(f"label {form.value}" for form in FORMS),
    "label letter",
    "label before capital",
    "label before small",
    "label alone",
    "letters",
    "figures",
    "capitals",
    "signs",
    "words",
    "mean word",
    "last word",
    "titled",
    "letterspaced",
    "number alone",
    "roman alone",
    "number first",
    "number last",
    "leaders",
    "wide gaps",
    "bars",
    "pause",
    "bullet",
    "item",
    "head",
    "entry",
    "section sign",
    "signature",
    "speaker",
    "stage",
    "one word",
    "commas",
    "stops inside",
    "year",
    "marks",
    "chapter word",
    "note heading",
    "contents heading",
    "caption word",
    "page word",
    "credit",
    "month",
    "sentence words",
    "abbreviation",
    "no letters",
)


def _one_of(at: int, count: int) -> tuple[float, ...]:
    return (*(0.0,) * at, 1.0, *(0.0,) * (count - at - 1))


# The values of each way in which a line opens, and ends.
OPENINGS, ENDINGS = (
    tuple(_one_of(at, len(ways)) for at in range(len(ways))) for ways in (OPENING, ENDING)
)


@frozen
class Worded:
    """A line read by itself.

    ``text`` has single spaces, letterspaced words closed up; ``key`` its letters alone in small
    ones, ``label`` and ``marks`` the signs of notes on it, ``numbers`` the figures at its ends
    that may be folios.
    """

    text: str
    key: str
    label: str
    marks: tuple[str, ...]
    numbers: tuple[int, ...]


def _spellings(cues: Iterable[str]) -> Iterator[str]:
    """Yield cues in small letters, and without accents: capitals often have none (``INDICE``)."""
    for cue in cues:
        folded = cue.casefold()
        yield folded
        yield unaccented(folded)


class Reader:
    """Reads lines with the words of one language."""

    def __init__(self, language: Language) -> None:
        cues = language.cues
        self.chapters = frozenset(word.casefold() for word in cues.chapters)
        self.note_headings = frozenset(_spellings(cues.note_headings))
        self.contents_headings = frozenset(_spellings(cues.contents_headings))
        self.captions = cues.captions
        self.pages = frozenset(word.casefold() for word in cues.pages)
        self.credits = (*cues.translators, *cues.bylines, *cues.publications)
        self.months = frozenset(month.casefold() for month in cues.months)
        self.sentence_words = cues.sentence_words
        self.abbreviations = cues.abbreviations

    def read(self, line: str) -> tuple[Worded, tuple[float, ...]]:
        """Return what a filled line says by itself, and its values for NAMES."""
        text, spaced = closed_up(" ".join(line.split()))
        words = WORD.findall(text)
        lower = [word.casefold() for word in words]
        bare = _Bare(line, text, words, lower, sum(map(len, words)), sum(map(str.isdigit, text)))
        label, of_label = _label(text)
        numbers, alone = folios(text)
        marks = _marks(text)
        values = (
            *OPENINGS[_opening(text)],
            *ENDINGS[_ending(text)],
            *of_label,
            *_shares(bare),
            float(spaced),
            *_figures(bare, alone=alone),
            *_shapes(bare),
            *_counts(bare),
            share_of_marks(marks),
            *self._known_words(bare),
        )
        # One string for a line and its text, where they are the same.
        said = line if line == text else text
        return Worded(said, "".join(lower), label, marks, numbers), values

    def _known_words(self, line: _Bare) -> tuple[float, ...]:
        """Return which words of the language stand on a line, from ``chapter word`` on."""
        text, lower = line.text, line.lower
        plain = " ".join(lower) if len(text) < NAME_LENGTH else ""
        usual = sum(map(self.sentence_words.__contains__, lower))
        return (
            float(not self.chapters.isdisjoint(lower[:3])),
            float(plain in self.note_headings),
            float(plain in self.contents_headings),
            float(text.startswith(self.captions) if self.captions else False),
            float(bool(lower) and lower[0] in self.pages),
            float(text.startswith(self.credits) if self.credits else False),
            float(line.figures > 0 and not self.months.isdisjoint(lower)),
            min(1.0, 4 * usual / max(4, len(lower))),
            float(text[-1] == "." and text.rsplit(" ", 1)[-1] in self.abbreviations),
            float(line.letters == 0),
        )


def share_of_marks(marks: tuple[str, ...]) -> float:
    """Return how many marks a line has, 1 for two or more."""
    return min(1.0, len(marks) / 2)


class _Bare(NamedTuple):
    """A line as it was printed and with single spaces, its words (``lower`` in small letters).

    ``letters`` counts those of its words, ``figures`` the digits.
    """

    line: str
    text: str
    words: list[str]
    lower: list[str]
    letters: int
    figures: int


def _shares(line: _Bare) -> tuple[float, ...]:
    """Return what a line consists of, and how long its words are: from ``letters`` to ``titled``."""
    text, words, letters, figures = line.text, line.words, line.letters, line.figures
    count = len(text)
    long = [word for word in words if len(word) > 3]
    return (
        letters / count,
        figures / count,
        0.0 if text.islower() else sum(map(str.isupper, text)) / max(1, letters),
        (count - letters - figures - text.count(" ")) / count,
        min(1.0, len(words) / 12),
        min(1.5, letters / max(1, len(words)) / 8),
        min(1.5, len(words[-1]) / 10) if words else 0.0,
        sum([word[0].isupper() for word in long]) / max(1, len(long)),
    )


def _figures(line: _Bare, *, alone: bool) -> tuple[float, ...]:
    """Return where figures stand on a line, from ``number alone`` to ``number last``."""
    text, figures = line.text, line.figures
    return (
        float(alone and figures > 0),
        float(alone and figures == 0),
        float(not alone and NUMBER_FIRST.match(text) is not None),
        float(not alone and text[-1].isdigit() and NUMBER_LAST.match(text) is not None),
    )


def _shapes(line: _Bare) -> tuple[float, ...]:
    """Return what a line looks like as a whole, from ``leaders`` to ``one word``."""
    text = line.text
    before, after = _openings(text)
    return (
        float("...." in line.line or LEADERS.search(line.line) is not None),
        _wide_gaps(line.line.strip()),
        min(1.0, text.count("|") / 3),
        *before,
        float("§" in text),
        *after,
        float(len(line.words) == 1 and line.figures == 0),
    )


def _openings(text: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return how a line opens: from ``pause`` to ``entry``, and from ``signature`` to ``stage``."""
    first = text[0]
    if first.islower() and text[1:2] != ")":
        return (0.0,) * 5, (0.0,) * 3  # as half of all lines do
    return (
        (
            float(BREAK.fullmatch(text) is not None),
            float(BULLET.match(text) is not None),
            float(ITEM.match(text) is not None),
            float(HEAD.match(text) is not None),
            float(ENTRY.match(text) is not None),
        ),
        (
            float(len(text) < 9 and SIGNATURE.fullmatch(text) is not None),
            float(first.isupper() and SPEAKER.match(text) is not None),
            float(first in "([" and STAGE.match(text) is not None),
        ),
    )


def _wide_gaps(line: str) -> float:
    """Return how many wide gaps part a line, 1 for three or more."""
    if "   " not in line and "\t" not in line:
        return 0.0
    return min(1.0, len(WIDE_GAP.findall(line)) / 3)


def _counts(line: _Bare) -> tuple[float, ...]:
    """Return how often a line pauses, and whether it names a year."""
    text = line.text
    return (
        min(1.0, text.count(",") / 4),
        min(1.0, text.count(". ") / 3),
        float(line.figures > 3 and YEAR.search(text) is not None),
    )


def _marks(text: str) -> tuple[str, ...]:
    """Return the signs on a line that look like marks of notes; none opens a line."""
    if not MAY_HOLD.search(text, 1):
        return ()
    return tuple(next(sign for sign in match.groups() if sign) for match in MARK.finditer(text, 1))


def _opening(text: str) -> int:
    sign = text[0]
    if sign.isalpha():
        return 0 if sign.islower() else 1
    if sign.isdigit():
        return 2
    if sign in QUOTES:
        return 3
    if sign in DASHES:
        return 4
    if sign in "([":
        return 5
    if sign in SYMBOLS:
        return 6
    return 7 if BULLET.match(text) else 8


def _ending(text: str) -> int:
    sign = text[-1]
    if sign in HYPHENS:
        return 1
    if sign in CLOSERS and sign not in "*†‡":
        bare = text.rstrip(CLOSERS)
        if bare[-1:] in ".!?…" and bare:
            return 0
        return 8 if sign in QUOTES else 7
    if sign in ".!?…":
        return 0
    if sign in ",;":
        return 2
    if sign == ":":
        return 3
    if sign.isalpha():
        return 5 if sign.isupper() else 4
    return 6 if sign.isdigit() else 9


def _label(text: str) -> tuple[str, tuple[float, ...]]:
    """Return the sign of a label at the start of a line, and what is seen of it."""
    if text[0].isalpha() and text[1:2].islower():
        return NO_LABEL  # a word, as most lines begin with
    label = read_label(text)
    if label is not None:
        form, sign, rest = FORMS.index(label.form), label.mark, label.rest
    elif match := LETTER_LABEL.match(text):
        form, sign, rest = len(FORMS), match[2] or match[3], text[match.end() :]
    elif (match := OTHER_SIGNS.match(text)) and not BREAK.fullmatch(text):
        form, sign, rest = FORMS.index(Form.STAR), match[2], text[match.end() :]
    else:
        return NO_LABEL
    opened = rest.lstrip(OPENERS)[:1]
    seen = (float(opened.isupper()), float(opened.islower()), float(not rest))
    return sign, (*_one_of(form, len(FORMS) + 1), *seen)


def folios(text: str) -> tuple[tuple[int, ...], bool]:
    """Return the numbers at the ends of a line that may be folios, and whether one stands alone."""
    if len(text) < 16 and (match := NUMBER_ALONE.fullmatch(text)):
        if match[1].isdecimal():
            return (int(match[1]),), True
        if ROMAN.fullmatch(match[1]):
            return (value_of(match[1]),), True
    found = []
    if (text[0].isdigit() or not text[0].isalpha()) and (match := NUMBER_FIRST.match(text)):
        found.append(int(match[1]))
    if (text[-1].isdigit() or not text[-1].isalnum()) and (match := NUMBER_LAST.match(text)):
        found.append(int(match[1]))
    return tuple(found), False


VALUES = {"i": 1, "j": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def value_of(roman: str) -> int:
    """Return the value of a roman number."""
    values = [VALUES[letter] for letter in roman.lower()]
    return sum(-v if v < max(values[at + 1 :], default=0) else v for at, v in enumerate(values))


def closed_up(text: str) -> tuple[str, bool]:
    """Return a text whose letters are parted by blanks with its words closed up, and if they were."""
    parts = text.split(" ")
    lone = [part for part in parts if len(part) == 1]
    single = sum(map(str.isalpha, lone)) if len(lone) > 3 else 0
    if single < 4 or single < 0.6 * len(parts):
        return text, False
    return "".join(parts), True
