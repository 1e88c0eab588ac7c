"""Letters, starred figures, and stars of any code point, where they may label or call a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from publisher.expressions import compiled
from publisher.restoring.roles.notes.labels import unbracketed_label, worded_label
from publisher.structs import frozen

# Asterisks: of ASCII, of mathematics, heavy, of full width, low, small, of Arabic, open centre.
STARS = "*∗✱＊⁎﹡٭✲"
# The signs behind the star in the order of printers (*, †, ‡, §, ‖, ¶), each doubled in its turn.
BEHIND = "†‡§‖¶"
PARALLEL, ANY_STAR = compiled(r"\|\||∥"), compiled(f"[{STARS}]")
# Places between two signs in the order: a sign is repeated four times at most.
STEP = 10


class Kind(StrEnum):
    """What the signs of a series are."""

    LETTER = "letter"
    CAPITAL = "capital"
    STARRED = "starred"
    SIGN = "sign"
    FIGURE = "figure"
    MISREAD = "misread"


SIGNS = rf"[{STARS}]{{1,4}}+|[†‡§¶]{{1,3}}+|[‖∥]|\|\|"
CORE = (
    rf"(?P<starred>[{STARS}]\d{{1,2}}|\d{{1,2}}[{STARS}])|(?P<sign>{SIGNS})"
    r"|(?P<letter>[a-z])|(?P<capital>[A-Z])|(?P<figure>\d{1,3}(?!\d))"
)
LABEL = compiled(
    rf"(?P<open>[(\[]?)(?:{CORE})(?P<close> ?[)\]]|\.|:|)(?P<gap> *)(?=[^\W_]|[^\s\w])"
)
# A label alone on its line, above its note; a figure there may be a folio.
LONE = compiled(rf"(?P<open>[(\[]?)(?P<sign>{SIGNS})(?P<close> ?[)\]]|)")
# The kinds that have a group of their own there.
PRINTED = tuple(kind for kind in Kind if kind is not Kind.MISREAD)
# How the form of a label with a word for its note begins.
WORDED = "word"
# What labels and marks hold: most lines hold none of it.
MAY_CALL = compiled(rf"[)\]{STARS}†‡§‖∥¶|]|[^\w\s][a-z](?!\w)")
MAY_LABEL = compiled(rf"[(\[]?(?:[a-zA-Z]\W|[a-z][A-ZÀ-ÞĀ-ſ]|\d|[{STARS}†‡§‖∥¶|])")
# Signs of a sentence's end, behind which a letter is no part of a word.
CLOSING = frozenset(".,;:!?)]”“\"»«’'…›")
# Of letters only those are looked at that stand in brackets or right behind such a sign, not each
# letter of each word.
BEHIND_SIGN = rf"(?<=[{re.escape(''.join(sorted(CLOSING)))}])[a-z]"
MARK = compiled(
    rf" ?(?P<open>[(\[]?)(?=[^a-zA-Z]|. ?[)\]]|(?<=[(\[]).|{BEHIND_SIGN})"
    rf"(?:{CORE})(?P<close> ?[)\]]|)"
)
# ``e.g``, ``i.e``: letters with points between them; ``Orrin's``, ``l'a``: an elision.
WITHIN_WORD = compiled(r"(?<!\w)\w\.$|\w[’']$")


@frozen
class Spot:
    """What may be a label or a mark: where it stands, and what it says.

    ``at`` is the place of its line (from 0), ``page`` that of its page; ``start`` and ``end`` are
    counted in the characters of the line that are no blanks. ``number`` is its place in the order
    of its ``kind``, ``form`` how it is printed around its ``sign``; ``printed`` is the whole, a
    blank before a mark with it.
    """

    at: int
    page: int
    start: int
    end: int
    kind: Kind
    form: str
    number: int
    sign: str
    printed: str


@frozen
class Signed:
    """A filled line: the label with which it may begin, and what may call a note on it.

    ``at`` is its place (from 0), ``page`` that of its page; its ``text`` has single spaces.
    """

    at: int
    page: int
    text: str
    label: Spot | None
    marks: tuple[Spot, ...]


@frozen
class Answer:
    """A label and the mark that calls it; ``nth`` is the place of both among those of their page."""

    label: Spot
    mark: Spot
    nth: int

    @property
    def read(self) -> Spot:
        """Return the side that was read right: the mark, if both were."""
        return self.label if self.mark.kind is Kind.MISREAD else self.mark

    @property
    def neither(self) -> bool:
        """Tell whether both sides are misread, and alike."""
        return self.label.kind is self.mark.kind is Kind.MISREAD

    @property
    def whole(self) -> bool:
        """Tell whether both sides were read right."""
        return Kind.MISREAD not in (self.label.kind, self.mark.kind)


def signs_on(line: str, at: int, page: int) -> Signed:
    """Return a filled line with what may be a label or a mark on it."""
    text = " ".join(line.split())
    return Signed(at, page, text, _label_on(text, at, page), tuple(_marks_on(text, at, page)))


def _label_on(text: str, at: int, page: int) -> Spot | None:
    """Return the label with which a line may begin; ``text`` has single spaces."""
    match = LABEL.match(text) if MAY_LABEL.match(text) else None
    if match is None:
        alone = LONE.fullmatch(text)
        return _spot(alone, at, page) if alone else _worded(text, at, page)
    spot, rest = _spot(match, at, page), text[match.end() :]
    glued = not match["gap"] and spot.form == "bare"
    if spot.kind is Kind.SIGN:
        fits = not set(rest[:1]) & set(STARS) and any(map(str.isalpha, rest))
    elif spot.kind is Kind.LETTER:
        fits = not glued or rest[:1].isupper()
    elif spot.kind is Kind.CAPITAL:
        fits = spot.form not in ("bare", "dot")
    else:
        fits = not rest[:1].isdigit()
    return spot if fits else None


def _worded(text: str, at: int, page: int) -> Spot | None:
    """Return the figure that labels a note behind a word for it (``Note 1.``), or None."""
    found = worded_label(text) or unbracketed_label(text)
    if found is None or found[1].number is None:
        return None
    word, label = found
    form = f"{WORDED} {word}"
    return Spot(at, page, 0, len(word), Kind.FIGURE, form, label.number or 0, label.mark, word)


def _marks_on(text: str, at: int, page: int) -> Iterator[Spot]:
    """Yield what may call a note on a line; ``text`` has single spaces."""
    if not MAY_CALL.search(text):
        return
    for match in MARK.finditer(text, 1):
        if match["figure"] and not (match["open"] or match["close"]):
            continue  # a plain figure, of which a text has very many
        spot = _spot(match, at, page)
        worded = any(map(str.isalpha, text[: match.start()]))
        if worded and spot.form != "dot" and _may_call(text, match, spot):
            yield spot


def _spot(match: re.Match[str], at: int, page: int) -> Spot:
    groups = match.groupdict()
    kind = next(kind for kind in PRINTED if groups.get(kind.value))
    sign = PARALLEL.sub("‖", ANY_STAR.sub("*", match[kind.value]))
    start = len(match.string[: match.start()].replace(" ", ""))
    end = len(match.string[: match.end("close")].replace(" ", ""))
    return Spot(at, page, start, end, kind, _form(match), _number(kind, sign), sign, match[0])


def spot_of(match: re.Match[str], group: str, kind: Kind, at: int, page: int) -> Spot:
    """Return a group of a match on a line as what stands there; its sign is all of it."""
    start = len(match.string[: match.start(group)].replace(" ", ""))
    sign = match[group].strip()
    return Spot(at, page, start, start + len(sign), kind, "odd", 0, sign, match[group])


def _form(match: re.Match[str]) -> str:
    close = match["close"].strip()
    if close in (".", ":"):
        return "dot"
    return (match["open"] + close) or "bare"


def _number(kind: Kind, sign: str) -> int:
    if kind in (Kind.STARRED, Kind.FIGURE):
        return int(sign.strip("*"))
    if kind is Kind.SIGN:
        return STEP * (BEHIND.find(sign[0]) + 1) + len(sign)
    return ord(sign.lower()) - ord("a") + 1


def _may_call(text: str, match: re.Match[str], spot: Spot) -> bool:
    """Tell whether what looks like a mark may be one, by what stands around it."""
    before, after = text[: match.start()], text[match.end() : match.end() + 1]
    closed = spot.form != "bare"
    if after.isalnum() or spot.form in ("(", "[", "(]", "[)"):
        return False
    if closed and not match["open"] and before.rfind("(") > before.rfind(")"):
        return False
    if spot.kind is Kind.FIGURE and (not closed or before[-1:].isdigit()):
        return False
    if spot.kind in (Kind.LETTER, Kind.CAPITAL) and not closed:
        last = before[-1:]
        glued = not match[0].startswith(" ") and last in CLOSING
        return spot.kind is Kind.LETTER and glued and not WITHIN_WORD.search(before)
    if closed and spot.kind in (Kind.LETTER, Kind.CAPITAL):
        # ``Orrin a)``, ``Orrin.a)``, but not ``Orrina)``, which is a word that is closed.
        return match["open"] != "" or match[0].startswith(" ") or before[-1:] in CLOSING
    spaced = text[match.end() :].lstrip()[:1]
    return not (spot.sign[0] == "§" and (spaced.isdigit() or (not closed and match[0][0] == " ")))
