"""Lines that are surely the caption of a picture, by where they stand and how they are set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple, TypeAlias

from publisher.languages import Language
from publisher.model.transcript import Line, Page, PrintedPicture, Transcript
from publisher.restoring.measuring.seen import SAME_SIZE, seen_on
from publisher.restoring.roles.captioned.places import (
    IN_A_ROW,
    INTO,
    SHARED,
    Box,
    above,
    below,
    beside,
    box_of,
    height_of,
    on_its_axis,
    share_width,
)
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LinesTold
from publisher.restoring.wording import begins_small
from publisher.structs import frozen

# Where a caption stands.
BELOW, ABOVE, BESIDE_IT = "below", "above", "beside"
# Heights of a line: a caption begins no further below its picture, ends no further above it, and
# stands no further beside it; one with a word for it may have the letters of several pictures,
# (a) and (b), above it.
NEAR, BESIDE, NAMED = 2.2, 3.0, 4.5
# Heights of a line between two lines of a caption, and leadings from one to the next.
BETWEEN, NEXT = 0.8, 1.3
# Lines of the longest caption that opens with the word for one, and of one told by its type; and
# letters on each of them, by which those in a narrow column beside a picture count.
LONGEST, SHORT, LETTERS = 14, 6, 60
# Heights of a line between a label that stands alone and the words of its caption: beside it, below.
LABEL_BESIDE, LABEL_ABOVE = 6.0, 2.5
# Heights of a line: a caption in the type of the text stands no further below its picture.
CLOSE = 1.5
# Heights of a line by which a caption above or beside a picture counts as further away.
RARER = 1.0
# The role of a caption in the structure of a tagged PDF.
CAPTION_TAG = "Caption"
# Pages on which a line stands alike: it is a running head or foot.
REPEATED = 3
# Letters of a caption; a folio has none.
FEWEST = 2
# A number behind the word for a picture, and what shows behind it that no sentence goes on:
# ``Fig. 3. The quay``, ``Figure 2.1: The quay``, but not ``Figure 3 shows``.
NUMBERED = r"\.?\s*(?:\d[\w.\-\u2013]*|[IVXL]+\b)"
STOPS = frozenset(".:;)|\u2013\u2014-")
# What no caption is taken from without its word: what belongs to a page, notes, and the front.
OTHERS = FURNITURE | {LineRole.NOTE, LineRole.NOTE_HEAD, LineRole.TITLE, LineRole.FRONT}
# What a line in the type of the text may have been told to be, if its place alone makes it one.
PLAIN = frozenset((LineRole.PARAGRAPH, LineRole.CAPTION, LineRole.VERSE))


@frozen
class Claim:
    """Lines (numbers from 1) that are the caption of the picture at a place on its page, from 0.

    ``named`` where they open with a word for one, or are tagged so; ``away`` is how far they are
    from the picture, in heights of a line, and ``side`` where they stand. A caption whose picture
    is not there has None for it.
    """

    picture: int | None
    lines: tuple[int, ...]
    named: bool
    away: float
    side: str = BELOW
    off_axis: bool = False

    @property
    def rank(self) -> tuple[bool, int, bool, int]:
        """Return what sorts claims, the surest first; of pictures in a row the last has the caption."""
        return not self.named, round(self.away), self.off_axis, -(self.picture or 0)


# What a page may do throughout: any side, or captions on one side only.
SIDES = ((BELOW, ABOVE, BESIDE_IT), (BELOW, BESIDE_IT), (ABOVE, BESIDE_IT))
# How large a line is set beside the body text, and whether in italics.
_Look: TypeAlias = tuple[str | None, bool]
# Page (its index) → the claims on it.
Claims: TypeAlias = dict[int, tuple[Claim, ...]]


def claimed(transcript: Transcript, told: LinesTold, about: Language) -> Claims:
    """Return which lines are captions of which pictures; each picture has one at most.

    ``told`` are the roles of the lines so far: what is a note, a folio or a title is no caption
    unless its words say so.
    """
    if not any(line.geometry for line in transcript.lines()):
        return {}
    claimer = _Claimer(transcript, told, about)
    return {page.index: tuple(claimer.on(page)) for page in transcript.pages}


def with_claims(lines: LinesTold, claims: Claims) -> LinesTold:
    """Return the roles of lines with those that are claimed as captions.

    What was told to go on with a caption begins a paragraph of its own.
    """
    own = {line: claim.lines[0] for on in claims.values() for claim in on for line in claim.lines}
    if not own:
        return lines
    made = dict(lines)
    begun: tuple[LineRole, bool] | None = None  # what the caption above was told to be
    for name, told in lines.items():
        if name[0] in own:
            first = name[0] == own[name[0]]
            made[name] = replace(told, role=LineRole.CAPTION, first=first, chance=1.0)
            begun = (told.role, told.first) if first or begun is None else begun
        else:
            if begun == (told.role, True) and told.role is not LineRole.CAPTION:
                made[name] = replace(told, first=True)
            begun = None
    return made


class _Claimer:
    """Knows what is usual in a source, and looks for captions page by page."""

    def __init__(self, transcript: Transcript, told: LinesTold, about: Language) -> None:
        self._told = told
        self._named = _named(about)
        letters: Counter[_Look] = Counter()
        for line in transcript.lines():
            letters[_look(line)] += len(line.text.strip())
        self._usual = letters.most_common(1)[0][0]
        self._repeated = _repeated(transcript)

    def on(self, page: Page) -> Iterator[Claim]:
        """Yield the claims on a page, the surest first, then captions of nothing that is there.

        Where all captions stand on one side of their pictures, more of them find one.
        """
        rows = [_Row(line, box) for line in page.lines if (box := box_of(line))]
        found = [
            claim
            for number, picture in enumerate(page.pictures)
            for at in range(len(rows))
            if (claim := self._claim(number, picture, rows, at))
        ]
        found.sort(key=lambda one: one.rank)
        tried = [list(_first_come([one for one in found if one.side in on])) for on in SIDES]
        best = max(tried, key=lambda claims: sum(claim.named for claim in claims))
        yield from best
        yield from self._alone(rows, {line for claim in best for line in claim.lines})

    def _alone(self, rows: Sequence[_Row], taken: Set[int]) -> Iterator[Claim]:
        """Yield the captions that no picture claims: told to begin one, or labelled and set apart."""
        for at, row in enumerate(rows):
            told = self._told.get((row.line.number, row.line.part))
            if told is None or told.role not in PLAIN or not self._is_named(row.line):
                continue
            run = self._run(rows, at)
            lines = tuple(one.line.number for one in run)
            sure = told.role is LineRole.CAPTION or self._is_labelled_apart(rows, at, len(run))
            if sure and _is_parted(row) and len(run) <= LONGEST and taken.isdisjoint(lines):
                yield Claim(None, lines, named=True, away=0.0)

    def _is_labelled_apart(self, rows: Sequence[_Row], at: int, length: int) -> bool:
        """Tell whether lines open with a label that a stop ends, between gaps, and not in a list."""
        text = rows[at].line.text.strip()
        found = self._named.match(text)
        end = found.end() if found else 0
        after = rows[at + length : at + length + 1]
        alone = not any(self._opens(row.line) for row in (*rows[max(0, at - 1) : at], *after))
        stopped = bool(STOPS.intersection(text[max(0, end - 1) : end + 1])) and end > 0
        return stopped and alone and all(map(_is_parted, after))

    def _claim(
        self, number: int, picture: PrintedPicture, rows: Sequence[_Row], at: int
    ) -> Claim | None:
        """Return the claim of the lines that begin with a row, None where they are no caption."""
        named = self._is_named(rows[at].line)
        if at and not named and self._goes_on(rows[at - 1], rows[at]):
            return None
        run = self._run(rows, at)
        side, away = _distance(picture.box, run, named)
        tagged = all(_is_tagged(row.line) for row in run)
        most = len(run) if tagged else LONGEST if named else SHORT
        if away is None or _lines(picture.box, run) > most:
            return None
        if not named and not (self._may_be(run[0].line) and self._is_apart(picture.box, rows, run)):
            return None
        off_axis = not on_its_axis(picture.box, run[0].box)
        lines = tuple(row.line.number for row in run)
        return Claim(number, lines, named, away, side, off_axis)

    def _run(self, rows: Sequence[_Row], at: int) -> list[_Row]:
        """Return a row with those that go on with it."""
        pairs = takewhile(lambda pair: self._goes_on(*pair), pairwise(rows[at:]))
        return [rows[at], *(below_it for _, below_it in pairs)]

    def _goes_on(self, row: _Row, after: _Row) -> bool:
        """Tell whether a row goes on with the one before it: below it, near it, and set alike."""
        one, other = row.line.geometry, after.line.geometry
        if one is None or other is None:
            return False
        if self._is_label(row.line):
            return self._is_labelled(row, after)
        if one.column != other.column:
            return False
        space = (after.box[1] - row.box[3]) / height_of(row.box)
        if not -BETWEEN <= space <= BETWEEN or after.box[1] <= row.box[1]:
            return False
        led = other.gap is None or other.gap <= NEXT
        alike = abs(height_of(row.box) - height_of(after.box)) <= SAME_SIZE * height_of(row.box)
        italic = _look(row.line)[1] or not _look(after.line)[1]
        return (
            led
            and alike
            and italic
            and share_width(row.box, after.box)
            and not self._opens(after.line)
            and (one.tag == CAPTION_TAG or other.tag != CAPTION_TAG)
        )

    def _is_label(self, line: Line) -> bool:
        """Tell whether a line is nothing but the word for a picture with its number: ``Figure 3.``."""
        text = line.text.strip()
        found = self._named.match(text)
        return found is not None and not text[found.end() :].strip("".join(STOPS))

    def _is_labelled(self, label: _Row, after: _Row) -> bool:
        """Tell whether a row has the words behind a label that stands alone: beside it, or below.

        Below a gap they are set otherwise than the text, or both in the middle.
        """
        if self._is_named(after.line):
            return False
        height = height_of(label.box)
        if abs(after.box[1] - label.box[1]) <= INTO * height:
            return 0 <= after.box[0] - label.box[2] <= LABEL_BESIDE * height
        places = label.line.geometry, after.line.geometry
        centred = all(place is not None and place.centred for place in places)
        apart = centred or _look(after.line) != self._usual
        space = (after.box[1] - label.box[3]) / height
        near = -BETWEEN <= space <= (LABEL_ABOVE if apart else BETWEEN)
        return near and after.box[1] > label.box[1] and share_width(label.box, after.box)

    def _is_named(self, line: Line) -> bool:
        """Tell whether a line opens as a caption does: ``Fig. 3 The quay``, ``Photo: A. Bergh``."""
        return _is_tagged(line) or self._opens(line)

    def _opens(self, line: Line) -> bool:
        """Tell whether the words of a line open a caption."""
        found = self._named.match(line.text.strip())
        if found is None:
            return False
        rest = line.text.strip()[found.end() :]
        return found[0][-1] in STOPS or rest[:1] in STOPS or not begins_small(rest.lstrip())

    def _may_be(self, line: Line) -> bool:
        """Tell whether a line without a word for a caption may be one."""
        if line.geometry and any(line.geometry.cells):
            return False
        told = self._told.get((line.number, line.part))
        place = line.geometry
        noted = place is not None and (bool(place.below_rule) or bool(place.raised_label))
        other = told is not None and told.role in OTHERS and not self._bare(line, told.role)
        return (
            is_worded(line) and not noted and not other and _plain(line.text) not in self._repeated
        )

    def _bare(self, line: Line, role: LineRole) -> bool:
        """Tell whether a line told as one of a note is in italics, unlike the text, and has no label.

        So captions stand at the foot of a page, right above its notes.
        """
        look = _look(line)
        begins = line.text.strip()[:1]
        return role is LineRole.NOTE and look[1] and look != self._usual and begins.isupper()

    def _is_apart(self, picture: Box, rows: Sequence[_Row], run: Sequence[_Row]) -> bool:
        """Tell whether lines are set apart from the text, in their type or by standing below."""
        if _in_a_column(picture, rows, run):
            return False
        look = _look(run[0].line)
        if look != self._usual and (look[0] == "smaller" or look[1]):
            return True
        told = self._told.get((run[0].line.number, run[0].line.part))
        after = rows.index(run[-1]) + 1
        place = rows[after].line.geometry if after < len(rows) else None
        parted = place is None or place.gap is None or place.gap > NEXT
        centred = all(row.line.geometry and row.line.geometry.centred for row in run)
        close = below(picture, run[0].box)
        return (
            (centred and parted and on_its_axis(picture, run[0].box))
            and (close is not None and close <= CLOSE)
            and (told is None or told.role in PLAIN)
        )


class _Row(NamedTuple):
    """A line with its box."""

    line: Line
    box: Box


def _is_parted(row: _Row) -> bool:
    place = row.line.geometry
    return place is not None and (place.gap is None or place.gap > NEXT)


def _is_tagged(line: Line) -> bool:
    return line.geometry is not None and line.geometry.tag == CAPTION_TAG


def _first_come(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield those claims of which no earlier one has the picture, or any of the lines."""
    taken: set[int | None] = set()
    lines: set[int] = set()
    for claim in claims:
        if claim.picture not in taken and not lines.intersection(claim.lines):
            taken.add(claim.picture)
            lines.update(claim.lines)
            yield claim


