"""How much a block looks like a heading: weights for what a reader's eye goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from publisher.expressions import compiled
from publisher.languages import CAPITALS, Language, is_name
from publisher.restoring.characters import without_references
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.headings.series import PERIOD, Setting
from publisher.restoring.wording import BREAK, ENTRY, ITEM, ROMAN_NUMBER, ending

# ``§ 2. Ziele``, ``1.2. What is it?``: no sentence begins like this.
SECTION = compiled(r"§\.?\s*\d|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)")
# ``IV. The Treaty``, ``II``, ``A. …``.
NUMBERED = compiled(rf"{ROMAN_NUMBER}(?:\.(?=\s|$)|$|(?<=..)(?=\s+[{CAPITALS}]))|[A-H]\.(?=\s)")
# ``1. First``, ``a) First``: also how a list item begins, so it says less.
COUNTED = compiled(r"\d{1,2}[.)]\s+(?=[^\W\d_])|[a-h]\)\s")
LETTER_RUN = compiled(r"[^\W\d_]+")
SPOKEN = compiled(r"[\"“”„«»‘’–—-]")
# ``(From a letter).``: what stands in brackets explains a heading and is none.
BRACKETED = compiled(r"[(\[].*[)\]]\.?", re.DOTALL)

# Words; what is longer is no heading, and beyond WORDY each word more speaks against one.
LONGEST_WORDS, WORDY = 22, 9
# Rows that hold more words than that in most paragraphs: the rest need not be looked at.
FEW_ROWS = 4
# Shares of the column that a row fills: less than SHORT and it has room left, less than HALF and
# it may count a chapter and say no more.
SHORT, HALF = 0.7, 0.5
# Shares of the column: a heading fills less than NARROW of it or at most MEDIUM; a row beyond
# WIDE is several lines in one.
NARROW, MEDIUM, WIDE = 0.55, 0.8, 1.03
# Letters; fewer capitals may be an abbreviation.
CAPITALS_ENOUGH = 4
# Words of a line that is so short that its full stop says little.
FEW_WORDS = 3
# Signs that may stand before the first letter of a heading, and before that of the text below.
BEFORE_HEADING, BEFORE_TEXT = ' [("“”„«»', "“\"„«»‘'‚([–— "

# What each thing that a reader's eye goes by is worth, in natural log odds. They were chosen on
# the house's own texts and hold in all languages known here: habits of setting, not of wording.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "most lines are not headings": -3.0,
        "cannot be one": -9.0,
        "a word more": -0.4,
        "begins with a small letter": -5.0,
        "a section's number": 4.5,
        "a roman number or letter": 3.0,
        "a number that may count items": 1.0,
        "all in capitals": 3.0,
        "begins like speech": -1.5,
        "in brackets": -2.0,
        "an entry of a list": -4.0,
        "a chapter's word and its number": 5.0,
        "a chapter's word": 2.5,
        "a number and a chapter's word": 4.0,
        "goes on behind a comma or hyphen": -5.0,
        "ends in a colon": -3.0,
        "ends in a question mark": 0.8,
        "breaks off": -2.5,
        "unfinished": 2.2,
        "unfinished sentence with a clause": -0.5,
        "unfinished sentence": 1.0,
        "ends in years": 3.5,
        "a name": -2.5,
        "a whole sentence": -3.0,
        "few words and a full stop": 0.6,
        "a full stop": -0.4,
        "wider than the column": -3.0,
        "narrow": 1.5,
        "medium": 0.7,
        "full": -0.5,
        "below an unfinished short row": -0.7,
        "below an unfinished row": -0.95,
        "above a pause": -3.0,
        "above a small letter": -3.5,
        "above a capital": 0.3,
    }
)
# What the last sign of a line says at once, whatever its words are.
LAST_SIGNS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((",", ";", "-", "\u00ad", "—", "–"), "goes on behind a comma or hyphen"),
    ((":",), "ends in a colon"),
    (("?",), "ends in a question mark"),
)
# From this weight on a chapter's word has a number beside it.
COUNTS = WEIGHTS["a number and a chapter's word"]


def heading_weight(setting: Setting) -> float:
    """Return the weight of a block for a heading, in log odds; above 0 it reads like one."""
    if setting.after is None or len(_text_of(setting.rows[:FEW_ROWS]).split()) > LONGEST_WORDS:
        return WEIGHTS["cannot be one"]
    text = _text_of(setting.rows)
    words = text.split()
    if not words or len(words) > LONGEST_WORDS:
        return WEIGHTS["cannot be one"]
    if not LETTER_RUN.search(text) or (not text[0].isalnum() and text[0] not in '§(["“„«»”'):
        return WEIGHTS["cannot be one"]
    return (
        WEIGHTS["most lines are not headings"]
        + _by_pattern(text, words, setting.language)
        + _by_ending_of_title(text, words, setting.language)
        + _by_width(setting.rows, setting.column)
        + _by_neighbours(setting)
    )


def _text_of(rows: Sequence[Row]) -> str:
    """Return the text of some rows without note references."""
    return without_references(" ".join([row.text for row in rows])).strip()


def _by_pattern(text: str, words: Sequence[str], language: Language) -> float:
    letters = "".join(LETTER_RUN.findall(text))
    weight = WEIGHTS["a word more"] * max(0, len(words) - WORDY)
    if text.lstrip(BEFORE_HEADING)[:1].islower():
        weight += WEIGHTS["begins with a small letter"]
    if SECTION.match(text):
        weight += WEIGHTS["a section's number"]
    elif NUMBERED.match(text):
        weight += WEIGHTS["a roman number or letter"]
    elif COUNTED.match(text):
        weight += WEIGHTS["a number that may count items"]
    if len(letters) >= CAPITALS_ENOUGH and letters.isupper():
        weight += WEIGHTS["all in capitals"]
    if SPOKEN.match(text):
        weight += WEIGHTS["begins like speech"]
    if BRACKETED.fullmatch(text):
        weight += WEIGHTS["in brackets"]
    chapter = _by_chapter_word(words, language)
    if ENTRY.match(text) and not chapter:
        weight += WEIGHTS["an entry of a list"]
    return weight + chapter


def _by_chapter_word(words: Sequence[str], language: Language) -> float:
    """Weigh ``Chapter``, and more if a number stands beside it: ``Zweiter Teil:``, ``Kapitel 3``."""
    known = {c.rstrip(".").casefold() for c in language.cues.chapters}
    cues = language.cues
    counts = _counts(cues.ordinals, cues.ordinal_endings, cues.cardinals)
    first, second = (word.rstrip(".:,").casefold() for word in (*words[:2], "")[:2])
    if first in known:
        count = words[1] if len(words) > 1 else ""
        numbered = counts.match(count) or counts.match(count.lower())
        return WEIGHTS["a chapter's word and its number" if numbered else "a chapter's word"]
    return COUNTS if second in known and counts.match(words[0].lower()) else 0.0


@cache
def _counts(
    ordinals: tuple[str, ...], endings: tuple[str, ...], cardinals: tuple[str, ...]
) -> re.Pattern[str]:
    """Return a pattern for what counts a chapter: ``3``, ``IV.``, ``2nd``, ``second:``, ``two``."""
    after, ends, words = (
        "|".join(map(re.escape, known)) or "(?!)" for known in (ordinals, endings, cardinals)
    )
    figure = rf"(?:\d{{1,3}}|{ROMAN_NUMBER})(?:{after})?"
    return re.compile(rf"(?:{figure}|[^\W\d_]+(?:{ends})|{words})[.:]?$")


def is_chapter(row: Row, column: Column, language: Language) -> bool:
    """Tell whether a short row counts a chapter and says no more: ``CHAPTER II.``, ``3. Teil``."""
    if row.width > HALF * column.width:
        return False
    words = row.text.split()
    return 2 <= len(words) <= 3 and _by_chapter_word(words, language) >= COUNTS


def _by_ending_of_title(text: str, words: Sequence[str], language: Language) -> float:
    """Weigh how a line ends; the title of a counted chapter may read as it likes."""
    weight = _by_ending(text, words, language)
    counted = ending(text) == "end" and _by_chapter_word(words, language) >= COUNTS
    return max(0.0, weight) if counted else weight


def _by_ending(text: str, words: Sequence[str], language: Language) -> float:
    bare = text.rstrip("0123456789*†[]")
    last = next((name for signs, name in LAST_SIGNS if bare.endswith(signs)), None)
    if last is not None:
        return WEIGHTS[last]
    known = language.cues.sentence_words
    sentence = any(w.strip('.,;:!?()"').lower() in known for w in words[1:])
    if ending(bare) != "end":
        # ``Its first master is`` breaks off; ``What a book weighs`` does not.
        hanging = len(words) > 1 and words[-1].lower() in known
        return WEIGHTS["breaks off"] if hanging else _by_unfinished_words(text, sentence=sentence)
    years = PERIOD.search(text)
    if years and not is_name(text[: years.start()], language):
        return WEIGHTS["ends in years"]
    if is_name(text.rstrip("."), language) and not text.isupper():
        return WEIGHTS["a name"]
    if sentence:
        return WEIGHTS["a whole sentence"]
    return WEIGHTS["few words and a full stop" if len(words) <= FEW_WORDS else "a full stop"]


def _by_unfinished_words(text: str, *, sentence: bool) -> float:
    """Weigh words without a full stop; ``sentence``: one of them makes a sentence of them."""
    if not sentence:
        return WEIGHTS["unfinished"]
    # A clause that is set off makes a sentence of it, most of the time.
    return WEIGHTS["unfinished sentence with a clause" if "," in text else "unfinished sentence"]


def _by_width(rows: Sequence[Row], column: Column) -> float:
    share = max(row.width for row in rows) / column.width
    if share > WIDE:
        return WEIGHTS["wider than the column"]
    return WEIGHTS["narrow" if share < NARROW else "medium" if share < MEDIUM else "full"]


def _by_neighbours(setting: Setting) -> float:
    """Weigh the text around: a heading follows an ended sentence and opens a new one."""
    weight = 0.0
    before, after = setting.before, setting.after
    if before is not None and ending(without_references(before.text)) != "end":
        # Where the row has room left it is no sentence that goes on: a title, a name, a heading.
        short = before.width < SHORT * setting.column.width
        weight += WEIGHTS["below an unfinished short row" if short else "below an unfinished row"]
    if after is not None and BREAK.fullmatch(after.text):
        weight += WEIGHTS["above a pause"]
    opening = ITEM.sub("", after.text) if after else ""
    first = opening.lstrip(BEFORE_TEXT)[:1]
    if first.islower():
        weight += WEIGHTS["above a small letter"]
    return weight + (WEIGHTS["above a capital"] if first.isupper() else 0.0)
