"""The effects of rulings on the lines where they were found."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import assert_never

from publisher.expressions import compiled
from publisher.model.letters import letters_and_figures
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.text import Decision, Emendation, Remark
from publisher.model.transcript import PRIVATE_SIGNS
from publisher.rulings.emended_words import find_wording
from publisher.rulings.kinds import WHOLE, decision_of, topic_of
from publisher.rulings.locating import Located, Stale
from publisher.rulings.marks import before_mark, plain, read_mark, without_mark
from publisher.rulings.printed_lines import PrintedLines
from publisher.structs import frozen

PRIVATE = compiled(PRIVATE_SIGNS)
# The question of a line that all its errors ask: may it stand?
STET = "stet"
# The question of words: what does the editor note about them?
REMARK = "remark"
# Signs at the edges of a word.
OUTSIDE = compiled(r"^[\W_]+|(?<![\W_])[\W_]+$")


@frozen
class Effect:
    """The effect of one ruling; the other fields are those of Verdicts.

    ``about`` are the questions that the ruling settles, ``start`` is the character of its line
    where an emendation begins. ``implied`` are beginnings of paragraphs that follow from a
    heading; a ruling on those lines overrides them.
    """

    ruling: Ruling
    about: tuple[Hashable, ...]
    start: int = 0
    furniture: tuple[tuple[int, bool], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    begins: tuple[tuple[int, bool], ...] = ()
    implied: tuple[tuple[int, bool], ...] = ()
    ends: tuple[tuple[int, Decision], ...] = ()
    words: tuple[tuple[str, str, Decision], ...] = ()
    notes: tuple[tuple[int, str, str, str], ...] = ()
    columns: tuple[tuple[int, bool], ...] = ()
    emendations: tuple[Emendation, ...] = ()
    bodies: tuple[tuple[int, str], ...] = ()
    lists: tuple[tuple[int, bool], ...] = ()
    verse: tuple[int, ...] = ()
    tables: tuple[tuple[int, bool], ...] = ()
    without_notes: tuple[int, ...] = ()
    no_notes: bool = False
    stet: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()


def effect_of(located: Located, lines: PrintedLines) -> Effect | Stale:
    """Return the effect of a ruling where it was found; Stale if the lines there do not allow it."""
    topic = topic_of(located.ruling.kind)
    match topic:
        case Topic.LINE_END:
            return _of_an_end(located, lines)
        case Topic.HEADING:
            return _of_a_heading(located, lines)
        case Topic.PARAGRAPH:
            return _of_a_beginning(located, lines)
        case Topic.FURNITURE:
            return _of_lines(located, lines)
        case Topic.NOTE:
            return _of_a_note(located, lines)
        case Topic.READING_ORDER:
            return _of_columns(located, lines)
        case Topic.WORDING:
            return _of_wording(located, lines)
        case _:
            assert_never(topic)


def bare_half(text: str) -> str:
    """Return one half of a broken word without spaces, hyphen and the signs around it."""
    return OUTSIDE.sub("", text) or text.strip()


def _of_an_end(located: Located, lines: PrintedLines) -> Effect:
    ruling, spot = located.ruling, located.spot
    decision, line = decision_of(ruling.kind), lines.number(spot.first)
    if spot.first != spot.last:
        return Effect(ruling, ((Topic.LINE_END, line),), ends=((line, decision),))
    # Both halves are on one line, because an extractor has glued two lines under one number.
    left, _, right = ruling.text.partition("|")
    words = ((bare_half(left), bare_half(right), decision),)
    return Effect(ruling, ((Topic.LINE_END, line, letters_and_figures(left)),), words=words)


def _of_a_heading(located: Located, lines: PrintedLines) -> Effect:
    """Return the effect of a heading: it takes all its lines, and a paragraph begins below it."""
    ruling, spot = located.ruling, located.spot
    line = lines.number(spot.first)
    about = ((Topic.HEADING, line),)
    if ruling.kind is RulingKind.NO_HEADING:
        return Effect(ruling, about, headings=((line, 0),))
    inside = [(lines.number(at), False) for at in range(spot.first + 1, spot.last + 1)]
    below = [(lines.number(at), True) for at in (spot.last + 1,) if at < len(lines.lines)]
    implied = ((line, True), *inside, *below)
    return Effect(ruling, about, headings=((line, int(ruling.value)),), implied=implied)


def _of_a_beginning(located: Located, lines: PrintedLines) -> Effect:
    ruling, line = located.ruling, lines.number(located.spot.first)
    begins = ((line, ruling.kind is RulingKind.PARAGRAPH),)
    return Effect(ruling, ((Topic.PARAGRAPH, line),), begins=begins)


def _of_columns(located: Located, lines: PrintedLines) -> Effect:
    ruling, line = located.ruling, lines.number(located.spot.first)
    columns = ((line, ruling.kind is RulingKind.COLUMNS),)
    return Effect(ruling, ((Topic.READING_ORDER, line),), columns=columns)


def _of_lines(located: Located, lines: PrintedLines) -> Effect:
    """Return what a ruling says of whole lines: what they are, one and all."""
    ruling, spot = located.ruling, located.spot
    numbers = tuple(lines.number(at) for at in range(spot.first, spot.last + 1))
    effect = Effect(ruling, tuple((Topic.FURNITURE, line) for line in numbers))
    match ruling.kind:
        case RulingKind.NOTE_BODY:
            return replace(effect, bodies=((numbers[0], ruling.value),))
        case RulingKind.NO_NOTES:
            return replace(effect, without_notes=numbers, no_notes=ruling.value == WHOLE)
        case RulingKind.LIST:
            return replace(effect, lists=tuple((line, line == numbers[0]) for line in numbers))
        case RulingKind.VERSE:
            return replace(effect, verse=numbers)
        case RulingKind.TABLE | RulingKind.NO_TABLE:
            is_table = ruling.kind is RulingKind.TABLE
            return replace(effect, tables=tuple((line, is_table) for line in numbers))
        case _:
            aside = ruling.kind is not RulingKind.TEXT
            return replace(effect, furniture=tuple((line, aside) for line in numbers))


def _of_a_note(located: Located, lines: PrintedLines) -> Effect | Stale:
    # The words may begin on a line above; the mark, which ends them, is on the last.
    ruling, at = located.ruling, located.spot.last
    text, number = lines.lines[at].text, lines.number(at)
    mark = read_mark(ruling.text, ruling.value)
    start = -1 if mark is None else _start_of_mark(text, mark.mark, without_mark(ruling))
    if mark is None or start < 0:
        return Stale(ruling, f"no mark stands after the words of “{ruling.text}”")
    before = before_mark(text, start)
    label = ruling.value if ruling.kind is RulingKind.NOTE else ""
    notes = ((number, before, mark.mark, label),)
    return Effect(ruling, ((Topic.NOTE, number, before, mark.mark),), notes=notes)


def _start_of_mark(text: str, mark: str, words: str) -> int:
    """Return the character of a line where a mark stands after some words; -1 where it does not.

    A mark that stands on the line only once is taken whatever the words before it.
    """
    line, known = plain(text), letters_and_figures(words)
    starts = [at for at in range(len(line)) if line.startswith(mark, at)]
    keys = [(at, letters_and_figures(line[:at])) for at in starts]
    # The words may begin further left than the line, or the line further left than the words.
    fitting = [at for at, key in keys if key.endswith(known) or known.endswith(key)]
    found = fitting or (starts if len(starts) == 1 else [])
    return found[0] if found else -1


def _of_wording(located: Located, lines: PrintedLines) -> Effect | Stale:
    ruling, at = located.ruling, located.spot.first
    if ruling.kind is RulingKind.STET:
        line = lines.number(at)
        return Effect(ruling, ((Topic.WORDING, line, STET),), stet=(line,))
    if ruling.kind is RulingKind.EDITORS_NOTE:
        return _of_a_remark(located, lines)
    if private := PRIVATE.search(ruling.value):
        sign = f"U+{ord(private[0]):X}"
        return Stale(
            ruling, f"its value has {sign}, a sign that only a typeface of its own can read"
        )
    found = find_wording(lines.lines[at].text, ruling.text, ruling.value)
    if found is None:
        return Stale(ruling, f"its line does not have “{ruling.text}”")
    number = lines.number(at)
    place = Place(lines.source, number, number)
    # Each letter is a question of its own, so that two emendations contradict where they overlap.
    about = tuple((Topic.WORDING, number, letter) for letter in range(found.start, found.end))
    emendation = Emendation(place, found.old, found.new, ruling.reason)
    return Effect(ruling, about, found.start, emendations=(emendation,))


def _of_a_remark(located: Located, lines: PrintedLines) -> Effect | Stale:
    """Return the effect of a note of the editor: it is called where its words end on the last line."""
    ruling, at = located.ruling, located.spot.last
    text, number = lines.lines[at].text, lines.number(at)
    letters, known = letters_and_figures(text), letters_and_figures(ruling.text)
    start = letters.find(known)
    # Words that begin on a line above end with some of this one.
    ends = start + len(known) if start >= 0 else _shared(known, letters)
    if not known or not ends:
        return Stale(ruling, f"its line does not have “{ruling.text}”")
    place = Place(lines.source, number, number)
    remark = Remark(place, ruling.text, letters[:ends], ruling.value)
    return Effect(ruling, ((Topic.WORDING, number, REMARK, ends),), remarks=(remark,))


def _shared(known: str, line: str) -> int:
    """Return how many letters of a line, from its first, some words end with."""
    sizes = range(min(len(known), len(line)), 0, -1)
    return next((size for size in sizes if known.endswith(line[:size])), 0)
