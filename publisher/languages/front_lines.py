"""What the lines of a text's front say: by whom it is, of what date, where it was first printed.

There is one reading of them, of whole texts: a line is told by its words, by where it stands,
and by how the text writes the same words elsewhere; and words that were broken over two lines
must be whole. Each ``FrontLine`` keeps the answer as its ``kind``; what a date or a name is, is
read from the line by whoever needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from functools import cache

from publisher.expressions import compiled
from publisher.languages.alphabets import SMALL_LETTERS
from publisher.languages.dating import find_date
from publisher.languages.persons import after_cue, calls_a_document, is_name, names_in
from publisher.languages.presses import names_press
from publisher.languages.record import Language
from publisher.model.inlines import plain, runs
from publisher.model.roles import TITLE_LEVEL
from publisher.model.text import Block, FrontKind, FrontLine, Heading

# Words; a longer line under the title is its lead-in.
LONGEST_SUBTITLE = 14
# Words that may stand beside a date on its line: a place, and one like "den".
WORDS_BESIDE_DATE = 3
# Words with capitals of a line with two names: more than these.
JOINED = 3
# Words of an imprint, letters of a word in it that has no capital (“of”, “und”, “bei”), and the
# signs that part it.
LONGEST_IMPRINT, SMALL, IMPRINT_SIGNS = 9, 3, 2
_IMPRINT = compiled(r"(?P<before>.*\S[\s,])(?P<year>(?:1[4-9]|20)\d\d)\.?")
# From 1400, when printing was near, to 2099.
_YEAR = compiled(r"\b(?:1[4-9]|20)\d\d\b")
# ``VOL. II.``, ``Bd. 3``: the form of a name, and none.
_VOLUME = compiled(r"[^\W\d_]{1,5}\.\s+(?:[IVXLC]+|\d+)\.?", re.IGNORECASE)
_SMALL_WORD = compiled(rf"\b[{SMALL_LETTERS}][^\W\d_]*\b")


def with_kinds(blocks: Sequence[Block], about: Language) -> tuple[Block, ...]:
    """Return the blocks of a whole text, every front line with its kind; ``about`` its language."""
    title = _title_index(blocks)
    # Read once, and only if a front line asks for it.
    small = cache(lambda: _small_words(blocks))
    return tuple(
        replace(block, kind=_kind_of_front_line(blocks, at, title, (about, small)))
        if isinstance(block, FrontLine)
        else block
        for at, block in enumerate(blocks)
    )


def kind_of_line(words: str, about: Language) -> FrontKind:
    """Return what a line says wherever it stands: a translator, a first printing, a date.

    ``about`` is the language of the text. Anything else is ``UNKNOWN``.
    """
    if names_after(words, about.cues.translators, about):
        return FrontKind.TRANSLATOR
    if after_cue(words, about.cues.publications) is not None:
        return FrontKind.FIRST_PUBLISHED
    return FrontKind.DATE if date_of_line(words, about) else FrontKind.UNKNOWN


def names_after(words: str, cues: Iterable[str], about: Language) -> tuple[str, ...]:
    """Return the names behind a cue (“by Anna Bergh and Ib Lund”); none in “by the sea”."""
    rest = after_cue(words, cues)
    return names_in(rest, about) if rest else ()


def date_of_line(words: str, about: Language) -> str | None:
    """Return the date (ISO 8601) of a line that says little else: “Oslo, 6 May 1911”."""
    dated = find_date(words, about.cues)
    return dated.iso if dated and dated.other_words <= WORDS_BESIDE_DATE else None


def date_in_lead_in(words: str, about: Language) -> str | None:
    """Return the only date (ISO 8601) in a line like “This article, dated 12/11 1935, was a letter”.

    Where another year stands in it, nobody knows which of them is meant.
    """
    dated = find_date(words, about.cues)
    return dated.iso if dated and set(_YEAR.findall(words)) <= {dated.iso[:4]} else None


def year_of_imprint(words: str) -> str | None:
    """Return the year of “Lindeveer: The Landing Press, 1927”: what a title page says at its foot.

    All its words but small ones have capitals, and no other year stands in it. Two signs part
    place, press and year; a place and a year may stand alone (“Berlin 1911”).
    """
    match = _IMPRINT.fullmatch(words.strip())
    if match is None or len(_YEAR.findall(words)) != 1:
        return None
    before = match["before"].rstrip(" ,.;:")
    named = before.split()
    if not named or len(named) > LONGEST_IMPRINT or not before[:1].isupper():
        return None
    if any(word[:1].islower() and len(word) > SMALL for word in named):
        return None
    parted = sum(sign in ",:;" for sign in match["before"])
    return match["year"] if parted >= IMPRINT_SIGNS or len(named) == 1 else None


def _title_index(blocks: Iterable[Block]) -> int | None:
    titles = (
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == TITLE_LEVEL
    )
    return next(titles, None)


def _kind_of_front_line(
    blocks: Sequence[Block],
    at: int,
    title: int | None,
    known: tuple[Language, Callable[[], Set[str]]],
) -> FrontKind:
    """Return what a front line says; ``known`` are its language and the text's small words."""
    about, small = known
    words = _words(blocks[at])
    kind = kind_of_line(words, about)
    if kind is not FrontKind.UNKNOWN:
        return kind
    above_title = title is not None and at < title
    said = names_after(words, about.cues.bylines, about)
    announced = said and not _is_signed_further_up(blocks[:at], about)
    if (
        announced
        or _is_announced_above(blocks[:at], words, about)
        or (
            is_name(words, about)
            and names_in(words, about)
            and not names_press(words)
            and not calls_a_document(words, about)
            and _VOLUME.fullmatch(words) is None
            and (above_title or not _is_written_small(words, small(), about))
            and not _is_signed_above(blocks[:at], about)
        )
    ):
        return FrontKind.BYLINE
    if date_in_lead_in(words, about) or not _is_short(words):
        return FrontKind.LEAD_IN
    captions = after_cue(words, about.cues.captions) is not None
    below_title = title is not None and at == title + 1
    subtitle = below_title and not captions and year_of_imprint(words) is None
    return FrontKind.SUBTITLE if subtitle else FrontKind.UNKNOWN


