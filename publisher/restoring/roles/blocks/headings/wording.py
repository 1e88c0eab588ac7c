"""How much a block looks like a heading: weights for what a reader's eye goes by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from publisher.languages import Language
from publisher.restoring.characters import CALL
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.headings.series import PERIOD, Setting
from publisher.restoring.roles.blocks.names import is_name
from publisher.restoring.wording import BREAK, ENTRY, ITEM, ROMAN_NUMBER, ending

# ``§ 2. Ziele``, ``1.2. What is it?``: no sentence begins like this.
SECTION = re.compile(r"§\.?\s*\d|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)")
# ``IV. The Treaty``, ``II``, ``A. …``.
NUMBERED = re.compile(rf"{ROMAN_NUMBER}(?:\.(?=\s|$)|$|(?<=..)(?=\s+[^\W\d_a-z]))|[A-H]\.(?=\s)")
# ``1. First``, ``a) First``: also how a list item begins, so it says less.
COUNTED = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])|[a-h]\)\s")
LETTER_RUN = re.compile(r"[^\W\d_]+")
SPOKEN = re.compile(r"[\"“”„«»‘’–—-]")
# ``(From a letter).``: what stands in brackets explains a heading and is none.
BRACKETED = re.compile(r"[(\[].*[)\]]\.?", re.DOTALL)

LONGEST_WORDS = 22
# A row that fills less of the column than this has room left.
SHORT, HALF = 0.7, 0.5
# From this weight on a chapter's word has a number beside it.
COUNTS = 4.0


def heading_weight(setting: Setting) -> float:
    """Return the weight for a heading; above 0 the block is one.

    The constants are rough bits of evidence, every one a habit of setting that holds in all
    the languages known here.
    """
    text = CALL.sub("", " ".join(row.text for row in setting.rows)).strip()
    words = text.split()
    if setting.after is None or not words or len(words) > LONGEST_WORDS:
        return -9.0
    if not LETTER_RUN.search(text) or (not text[0].isalnum() and text[0] not in '§(["“„«»”'):
        return -9.0
    return (
        -3.0
        + _by_pattern(text, words, setting.language)
        + _by_ending_of_title(text, words, setting.language)
        + _by_width(setting.rows, setting.column)
        + _by_neighbours(setting)
    )


def _by_pattern(text: str, words: Sequence[str], language: Language) -> float:
    letters = "".join(LETTER_RUN.findall(text))
    weight = -0.4 * max(0, len(words) - 9)
    if text.lstrip(' [("“”„«»')[:1].islower():
        weight -= 5.0
    if SECTION.match(text):
        weight += 4.5
    elif NUMBERED.match(text):
        weight += 3.0
    elif COUNTED.match(text):
        weight += 1.0
    if len(letters) >= 4 and letters.isupper():
        weight += 3.0
    if SPOKEN.match(text):
        weight -= 1.5
    if BRACKETED.fullmatch(text):
        weight -= 2.0
    chapter = _by_chapter_word(words, language)
    if ENTRY.match(text) and not chapter:
        weight -= 4.0
    return weight + chapter


def _by_chapter_word(words: Sequence[str], language: Language) -> float:
    """Weigh ``Chapter``, and more if a number stands beside it: ``Zweiter Teil:``, ``Kapitel 3``."""
    known = {c.rstrip(".").casefold() for c in language.cues.chapters}
    cues = language.cues
    counts = _counts(cues.ordinals, cues.ordinal_endings, cues.cardinals)
    first, second = (word.rstrip(".:,").casefold() for word in (*words[:2], "")[:2])
    if first in known:
        count = words[1] if len(words) > 1 else ""
        return 5.0 if counts.match(count) or counts.match(count.lower()) else 2.5
    return 4.0 if second in known and counts.match(words[0].lower()) else 0.0


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
    known = language.cues.sentence_words
    sentence = any(w.strip('.,;:!?()"').lower() in known for w in words[1:])
    if bare.endswith((",", ";", "-", "\u00ad", "—", "–")):
        return -5.0
    if bare.endswith(":"):
        return -3.0
    if bare.endswith("?"):
        return 0.8
    if ending(bare) != "end":
        # ``Its first master is`` breaks off; ``What a book weighs`` does not.
        hanging = len(words) > 1 and words[-1].lower() in known
        if hanging:
            return -2.5
        # A clause that is set off makes a sentence of it, most of the time.
        return 2.2 if not sentence else -0.5 if "," in text else 1.0
    years = PERIOD.search(text)
    if years and not is_name(text[: years.start()]):
        return 3.5
    if is_name(text.rstrip(".")) and not text.isupper():
        return -2.5
    return -3.0 if sentence else 0.6 if len(words) <= 3 else -0.4


def _by_width(rows: Sequence[Row], column: Column) -> float:
    share = max(row.width for row in rows) / column.width
    if share > 1.03:
        return -3.0
    return 1.5 if share < 0.55 else 0.7 if share < 0.8 else -0.5


def _by_neighbours(setting: Setting) -> float:
    """Weigh the text around: a heading follows an ended sentence and opens a new one."""
    weight = 0.0
    before, after = setting.before, setting.after
    if before is not None and ending(CALL.sub("", before.text)) != "end":
        # Where the row has room left it is no sentence that goes on: a title, a name, a heading.
        weight -= 0.7 if before.width < SHORT * setting.column.width else 0.95
    if after is not None and BREAK.fullmatch(after.text):
        weight -= 3.0
    opening = ITEM.sub("", after.text) if after else ""
    first = opening.lstrip("“\"„«»‘'‚([–— ")[:1]
    if first.islower():
        weight -= 3.5
    return weight + (0.3 if first.isupper() else 0.0)