def _distance(picture: Box, run: Sequence[_Row], named: bool) -> tuple[str, float | None]:
    """Return where lines stand, how far from a picture; None where that is too far for its caption.

    Captions above their pictures are rarer, and the text stands there too.
    """
    first, last = run[0].box, run[-1].box
    found = (
        (
            BELOW,
            below(picture, first, IN_A_ROW if named else SHARED),
            NAMED if named else NEAR,
            0.0,
        ),
        (ABOVE, above(picture, last), NEAR, RARER),
        (BESIDE_IT, beside(picture, first), BESIDE, RARER),
    )
    near = (
        (side, away + more) for side, away, most, more in found if away is not None and away <= most
    )
    return next(near, (BELOW, None))


def _lines(picture: Box, run: Sequence[_Row]) -> int:
    """Return how many lines a caption has, those of a narrow column beside its picture as full ones."""
    letters = sum(len(row.line.text.strip()) for row in run)
    narrow = beside(picture, run[0].box) is not None and not share_width(picture, run[0].box)
    return min(len(run), -(-letters // LETTERS)) if narrow else len(run)


def _in_a_column(picture: Box, rows: Sequence[_Row], run: Sequence[_Row]) -> bool:
    """Tell whether lines beside a picture are some of those of a column there."""
    first = run[0].box
    if share_width(picture, first):
        return False
    level = [row for row in rows if row.box[1] < picture[3] and picture[1] < row.box[3]]
    return any(row not in run and share_width(row.box, first) for row in level)


def is_worded(line: Line) -> bool:
    """Tell whether a line has words, and not only the numbers of an axis or a page."""
    return sum(map(str.isalpha, line.text)) >= FEWEST


def _look(line: Line) -> _Look:
    """Return how large a line is set, and whether in italics."""
    seen = seen_on(line)
    return seen.larger, seen.weight == "italic"


def _named(about: Language) -> re.Pattern[str]:
    """Return what a caption opens with in a language: a word with a number, or with a colon."""
    words = {cue.rstrip(" :.") for cue in about.cues.captions}
    counted = "|".join(map(re.escape, sorted({*words, "Fig", "Figure"}, key=len, reverse=True)))
    spoken = "|".join(re.escape(cue) for cue in about.cues.captions if cue.endswith(":"))
    either = rf"(?:(?i:{counted}){NUMBERED})" + (rf"|(?i:{spoken})" if spoken else "")
    return re.compile(rf"\W{{0,2}}(?:{either})")


def _repeated(transcript: Transcript) -> frozenset[str]:
    """Return the lines that stand alike on many pages, whatever their numbers."""
    on: Counter[str] = Counter()
    for page in transcript.pages:
        on.update({_plain(line.text) for line in page.lines if not line.blank})
    return frozenset(text for text, times in on.items() if times >= REPEATED)


def _plain(text: str) -> str:
    return "".join(filter(str.isalpha, text)).casefold()
