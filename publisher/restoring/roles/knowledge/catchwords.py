"""Catchwords: the first word of the next page, printed below the last line of a page.

The binder laid the sheets in order by them (P. Gaskell, A New Introduction to Bibliography, 1972).
Such a line repeats what the next page begins with, or the syllable of a broken word; what does not
repeat it is no catchword, however short it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz

from publisher.expressions import compiled
from publisher.model.letters import letters_alone
from publisher.restoring.characters import HYPHENS
from publisher.restoring.measuring.percentiles import median, percentile
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, state

# Lines from the foot of a page among which the catchword stands, over a signature, a folio or a
# mark of the press; and from the head of the next one among which its text begins, below a head.
FOOT, HEAD = 3, 4
# Lines of more words than a catchword has that show text below it: one may be the mark of a press.
TEXT = 2
# Of the measure (the width that 88 % of the lines keep to): a line as wide as this, without gaps, is
# no head, so the text of its page has begun.
FULL, WIDEST = 0.85, 88
# Words of a catchword. A signature may stand before it on its line: ``B 2``, ``*ij``, ``(a3)``,
# letterspaced ``C c c 2``.
WORDS = 3
SIGNED = compiled(
    r"\W{0,3}(?:[A-Za-z]{1,3}|([A-Za-z]) (?i:\1)(?: (?i:\1))?)\.?\s?(?:\d{1,2}|[ivxj]{1,4})?\W{0,3}"
)
SIGNATURE = compiled(rf"{SIGNED.pattern}(?:\s{{2,}}|\t)(?=\S)")
ROMAN = compiled(r"[ivxlc]+")
# What ends a sentence.
STOPS = ".!?"
# Lines in whose midst a catchword stands where nothing parts the pages: it, and at most a folio, a
# head and a signature.
BETWEEN = 3
# Of the width of the page: a line that begins further to the right is set apart there.
RIGHT = 0.4
# Catchwords that make a habit.
HABIT = 2
# Where no page is certain, so many lines that come as evenly as pages: letters of a small page, how
# far a page may be from the median one (a share of it), and the share of pages that keep to this.
ROW, SMALLEST, UNEVEN, EVENLY = 4, 300, 0.4, 0.7
# RapidFuzz's ratio, 0 to 100, and letters from which a word may be misread by a letter.
ALIKE, LONG = 75, 4
# The same for what might be a catchword at all: a letter of three, two of five.
MISREAD = 60


def no_catchwords(sheet: Sheet) -> Iterator[Fact]:
    """Yield which short lines are no catchwords, for the next page does not begin with them."""
    if sheet.paged:
        # Behind a wide gap stand a signature's and a catchword's parts of one line.
        apart = sheet.names["wide gaps"] > 0
        brief = np.array([_is_worded(one.text) for one in sheet.worded]) & ~apart
        none = brief & ~_may_repeat(sheet)
        own = state(LineRole.CATCHWORD, first=True)
        yield Fact("the next page does not begin with it", none, own)


def by_catchwords(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are catchwords for certain, and signatures below them."""
    same = _repeating(sheet, alike=False)
    state = AT[LineRole.CATCHWORD, True]
    apart, within = _apart(sheet), _interrupting(sheet)
    if sheet.paged:
        sure = same & (apart | within)
        sure = same | _repeating(sheet, alike=True) if sure.sum() >= HABIT else sure
    else:
        sure = same & apart if (same & apart & within).sum() else same & within
        sure &= _is_even(sheet, sure) or bool((sure & apart).sum() >= HABIT)
    yield from pinned("it stands apart and the next page begins with it", sure, state)
    below = _signed(sheet, sure)
    why = "it stands below a catchword, where sheets are signed"
    yield from pinned(why, below, AT[LineRole.SIGNATURE, True])


def has_catchwords(sheet: Sheet) -> bool:
    """Tell whether a page of a text ends with a word alone with which the next one begins."""
    return sheet.paged and bool(_repeating(sheet, alike=False).any())


def _may_repeat(sheet: Sheet) -> Flags:
    """Return which lines near the feet of pages the next page may begin with, however misread.

    A syllable needs no hyphen, and a signature may stand before it.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    for end in sheet.starts[1:-1].tolist():
        texts = range(end, min(end + HEAD, len(sheet)))
        heads = [letters_alone(sheet.worded[at].text) for at in _no_heads(sheet, texts)]
        for at in _feet(sheet, max(0, end - FOOT), end):
            for one in _with_and_without_signature(sheet, at):
                key = letters_alone(one)
                resembling = bool(key) and any(_resembles(key, head) for head in heads)
                made[at] |= resembling and not _has_ended(one, sheet, texts)
    return made


def _has_ended(word: str, sheet: Sheet, below: range) -> bool:
    """Tell whether a word closes a sentence, and the next page opens another one with it: no catchword.

    ``everybody used / it.``, and overleaf ``It was``.
    """
    if word[-1:] not in STOPS or not word[:1].islower():
        return False
    key = letters_alone(word)
    texts = (sheet.worded[at].text for at in below)
    return any(text[:1].isupper() and letters_alone(text.split()[0]) == key for text in texts)


def _resembles(key: str, head: str) -> bool:
    return fuzz.ratio(key, head[: len(key)], score_cutoff=MISREAD) > 0


def _repeating(sheet: Sheet, *, alike: bool) -> Flags:
    """Return which short lines at the feet of pages repeat what the next page begins with.

    ``alike``: a letter may have been misread. Where no page is certain, any line may be at a foot.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    if sheet.paged:
        full = (sheet.fullest > FULL * sheet.kept_by(WIDEST)) & (sheet.names["wide gaps"] == 0)
        for end in sheet.starts[1:-1].tolist():
            heads = _no_heads(sheet, _first_lines(end, full))
            for at in _feet(sheet, max(1, end - FOOT), end):
                # What opens a page is a heading or a head, on a page of two or three lines too.
                if sheet.page[at - 1] == sheet.page[end - 1]:
                    made[at] = _repeats(sheet, at, heads, alike=alike)
        return made
    for at in range(len(sheet) - 1):
        made[at] = _repeats(sheet, at, _below(sheet, at), alike=alike)
    return made


