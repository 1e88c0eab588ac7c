"""Labels and marks that recognition has misread or lost, found by what waits for an answer.

A mark that no label answers, on a page at whose foot a line begins with a sign that nothing
begins with (``«)``, ``°``, ``!°)``), or a label without its mark below a word with such a sign: each by
itself says little, both together that one calls the other. So do lines at the foot that cut a
sentence in two, where a mark above has no label at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publisher.expressions import compiled
from publisher.restoring.characters import OPENERS
from publisher.restoring.roles.unusual_signs.forms import (
    Answer,
    Kind,
    Signed,
    Spot,
    spot_of,
)
from publisher.restoring.roles.unusual_signs.lists import Lists
from publisher.restoring.wording import ending

# What recognition makes of a star or a raised figure: quotation marks, a degree, strokes.
ODD = "«»'’`´^°º\"”!|\\\\/~#%&$€£©®¤=+<>;:?"
# ``l)``, ``!°``: what it makes of a 1.
ONE = r"[!|]?[iIl!|][°º]?"
# Of a star it makes a dot or a shape too, which without a parenthesis is a bullet.
DOT = "•·∙●■□▪▫◆◇♦◊○◦"
LABEL = compiled(rf"(?P<odd>[{ODD}]{{1,3}}\)?|(?:{ONE}|[{DOT}])\)) ?(?=[^\W_])")
MARK = compiled(
    rf"(?<=[\w.,;:!?])(?P<odd> ?[{ODD}{DOT}]{{1,3}}\)|(?<!\w) ?{ONE}\)|(?<!\d) ?!?[°º^])(?!\w)"
)
# A mark misread as its label is: a quotation mark too, behind a sign of the sentence or a word.
BOTH = compiled(rf"(?<=[\w.,;:!?])(?P<odd>['’`´\"”«»]|!?[°º]|\^|{ONE}\))(?=\s|$)")
QUOTES = frozenset("'’`´\"”«»")
# Pages that show that a quotation mark is a misread star.
SHOWN = 2
# A label in these is one of a star or a figure for certain, as are marks that are closed.
CLOSING = {"<": ">", "«": "»", "»": "«", "“": "”", "”": "“", '"': '"', "'": "'", "’": "’"}
# The share of the longest line of the text above that all full lines of a foot are longer than:
# it is set in smaller letters (three sizes of type in four: 1.05 at least).
SMALLER = 1.04
# Lines above a mark that may hold its opening parenthesis; and what closes one.
OPENED, CLOSED = 6, compiled(r"\((?=[^()]{0,300}\))")
# The lines that such a foot has at most, and those of the text that must stand above it.
MOST, LEAST = 12, 4


def misread_answers(
    text: Lists, signed: Iterable[Signed], found: Iterable[Answer]
) -> Iterator[Answer]:
    """Yield the answers of which one side is misread or lost.

    ``signed`` are all filled lines of the text, ``found`` the answers that are whole.
    """
    whole = list(found)
    known = {(spot.at, spot.start) for one in whole for spot in (one.label, one.mark)}
    known_on = Counter(one.label.page for one in whole)
    alike: list[Answer] = []
    pages: dict[int, list[Signed]] = defaultdict(list)
    for line in signed:
        pages[line.page].append(line)
    for page, lines in pages.items():
        labels = [line.label for line in lines if line.label and _is_sure(line.label)]
        labels = [one for one in labels if text.is_at_foot(one.at)]
        marks = [one for line in lines for one in line.marks if _is_sure(one)]
        marks = [one for one in marks if not _is_opened(text, one)]
        labels = [one for one in labels if (one.at, one.start) not in known]
        marks = [one for one in marks if (one.at, one.start) not in known]
        answers = list(_on_page(text, lines, labels, marks))
        yield from answers
        if not (answers or labels or marks or known_on.get(page)):
            alike += _alike(text, lines)
    yield from _enough(text, alike)


def _is_sure(spot: Spot) -> bool:
    """Tell whether a label or mark is a star, or a figure or a sign that is closed.

    A dagger that is not closed may stand beside the name of somebody dead, or a corrupt word.
    """
    closed = spot.form == ")"
    return spot.sign[0] == "*" or (closed and spot.kind in (Kind.SIGN, Kind.FIGURE))


def _is_opened(text: Lists, mark: Spot) -> bool:
    """Tell whether the parenthesis of a mark was opened on a line above (``(see`` / ``p. 7)``)."""
    if mark.form != ")":
        return False
    lines = text.lines[max(0, mark.at - OPENED) : mark.at]
    said = "".join(line for page, line in lines if page == mark.page)
    said += "".join(text.lines[mark.at][1].split())[: mark.start]
    return said.count("(") > len(CLOSED.findall(said))


def _on_page(
    text: Lists,
    lines: Sequence[Signed],
    labels: Sequence[Spot],
    marks: Sequence[Spot],
) -> Iterator[Answer]:
    """Yield the answers of one page, whose ``labels`` and ``marks`` wait for one."""
    if marks and not labels:
        below = [line for line in lines if line.at > marks[-1].at]
        odd = [spot for line in below if (spot := _odd_label(line)) and _is_odd(text, spot)]
        lost = odd if odd or len(marks) > 1 else list(_lost_label(text, lines, marks[0]))
        if len(lost) == len(marks):
            yield from (Answer(*pair, 1) for pair in zip(lost, marks, strict=True))
    elif len(labels) == len(marks) and all(label.kind is Kind.SIGN for label in labels):
        if not {label.sign for label in labels} & {mark.sign for mark in marks}:
            unlike = (replace(label, kind=Kind.MISREAD, form="odd") for label in labels)
            yield from (Answer(*pair, 1) for pair in zip(unlike, marks, strict=True))
    elif labels and not marks:
        above = [line for line in lines if line.at < labels[0].at]
        odd = [spot for line in above for spot in _odd_marks(line)]
        if len(odd) == len(labels):
            yield from (Answer(*pair, 1) for pair in zip(labels, odd, strict=True))


def _alike(text: Lists, lines: Sequence[Signed]) -> Iterator[Answer]:
    """Yield the label and the mark of a page that are misread alike, if each stands there once."""
    labels = [spot for line in lines if (spot := _odd_label(line)) and text.is_at_foot(spot.at)]
    if len(labels) != 1:
        return
    label = labels[0]
    above = [line for line in lines if line.at < label.at]
    marks = [spot for line in above for spot in _both(line) if spot.sign == label.sign]
    behind_stop = [spot for spot in marks if _is_behind_stop(text, spot)]
    marks = behind_stop if len(behind_stop) == 1 else marks
    # A quotation mark right before a letter opens what somebody says.
    quoted = label.sign in QUOTES and not text.lines[label.at][1].strip()[1:2].isspace()
    if len(marks) == 1 and not quoted:
        yield Answer(label, marks[0], 1)


def _both(line: Signed) -> Iterator[Spot]:
    for match in BOTH.finditer(line.text):
        yield spot_of(match, "odd", Kind.MISREAD, line.at, line.page)


def _is_behind_stop(text: Lists, spot: Spot) -> bool:
    return "".join(text.lines[spot.at][1].split())[: spot.start][-1:] in ".,;:!?"


def _enough(text: Lists, alike: Sequence[Answer]) -> Iterator[Answer]:
    """Yield the answers that are misread on both sides, where their sign has no other sense."""
    pages = Counter(one.label.sign for one in alike)
    for one in alike:
        sign = one.label.sign
        shown = pages[sign] >= SHOWN or (sign not in QUOTES and text.is_parted(one.label.at))
        if shown and not (sign in QUOTES and text.opens(sign)):
            yield one


def _is_odd(text: Lists, spot: Spot) -> bool:
    """Tell whether a sign may be a misread label: at a foot, and no quotation mark of its text."""
    quotes = spot.sign[0] in CLOSING and not spot.sign.endswith(")")
    return text.is_at_foot(spot.at) and not (quotes and text.quotes(spot.sign[0]))


def _odd_label(line: Signed) -> Spot | None:
    """Return the sign with which a line begins that no line begins with; a quotation is closed."""
    match = LABEL.match(line.text)
    closing = match and CLOSING.get(match["odd"][0])
    if match is None or (closing and _closes(closing, line.text[match.end() :])):
        return None
    return spot_of(match, "odd", Kind.MISREAD, line.at, line.page)


def _closes(sign: str, text: str) -> bool:
    """Tell whether a quotation mark closes something in a text; between letters it elides one."""
    return any(not text[at + 1 : at + 2].isalnum() for at, one in enumerate(text) if one == sign)


def _odd_marks(line: Signed) -> Iterator[Spot]:
    for match in MARK.finditer(line.text):
        before = line.text[: match.start()]
        if before.rfind("(") <= before.rfind(")"):
            yield spot_of(match, "odd", Kind.MISREAD, line.at, line.page)


def _lost_label(text: Lists, lines: Sequence[Signed], mark: Spot) -> Iterator[Spot]:
    """Yield the beginning of lines at a page's foot that cut a sentence in two."""
    lettered = [line for line in lines if any(map(str.isalpha, line.text))]
    said, places = [line.text for line in lettered], [line.at for line in lettered]
    goes_on = text.first_below(places[-1])[:1].islower()
    if ending(said[-1]) != "end":
        return
    for first in range(max(LEAST, len(said) - MOST), len(said)):
        opens = said[first].lstrip(OPENERS)[:1].isupper() and ending(said[first - 1]) != "end"
        longest = max(map(len, said[:first])) * SMALLER
        small = goes_on and len(said) - first > 1 and min(map(len, said[first:-1])) > longest
        if opens and places[first] > mark.at and (small or text.is_parted(places[first])):
            yield Spot(places[first], mark.page, 0, 0, Kind.MISREAD, "lost", 0, "", "")
            return
