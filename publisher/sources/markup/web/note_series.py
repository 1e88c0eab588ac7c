"""Notes without any link: raised or bracketed signs in the text, bodies that open with the same.

They are paired in their order: a row of bodies that stand one below the other, and the signs that
stand before it and count as they do. What is called twice in brackets is a work that is cited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from lxml import etree

from publisher.expressions import compiled
from publisher.sources.markup.note_marks import BRACKETED, label_of, sign_of
from publisher.sources.markup.web.document import (
    BLOCKS,
    HEADINGS,
    Document,
    before,
    block_of,
    has_letters,
    text_of,
)
from publisher.sources.markup.web.note_links import Body, Notes, says_note, strip_label
from publisher.structs import mutable

# Elements that may be the body of a note.
PARAGRAPHS = ("p", "li", "div", "dd", "font", "small")
# A star or dagger right behind a word.
STARRED = compiled(r"(?<=[\w.,;:!?»”’)])(?:\*{1,3}|[†‡])(?=[\s.,;:!?)»”]|$)")
# What a raised figure makes a power of: a figure, or one or two letters by themselves.
UNIT = compiled(r"(?:\d|(?:^|[\s\d(])[^\W\d_]{1,2})$")
STARS = set("*†‡§¶‖")


@mutable
class Sign:
    """A sign in the text: its element, or the words of one (``tail``: those behind it) from to."""

    sign: str
    element: etree._Element
    start: int = -1
    end: int = -1
    tail: bool = False

    @property
    def written(self) -> bool:
        """Tell whether it stands in the words themselves."""
        return self.start >= 0


def add_series(
    document: Document, notes: Notes, left_out: Set[etree._Element], headings: Set[str]
) -> None:
    """Add the notes that no link tells; ``headings`` are words above notes, in small letters.

    ``left_out`` are elements that are no text.
    """
    pool: list[Sign] = []
    since: list[Sign] = []  # the row before
    accepted: list[tuple[Sign, str, etree._Element]] = []
    for event in _events(document, notes, left_out, headings):
        if isinstance(event, Sign):
            pool.append(event)
            since.append(event)
            continue
        pairs = _paired(event, since) or _paired(event, pool)
        since = []
        if not pairs:
            continue
        accepted += pairs
        called = {body for _, _, body in pairs}
        notes.unpaired.extend(body for _, body in event if body not in called)
        pool = []
    _carry_out(document, notes, accepted)


def _paired(
    row: Sequence[tuple[str, etree._Element]], pool: Sequence[Sign]
) -> list[tuple[Sign, str, etree._Element]]:
    """Return the signs that call the bodies of a row; none where too little speaks for it."""
    labels = [label for label, _ in row]
    if len(set(labels)) < len(labels):
        return []
    own = [sign for sign in pool if sign.sign in set(labels)]
    counts = Counter(sign.sign for sign in own)
    if any(sign.written and counts[sign.sign] > 1 for sign in own):
        return []
    at = {sign.sign: n for n, sign in enumerate(own) if counts[sign.sign] == 1}
    found: list[tuple[Sign, str, etree._Element]] = []
    last = -1
    for place, (label, body) in enumerate(row):
        following = [at[later] for later in labels[place + 1 :] if later in at]
        until = min(following, default=len(own))
        fits = [n for n in range(last + 1, until) if own[n].sign == label]
        if len(fits) > 1:
            fits = [n for n in fits if not _is_exponent(own[n])]
        if len(fits) == 1:
            last = fits[0]
            found.append((own[last], label, body))
    return found if 2 * len(found) > len(row) else []


def _is_exponent(sign: Sign) -> bool:
    """Tell whether a raised sign stands behind a figure, or behind a unit as in m²."""
    return UNIT.search(before(sign.element, block_of(sign.element))) is not None


def _events(
    document: Document, notes: Notes, left_out: Set[etree._Element], headings: Set[str]
) -> Iterator[Sign | list[tuple[str, etree._Element]]]:
    taken = left_out | set(notes.bodies) | set(notes.calls) | set(notes.dropped)
    row: list[tuple[str, etree._Element]] = []
    under_heading = False
    ahead: list[etree._Element | tuple[etree._Element]] = [document.body]
    while ahead:
        element = ahead.pop()
        if isinstance(element, tuple):  # what stands behind an element, when that is done
            yield from _written(element[0], element[0].tail, True)
            continue
        if element.tail and element is not document.body:
            ahead.append((element,))
        if element in taken:
            continue
        if element.tag in HEADINGS:
            under_heading = _plain(text_of(element)) in headings
        label = _body_label(document, element, under_heading)
        if label:
            if row and not _follows(row, label, element):
                yield row
                row = []
            row.append((label, element))
            continue
        if row and element.tag in BLOCKS and has_letters(element.text):
            yield row
            row = []
        signs, inner = _signs_in(document, element)
        yield from signs
        ahead += inner
    if row:
        yield row


def _plain(words: str) -> str:
    """Return the words of a heading as they stand among the cues of a language."""
    return " ".join(words.split()).casefold().strip(".: ")


def _signs_in(
    document: Document, element: etree._Element
) -> tuple[list[Sign], list[etree._Element]]:
    """Return the signs that an element is or begins with, and the elements in it, last first."""
    sign = sign_of(text_of(element)) if _raised(document, element) else ""
    if sign:
        return [Sign(sign, element)], []
    return list(_written(element, element.text, False)), list(element)[::-1]


def _written(element: etree._Element, text: str | None, tail: bool) -> Iterator[Sign]:
    for pattern in (BRACKETED, STARRED) if text else ():
        for found in pattern.finditer(text or ""):
            sign = found[1] if pattern is BRACKETED else found[0]
            yield Sign(sign, element, found.start(), found.end(), tail)


def _raised(document: Document, element: etree._Element) -> bool:
    return element.tag in ("sup", "span", "font", "small") and (
        element.tag == "sup" or document.look(element).raised == 1
    )


def _follows(
    row: Sequence[tuple[str, etree._Element]], label: str, element: etree._Element
) -> bool:
    last, body = row[-1]
    if last.isdecimal() and label.isdecimal() and int(label) != int(last) + 1:
        return False
    between = body.getnext()
    while between is not None and between is not element and not has_letters(text_of(between)):
        between = between.getnext()
    return between is element


def _body_label(document: Document, element: etree._Element, under_heading: bool) -> str:
    """Return the sign that an element opens with if it may be the body of a note, else nothing."""
    if element.tag not in PARAGRAPHS or any(child.tag in BLOCKS for child in _without_p(element)):
        return ""
    words = text_of(element)
    if not has_letters(words):
        return ""
    among_notes = under_heading or _in_section(element)
    parent = element.getparent()
    if element.tag == "li" and parent is not None and parent.tag == "ol" and among_notes:
        return _number(element, parent)
    first = _first_element(element)
    if first is not None and _raised(document, first) and (sign := sign_of(text_of(first))):
        return sign if has_letters(words.replace(text_of(first), "", 1)) else ""
    sign, length = label_of(words)
    rest = has_letters(words[length:])
    in_brackets = words.lstrip()[:1] in "[" or set(sign) <= STARS
    return sign if sign and rest and (in_brackets or among_notes) else ""


def _number(item: etree._Element, parent: etree._Element) -> str:
    """Return the number that a list shows before an item."""
    start = parent.get("start", "1")
    items = [one for one in parent if one.tag == "li"]
    return str(int(start) + items.index(item)) if start.isdecimal() else ""


def _without_p(element: etree._Element) -> list[etree._Element]:
    """Return the elements inside one; the paragraphs of an item are no blocks of their own."""
    inner = list(element.iterdescendants(etree.Element))
    return [one for one in inner if one.tag != "p"] if element.tag in ("li", "dd") else inner


def _in_section(element: etree._Element) -> bool:
    return any(says_note(one) for one in [element, *element.iterancestors()][:3])


def _first_element(element: etree._Element) -> etree._Element | None:
    """Return the innermost first element that opens a block, if no words stand before it."""
    for one in element.iterdescendants(etree.Element):
        if has_letters(before(one, element)):
            return None
        if one.tag in ("sup", "span", "font", "small") and has_letters(text_of(one)):
            return one
    return None


def _carry_out(
    document: Document, notes: Notes, accepted: Sequence[tuple[Sign, str, etree._Element]]
) -> None:
    """Make elements of signs in words, last ones first, and take calls and bodies."""
    written = [sign for sign, _, _ in accepted if sign.written]
    for sign in sorted(written, key=lambda sign: -sign.start):
        sign.element = _as_element(sign)
    for number, (sign, label, element) in enumerate(accepted, start=1):
        key = f"series-{number}"
        body = Body(key, label)
        notes.calls[sign.element] = (key, label)
        strip_label(document, element, body, notes, set())
        notes.bodies[element] = body


def _as_element(sign: Sign) -> etree._Element:
    """Put the letters of a sign into an element of their own."""
    element = sign.element
    new = etree.Element("span")
    if sign.tail:
        words = element.tail or ""
        parent = element.getparent()
        assert parent is not None, "the root has no words behind it"
        element.tail = None
        parent.insert(parent.index(element) + 1, new)
        element.tail = words[: sign.start]
    else:
        words = element.text or ""
        element.text = words[: sign.start]
        element.insert(0, new)
    new.text, new.tail = words[sign.start : sign.end], words[sign.end :]
    return new