def _feet(sheet: Sheet, start: int, end: int) -> Iterator[int]:
    """Yield which of the last lines of a page may be catchwords: no two lines of text stand below."""
    text = [len(one.text.split()) > WORDS for one in sheet.worded[start:end]]
    yield from (at for at in range(start, end) if sum(text[at + 1 - start :]) < TEXT)


def _no_heads(sheet: Sheet, lines: range) -> list[int]:
    """Return the first lines of a page without a head on which a folio stands, behind a wide gap.

    A page that holds nothing else begins with it.
    """
    return [at for at in lines if sheet.names["wide gaps"][at] == 0] or list(lines)


def _first_lines(start: int, full: Flags) -> range:
    """Return the lines of a page with which its text may begin: the first, or one below heads."""
    end = min(start + HEAD, len(full))
    text = np.flatnonzero(full[start:end])
    return range(start, start + int(text[0]) + 1 if len(text) else end)


def _below(sheet: Sheet, at: int) -> range:
    """Return the line below a line, and those behind figures alone, which may part two pages."""
    end = at + 2
    while end - at <= BETWEEN and end < len(sheet) and is_of_page(sheet.worded[end - 1].text):
        end += 1
    return range(at + 1, min(end, len(sheet)))


def is_of_page(text: str) -> bool:
    """Tell whether a line is nothing but a figure or the signature of a sheet."""
    return SIGNED.fullmatch(text) is not None or not any(map(str.isalpha, text))


def _signed(sheet: Sheet, catchwords: Flags) -> Flags:
    """Return which lines right below a catchword are signatures, and the last ones of their page."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at in np.flatnonzero(catchwords[:-1]).tolist():
        last = not sheet.paged or at + 2 == len(sheet) or sheet.page[at + 1] != sheet.page[at + 2]
        same = not sheet.paged or sheet.page[at] == sheet.page[at + 1]
        made[at + 1] = last and same and SIGNED.fullmatch(sheet.worded[at + 1].text) is not None
    return made


def _repeats(sheet: Sheet, at: int, heads: Sequence[int], *, alike: bool) -> bool:
    """Tell whether one of the lines ``heads`` begins with the words of a line."""
    texts = _with_and_without_signature(sheet, at) if sheet.paged else (sheet.worded[at].text,)
    return any(
        begins_with(sheet.worded[head].text, one, alike=alike) for one in texts for head in heads
    )


def _with_and_without_signature(sheet: Sheet, at: int) -> tuple[str, ...]:
    """Return the words of a line, and those behind the signature before a wide gap, if there is one."""
    text = sheet.worded[at].text
    found = SIGNATURE.match(sheet.lines[at].text.lstrip())
    return (text, sheet.lines[at].text.lstrip()[found.end() :].strip()) if found else (text,)


def begins_with(text: str, catchword: str, *, alike: bool = False) -> bool:
    """Tell whether a text begins with a catchword, or with a word that it is the first part of.

    ``alike``: a letter of it may have been misread.
    """
    words, below = catchword.split(), text.split()
    if not 0 < len(words) <= min(len(below), WORDS):
        return False
    key = letters_alone(catchword)
    same = letters_alone(" ".join(below[: len(words)]))
    if key == same or not key:
        ended = catchword[-1] in STOPS and catchword[0].islower() and below[0][0].isupper()
        return bool(key) and not ended
    if catchword[-1] in HYPHENS:
        return letters_alone(text).startswith(key)
    return alike and len(key) >= LONG and fuzz.ratio(key, same, score_cutoff=ALIKE) > 0


def _is_worded(text: str) -> bool:
    """Tell whether a line is a word or a few: no signature, and no Roman figure."""
    if len(text.split()) > WORDS:
        return False  # as most lines are
    letters = letters_alone(text)
    word = len(letters) > 2 or (len(letters) == 2 and text.islower())
    word &= not any(map(str.isdigit, text))
    return word and ROMAN.fullmatch(letters) is None


def _interrupting(sheet: Sheet) -> Flags:
    """Return which lines stand below one that breaks off in its sentence."""
    above = [False, *(_is_open(one.text) for one in sheet.worded[:-1])]
    return np.array(above, dtype=np.bool_)


def _is_even(sheet: Sheet, lines: Flags) -> bool:
    """Tell whether some lines come as evenly as pages do, by the letters between them."""
    sizes = np.diff(np.cumsum(sheet.lengths)[lines])
    if len(sizes) + 1 < ROW:
        return False
    page = float(median(sizes))
    return page >= SMALLEST and bool((np.abs(sizes - page) < UNEVEN * page).mean() > EVENLY)


def _is_open(text: str) -> bool:
    """Tell whether a line ends in mid-sentence, with a letter, a comma or a broken word."""
    return text[-1:].isalpha() or text[-1:] == "," or text[-1:] in HYPHENS


def _apart(sheet: Sheet) -> Flags:
    """Return which lines begin in the right half of the page."""
    width = float(percentile(sheet.indents + sheet.lengths, 85)) or 1.0
    made: Flags = sheet.indents > RIGHT * width
    return made