def _is_signed_above(blocks: Sequence[Block], about: Language) -> bool:
    """Tell whether a line above said by whom the text is, and others stand below that one.

    What has the form of a name then is that of a publisher or an edition (``LEIPZIG und WIEN``).
    Right below that line a second author may stand; none below who printed the book.
    """
    lines = [_words(block) for block in blocks if isinstance(block, FrontLine)]
    signed = any(names_after(words, about.cues.bylines, about) for words in lines[:-1])
    return signed or any(
        names_press(words) or after_cue(words, about.cues.publications) is not None
        for words in lines
    )


def _is_signed_further_up(blocks: Sequence[Block], about: Language) -> bool:
    """Tell whether a line said by whom the text is, and another stands between (``WITH PICTURES``).

    Who is named then made what that line names.
    """
    lines = [_words(block) for block in blocks if isinstance(block, FrontLine)]
    signed = [at for at, words in enumerate(lines) if _ends_announced(lines, at, about)]
    signed += [at for at, one in enumerate(lines) if names_after(one, about.cues.bylines, about)]
    return bool(signed) and max(signed) < len(lines) - 1


def _ends_announced(lines: Sequence[str], at: int, about: Language) -> bool:
    """Tell whether the line above one ends with the word before a name (``A SECOND TRIP BY``)."""
    above = lines[at - 1] if at else ""
    others = (*about.cues.translators, *about.cues.publications, *about.cues.imprints)
    if names_press(above) or above.casefold().startswith(tuple(map(str.casefold, others))):
        return False
    last = above.split()[-1:]
    return bool(last) and last[0].casefold() in set(map(str.casefold, about.cues.bylines))


def _is_announced_above(blocks: Sequence[Block], words: str, about: Language) -> bool:
    """Tell whether the line above ends with the word before a name, and the name stands here."""
    if not blocks or names_press(words) or not is_name(words, about, announced=True):
        return False
    return _ends_announced([_words(blocks[-1]), words], 1, about)


def _is_written_small(words: str, small: Set[str], about: Language) -> bool:
    """Tell whether the text writes a capitalised word small too: “A Short Course” is no name."""
    own = [word.casefold() in small for word in words.split() if word[:1].isupper()]
    # Of several names one may be a word as well (``Rui Lamp and Günter Stade``).
    several = any(joint in words.split() for joint in about.names.joints)
    return 2 * sum(own) > len(own) if several and len(own) > JOINED else any(own)


def _small_words(blocks: Iterable[Block]) -> Set[str]:
    """Return the words of a text that begin with a small letter."""
    # What blanks part is looked at once: most of it comes again.
    pieces = {piece for block in blocks for piece in _words(block).split()}
    return frozenset(_SMALL_WORD.findall("\n".join(pieces)))


def _is_short(words: str) -> bool:
    """Tell whether a line is as short as a subtitle, and does not open with a bracket."""
    return len(words.split()) <= LONGEST_SUBTITLE and not words.startswith(("[", "("))


def _words(block: Block) -> str:
    return " ".join(" ".join(plain(run) for run in runs(block)).split())
